"""The audit log as operators read it."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from common import audit
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db


def said(**options: object) -> list[str]:
    out = StringIO()
    call_command("audit_log", stdout=out, **options)
    return out.getvalue().splitlines()


def test_the_log_says_who_did_what_and_why_newest_first():
    maud = make_member("maud")
    audit.record(actor_id=maud.pk, action="queue.paused", target="queue:cpu", now=NOW, reason="a new driver")
    audit.record(actor_id=None, action="plan.granted", target="member:1", now=NOW + timedelta(seconds=5), days=30)
    assert said() == [
        '2026-11-22 12:00:05Z  the system  plan.granted  member:1  {"days": 30}',
        '2026-11-22 12:00:00Z  @maud  queue.paused  queue:cpu  {"reason": "a new driver"}',
    ]
    assert said(action="queue.") == said(target="queue:cpu") == said()[1:]
    assert said(limit=1) == said()[:1]
    assert said(action="nothing.") == ["Nothing of that was done."]
