"""The age gate: who passes, and that nothing is kept about a child."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from accounts import policies
from accounts.errors import AgeGateClosedError, AgePassInvalidError, TooYoungError, UnsupportedCountryError
from accounts.services import age
from common.errors import InvalidError
from common.models import RateWindow
from sora_social.settings.parts.countries import Ages, Countries
from tests.accounts.people import NOON, born

pytestmark = pytest.mark.django_db


def knock(date_of_birth: date, *, country: str | None = "US", address: str = "192.0.2.7", cookie: str | None = None):
    return age.open_gate(date_of_birth=date_of_birth, country=country, address=address, refused_cookie=cookie, now=NOON)


def rows_everywhere() -> dict[str, int]:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    tables.discard(RateWindow._meta.db_table)
    counts = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 (names of our own tables)
            counts[table] = cursor.fetchone()[0]
    return counts


@pytest.mark.parametrize(("years", "is_teen"), [(13, True), (17, True), (18, False), (90, False)])
def test_who_turned_old_enough_today_passes(years: int, is_teen: bool):
    ticket = knock(born(years))
    assert (ticket.date_of_birth, ticket.country, ticket.is_teen) == (born(years), "US", is_teen)
    assert age.read_pass(ticket.token, now=NOON + timedelta(minutes=30)) == ticket


def test_one_day_short_of_thirteen_is_refused_and_nothing_is_kept_but_the_throttle():
    before = rows_everywhere()
    with pytest.raises(TooYoungError) as refusal:
        knock(born(13) + timedelta(days=1))
    assert (refusal.value.code, refusal.value.status, refusal.value.facts) == ("too_young", 403, {})
    assert rows_everywhere() == before
    assert list(RateWindow.objects.values_list("rule", "count")) == [("age-refused", 1)]


def test_the_cookie_of_a_refusal_closes_the_gate_for_an_older_birthday():
    with pytest.raises(TooYoungError):
        knock(born(40), cookie=age.refusal_cookie())
    assert knock(born(40), cookie=age.refusal_cookie() + "x").date_of_birth == born(40)


def test_three_refusals_close_the_gate_for_the_address_alone():
    for _ in range(3):
        with pytest.raises(TooYoungError):
            knock(born(12))
    with pytest.raises(AgeGateClosedError) as refusal:
        knock(born(40))
    assert (refusal.value.status, refusal.value.retry_after_s) == (429, 86_400)
    assert knock(born(40), address="192.0.2.8").date_of_birth == born(40)


@pytest.mark.parametrize("country", ["FR", "us", "X", "USA"])
def test_where_we_are_not_open_nobody_passes(country: str):
    with pytest.raises(UnsupportedCountryError) as refusal:
        knock(born(40), country=country)
    assert refusal.value.code == "unsupported_country_code"


def test_unknown_passes_under_the_strictest_ages_or_is_refused_as_the_setting_says(settings):
    settings.COUNTRIES = Countries(launched=("US", "DE"))
    assert settings.COUNTRIES.ages(None) == Ages(16, 18)
    assert knock(born(16), country=None).country == ""
    with pytest.raises(TooYoungError):
        knock(born(15), country=None)
    settings.COUNTRIES = Countries(unknown_admitted=False)
    with pytest.raises(UnsupportedCountryError):
        knock(born(40), country=None)


@pytest.mark.parametrize("day", [NOON.date(), NOON.date() + timedelta(days=1), born(121)])
def test_an_impossible_birthday_is_an_error_of_its_field(day: date):
    with pytest.raises(InvalidError) as refusal:
        knock(day)
    assert refusal.value.field == "date_of_birth"
    assert RateWindow.objects.count() == 0


@pytest.mark.parametrize("minutes", [31, -2])
def test_a_pass_lapses(minutes: int):
    token = knock(born(20)).token
    with pytest.raises(AgePassInvalidError):
        age.read_pass(token, now=NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize("token", ["", "{}", "x" * 500, '{"born":"1980-01-01","country":"US","at":1}:forged'])
def test_a_forged_pass_is_refused(token: str):
    with pytest.raises(AgePassInvalidError):
        age.read_pass(token, now=NOON)


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2025, 2, 28), 12), (date(2025, 3, 1), 13), (date(2028, 2, 28), 15), (date(2028, 2, 29), 16)],
)
def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march(day: date, years: int):
    assert policies.age_on(date(2012, 2, 29), day) == years


def test_a_birthday_counts_once_it_is_one_everywhere():
    thirteenth = date(2013, 3, 15)
    assert policies.is_below(13, date_of_birth=thirteenth, now=datetime(2026, 3, 15, 11, 59, tzinfo=UTC))
    assert not policies.is_below(13, date_of_birth=thirteenth, now=datetime(2026, 3, 15, 12, 0, tzinfo=UTC))
