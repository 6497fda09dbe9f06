"""Words and shapes of clips for templates."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_QUOTED = re.compile(r"\*([^*]+)\*")
_STEPS = ((60, 60, "min"), (3600, 24, "h"), (86400, 7, "d"))


@register.filter
def shape(clip: Any) -> str:
    """This will name the shape of anything with a width and a height: portrait, landscape or square."""
    if clip.width == clip.height:
        return "square"
    return "portrait" if clip.width < clip.height else "landscape"


@register.filter
def seconds(value: float) -> str:
    """This will write a length: `4 s`, `4.5 s`."""
    return f"{value:.1f}".removesuffix(".0") + " s"


@register.filter
def quoting(line: str) -> SafeString:
    """This will write a line in which an engine quotes the prompt, `*word*`, with those words as emphasis."""
    pieces = enumerate(_QUOTED.split(line))  # every second one was between asterisks
    return format_html_join(
        "", "{}", ((format_html("<em>{}</em>", piece) if odd % 2 else piece,) for odd, piece in pieces)
    )


@register.filter
def how_long_ago(moment: datetime) -> str:
    """This will write how long ago something was: `now`, `5 min`, `3 h`, `2 d`, then its date."""
    return _ago(moment, timezone.now())


def _ago(moment: datetime, now: datetime) -> str:
    passed = (now - moment).total_seconds()
    if passed < 60:
        return "now"
    for unit_s, units, word in _STEPS:
        if passed < unit_s * units:
            return f"{int(passed // unit_s)} {word}"
    return f"{moment.day} {moment:%b}" + (f" {moment.year}" if moment.year != now.year else "")
