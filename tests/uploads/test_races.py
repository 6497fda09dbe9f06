"""Many at once, in threads over real connections: one wins where one may, and limits hold exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from accounts.models import Member
from common.errors import RefusedError
from tests.factories import NOW
from tests.uploads.files import picture
from uploads import facade, locking
from uploads.contracts import Asker, Body, Wish
from uploads.enums import Purpose
from uploads.models import Piece, Upload
from uploads.services import pieces, uploads

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@pytest.fixture(autouse=True)
def _all_at_once(settings: Any, store: Path) -> None:
    figures = {"uploads_received_at_once": THREADS, "uploads_open_per_member": 3}
    settings.LIMITS = settings.LIMITS.model_copy(update=figures)


def at_once(act: Callable[[int], object]) -> Counter[str]:
    """How the calls ended: "done", or a refusal's code."""

    def one(number: int) -> str:
        try:
            act(number)
        except RefusedError as error:
            return error.code
        finally:
            connections["default"].close()
        return "done"

    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(one, range(THREADS)))


def begin(member: Member, length: int = 10, data: bytes = b"") -> Upload:
    asker, wish = Asker(member_id=member.pk), Wish(purpose=Purpose.OPENING, length=length)
    body = Body(chunks=[data], length=len(data)) if data else None
    return Upload.objects.get(pk=uploads.begin(asker=asker, wish=wish, body=body, now=NOW).card.id)


def send(upload: Upload, data: bytes) -> None:
    body = Body(chunks=[data], length=len(data))
    pieces.append(asker=Asker(member_id=upload.owner_id), upload_id=upload.pk, offset=0, body=body, now=NOW)


def test_of_many_requests_at_one_offset_one_is_kept_whole(mira: Member, store: Path):
    upload = begin(mira)
    ended = at_once(lambda number: send(upload, bytes([number]) * (number + 1)))
    assert ended == {"done": 1, "upload_offset_wrong": THREADS - 1}
    (kept,) = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
    upload.refresh_from_db()
    assert kept == kept[:1] * (kept[0] + 1)
    assert (upload.offset, Piece.objects.get().length) == (len(kept), len(kept))


def test_no_more_are_begun_at_once_than_may_be(mira: Member):
    assert at_once(lambda _: begin(mira)) == {"done": 3, "upload_too_many_open": THREADS - 3}
    assert Upload.objects.count() == 3


def test_without_the_lock_the_same_race_goes_past_the_limit(mira: Member, monkeypatch: pytest.MonkeyPatch):
    everybody_has_looked = Barrier(THREADS)
    look = uploads._make_room

    def look_and_wait(*seen: Any) -> None:
        look(*seen)
        everybody_has_looked.wait(10)

    monkeypatch.setattr(locking, "hold_creations", lambda subject: None)
    monkeypatch.setattr(uploads, "_make_room", look_and_wait)
    assert at_once(lambda _: begin(mira)) == {"done": THREADS}
    assert Upload.objects.count() == THREADS


def test_one_of_many_jobs_gets_it(mira: Member):
    upload = begin(mira, len(picture()), picture())
    what = {"owner_id": mira.pk, "upload_id": upload.pk, "purpose": Purpose.OPENING, "now": NOW}
    ended = at_once(lambda _: facade.take(held_for=uuid4(), **what))
    assert ended == {"done": 1, "upload_used": THREADS - 1}
