"""Rows that belong to no app: outbox, letters, live log, idempotency, audit, rate limits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from common.ids import new_id


class OutboxEntry(models.Model):
    """A task that somebody must be told about once the transaction that wrote this row is committed.

    Delivered rows are deleted: what is in the table is the backlog.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    task = models.CharField(max_length=100)
    queue = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, default="", blank=True)


class Letter(models.Model):
    """An e-mail to send, with its retries; kept in the demo so that the inbox page can show it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.CharField(max_length=254, db_index=True)
    member_id = models.UUIDField(null=True, db_index=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, db_index=True)  # null: nothing more to do
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, default="", blank=True)


class LiveCounter(models.Model):
    """The last sequence number given out to a member; its row lock makes the log gapless."""

    member_id = models.UUIDField(primary_key=True)
    last_seq = models.BigIntegerField(default=0)


class LiveEvent(models.Model):
    """One numbered entry of a member's live log: sockets hint at it, `?after=` catches up."""

    id = models.BigAutoField(primary_key=True)
    member_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member_id", "seq"], name="live_events_are_numbered_once"),
        ]


class IdempotentAnswer(models.Model):
    """The answer to an unsafe request that carried an Idempotency-Key, sealed for whoever sends the same again."""

    id = models.BigAutoField(primary_key=True)
    scope = models.CharField(max_length=80)  # member id, or "anonymous"
    key_hash = models.BinaryField(max_length=32)
    request_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    sealed_body = models.BinaryField(null=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "key_hash"], name="an_idempotency_key_has_one_answer"),
        ]


class AuditEntry(models.Model):
    """Who did what to whom, and why. The application's role may add rows and read them, nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_id = models.UUIDField(null=True, db_index=True)  # null: the system itself
    action = models.CharField(max_length=80)
    target = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)


class RateWindow(models.Model):
    """How often something was tried in a window. In PostgreSQL so that a lost cache never opens a door."""

    id = models.BigAutoField(primary_key=True)
    rule = models.CharField(max_length=60)
    subject_hash = models.BinaryField(max_length=32)
    window_start = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "subject_hash", "window_start"], name="one_count_per_window"),
        ]
