"""Where a member is signed in, and ending it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from accounts.models import Member
from common import close_codes, live_log
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


def forget_expired(*, now: datetime) -> int:
    """This will delete sessions past their end, and the devices listed for sessions that are gone; returns how many.

    Devices of the last hour stay: a session may be written after its device.
    """
    sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
    alive = Session.objects.filter(pk=OuterRef("session_key"))
    before = UserSession.objects.filter(~Exists(alive), created_at__lt=now - timedelta(hours=1))
    return int(sessions + before.delete()[0])


def sift_sockets(*, member_id: UUID) -> None:
    """This will close the member's sockets after the commit; those of devices that are still signed in come back."""
    code = close_codes.COME_AGAIN
    transaction.on_commit(lambda: live_log.close_sockets(member_id=member_id, code=code), robust=True)
