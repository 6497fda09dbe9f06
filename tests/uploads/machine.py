"""A Hypothesis state machine: files are sent in pieces over bad connections, and the store holds what a model holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch
from uuid import UUID

from django.db import OperationalError, connections
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from common import clock
from tests.factories import NOW, make_member
from tests.uploads.files import picture, rubbish
from tests.uploads.speaker import Speaker, Wire, checksum
from uploads import locking
from uploads.models import Piece, Upload
from uploads.services import sweeping

IDLE = timedelta(hours=24)


@dataclass
class Sent:
    """What the model knows of one upload."""

    address: str
    data: bytes  # the whole file, as the client has it
    expires_at: datetime
    is_picture: bool
    kept: int = 0  # bytes that the server must have
    state: str = "receiving"  # or ready, refused, gone

    @property
    def id(self) -> UUID:
        return UUID(self.address.rpartition("/")[2])

    @property
    def left(self) -> int:
        return len(self.data) - self.kept

    def next_bytes(self, share: float) -> bytes:
        return self.data[self.kept : self.kept + round(share * self.left)]


class UploadMachine(RuleBasedStateMachine):
    """Each example has a member of its own; at its end everything is given up, and nothing may be left."""

    uploads = Bundle("uploads")
    share = st.floats(0, 1)
    store: ClassVar[Path]
    steps: ClassVar[int] = 0
    whole: ClassVar[int] = 0  # files that came whole and were read again byte for byte

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.known: list[Sent] = []
        self.clock = patch.object(clock, "now", lambda: self.now)
        self.clock.start()
        self.member = make_member("mira")
        self.speaker = Speaker(self.member)

    def teardown(self) -> None:
        try:
            self.give_everything_up()
            assert [path.name for path in self.store.glob("uploads/*")] == []
            assert (Upload.objects.count(), Piece.objects.count()) == (0, 0)
        finally:
            self.clock.stop()
            Upload.objects.all().delete()
            self.member.delete()

    def give_everything_up(self) -> None:
        """Half of it by hand, the other half by waiting."""
        for sent in self.known[::2]:
            self.speaker.end(sent.address)
        self.now += timedelta(days=30)
        sweeping.sweep(now=self.now)

    # What clients do

    @rule(target=uploads, length=st.integers(2, 4000), seed=st.integers(0, 99), first=share)
    def begin(self, length: int, seed: int, first: float) -> Sent:
        data = rubbish(length, seed)
        return self.begun(data, data[: round(first * (length - 1))], is_picture=False)

    @rule(target=uploads)
    def begin_a_picture(self) -> Sent:
        return self.begun(picture(24), b"", is_picture=True)

    @rule(sent=uploads, much=share, arrives=share, summed=st.booleans())
    def send(self, sent: Sent, much: float, arrives: float, summed: bool) -> None:
        """Some bytes, of which some arrive. What does not arrive whole can't meet a checksum."""
        data = sent.next_bytes(much)
        wire = Wire(data[: round(arrives * len(data))])
        came = len(wire.getvalue())
        answer = self.speaker.send(sent.address, sent.kept, data, wire=wire, Upload_Checksum=said(data, summed))
        if self.is_over(sent, answer):
            return
        if summed and came < len(data):
            assert (answer.status_code, fact(answer, "code")) == (460, "upload_checksum_mismatch")
            return
        self.keep(sent, came, answer)

    @rule(sent=uploads, summed=st.booleans())
    def send_the_rest(self, sent: Sent, summed: bool) -> None:
        self.send(sent, 1.0, 1.0, summed)

    @rule(sent=uploads, offset=st.integers(0, 5000))
    def send_elsewhere(self, sent: Sent, offset: int) -> None:
        assume(offset != sent.kept)
        answer = self.speaker.send(sent.address, offset, b"elsewhere")
        if not self.is_over(sent, answer):
            assert (answer.status_code, fact(answer, "offset")) == (409, sent.kept)

    @rule(sent=uploads, more=st.integers(1, 50))
    def send_too_much(self, sent: Sent, more: int) -> None:
        answer = self.speaker.send(sent.address, sent.kept, sent.next_bytes(1) + b"!" * more)
        if not self.is_over(sent, answer):
            assert (answer.status_code, fact(answer, "room")) == (413, sent.left)

    @rule(sent=uploads, much=share)
    def send_damaged(self, sent: Sent, much: float) -> None:
        data = sent.next_bytes(much)
        assume(data)
        answer = self.speaker.send(sent.address, sent.kept, bytes(len(data)), Upload_Checksum=said(data, True))
        if not self.is_over(sent, answer):
            assert answer.status_code == 460

    @rule(sent=uploads, slow=share, fast=share)
    def send_twice_at_once(self, sent: Sent, slow: float, fast: float) -> None:
        """A second request arrives while the first one's bytes come in: a client that gave up too early."""
        faster, answers = sent.next_bytes(fast), []
        slower, offset = sent.next_bytes(slow), sent.kept
        assume(slower and faster and sent.left > len(faster))
        twin = self.twin()
        wire = Wire(slower, meanwhile=lambda: answers.append(twin.send(sent.address, offset, faster)))
        answer = self.speaker.send(sent.address, offset, slower, wire=wire)
        if self.is_over(sent, answer):
            return
        assert (answer.status_code, fact(answer, "offset")) == (409, offset + len(faster))
        self.keep(sent, len(faster), answers[0])

    @rule(sent=uploads)
    def ask(self, sent: Sent) -> None:
        answer = self.speaker.head(sent.address)
        if not self.is_over(sent, answer):
            assert (answer.status_code, answer.headers["Upload-Offset"]) == (200, str(sent.kept))

    @rule(sent=uploads)
    def give_up(self, sent: Sent) -> None:
        answer = self.speaker.end(sent.address)
        if sent.state != "gone" and sent.expires_at <= self.now:
            assert answer.status_code == 410
            return
        assert answer.status_code == (404 if sent.state == "gone" else 204)
        sent.state = "gone"

    # What happens to the server

    @rule(hours=st.integers(1, 30))
    def time_goes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def sweep(self) -> None:
        over = [sent for sent in self.known if sent.state != "gone" and sent.expires_at <= self.now]
        assert sweeping.sweep(now=self.now) == {"expired": len(over), "leftovers": 0}
        for sent in over:
            sent.state = "gone"

    @rule(sent=uploads, much=share)
    def crash_after_storing(self, sent: Sent, much: float) -> None:
        """The bytes lie in the store, the database went away: nobody may take them for the upload's."""
        data = sent.next_bytes(much)
        assume(data and sent.state == "receiving" and sent.expires_at > self.now)
        with patch.object(locking, "lock_upload", side_effect=OperationalError):
            self.speaker.client.raise_request_exception = False
            assert self.speaker.send(sent.address, sent.kept, data).status_code == 500
            self.speaker.client.raise_request_exception = True

    @rule()
    def restart(self) -> None:
        connections.close_all()
        self.speaker = self.twin()

    # What must be true

    @invariant()
    def the_store_holds_what_was_sent(self) -> None:
        type(self).steps += 1
        rows = {pk: (state, offset) for pk, state, offset in Upload.objects.values_list("pk", "state", "offset")}
        there = [sent for sent in self.known if sent.state != "gone"]
        assert rows == {sent.id: (sent.state, sent.kept) for sent in there}
        kept = {sent.id: sent.data[: sent.kept] for sent in there if sent.kept and sent.state != "refused"}
        assert self.stored() == kept

    def stored(self) -> dict[UUID, bytes]:
        """What the rows name, read from the store."""
        found: dict[UUID, bytes] = {}
        for upload_id, key in Piece.objects.order_by("offset").values_list("upload_id", "key"):
            found[upload_id] = found.get(upload_id, b"") + (self.store / key).read_bytes()
        return found

    def begun(self, data: bytes, first: bytes, *, is_picture: bool) -> Sent:
        answer = self.speaker.begin(len(data), body=first)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(first)))
        sent = Sent(answer.headers["Location"], data, self.now + IDLE, is_picture, kept=len(first))
        self.known.append(sent)
        return sent

    def is_over(self, sent: Sent, answer: Any) -> bool:
        """Whether the upload takes no more bytes, whatever they are; then the answer says so."""
        status = 404 if sent.state == "gone" else 410 if sent.expires_at <= self.now else 415
        over = status != 415 or sent.state == "refused"
        assert not over or answer.status_code == status
        return over

    def keep(self, sent: Sent, count: int, answer: Any) -> None:
        """So many more bytes are there; the last ones bring the look at the file."""
        sent.kept += count
        if count:
            sent.expires_at = self.now + IDLE
        if not sent.left and sent.state == "receiving":
            sent.state = "ready" if sent.is_picture else "refused"
            type(self).whole += sent.is_picture
        if sent.state == "refused":
            assert (answer.status_code, fact(answer, "code")) == (415, "media_kind_not_allowed")
        else:
            assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(sent.kept))

    def twin(self) -> Speaker:
        """Another client with the same session."""
        twin = Speaker()
        twin.client.cookies = self.speaker.client.cookies
        return twin


def fact(answer: Any, name: str) -> Any:
    """What a problem says beside its words; None for an answer that is none."""
    return answer.json().get(name) if answer.status_code >= 400 else None


def said(data: bytes, summed: bool) -> str:
    return checksum(data) if summed else ""


def machine_settings(*, examples: int, steps: int, shrink: bool = True) -> settings:
    """So many examples of so many steps; what failed is not kept between runs."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
    )
