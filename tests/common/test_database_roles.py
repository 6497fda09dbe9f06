"""The application's database role can add history and not rewrite it."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from common import audit, clock
from common.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_an_audit_entry_is_added_and_read():
    audit.record(actor_id=None, action="test.deed", target="clip:1", now=clock.now(), units=3)
    assert AuditEntry.objects.values_list("action", "target", "facts").get() == ("test.deed", "clip:1", {"units": 3})


@pytest.mark.parametrize(
    "statement",
    ["UPDATE common_auditentry SET action = 'x'", "DELETE FROM common_auditentry", "TRUNCATE common_auditentry"],
)
def test_history_cannot_be_rewritten(statement: str):
    audit.record(actor_id=None, action="test.deed", target="clip:1", now=clock.now())
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AuditEntry.objects.count() == 1


def test_the_application_cannot_make_tables():
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("CREATE TABLE mine (id int)")
