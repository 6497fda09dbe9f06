"""Erasing a member while somebody works on what is theirs."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from common.personal_data import erase_member
from generation import locking
from generation.contracts import ClipWish
from generation.models import Job, Lane
from generation.services import jobs, lanes
from tests.factories import NOW, card, make_member
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)


def test_erasing_a_member_and_ending_their_job_do_not_wait_for_each_other():
    job = jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a ball"), now=NOW)
    holds, failed = threading.Event(), []

    def end() -> None:
        try:
            with transaction.atomic():
                locking.lock_own_job(member_id=job.member_id, job_id=job.id)
                holds.set()
                until(somebody_waits, "the erasure to wait")
                lanes.leave(job)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    assert holds.wait(10)
    with transaction.atomic():
        erase_member(job.member_id)
    thread.join()
    assert failed == []
    assert (Job.objects.count(), Lane.objects.count()) == (0, 0)


def test_a_wish_that_is_under_way_while_its_member_is_erased_goes_with_them():
    mira = card(make_member("mira"))
    asked, failed = threading.Event(), []

    def ask() -> None:
        try:
            with transaction.atomic():
                jobs.submit(actor=mira, wish=ClipWish(prompt="a ball"), now=NOW)
                asked.set()
                until(somebody_waits, "the erasure to wait")
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    assert asked.wait(10)
    with transaction.atomic():
        erase_member(mira.id)
    thread.join()
    assert failed == []
    assert (Job.objects.count(), Lane.objects.count()) == (0, 0)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted"
            " AND datname = current_database()"
        )
        return bool(cursor.fetchone()[0])
