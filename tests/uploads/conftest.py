"""A member, a store of this test's own, and a look at what lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounts.models import Member
from tests.factories import make_member
from tests.uploads.speaker import Speaker


@pytest.fixture
def mira(db: None) -> Member:
    """Who uploads."""
    return make_member("mira")


@pytest.fixture
def speaker(mira: Member, store: Path) -> Speaker:
    """Mira's client."""
    return Speaker(mira)
