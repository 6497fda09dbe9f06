"""Letters about addresses: one that verifies, and words around signing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.conf import settings
from django.template.loader import render_to_string

from common import letters


@dataclass(frozen=True)
class Written:
    """A letter's words."""

    subject: str
    body: str


def write(name: str, context: dict[str, Any]) -> Written:
    """This will write the letter of templates/letters/<name>.txt: its first line is the subject."""
    text = render_to_string(f"letters/{name}.txt", {"names": settings.NAMES, "site_url": settings.SITE_URL, **context})
    subject, _, body = text.strip().partition("\n")
    return Written(subject.strip(), body.strip() + "\n")


def post_letter(address: EmailAddress, *, now: datetime) -> None:
    """This will write the letter with the link that verifies an address, in the caller's transaction."""
    key = EmailConfirmationHMAC(address).key
    letter = write("verify_email", {"member": address.user, "url": f"{settings.SITE_URL}/email/verify/{key}"})
    letters.post(recipient=address.email, subject=letter.subject, body=letter.body, now=now, member_id=address.user_id)
