"""One database for the whole run: migrated by the owner's role, used by the application's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db.backends.signals import connection_created
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

# What is tried is tried in every run: what chance finds once a month nobody can find again. And none is late who is slow.
hypothesis_settings.register_profile("alike", derandomize=True, deadline=None)
hypothesis_settings.load_profile("alike")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Create and migrate the test database as the owner; let the application's role use it; drop it at the end."""
    from django.db import connections

    owner, app = connections["owner"], connections["default"]
    with django_db_blocker.unblock():
        owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        app.close()
        app.settings_dict["NAME"] = owner.settings_dict["NAME"]
        # The router lets the application's role migrate nothing, so it would find no table to empty either.
        tables = owner.introspection.django_table_names(only_existing=True, include_views=False)

        def let_the_owner_empty_tables(connection: Any, **_: Any) -> None:
            if connection.alias == "default":
                connection.introspection.django_table_names = lambda **_: tables
                connection.ops.execute_sql_flush = _as_owner

        # For each connection there will be, not only this one: a thread has its own, and so has an event loop, which a
        # browser's driver starts in the very thread of the tests.
        connection_created.connect(let_the_owner_empty_tables, weak=False)
        # And for this one now: a test whose every query runs in another thread would be left standing.
        let_the_owner_empty_tables(app)
    yield
    with django_db_blocker.unblock():
        app.close()
        owner.creation.destroy_test_db("postgres", verbosity=0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep pytest-django's suffix for parallel runs."""


@pytest.fixture(autouse=True)
def _broker_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that failed in one test is tried again in the next."""
    from common import outbox

    monkeypatch.setattr(outbox, "_away_until", 0.0)


@pytest.fixture
def within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product's clock goes on from five past: limits count by whole hours, and none begins anew during the test."""
    begun = timezone.now()
    ahead = begun.replace(minute=5, second=0, microsecond=0) - begun
    monkeypatch.setattr("common.clock.now", lambda: timezone.now() + ahead)


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Path:
    """Clips are kept in a folder of this test's own."""
    folder = tmp_path / "media"
    folder.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}},
    }
    return folder


def _as_owner(statements: list[str]) -> None:
    """The application's role may not empty tables; between two tests the owner does it."""
    from django.db import connections

    with psycopg.connect(**connections["owner"].get_connection_params() | {"cursor_factory": None}) as connection:
        for statement in statements:
            connection.execute(statement)
