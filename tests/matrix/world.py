"""A small world for the matrix: somebody in each role, and the owner's things that operations are aimed at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from accounts import facade as accounts
from accounts.enums import StaffRole, Standing
from accounts.facade import member_card
from accounts.models import Member
from common import clock
from common.ids import new_id
from common.models import Letter
from generation.contracts import ClipWish
from generation.enums import TraceAudience, TraceState, Visibility
from generation.models import Trace
from generation.services import jobs
from invites import facade as invites
from invites.services import waiting
from moderation import facade as moderation
from tests.factories import PASSWORD, make_clip, make_member, make_upload
from uploads.contracts import Asker, Wish
from uploads.enums import Purpose
from uploads.services import uploads

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def born_teen() -> date:
    """A date of birth that makes somebody fifteen this year."""
    return date(datetime.now(UTC).year - 15, 1, 1)


@dataclass
class World:
    """Members by role, and what path parameters and bodies stand for."""

    members: dict[str, Member] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    variants: dict[str, dict[str, str]] = field(default_factory=dict)  # parameters of `operation@variant`

    sessions: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)  # a file that somebody found and uploaded, by role
    code: str = ""  # of an invite that the owner made

    def client(self, role: str) -> Client:
        """A fresh client with the role's session, which the API takes as it takes a token."""
        client = Client(enforce_csrf_checks=False)
        if role != "anonymous":
            client.cookies["sessionid"] = self.sessions[role]
        return client

    def sign_in(self, role: str) -> None:
        """Make the role's session."""
        client = Client()
        client.force_login(self.members[role], backend=BACKEND)
        self.sessions[role] = client.cookies["sessionid"].value


def make_world() -> World:
    """Everybody, and the owner's things."""
    world = World()
    for role in ("stranger", "owner", "teen", "moderator", "suspended"):
        world.members[role] = _member(role)
        world.sign_in(role)
    for make in THINGS:
        world.parameters |= make(world)
    return world


def _member(role: str) -> Member:
    changes: dict[str, dict[str, Any]] = {
        "teen": {"date_of_birth": born_teen()},
        "moderator": {"roles": [StaffRole.MODERATOR]},
        "suspended": {"standing": Standing.SUSPENDED},
    }
    return make_member(role, **changes.get(role, {}))


def _flag(world: World) -> dict[str, str]:
    owner = world.members["owner"]
    flag = moderation.raise_flag(kind="test.flag", subject=f"member:{owner.pk}", facts={}, now=clock.now())
    return {"flag_id": str(flag)}


def _job(world: World) -> dict[str, str]:
    owner = member_card(world.members["owner"].pk, now=clock.now())
    assert owner is not None
    return {"job_id": str(jobs.submit(actor=owner, wish=ClipWish(prompt="a red ball bounces"), now=clock.now()).pk)}


def _clips(world: World) -> dict[str, str]:
    owner = world.members["owner"]
    shown = {"posted": Visibility.PUBLIC, "link_only": Visibility.LINK, "only_me": Visibility.ONLY_ME}
    for name, visibility in shown.items():
        world.variants[name] = {"clip_id": str(make_clip(owner, visibility=visibility).pk)}
    return {"clip_id": str(make_clip(owner, posted=False).pk)}


def _invite(world: World) -> dict[str, str]:
    owner = world.members["owner"]
    made = invites.make_invite(actor_id=owner.pk, country=None, now=clock.now())
    world.code = made.code or ""
    return {"slot_id": str(made.id), "handle": owner.handle}


def _waiting(world: World) -> dict[str, str]:
    place = invites.Place(address="192.0.2.1", country=None)
    waiting.ask(email="waiting@example.org", place=place, now=clock.now())
    letter = Letter.objects.get(recipient="waiting@example.org")
    return {"token": letter.body.partition("/waiting-list/")[2].split()[0]}


