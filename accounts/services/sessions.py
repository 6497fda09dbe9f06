"""Where a member is signed in, and ending it."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from accounts.models import Member
from common import live_log
from common.errors import NotFoundError


def end_everywhere(*, member_id: UUID) -> int:
    """This will end every session and token of a member at once; returns how many devices were listed.

    The epoch ends what is not listed too; sockets are told after the commit.
    """
    with transaction.atomic():
        Member.objects.filter(pk=member_id).update(sign_in_epoch=F("sign_in_epoch") + 1)
        devices = UserSession.objects.filter(user_id=member_id)
        Session.objects.filter(pk__in=list(devices.values_list("session_key", flat=True))).delete()
        ended = int(devices.delete()[0])
        transaction.on_commit(lambda: live_log.close_sockets(member_id=member_id), robust=True)
    return ended


def end_one(*, member_id: UUID, device_id: int) -> None:
    """This will end one device's session and tokens. Raises NotFoundError when the member has no such device."""
    with transaction.atomic():
        device = UserSession.objects.filter(user_id=member_id, pk=device_id).first()
        if device is None:
            raise NotFoundError
        Session.objects.filter(pk=device.session_key).delete()
        device.delete()
        sift_sockets(member_id=member_id)


def sift_sockets(*, member_id: UUID) -> None:
    """This will close the member's sockets after the commit; those of devices that are still signed in come back."""
    code = live_log.COME_AGAIN
    transaction.on_commit(lambda: live_log.close_sockets(member_id=member_id, code=code), robust=True)
