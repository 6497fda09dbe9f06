"""`manage.py demo_data`: the demo's members, made the way anybody is made, and how to sign in as them.

Prints `name: value` lines for the panel of `make demo`. Running it again changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import facade as accounts
from accounts.contracts import MemberCard
from accounts.enums import StaffRole
from accounts.services import staff
from common import clock
from invites import facade as invites
from invites.contracts import Newcomer, Place

HERE = Place(address="127.0.0.1", country="US")
BORN = date(1990, 5, 17)
HOST = "nova"
FRIENDS = (("mira", "Mira"), ("jonas", "Jonas"))


class Command(BaseCommand):
    """Sets the demo up."""

    help = "Make the demo's members and print how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        """This will make what is missing and print the facts."""
        if not settings.DEMO:
            raise CommandError("demo_data makes members with derived passwords: it runs in the demo alone.")
        now = clock.now()
        demo = _founder(HOST, "Nova", now)
        maud = _founder("maud", "Maud, moderator", now)
        for role in (StaffRole.MODERATOR, StaffRole.OPERATOR):
            staff.set_role(actor_id=None, member_id=maud.id, role=role, held=True, now=now)
        for handle, name in FRIENDS:
            _friend(demo, handle, name, now)
        self._tell(demo, now)

    def _tell(self, demo: MemberCard, now: datetime) -> None:
        lines = [
            ("sign in", f"{_email(HOST)}   {_password(HOST)}"),
            (
                "as moderator",
                f"{_email('maud')}   {_password('maud')}   (and operator: /console/flags, /console/queue; "
                "not needed to look around)",
            ),
            ("invite", _open_invite(demo, now).link or ""),
            ("letters", f"{settings.SITE_URL}/inbox"),
        ]
        for label, value in lines:
            self.stdout.write(f"{label}: {value}")


def _founder(handle: str, name: str, now: datetime) -> MemberCard:
    """Somebody has to be first: made without an invite, from the command line."""
    return accounts.find_member(handle, now=now) or accounts.create_member(
        handle=handle,
        email=_email(handle),
        password=_password(handle),
        date_of_birth=BORN,
        country="US",
        display_name=name,
        now=now,
    )


def _friend(host: MemberCard, handle: str, name: str, now: datetime) -> None:
    if accounts.find_member(handle, now=now):
        return
    age_pass = accounts.open_age_gate(
        date_of_birth=BORN, country="US", address=HERE.address, refused_cookie=None, now=now
    )
    newcomer = Newcomer(
        age_pass=age_pass.token, email=_email(handle), password=_password(handle), handle=handle, display_name=name
    )
    invites.join(code=_open_invite(host, now).code or "", newcomer=newcomer, place=HERE, now=now)


def _open_invite(host: MemberCard, now: datetime) -> invites.Invite:
    """One of the member's open invites, a new one when none is."""
    mine = invites.invites_of(actor_id=host.id, now=now)
    for invite in mine:
        if invite.code and not invite.email:
            return invite
    return invites.make_invite(actor_id=host.id, country="US", now=now)


def _email(handle: str) -> str:
    return f"{handle}@demo.example"


def _password(handle: str) -> str:
    """Derived from this installation's own key: shown again at every start, the same nowhere else."""
    digest = hmac.new(settings.LINK_KEY.encode(), f"demo password of {handle}".encode(), hashlib.sha256).digest()
    return "sky-" + base64.b32encode(digest)[:12].decode().lower()