def _wish(world: World) -> dict[str, Any]:
    gate = accounts.open_age_gate(
        date_of_birth=date(1990, 1, 1), country=None, address="192.0.2.1", refused_cookie=None, now=clock.now()
    )
    account = {"email": "newcomer@example.org", "handle": "newcomer", "password": PASSWORD}
    return {"age_pass": gate.token, "code": world.code, **account}


def _uploads(world: World) -> dict[str, str]:
    strangers = Asker(address="192.0.2.1")
    theirs = uploads.begin(asker=strangers, wish=Wish(purpose=Purpose.TRACE, length=10), now=clock.now())
    world.variants["a_stranger_s"] = {"upload_id": str(theirs.card.id)}
    mine = Asker(member_id=world.members["owner"].pk)
    wish = Wish(purpose=Purpose.OPENING, length=10)
    return {"upload_id": str(uploads.begin(asker=mine, wish=wish, now=clock.now()).card.id)}


def _traces(world: World) -> dict[str, str]:
    now = clock.now()
    for role in ("owner", "moderator"):
        world.found[role] = str(make_upload(world.members[role], purpose=Purpose.TRACE).pk)
    owner, moderator = (world.members[role] for role in ("owner", "moderator"))
    asked = {"upload_id": new_id(), "created_at": now, "called_at": now, "state": TraceState.WAITING}
    staff = Trace.objects.create(member=moderator, audience=TraceAudience.STAFF, **asked)
    world.variants["a_moderator_s"] = {"trace_id": str(staff.pk)}
    nobody = Trace.objects.create(member=None, audience=TraceAudience.PUBLIC, **asked)
    world.variants["of_nobody"] = {"trace_id": str(nobody.pk)}
    return {"trace_id": str(Trace.objects.create(member=owner, audience=TraceAudience.PUBLIC, **asked).pk)}


# Each app adds a maker here: it gives the path parameters that its operations need, for things of the owner.
THINGS: list[Callable[[World], dict[str, str]]] = [_flag, _invite, _waiting, _job, _clips, _uploads, _traces]

# The smallest body that an operation accepts; operations that need none are left out.
BODIES: dict[str, Callable[[World], dict[str, Any]]] = {
    "me_change": lambda world: {"display_name": "Somebody"},
    "me_erase": lambda world: {"password": PASSWORD},
    "joining_age": lambda world: {"date_of_birth": "1990-01-01"},
    "joining_join": _wish,
    "waiting_list_ask": lambda world: {"email": "somebody@example.org"},
    "console_invite_tree_cut": lambda world: {"expected": 1, "reason": "sold accounts"},
    "generations_create": lambda world: {"prompt": "a corgi surfing at sunset"},
    "clips_edit": lambda world: {"caption": "changed", "visibility": "public"},
    "clips_post": lambda world: {"caption": "hello"},
    "traces_create": lambda world: {"upload_id": world.found["owner"]},
    "console_traces_create": lambda world: {"upload_id": world.found["owner"]},
    "console_traces_create@their_own": lambda world: {"upload_id": world.found["moderator"]},
    "console_flags_close": lambda world: {"note": "looked at"},
}

TUS = {"Tus-Resumable": "1.0.0"}
# Headers that an operation asks for, where it has any; one of a row's own wins.
HEADERS: dict[str, dict[str, str]] = {
    "uploads_begin": {**TUS, "Upload-Length": "10", "Upload-Metadata": "purpose b3BlbmluZw=="},  # opening
    "uploads_begin@for_everybody": {**TUS, "Upload-Length": "10", "Upload-Metadata": "purpose dHJhY2U="},  # trace
    "uploads_append": {**TUS, "Upload-Offset": "0"},
    "uploads_standing": TUS,
    "uploads_end": TUS,
}
# Operations whose body is no JSON: its type, and the smallest one.
BYTES: dict[str, tuple[str, bytes]] = {
    "uploads_begin": ("application/offset+octet-stream", b""),
    "uploads_append": ("application/offset+octet-stream", b"01234"),
}
