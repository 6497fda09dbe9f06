"""News for the apps above, sent after the commit."""

from __future__ import annotations

from django.dispatch import Signal

# The member showed that a letter to the address reaches them. Arguments: member_id (UUID), email (str), now (datetime).
email_verified = Signal()
