"""The demo's inbox: everybody's letters on one page, where no letter really goes out."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from common import letters
from common.models import Letter


def read() -> list[Letter] | None:
    """This will give the newest letters, or None where letters are nobody else's business."""
    is_demo = settings.DEMO and urlsplit(settings.EMAIL_URL).scheme == "inbox"
    return letters.inbox() if is_demo else None
