"""Sessions past their end go, and so do the devices that had them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from accounts import tasks
from accounts.services import sessions
from common import clock
from tests.accounts.client import App
from tests.accounts.people import join

pytestmark = pytest.mark.django_db


def test_only_what_is_past_its_end_is_forgotten():
    join("mia")
    phone = App()
    phone.sign_in()
    assert tasks.forget_sessions() == 0
    assert sessions.forget_expired(now=clock.now() + timedelta(days=29)) == 0
    assert phone.api("GET", "me").status_code == 200
    assert sessions.forget_expired(now=clock.now() + timedelta(days=31)) == 2
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_a_device_whose_session_is_not_written_yet_stays():
    mia = join("mia")
    UserSession.objects.create(user=mia, session_key="new", ip="192.0.2.1")
    assert sessions.forget_expired(now=clock.now() + timedelta(minutes=59)) == 0
    assert sessions.forget_expired(now=clock.now() + timedelta(minutes=61)) == 1
