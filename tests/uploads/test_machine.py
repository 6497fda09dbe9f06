"""The state machine, in small; `python -m benchmarks.uploads` runs many more of its steps (promise 20)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.uploads.machine import UploadMachine, machine_settings
from uploads import storage
from uploads.services import pieces

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _as_many_as_hypothesis_likes(settings: Any, store: Path) -> None:
    many = {"uploads_open_per_member": 10_000, "uploads_per_member_hour": 10_000}
    settings.LIMITS = settings.LIMITS.model_copy(update=many)
    UploadMachine.store = store


def test_every_byte_arrives_once_and_nothing_is_left():
    before = UploadMachine.steps
    run_state_machine_as_test(UploadMachine, settings=machine_settings(examples=6, steps=30))
    assert UploadMachine.steps - before > 90


def test_a_server_that_does_not_look_at_the_offset_again_is_caught(monkeypatch: pytest.MonkeyPatch):
    """Two requests at once, and the slower one's bytes are added wherever the upload stands by then."""
    careful = pieces._keep

    def careless(upload_id, offset, file, size, now):
        upload = pieces.Upload.objects.get(pk=upload_id)
        return careful(upload_id, upload.offset, file, min(size, upload.length - upload.offset), now)

    monkeypatch.setattr(pieces, "_keep", careless)
    assert_caught()


def test_a_store_that_forgets_to_delete_is_caught(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(storage, "discard_piece", lambda key: None)
    monkeypatch.setattr(storage, "discard", lambda upload_id: 0)
    assert_caught()


def assert_caught() -> None:
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            seed(1)(UploadMachine), settings=machine_settings(examples=20, steps=15, shrink=False)
        )
