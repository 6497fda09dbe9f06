"""The live log: numbered without gap or repeat, caught up by `?after=`; its sockets are tests/live."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from common import clock, live_log
from tests.factories import make_member


def append(member_id: UUID, number: int = 0) -> int:
    return live_log.append(member_id=member_id, kind="test.note", payload={"n": number}, now=clock.now())


def numbers(member_id: UUID, after: int = 0) -> list[int]:
    return [entry.seq for entry in live_log.read_after(member_id=member_id, after=after, limit=1000)]


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_of_whom_a_third_roll_back_leave_no_gap_and_no_repeat():
    members, chance = [uuid4(), uuid4()], random.Random(7)
    plans = [(chance.choice(members), chance.random() < 1 / 3) for _ in range(120)]

    def write(plan: tuple[UUID, bool]) -> None:
        member_id, rolls_back = plan
        try:
            with transaction.atomic():
                append(member_id)
                transaction.set_rollback(rolls_back)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as writers:
        list(writers.map(write, plans))
    for member_id in members:
        written = sum(plan == (member_id, False) for plan in plans)
        assert numbers(member_id) == list(range(1, written + 1))
        assert live_log.last_number(member_id=member_id) == written


@pytest.mark.django_db
class TestReading:
    def test_the_newest_numbers_of_many_take_one_query(self, django_assert_num_queries):
        mine, other, silent = uuid4(), uuid4(), uuid4()
        for member_id in (mine, mine, other):
            append(member_id)
        with django_assert_num_queries(1):
            assert live_log.last_numbers([mine, other, silent]) == {mine: 2, other: 1}

    def test_after_gives_what_came_later_oldest_first_and_nobody_else_s(self):
        mine, other = uuid4(), uuid4()
        for number in range(5):
            append(mine, number)
            append(other, 100 + number)
        assert [entry.payload["n"] for entry in live_log.read_after(member_id=mine, after=3)] == [3, 4]
        assert live_log.read_after(member_id=mine, after=5) == []

    def test_numbers_go_on_after_old_entries_were_forgotten(self):
        mine = uuid4()
        append(mine)
        live_log.forget_before(moment=clock.now() + timedelta(seconds=1))
        assert (numbers(mine), append(mine), numbers(mine)) == ([], 2, [2])

    def test_the_door_answers_with_entries_and_the_last_number(self):
        member = make_member("mia")
        append(member.pk, 1)
        append(member.pk, 2)
        client = Client()
        client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
        page = client.get("/api/live", {"after": 1}).json()
        assert ([entry["payload"] for entry in page["entries"]], page["last"]) == ([{"n": 2}], 2)
