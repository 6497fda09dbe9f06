"""Who says a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.animatic.language import closed, senses
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.clauses import Parsed
from generation.engine.animatic.language.phrases import Phrase, indices_of
from generation.engine.animatic.language.verbs import VerbClass
from generation.engine.animatic.language.words import Line, is_voice

_BY_A_VOICE = re.compile(r"(?:^|[,.;:!?\n])\s*(?:(?:an? |the )?[\w-]+ )?voice-?(?:over)?\s*:\s*$")
"""*a woman runs, whisper voice:* is said by nobody of the picture."""


@dataclass(frozen=True)
class Speakers:
    """Those who may say something, of a prompt."""

    found: Parsed
    chosen: Sequence[Phrase]

    def of(self, line: Line) -> int | None:
        """This will be who says a line: whoever is named before the colon, leads to it, was asked, did the last
        thing told before it, was named last, or speaks at all; None is a voice.
        """
        before, label = line.before.lower(), line.label.lower()
        if is_voice(label) or _BY_A_VOICE.search(before):
            return None
        event = self.found.said.get(line.number)
        if (
            event is not None
            and (not label or label in closed.PRONOUNS)
            and (said := indices_of(event.doers, self.chosen))
        ):
            return said[0]
        if (asked_of := self._replies(line)) is not None:
            return asked_of
        if not label and (lone := self._acts_before(line)) is not None:
            return lone
        if label:
            return next((at for at, each in enumerate(self.chosen) if _is_within(each.noun, label)), None)
        able = [
            (_last_named(each.noun.rpartition(" ")[2], before), at)
            for at, each in enumerate(self.chosen)
            if class_of(each.noun) in LIVING or self._speaks(each)
        ]
        named = [each for each in able if each[0] >= 0]
        if not named:
            return next((at for _, at in able), None)
        last = max(named)[0]
        return _of_one_name([at for place, at in named if place == last], self._head(max(named)[1]), before)

    def _replies(self, line: Line) -> int | None:
        """*asks his vizier, "Butter?" "Butter, my lord."*: who was asked answers."""
        event = self.found.said.get(line.number - 1)
        is_next = line.before.rstrip()[-1:] in {'"', "”"} and not line.label
        asked_of = indices_of([*event.receivers, *event.done_to], self.chosen) if event is not None and is_next else []
        return asked_of[0] if asked_of else None

    def _acts_before(self, line: Line) -> int | None:
        """*He puts down his wand. "Teach me."*: who did the last thing told before."""
        event = self.found.led_to.get(line.number)
        living = [each for each in event.doers if class_of(each.noun) in LIVING] if event is not None else []
        return next(iter(indices_of(living, self.chosen)), None)

    def _head(self, at: int) -> str:
        return self.chosen[at].noun.rpartition(" ")[2]

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether it is told to speak, though nothing of its class does: a snowman says."""
        return any(phrase in event.doers and senses.kind_of(event) is VerbClass.SPEAK for event in self.found.events)


def _of_one_name(several: Sequence[int], noun: str, told: str) -> int:
    """Of several who are called the same, the one that a text speaks of last: *a man* is a new one, *the man* the last."""
    mentions = re.findall(rf"\b(an?|another|one|other|first|second|the)\s+(?:\w+\s+)?{re.escape(noun)}\b", told)
    new = sum(each in {"a", "an", "another", "one"} for each in mentions)
    at = 1 if mentions and mentions[-1] in {"other", "second"} else 0 if mentions[-1:] == ["first"] else new - 1
    return several[max(0, min(at, len(several) - 1))]


def _last_named(noun: str, told: str) -> int:
    """Where a text names somebody for the last time, by a whole word, one or several; -1 where it does not."""
    return max((match.start() for match in re.finditer(rf"\b{re.escape(noun)}(?:e?s)?\b", told)), default=-1)


def _is_within(noun: str, label: str) -> bool:
    """*old man* beside *man*, either way round; a woman is no man."""
    return f" {noun} " in f" {label} " or f" {label} " in f" {noun} "
