"""The mailbox of a test."""

from __future__ import annotations

import re
from urllib.parse import unquote

from common.models import Letter


def newest(recipient: str) -> Letter:
    """The last letter to somebody; fails when there is none."""
    return Letter.objects.filter(recipient=recipient).latest("id")


def key_in(letter: Letter, page: str) -> str:
    """The key at the end of the letter's link to a page."""
    found = re.search(rf"http://127\.0\.0\.1:8000{page}/(\S+)", letter.body)
    assert found is not None, letter.body
    return unquote(found.group(1))
