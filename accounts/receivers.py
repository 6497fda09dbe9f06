"""What the sign-in library tells, as our own news."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, password_changed, password_reset, password_set
from django.db import transaction
from django.dispatch import receiver

from accounts import events
from accounts.models import Member
from accounts.services import sessions
from common import clock


@receiver(email_confirmed, sender=EmailAddress, dispatch_uid="accounts.email_verified")
def tell_email_verified(sender: Any, email_address: EmailAddress, **kwargs: Any) -> None:
    """This will send `events.email_verified` once the change is committed."""
    facts = {"member_id": email_address.user_id, "email": email_address.email, "now": clock.now()}
    transaction.on_commit(lambda: events.email_verified.send_robust(sender=None, **facts))


@receiver([password_changed, password_reset, password_set], dispatch_uid="accounts.password_changed")
def close_sockets_of_other_devices(sender: Any, user: Member, **kwargs: Any) -> None:
    """This will end the live hints of devices that the new password signed out."""
    sessions.sift_sockets(member_id=user.pk)
