"""How many questions each request asks the database, however many pieces an upload has."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.uploads.speaker import Speaker, address_of

pytestmark = pytest.mark.django_db


def asked(act: Any) -> int:
    """Questions of one request, without those of the test's own savepoints."""
    with CaptureQueriesContext(connection) as context:
        act()
    return len([query for query in context.captured_queries if "SAVEPOINT" not in query["sql"]])


def test_a_piece_costs_the_same_with_two_before_it_and_with_twenty(speaker: Speaker):
    address = address_of(speaker.begin(1000))
    for offset in range(2):
        speaker.send(address, offset, b"x")
    few = asked(lambda: speaker.send(address, 2, b"x"))
    for offset in range(3, 20):
        speaker.send(address, offset, b"x")
    # Session and member; the gate; then, in one transaction, the lock, the piece and the upload.
    assert (few, asked(lambda: speaker.send(address, 20, b"x"))) == (6, 6)
    assert (asked(lambda: speaker.head(address)), asked(lambda: speaker.read(address))) == (3, 3)


def test_beginning_costs_the_same_with_nothing_open_and_with_five(speaker: Speaker):
    few = asked(lambda: speaker.begin(10))
    for _ in range(4):
        speaker.begin(10)
    # Session and member; the hour's count; then, in one transaction, the lock, what is open, and the new one.
    assert (few, asked(lambda: speaker.begin(10))) == (6, 6)
