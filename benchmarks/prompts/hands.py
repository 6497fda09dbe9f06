"""`python -m benchmarks.prompts.hands`: how prompts of hands that nobody has built with are read, by rules alone and judged.

The hands are those of the teaching corpus that are left out when the reader is taught (`training.reader.KEPT_OUT`); by the
first of them the bars of `language.learned.opinion` were set, so its second row flatters a little.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from benchmarks.prompts.scoring import FIELDS, Label, Tally, score
from generation.engine.animatic.language import asking
from generation.engine.animatic.language.learned.evidence import NOUN_CLASSES, PLACES, RELATIONS, VERB_CLASSES
from generation.engine.animatic.language.lemmas import base, singular
from training.reader import KEPT_OUT
from training.reader.corpus import HERE, Labelled, labelled

JUDGED = (
    "subjects named", "subjects not invented", "kinds", "actions named", "actions not invented", "action kinds",
    "who does it", "to whom", "settings", "relations named", "relations not invented",
)  # fmt: skip
_OPEN = {"count": None, "colour": None, "size": None, "mood": None, "material": None}


def main() -> int:
    """This will print the shares; returns the exit status."""
    figures = {}
    for hand in KEPT_OUT:
        labels = [label_of(each) for each in labelled(HERE / f"{hand}.txt")]
        figures[hand] = {"judged": _shares(labels), "rules alone": _by_rules(labels)}
        print(f"\n{hand}: {len(labels)} prompts\n  {'':26}rules alone   judged")
        for field in JUDGED:
            print(f"  {field:26}{figures[hand]['rules alone'][field]:11.1%}{figures[hand]['judged'][field]:9.1%}")
    print(json.dumps(figures))
    return 0


def label_of(told: Labelled) -> Label:
    """This will be a label of the corpus in the form of the judged sets; what it does not tell is never asked."""
    return {
        "prompt": told.prompt,
        "subjects": [
            {"noun": singular(told.prompt[begin:end])[0], "class": NOUN_CLASSES[kind].value, **_OPEN}
            for begin, end, kind in told.subjects
        ],
        "actions": [
            {"subject": doer, "verb": _verb(told.prompt[at:]), "class": VERB_CLASSES[kind].value, "object": other}
            for doer, at, kind, other in told.deeds
        ],
        "relations": [{"a": a, "relation": RELATIONS[relation], "b": b} for a, relation, b in told.relations],
        "setting": None, "setting_class": PLACES[told.place], "time": None, "weather": None, "camera": None, "style": None,
        "dialogue": [], "sfx": [], "music": None, "shots": 1, "not_subjects": [], "not_actions": [],
    }  # fmt: skip


def _verb(text: str) -> str:
    word = text.split()[0].strip(".,;:!?\"'").lower()
    return (base(word) or (word,))[0]


def _by_rules(labels: Iterable[Label]) -> dict[str, float]:
    encoded = asking.encoded
    asking.encoded = lambda _: None
    try:
        return _shares(labels)
    finally:
        asking.encoded = encoded


def _shares(labels: Iterable[Label]) -> dict[str, float]:
    tallies = {field: Tally() for field in FIELDS}
    for label in labels:
        score(asking.asked(label["prompt"]), label, tallies)
    return {field: round(tallies[field].share, 3) for field in JUDGED}


if __name__ == "__main__":
    sys.exit(main())
