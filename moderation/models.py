"""Verdicts and flags."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from common.ids import new_id
from moderation.enums import Track


class PromptVerdict(models.Model):
    """What was decided about one prompt, by which version of the policy. Rows are only ever added or erased whole.

    The words are kept for refused prompts alone, so that an appeal can be judged; on the child-safety track they are
    sealed (`sealed_prompt`), and only the hash tells two prompts apart.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member_id = models.UUIDField(db_index=True)
    track = models.CharField(max_length=12, choices=Track.choices, default=Track.ORDINARY)
    allowed = models.BooleanField()
    rule = models.CharField(max_length=40, blank=True, default="")
    told_rule = models.CharField(max_length=40, blank=True, default="")
    prompt_sha256 = models.BinaryField(max_length=32)
    prompt = models.TextField(blank=True, default="")
    sealed_prompt = models.BinaryField(null=True)
    scores = models.JSONField(default=dict)  # rule -> 0..1
    evidence = models.JSONField(default=list)
    policy_version = models.CharField(max_length=40)
    as_teen = models.BooleanField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(allowed=True, rule="") | (Q(allowed=False) & ~Q(rule="")),
                name="a_refused_prompt_names_its_rule",
            ),
            models.CheckConstraint(
                condition=~Q(track=Track.CHILD_SAFETY) | Q(allowed=False, prompt="", told_rule=""),
                name="child_safety_verdicts_hold_no_plain_words",
            ),
        ]


class Flag(models.Model):
    """Something a moderator should look at. One open row per kind and subject, however often it was raised."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    track = models.CharField(max_length=12, choices=Track.choices, default=Track.ORDINARY)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    subject_member_id = models.UUIDField(null=True, db_index=True)  # whom it is about, where that is a member
    facts = models.JSONField(default=dict)
    times = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    last_raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by_member_id = models.UUIDField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(closed_at=None), name="one_open_flag_per_kind_and_subject"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | (Q(closed_by_member_id__isnull=False) & ~Q(note="")),
                name="a_closed_flag_says_who_and_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["track", "-last_raised_at", "-id"], name="open_flags_newest_first", condition=Q(closed_at=None)
            ),
        ]
