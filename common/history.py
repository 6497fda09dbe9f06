"""Tables whose rows are only ever added: the application's role may not change or delete them."""

from __future__ import annotations

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunPython


def _app_role() -> str:
    return str(settings.DATABASES["default"]["USER"])


def _grant_future_tables(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    role = editor.quote_name(_app_role())
    editor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
    for privileges, kind in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES")):
        editor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {privileges} ON {kind} TO {role}")


def grant_application_role() -> Operation:
    """This will, as the very first operation, let the application's role use every table made after it."""
    return RunPython(_grant_future_tables, RunPython.noop)


def only_ever_added(table: str) -> Operation:
    """This will take UPDATE, DELETE and TRUNCATE on `table` away from the application's role."""

    def revoke(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        name, role = editor.quote_name(table), editor.quote_name(_app_role())
        editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {name} FROM {role}")

    return RunPython(revoke, RunPython.noop)
