"""How far two labellers agree, and what the reader has right where they do.

A label of one hand can't tell a wrong reading from an open question. So the second label of a prompt is taken for a
reading and scored against the first as the reader is; and the reader is scored again over what both labellers say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.prompts.scoring import FIELDS, Label, Tally, score
from generation.engine.animatic.language.asked import Asked, Deed, Relation, Speech, Subject
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.verbs import VerbClass

Tallies = dict[str, Tally]

INVENTED = {each for each in FIELDS if each.endswith("not invented")}
_RESTS_ON = {
    **dict.fromkeys(("kinds", "counts", "colours", "sizes", "moods", "materials"), "subjects named"),
    **dict.fromkeys(("action kinds", "who does it"), "actions named"),
    "to whom": "who does it",
    "speakers": "lines",
    "relations named": "relations named",  # two that lack the same subjects are counted as one, so one may be missing
}
"""What both labellers must have said before a field can be asked at all."""


def tallies() -> Tallies:
    """This will be an empty count of every field."""
    return {name: Tally() for name in FIELDS}


@dataclass
class Agreement:
    """Two counts over a set of prompts, each by field."""

    labellers: Tallies = field(default_factory=tallies)  # the second label judged against the first
    agreed: Tallies = field(default_factory=tallies)  # the reader, over what both say

    def add(self, reading: Asked, first: Label, second: Label) -> None:
        """This will count one prompt.

        What is in both labels is asked for. What was read and is in neither is invented; what is in one only is left out,
        and so is every attribute that the two put differently. Where both leave an attribute open, reading one is wrong.
        """
        between, by_first, by_second = (
            _scored(reads, label) for reads, label in ((as_asked(second), first), (reading, first), (reading, second))
        )
        for name in FIELDS:
            self.labellers[name].right += between[name].right
            self.labellers[name].of += between[name].of
            for item, is_right in by_first[name].judged.items():
                if name in INVENTED:
                    is_settled = by_second[name].judged[item] == is_right
                else:
                    is_settled = _is_agreed(name, item, between)
                if is_settled:
                    self.agreed[name].add(is_right)


def as_asked(label: Label) -> Asked:
    """This will be a label as if it had been read."""
    style = (label["style"],) if label["style"] else ()
    kind = label["setting_class"].split(" (")[0]
    deeds = (
        Deed(
            doer=each["subject"],
            verb=each["verb"],
            kind=VerbClass(each["class"]),
            done_to=each["object"],
            order=each["order"],
        )
        for each in label["actions"]
    )
    relations = (
        Relation(a=each["a"], relation="in" if each["relation"] == "inside" else each["relation"], b=each["b"])
        for each in label["relations"]
    )
    return Asked(
        subjects=tuple(map(_subject, label["subjects"])),
        deeds=tuple(dict.fromkeys(deeds)),
        relations=tuple(relations),
        setting=label["setting"],
        setting_kind=None if kind == "unsaid" else kind,
        setting_unsaid=None,
        time=label["time"],
        weather=label["weather"],
        camera=label["camera"],
        pace=None,
        not_played=(),
        styles=style,
        styles_said=style,
        lines=tuple(Speech(speaker=each["speaker"], text=each["text"]) for each in label["dialogue"]),
        sounds=tuple(label["sfx"]),
        music=label["music"],
        not_subjects=tuple(label["not_subjects"]),
        not_deeds=tuple(label["not_actions"]),
        not_weather=(),
        shot_count=label["shots"],
    )


def _subject(told: Label) -> Subject:
    alike = {name: told[name] for name in ("noun", "count", "colour", "size", "mood", "material")}
    return Subject(kind=NounClass(told["class"]), **alike)


def _scored(reading: Asked, label: Label) -> Tallies:
    counts = tallies()
    score(reading, label, counts)
    return counts


def _is_agreed(name: str, item: object, between: Mapping[str, Tally]) -> bool:
    """Whether the labellers say the same of an item of the first label; what neither speaks of was not judged."""
    ground = _RESTS_ON.get(name)
    return (ground is None or between[ground].judged.get(item, False)) and between[name].judged.get(item, True)
