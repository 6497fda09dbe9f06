"""Invite slots, who came by whom, the waiting list."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from common.ids import new_id
from invites.enums import AdmissionKind, GivenBack, SlotState


class Slot(models.Model):
    """One of a member's four invites. Its code is derived from `nonce`; what is kept of the code is a keyed digest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()  # 0 to 3
    state = models.CharField(max_length=8, choices=SlotState.choices, default=SlotState.FREE)
    nonce = models.BinaryField(max_length=16, null=True)
    lookup = models.BinaryField(max_length=32, null=True)
    email = models.CharField(max_length=254, blank=True, default="")  # small letters; "": for anybody
    made_at = models.DateTimeField(null=True)
    made_country = models.CharField(max_length=2, blank=True, default="")
    lapses_at = models.DateTimeField(null=True)
    given_back = models.CharField(max_length=7, choices=GivenBack.choices, blank=True, default="")
    redeemed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "number"], name="a_member_has_each_invite_once"),
            models.CheckConstraint(condition=Q(number__gte=0, number__lte=3), name="a_member_has_four_invites"),
            models.UniqueConstraint(fields=["lookup"], name="a_code_opens_one_invite"),
            models.CheckConstraint(
                condition=Q(
                    state=SlotState.OPEN,
                    nonce__isnull=False,
                    lookup__isnull=False,
                    made_at__isnull=False,  # a comparison with null is not false, and a check lets it pass
                    lapses_at__isnull=False,
                    lapses_at__gt=F("made_at"),
                )
                | (~Q(state=SlotState.OPEN) & Q(nonce__isnull=True, lookup__isnull=True, lapses_at__isnull=True)),
                name="an_invite_has_a_code_while_it_is_open",
            ),
            models.CheckConstraint(
                condition=Q(state=SlotState.REDEEMED, redeemed_at__isnull=False)
                | (~Q(state=SlotState.REDEEMED) & Q(redeemed_at__isnull=True)),
                name="a_redeemed_invite_says_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lapses_at"], name="open_invites_by_end", condition=Q(state=SlotState.OPEN)),
        ]


class Arrival(models.Model):
    """Who joined by whom: written with the account, never changed. Ids alone, so that the tree outlives erasure."""

    member_id = models.UUIDField(primary_key=True)
    inviter_id = models.UUIDField(null=True, db_index=True)
    slot_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=8, choices=AdmissionKind.choices)
    country = models.CharField(max_length=2, blank=True, default="")  # where they joined, "" when unknown
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slot_id"], name="an_invite_brings_one_member"),
            models.CheckConstraint(condition=~Q(member_id=F("inviter_id")), name="nobody_invites_themselves"),
        ]


class WaitingEntry(models.Model):
    """An address on the waiting list; it counts from when a letter to it was answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.CharField(max_length=254)  # small letters
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email"], name="an_address_waits_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["confirmed_at", "id"], name="the_waiting_list", condition=Q(confirmed_at__isnull=False)
            ),
        ]
