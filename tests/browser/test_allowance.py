"""The create page's line of units: the price follows the form, what is left follows what was asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from billing.facade import allowance_of
from tests.billing.ledger import hold
from tests.browser.conftest import Visit
from tests.factories import make_member

Visiting = Callable[..., Visit]


@pytest.mark.django_db(transaction=True)
def test_the_price_follows_the_length_and_says_when_it_is_more_than_is_left(visit: Visiting):
    mira = make_member("mira")
    hold(mira.pk, 29, now=timezone.now())
    page = visit(mira).go("/create")
    line = page.locator("[data-allowance]")
    expect(line).to_contain_text("1 of 30 units left")
    expect(line.locator("[data-price]")).to_have_text("This clip: 1 unit, more than is left")
    expect(line.locator(".allowance__short")).to_be_hidden()
    page.locator("input[value='15']").check()
    expect(line.locator("[data-price]")).to_have_text("This clip: 2 units, more than is left")
    expect(line.locator(".allowance__short")).to_be_visible()
    expect(line.locator("meter")).to_have_attribute("value", "1")


@pytest.mark.django_db(transaction=True)
def test_what_is_left_is_asked_again_after_a_wish(visit: Visiting, monkeypatch: pytest.MonkeyPatch):
    from generation.tasks import work

    monkeypatch.setattr(work, "apply_async", lambda **how: None)
    mira = make_member("mira")
    page = visit(mira).go("/create")
    line = page.locator("[data-allowance]")
    expect(line).to_contain_text("Each comes back 24 hours after you use it.")
    hold(mira.pk, 3, now=timezone.now())  # on another device
    page.get_by_label("Your idea").fill("a red ball bounces")
    page.get_by_role("button", name="Create", exact=True).click()
    page.locator("[data-job]").wait_for()
    left = allowance_of(mira.pk, timezone.now()).left
    expect(line).to_contain_text(f"{left} of 30 units left")
    assert left is not None
    assert left <= 27
