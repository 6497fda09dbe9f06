"""An upload's life with whatever uses it: found, taken once, held past its time, let go."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import TestCase

from accounts.models import Member
from common.errors import NotFoundError
from common.personal_data import erase_member, export_member
from media import safe
from media.errors import SandboxUnavailableError
from tests.factories import make_member
from tests.uploads.files import picture, rubbish
from tests.uploads.speaker import Speaker, address_of
from uploads import facade
from uploads.enums import Purpose, UploadState
from uploads.errors import BusyError, ExpiredError, FileRefusedError, LostError, UnfinishedError, UsedError
from uploads.models import Piece, Upload
from uploads.services import sweeping
from uploads.services.slots import CHECKING

pytestmark = pytest.mark.django_db
OPENING = Purpose.OPENING
JOB = UUID(int=7)


@pytest.fixture
def ready(speaker: Speaker) -> Upload:
    """A picture that was looked at."""
    begun = speaker.begin(len(picture()), body=picture())
    assert begun.json()["state"] == "ready"
    return Upload.objects.get()


def take(upload: Upload, *, held_for: UUID = JOB, now: datetime | None = None) -> object:
    return facade.take(
        owner_id=upload.owner_id,
        upload_id=upload.pk,
        purpose=OPENING,
        held_for=held_for,
        now=now or upload.created_at,
    )


def files(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def test_what_was_looked_at_is_found_with_its_facts(ready: Upload, mira: Member, tmp_path: Path):
    found = facade.find_ready(owner_id=mira.pk, upload_id=ready.pk, purpose=OPENING, now=ready.created_at)
    assert (found.kind, found.length, found.owner_id) == ("picture", len(picture()), mira.pk)
    assert {name: found.facts[name] for name in ("container", "width", "height", "frame_count")} == {
        "container": "png",
        "width": 48,
        "height": 48,
        "frame_count": 1,
    }
    facade.fetch(found, tmp_path / "sky")
    assert (tmp_path / "sky").read_bytes() == picture()


def test_nobody_else_finds_it_and_no_other_purpose_does(ready: Upload, mira: Member):
    for asked in (
        {"owner_id": make_member("jonas").pk, "purpose": OPENING},
        {"secret": "x", "purpose": OPENING},
        {"purpose": OPENING},
        {"owner_id": mira.pk, "purpose": Purpose.TRACE},
    ):
        with pytest.raises(NotFoundError):
            facade.find_ready(upload_id=ready.pk, now=ready.created_at, **asked)


def test_a_stranger_s_is_found_by_its_secret(store: Path):
    stranger = Speaker()
    stranger.begin(len(picture()), body=picture(), purpose="trace")
    upload = Upload.objects.get()
    found = facade.find_ready(secret=stranger.secret, upload_id=upload.pk, purpose=Purpose.TRACE, now=upload.created_at)
    assert (found.owner_id, found.kind) == (None, "picture")


def test_what_is_not_finished_says_how_far_it_is(speaker: Speaker, mira: Member):
    speaker.begin(10, body=b"0123")
    upload = Upload.objects.get()
    with pytest.raises(UnfinishedError) as refused:
        take(upload)
    assert refused.value.facts == {"state": "receiving", "offset": 4, "length": 10}


def test_what_is_not_taken_says_why(speaker: Speaker, mira: Member):
    address = address_of(speaker.begin(10, body=b"012345678"))
    assert speaker.send(address, 9, b"9").status_code == 415
    with pytest.raises(FileRefusedError) as refused:
        take(Upload.objects.get())
    assert (refused.value.code, refused.value.status) == ("media_kind_not_allowed", 415)


def test_it_is_used_once(ready: Upload):
    first = take(ready)
    assert take(ready) == first
    with pytest.raises(UsedError):
        take(ready, held_for=uuid4())
    assert [each.id for each in facade.held(JOB)] == [ready.pk]


def test_a_wish_that_comes_to_nothing_takes_nothing(ready: Upload):
    with transaction.atomic():
        take(ready)
        transaction.set_rollback(True)
    assert facade.held(JOB) == []
    take(ready, held_for=uuid4())


def test_what_is_in_use_outlives_its_time_and_cannot_be_given_up(ready: Upload, speaker: Speaker, tmp_path: Path):
    address = f"/api/uploads/{ready.pk}"
    take(ready)
    ended = speaker.end(address)
    assert (ended.status_code, ended.json()["code"]) == (409, "upload_used")
    assert speaker.read(address).json()["in_use"] is True
    assert "Upload-Expires" not in speaker.head(address).headers

    assert sweeping.sweep(now=ready.expires_at + timedelta(days=30)) == {"expired": 0, "leftovers": 0}

    (held,) = facade.held(JOB)
    facade.fetch(held, tmp_path / "sky")
    assert (tmp_path / "sky").read_bytes() == picture()


def test_what_was_given_back_may_be_used_again_for_as_long_as_a_fresh_one(ready: Upload):
    take(ready)
    a_week_later = ready.created_at + timedelta(days=7)
    assert not facade.give_back(upload_id=ready.pk, held_for=uuid4(), now=a_week_later)
    assert facade.give_back(upload_id=ready.pk, held_for=JOB, now=a_week_later)
    take(ready, held_for=uuid4(), now=a_week_later + timedelta(hours=23))


def test_what_is_let_go_is_gone_with_its_bytes_once_that_is_certain(ready: Upload, store: Path):
    take(ready)
    with transaction.atomic():
        facade.let_go(ready.pk)
        transaction.set_rollback(True)
    assert len(files(store)) == 1

    with TestCase.captureOnCommitCallbacks(execute=True):
        assert facade.let_go_of(JOB) == 1
        assert len(files(store)) == 1
    assert files(store) == []
    assert (Upload.objects.count(), Piece.objects.count()) == (0, 0)
    assert not facade.let_go(ready.pk)


def test_what_crashed_jobs_hold_is_found_and_what_living_ones_hold_stays(ready: Upload, store: Path):
    take(ready)
    asked: list[frozenset[UUID]] = []

    def alive(refs: frozenset[UUID]) -> frozenset[UUID]:
        asked.append(refs)
        return refs

    assert facade.let_go_orphans(purpose=OPENING, alive=alive) == 0
    assert facade.let_go_orphans(purpose=Purpose.TRACE, alive=lambda refs: ()) == 0
    assert asked == [{JOB}]
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert facade.let_go_orphans(purpose=OPENING, alive=lambda refs: ()) == 1
    assert files(store) == []


def test_what_waits_for_a_look_is_looked_at_when_somebody_asks(speaker: Speaker, mira: Member, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"uploads_checked_at_once": 1})
    address = address_of(speaker.begin(len(picture()), body=picture()[:9]))
    with CHECKING.one():
        last = speaker.send(address, 9, picture()[9:])
        assert (last.status_code, last.json()["code"], last.headers["Retry-After"]) == (503, "uploads_busy", "2")
        assert speaker.offset(address) == len(picture())
        assert speaker.send(address, len(picture()), b"").status_code == 503
        upload = Upload.objects.get()
        assert upload.state == UploadState.CHECKING
        with pytest.raises(UnfinishedError):
            take(upload)
        with pytest.raises(BusyError):
            facade.check(owner_id=mira.pk, upload_id=upload.pk, now=upload.created_at)
    assert speaker.send(address, len(picture()), b"").status_code == 204
    assert facade.check(owner_id=mira.pk, upload_id=upload.pk, now=upload.created_at).state == UploadState.READY


def test_where_nobody_can_look_the_upload_waits(speaker: Speaker, mira: Member, monkeypatch: pytest.MonkeyPatch):
    def cannot(*_: object, **__: object) -> None:
        raise SandboxUnavailableError("no seccomp here")

    with monkeypatch.context() as broken:
        broken.setattr(safe, "inspect", cannot)
        begun = speaker.begin(len(picture()), body=picture())
        assert (begun.status_code, begun.json()["state"]) == (201, "checking")
        address = address_of(begun)
        again = speaker.send(address, len(picture()), b"")
        assert (again.status_code, again.json()["code"], again.headers["Retry-After"]) == (503, "unavailable", "10")
    assert speaker.send(address, len(picture()), b"").status_code == 204
    assert speaker.read(address).json()["state"] == "ready"


def test_one_look_at_a_time_is_enough_and_one_that_died_lapses(speaker: Speaker, mira: Member):
    begun = speaker.begin(10, body=b"0123")
    upload_id = UUID(begun.json()["id"])
    now = Upload.objects.get().created_at
    Upload.objects.update(state=UploadState.CHECKING, offset=10, lease_until=now + timedelta(seconds=90))
    with pytest.raises(BusyError):
        facade.check(owner_id=mira.pk, upload_id=upload_id, now=now + timedelta(seconds=89))
    with pytest.raises(FileRefusedError) as refused:
        facade.check(owner_id=mira.pk, upload_id=upload_id, now=now + timedelta(seconds=90))
    assert (refused.value.code, refused.value.status) == ("upload_lost", 410)


def test_bytes_that_the_store_has_lost_are_told(ready: Upload, store: Path, tmp_path: Path):
    (kept,) = files(store)
    found = facade.find_ready(owner_id=ready.owner_id, upload_id=ready.pk, purpose=OPENING, now=ready.created_at)
    kept.write_bytes(b"short")
    with pytest.raises(LostError):
        facade.fetch(found, tmp_path / "sky")
    kept.unlink()
    with pytest.raises(LostError):
        facade.fetch(found, tmp_path / "sky")


def test_time_that_is_over_is_said_until_the_sweep(ready: Upload, speaker: Speaker, store: Path):
    with pytest.raises(ExpiredError):
        take(ready, now=ready.expires_at)
    assert facade.held(JOB) == []
    take(ready, now=ready.expires_at - timedelta(seconds=1))
    assert [each.id for each in facade.held(JOB)] == [ready.pk]


def test_a_member_takes_the_list_along_and_leaves_nothing(speaker: Speaker, mira: Member, ready: Upload, store: Path):
    take(ready)
    Speaker(make_member("jonas")).begin(10, body=rubbish(4))
    (row,) = [row for table, row in export_member(mira.pk) if table == "uploads.Upload"]
    assert (row["id"], row["purpose"], row["length"], row["state"]) == (ready.pk, "opening", len(picture()), "ready")

    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_member(mira.pk)

    assert Upload.objects.exclude(owner_id=mira.pk).count() == Upload.objects.count() == 1
    assert [path.stat().st_size for path in files(store)] == [4]
