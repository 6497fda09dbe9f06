"""The command that makes an installation's first member, and the one that gives staff roles."""

from __future__ import annotations

import getpass
import io

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import StaffRole
from accounts.models import Member
from common.models import AuditEntry

pytestmark = pytest.mark.django_db

WHO = {"handle": "nova", "email": "nova@example.org", "born": "1990-05-17", "country": "us"}


def make(monkeypatch: pytest.MonkeyPatch, password: str = "a long enough phrase", **changes: str) -> str:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: password)
    said = io.StringIO()
    options = [f"--{name}={value}" for name, value in {**WHO, **changes}.items()]
    call_command("first_member", *options, stdout=said)
    return said.getvalue()


def test_the_first_member_is_made_from_the_machine(monkeypatch: pytest.MonkeyPatch):
    assert "@nova is a member" in make(monkeypatch)
    member = Member.objects.get()
    assert (member.handle, member.country, member.check_password("a long enough phrase")) == ("nova", "US", True)


@pytest.mark.parametrize(
    ("password", "changes"), [("short", {}), ("a long enough phrase", {"handle": "admin"}), ("password123", {})]
)
def test_what_joining_refuses_is_refused_here_too(
    monkeypatch: pytest.MonkeyPatch, password: str, changes: dict[str, str]
):
    with pytest.raises(CommandError):
        make(monkeypatch, password, **changes)
    assert Member.objects.count() == 0


def test_a_staff_role_is_given_and_taken_with_an_audit_entry(monkeypatch: pytest.MonkeyPatch):
    make(monkeypatch)
    call_command("staff_role", "@nova", "moderator", stdout=io.StringIO())
    assert Member.objects.get().has_role(StaffRole.MODERATOR)
    call_command("staff_role", "nova", "moderator", stdout=io.StringIO())  # nothing to do: no second entry
    call_command("staff_role", "nova", "moderator", "--take", stdout=io.StringIO())
    assert Member.objects.get().roles == []
    actions = AuditEntry.objects.filter(action__startswith="staff.").order_by("at", "id")
    assert list(actions.values_list("action", flat=True)) == ["staff.role_given", "staff.role_taken"]


def test_a_role_for_nobody_is_a_sentence():
    with pytest.raises(CommandError, match="There is no member @ghost"):
        call_command("staff_role", "@ghost", "moderator")
