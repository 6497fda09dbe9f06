"""Sixty sockets, cut at random, and the layer killed: everybody reads every number once (promise 28, in small)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.live.clients import count
from tests.live.server import own_server
from tests.live.storm import Weather, make_clients, open_house, run

SMALL = Weather(
    members=20, sockets_each=3, seconds=5, appends_per_s=4, drops_per_s=3, outages=((1.5, 1.5),), gather_s=1
)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_nobody_misses_a_number_or_reads_one_twice(tmp_path: Path):
    with own_server() as layer:
        house = open_house(layer, tmp_path)
        try:
            figures = asyncio.run(run(house, SMALL, make_clients(house, SMALL), lambda said: None))
        finally:
            house.stop()
    assert (figures["sockets"], figures["appends"]) == (60, 20)
    assert (figures["gaps"], figures["repeats"]) == (0, 0)
    assert figures["reconnects"] >= 5


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ([1, 2, 3], (0, 0)),
        ([1, 3], (1, 0)),
        ([1, 2, 2, 3], (0, 1)),
        ([1, 3, 2], (0, 1)),
        ([], (3, 0)),
        ([1, 2], (1, 0)),
    ],
)
def test_a_gap_and_a_repeat_are_counted(read: list[int], found: tuple[int, int]):
    assert count(read, 3) == found
