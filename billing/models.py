"""The ledger. Entries are the truth and only ever added; accounts and open holds are what follows from them, kept at hand.

Members are named by id, without a foreign key: books outlive members.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.enums import EntryKind, Place, Plan
from common.ids import new_id

REASON_MAX_CHARS = 300


class Account(models.Model):
    """One row per member who ever held units: its lock puts a member's movements in order. Sums over their entries."""

    member_id = models.UUIDField(primary_key=True, editable=False)
    held = models.IntegerField(default=0)
    spent = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(held__gte=0), name="held_units_are_never_negative"),
            models.CheckConstraint(condition=Q(spent__gte=0), name="spent_units_are_never_negative"),
        ]


class Entry(models.Model):
    """A transfer of whole units from one account of a member's to another: what leaves one arrives in the other.

    `pocket` is where the units came from when they were held. The application's role may add rows and read them.
    """

    id = models.BigAutoField(primary_key=True)  # grows under the account's lock: a member's entries in their order
    member_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=EntryKind.choices)
    source = models.CharField(max_length=60)
    target = models.CharField(max_length=60)
    units = models.PositiveIntegerField()
    ref = models.UUIDField()  # the job
    pocket = models.CharField(max_length=60)
    closes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], name="an_idempotency_key_moves_units_once"),
            models.UniqueConstraint(fields=["closes"], name="a_hold_is_closed_once"),
            models.CheckConstraint(condition=Q(units__gt=0), name="an_entry_moves_at_least_one_unit"),
            models.CheckConstraint(
                name="an_entry_goes_where_its_kind_says",
                condition=Q(kind=EntryKind.HOLD, source=F("pocket"), target=Place.HELD.value, closes__isnull=True)
                | Q(kind=EntryKind.SETTLE, source=Place.HELD.value, target=Place.SPENT.value, closes__isnull=False)
                | Q(kind=EntryKind.RELEASE, source=Place.HELD.value, target=F("pocket"), closes__isnull=False),
            ),
            models.CheckConstraint(
                name="a_pocket_is_no_other_account", condition=~Q(pocket__in=[Place.HELD.value, Place.SPENT.value, ""])
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["member_id", "at"], name="holds_of_a_member", condition=Q(kind=EntryKind.HOLD)),
            models.Index(fields=["ref", "-id"], name="entries_of_a_job"),
        ]


class OpenHold(models.Model):
    """A hold that nobody closed yet. The sweep reads these few rows instead of the whole ledger."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="+")
    member_id = models.UUIDField(db_index=True)
    ref = models.UUIDField()
    units = models.PositiveIntegerField()
    pocket = models.CharField(max_length=60)
    held_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ref", "pocket"], name="a_job_holds_a_pocket_once_at_a_time"),
        ]


class PlanGrant(models.Model):
    """A plan given for a time by an operator, without payment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    plan = models.CharField(max_length=8, choices=Plan.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    granted_by_member_id = models.UUIDField(null=True)  # null: an operator at the machine
    reason = models.CharField(max_length=REASON_MAX_CHARS)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="a_grant_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_grant_says_why"),
        ]
        indexes: ClassVar = [models.Index(fields=["member", "ends_at"], name="grants_of_a_member")]
