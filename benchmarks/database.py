"""A database of the benchmarks' own: made by the owner, used as the application, dropped afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_social.settings.test")


@contextmanager
def fresh_database() -> Iterator[None]:
    """This will set Django up on an empty, migrated database for the time of the `with`."""
    import django

    django.setup()
    from django.db import connections

    owner, app = connections["owner"], connections["default"]
    owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    app.close()
    app.settings_dict["NAME"] = owner.settings_dict["NAME"]
    try:
        yield
    finally:
        app.close()
        owner.creation.destroy_test_db("sora", verbosity=0)
