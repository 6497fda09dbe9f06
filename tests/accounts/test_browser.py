"""The pages in Chromium, at a phone's size."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from django.db import connection

from tests.accounts.people import PASSWORD, join

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="NO BROWSER: install Debian's chromium to run this"),
]


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Any:
    sync_api = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright's loop runs in this thread; no view does
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 360, "height": 740})
        browser.close()
        connection.close()  # this one belongs to playwright's loop; nobody else would close it


def test_a_member_signs_in_by_keyboard_and_finds_everything_within_a_phones_width(phone: Any, live_server: Any):
    join("mia")
    complaints: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    phone.goto(f"{live_server.url}/sign-in?next=/settings")
    phone.get_by_label("E-mail address").fill("mia@example.org")
    phone.get_by_label("Password").fill("not-the-password")
    phone.keyboard.press("Enter")
    phone.get_by_text("The e-mail address or the password is not right.").wait_for()
    complaints.clear()  # Chromium calls the refusal itself an error
    phone.get_by_label("Password").fill(PASSWORD)
    phone.keyboard.press("Enter")
    phone.get_by_role("heading", name="Where you are signed in").wait_for()
    phone.get_by_label("Name to show").fill("Mia ☀")
    phone.get_by_role("button", name="Save").click()
    phone.get_by_text("Saved.").wait_for()
    assert phone.get_by_label("Name to show").input_value() == "Mia ☀"
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert complaints == []
