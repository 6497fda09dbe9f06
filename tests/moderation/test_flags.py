"""Flags: one open row per kind and subject."""

from __future__ import annotations

from datetime import timedelta

import pytest

from common import clock
from moderation import facade
from moderation.models import Flag

pytestmark = pytest.mark.django_db


def test_raising_again_counts_on_the_open_row():
    now = clock.now()
    first = facade.raise_flag(kind="invites.many_tries", subject="address:1f", facts={"tries": 11}, now=now)
    later = now + timedelta(minutes=1)
    again = facade.raise_flag(kind="invites.many_tries", subject="address:1f", facts={"tries": 12}, now=later)
    flag = Flag.objects.get()
    assert first == again == flag.pk
    assert (flag.times, flag.facts, flag.opened_at, flag.last_raised_at) == (2, {"tries": 12}, now, later)


def test_another_subject_is_another_row():
    for subject in ("address:1f", "address:2f"):
        facade.raise_flag(kind="invites.many_tries", subject=subject, facts={}, now=clock.now())
    assert Flag.objects.count() == 2
