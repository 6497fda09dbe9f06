"""Letters around joining. None carries an invite's code: letters are kept, codes are not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from common import letters
from invites import codes


def post_proof(email: str, word: str, *, now: datetime) -> None:
    """This will write the letter with the word that shows that its reader owns the address."""
    _post("invite_proof", email, {"word": codes.grouped(word)}, now)


def post_place_in_line(email: str, token: str, *, now: datetime) -> None:
    """This will write the letter that confirms a place on the waiting list, or leads back to it."""
    _post("waiting_list", email, {"url": f"{settings.SITE_URL}/waiting-list/{token}"}, now)


def _post(name: str, email: str, context: dict[str, Any], now: datetime) -> None:
    text = render_to_string(f"letters/{name}.txt", {"names": settings.NAMES, "limits": settings.LIMITS, **context})
    subject, _, body = text.strip().partition("\n")
    letters.post(recipient=email, subject=subject.strip(), body=body.strip() + "\n", now=now)
