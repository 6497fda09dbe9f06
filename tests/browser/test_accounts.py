"""Signing in and settings, by keyboard, at a phone's size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.accounts.people import PASSWORD, join
from tests.browser.conftest import Visit

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"width": 360, "height": 740}


def test_a_member_signs_in_by_keyboard_and_finds_everything_within_a_phones_width(visit: Callable[..., Visit]):
    join("mia")
    visited = visit(viewport=NARROW)
    phone = visited.go("/sign-in?next=/settings")
    phone.get_by_label("E-mail address").fill("mia@example.org")
    phone.get_by_label("Password").fill("not-the-password")
    phone.keyboard.press("Enter")
    phone.get_by_text("The e-mail address or the password is not right.").wait_for()
    visited.complaints.clear()  # Chromium calls the refusal itself an error
    phone.get_by_label("Password").fill(PASSWORD)
    phone.keyboard.press("Enter")
    phone.get_by_role("heading", name="Where you are signed in").wait_for()
    phone.get_by_label("Name to show").fill("Mia ☀")
    phone.get_by_role("button", name="Save").click()
    phone.get_by_text("Saved.").wait_for()
    assert phone.get_by_label("Name to show").input_value() == "Mia ☀"
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
