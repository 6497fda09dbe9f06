"""Letters around signing in, written in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.conf import settings
from django.template.loader import render_to_string

from accounts.models import Member
from common import letters

# The library's name for a letter, and ours.
LIBRARY_LETTERS = {
    "account/email/email_confirmation": "verify_email",
    "account/email/email_confirmation_signup": "verify_email",
    "account/email/password_reset_key": "reset_password",
}
_NOTICES = {
    "account/email/password_changed": "Your password was changed.",
    "account/email/password_reset": "Your password was replaced through a letter to this address.",
    "account/email/password_set": "Your account has a password now.",
    "account/email/email_changed": "Your account has another e-mail address now. Letters go there from here on.",
    "account/email/email_deleted": "An e-mail address was removed from your account.",
    "mfa/email/totp_activated": "Signing in asks for a code from your authenticator app now.",
    "mfa/email/totp_deactivated": "Signing in no longer asks for a code from your authenticator app.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made. The old ones do not count any more.",
}


def post(name: str, *, recipient: str, member: Member | None, context: dict[str, Any], now: datetime) -> None:
    """This will write the letter of templates/letters/<name>.txt, whose first line is the subject."""
    facts = {"names": settings.NAMES, "site_url": settings.SITE_URL, "member": member, **context}
    subject, _, body = render_to_string(f"letters/{name}.txt", facts).strip().partition("\n")
    member_id = member.pk if member else None
    letters.post(recipient=recipient, subject=subject.strip(), body=body.strip() + "\n", now=now, member_id=member_id)


def post_letter(address: EmailAddress, *, now: datetime) -> None:
    """This will write the letter with the link that verifies an address."""
    url = f"{settings.SITE_URL}/email/verify/{EmailConfirmationHMAC(address).key}"
    post("verify_email", recipient=address.email, member=address.user, context={"activate_url": url}, now=now)


def post_notice(kind: str, *, member: Member, recipient: str, now: datetime) -> None:
    """This will tell a member what changed about signing in. Raises KeyError for a kind we have no words for."""
    post("security_notice", recipient=recipient, member=member, context={"what": _NOTICES[kind], "at": now}, now=now)
