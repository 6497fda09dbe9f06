"""What nobody wants any more goes: expired uploads, and what a crash left in the store."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.test import TestCase

from tests.uploads.speaker import Speaker, address_of
from uploads import locking, storage
from uploads.models import Upload
from uploads.services import sweeping
from uploads.tasks import sweep

pytestmark = pytest.mark.django_db


def files(store: Path) -> list[str]:
    return sorted(str(path.relative_to(store)).split("-")[0] for path in store.rglob("*") if path.is_file())


def swept(**after: float) -> dict[str, int]:
    """The sweep, so long after the newest upload was touched last."""
    newest = Upload.objects.order_by("expires_at").last()
    assert newest is not None
    with TestCase.captureOnCommitCallbacks(execute=True):
        return sweeping.sweep(now=newest.expires_at - timedelta(hours=24) + timedelta(**after))


def test_an_upload_that_was_left_alone_for_a_day_goes(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10, body=b"0123"))
    assert swept(hours=23, minutes=59) == {"expired": 0, "leftovers": 0}
    assert speaker.offset(address) == 4
    assert swept(hours=24) == {"expired": 1, "leftovers": 0}
    assert speaker.head(address).status_code == 404
    assert files(store) == []


def test_every_piece_gives_it_another_day(speaker: Speaker, store: Path):
    address = address_of(speaker.begin(10))
    Upload.objects.update(expires_at=Upload.objects.get().expires_at - timedelta(hours=20))
    before = Upload.objects.get().expires_at
    speaker.send(address, 0, b"0123")
    assert timedelta(hours=19) < Upload.objects.get().expires_at - before < timedelta(hours=21)


def test_between_its_time_and_the_sweep_it_is_said_to_be_over(speaker: Speaker):
    address = address_of(speaker.begin(10, body=b"0123"))
    Upload.objects.update(expires_at=Upload.objects.get().created_at)
    answers = (speaker.send(address, 4, b"4"), speaker.read(address), speaker.end(address))
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(410, "upload_expired")] * 3
    assert speaker.head(address).status_code == 410
    assert Speaker().head(address).status_code == 404


def test_more_than_one_batch_goes(speaker: Speaker, store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sweeping, "_BATCH", 2)
    for _ in range(5):
        speaker.begin(10)
    assert swept(hours=24) == {"expired": 5, "leftovers": 0}


def test_bytes_without_a_row_go_after_a_day(speaker: Speaker, store: Path):
    speaker.begin(10, body=b"0123")
    upload = Upload.objects.get()
    crashed = UUID(int=upload.pk.int + 1)  # begun in the same millisecond
    default_storage.save(f"{storage.folder_of(crashed)}/0-aaaa", ContentFile(b"left"))
    default_storage.save("uploads/notes/0-aaaa", ContentFile(b"not ours"))

    assert swept(hours=23, minutes=59) == {"expired": 0, "leftovers": 0}
    Upload.objects.update(held_for=None, expires_at=upload.expires_at + timedelta(days=1))
    assert swept(hours=0, minutes=1) == {"expired": 0, "leftovers": 1}

    assert files(store) == [f"uploads/{upload.pk.hex}/0", "uploads/notes/0"]


def test_a_crash_between_storing_and_writing_leaves_bytes_that_go_with_their_upload(
    speaker: Speaker, store: Path, monkeypatch: pytest.MonkeyPatch
):
    address = address_of(speaker.begin(10, body=b"0123"))
    with monkeypatch.context() as broken:
        broken.setattr(locking, "lock_upload", _lost_connection)
        with pytest.raises(OperationalError):
            speaker.send(address, 4, b"4567")
    assert len(files(store)) == 2
    assert speaker.offset(address) == 4
    assert speaker.send(address, 4, b"45").status_code == 204
    assert speaker.end(address).status_code == 204
    assert files(store) == []


def test_a_store_that_fails_after_the_commit_is_made_good_by_the_sweep(
    speaker: Speaker, store: Path, monkeypatch: pytest.MonkeyPatch
):
    address = address_of(speaker.begin(10, body=b"0123"))
    begun_at = Upload.objects.get().created_at
    with monkeypatch.context() as broken:
        broken.setattr(storage, "discard", _away)
        assert speaker.end(address).status_code == 204
    assert len(files(store)) == 1
    assert sweeping.sweep(now=begun_at + timedelta(days=1, seconds=1)) == {"expired": 0, "leftovers": 1}
    assert files(store) == []


def test_the_chore_runs_where_nothing_was_ever_uploaded(store: Path):
    assert sweep() == {"expired": 0, "leftovers": 0}


def _lost_connection(upload_id: UUID) -> None:
    raise OperationalError("the server closed the connection")


def _away(upload_id: UUID) -> int:
    raise OSError("the store does not answer")
