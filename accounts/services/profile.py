"""What members change about themselves, take with them, and take away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import StreamingHttpResponse

from accounts.errors import InvalidMemberError, PasswordWrongError
from accounts.models import Member
from accounts.services import sessions, throttles
from accounts.services.members import display_name_errors
from common import audit, personal_data
from common.api.renderers import dump_json


def rename(*, member_id: UUID, display_name: str) -> Member:
    """This will change the name to show; "" shows the handle. Raises InvalidMemberError."""
    name = display_name.strip()
    if errors := list(display_name_errors(name)):
        raise InvalidMemberError(errors)
    Member.objects.filter(pk=member_id).update(display_name=name)
    return Member.objects.get(pk=member_id)


def export(*, member_id: UUID, now: datetime) -> Iterator[bytes]:
    """This will write everything we hold about a member as one JSON object, row by row: {"exported_at", "product",
    "tables": {table: [row, …]}}. Tables come in alphabetical order; those without rows are left out.
    """
    yield b'{"exported_at":' + dump_json(now) + b',"product":' + dump_json(settings.NAMES.product) + b',"tables":{'
    current = ""
    for table, row in personal_data.export_member(member_id):
        if table == current:
            yield b","
        else:
            yield (b"]," if current else b"") + dump_json(table) + b":["
            current = table
        yield dump_json(dict(row))
    yield b"]}}" if current else b"}}"


def as_file(*, member: Member, now: datetime) -> StreamingHttpResponse:
    """This will stream the member's copy as a file to keep."""
    answer = StreamingHttpResponse(export(member_id=member.pk, now=now), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{member.handle}.json"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def erase(*, member: Member, password: str, now: datetime) -> dict[str, int]:
    """This will remove the member and all that may go, at once and for good; returns rows removed by table.

    What law makes us keep is listed by `personal_data.holdings()` with its reason. The password is asked for, counted
    per member. Raises PasswordWrongError and TooManyError.
    """
    throttles.confirm_try(member_id=member.pk, now=now)
    if not member.check_password(password):
        raise PasswordWrongError(field="password")
    with transaction.atomic():
        sessions.end_everywhere(member_id=member.pk)
        removed = personal_data.erase_member(member.pk)
        audit.record(actor_id=member.pk, action="member.erased", target=f"member:{member.pk}", now=now)
    return removed
