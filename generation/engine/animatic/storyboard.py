"""Prompts that go somewhere: *a cat walks on the beach, then sleeps in a kitchen* is two shots, though nobody wrote so."""

from __future__ import annotations

import re

from generation.engine.animatic.casting import set_of
from generation.engine.animatic.language.asking import asked
from generation.engine.shots.marks import segments

# Possessive, and white space only from where it begins: else a prompt of a thousand spaces would take six seconds.
_THEN = re.compile(
    r"(?:(?<!\s)\s++(?:[,.;]\s*+)?|[,.;]\s*+)?\b(?:and then|then|after that|later)\b,?\s*", re.IGNORECASE
)
_MOST = 8


def with_cuts(prompt: str) -> str:
    """This will be the prompt with a cut wherever *then* leads to another place; as it is where it says its own shots."""
    thens = list(_THEN.finditer(prompt))[:_MOST]
    if not thens or len(segments(prompt)) > 1:
        return prompt
    ends = [match.start() for match in thens[1:]] + [len(prompt)]
    here, told, at = _place(prompt[: thens[0].start()]), "", 0
    for match, end in zip(thens, ends, strict=True):
        there = _place(prompt[match.end() : end])
        is_cut = here is not None and there is not None and there != here
        told += prompt[at : match.start()] + (". Cut to: " if is_cut else match[0])
        here, at = there or here, match.end()
    return told + prompt[at:]


def _place(words: str) -> str | None:
    """The set that a part of a prompt plays in; None where it names none."""
    wish = asked(words)
    found = set_of(wish.setting, wish.setting_kind) if wish.setting else None
    return found[0] if found else None
