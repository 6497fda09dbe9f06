"""How engines quote a member's words in the lines beside a clip."""

from __future__ import annotations

LONGER_THAN_ASKED = "Made some frames longer than you asked, and cut at the end."
"""Told of a clip, and not of each shot of one."""

_MOST_CHARS = 240
"""A line beside a clip is kept up to 300 characters."""


def quoted(words: str) -> str:
    """This will be `words` as a line quotes them, `*words*`, in one piece and cut between words where they are many."""
    plain = " ".join(words.replace("*", "").split())
    if len(plain) > _MOST_CHARS:
        plain = plain[:_MOST_CHARS].rsplit(" ", 1)[0] + "…"
    return f"*{plain}*"


def moment(at_s: float) -> str:
    """This will be a moment as a line names it: *2 s*, *0.38 s*."""
    return f"{round(at_s, 2):g} s"


def listed(things: list[str]) -> str:
    """This will be at least one thing as a sentence lists them: *a*, *a and b*, *a, b and c*."""
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last
