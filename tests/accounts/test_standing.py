"""Suspending, and knowing who is staff."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from accounts import facade
from accounts.enums import StaffRole
from accounts.models import Member
from common import live_log
from common.models import Letter
from tests.accounts.people import join

pytestmark = pytest.mark.django_db


def test_suspending_many_counts_those_who_could_act():
    mia, noor = join("mia"), join("noor")
    assert facade.suspend_members([mia.pk, noor.pk]) == 2
    assert facade.suspend_members([mia.pk, noor.pk]) == 0
    assert not Member.objects.get(pk=mia.pk).is_active


def test_staff_are_told_apart_from_members():
    mia, moderator = join("mia"), join("kim")
    Member.objects.filter(pk=moderator.pk).update(roles=[StaffRole.MODERATOR])
    assert facade.staff_among([mia.pk, moderator.pk]) == {moderator.pk}
    assert facade.has_role(moderator.pk, StaffRole.MODERATOR)
    assert not facade.has_role(moderator.pk, StaffRole.OPERATOR)
    assert not facade.has_role(mia.pk, StaffRole.MODERATOR)


def test_a_suspended_moderator_has_no_role():
    moderator = join("kim")
    Member.objects.filter(pk=moderator.pk).update(roles=[StaffRole.MODERATOR])
    facade.suspend_members([moderator.pk])
    assert not facade.has_role(moderator.pk, StaffRole.MODERATOR)


def test_a_proven_address_is_verified_from_the_start_and_gets_no_letter():
    mia = join("mia", email_is_proven=True)
    assert EmailAddress.objects.values_list("user_id", "verified").get() == (mia.pk, True)
    assert not Letter.objects.exists()


def test_suspending_closes_the_sockets_of_those_it_suspends(monkeypatch, django_capture_on_commit_callbacks):
    closed: list[object] = []
    monkeypatch.setattr(live_log, "close_sockets", lambda *, member_id: closed.append(member_id))
    mia, noor = join("mia"), join("noor")
    facade.suspend_members([noor.pk])
    with django_capture_on_commit_callbacks(execute=True):
        facade.suspend_members([mia.pk, noor.pk])
    assert closed == [mia.pk]
