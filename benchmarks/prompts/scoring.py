"""How a reading of a prompt is compared with its label, field by field."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from generation.engine.animatic.language.asked import Asked, Subject
from generation.engine.animatic.language.lemmas import base, singular
from generation.engine.animatic.language.listing import all_of

Label = Mapping[str, Any]


@dataclass
class Tally:
    """Right ones of how many, and what was wrong."""

    right: float = 0
    of: float = 0
    wrong: list[str] = field(default_factory=list)
    judged: dict[Hashable, bool] = field(default_factory=dict)  # of one prompt: its item -> whether it is right

    @property
    def share(self) -> float:
        """This will be the share that is right, 1 where nothing was asked."""
        return self.right / self.of if self.of else 1.0

    def add(self, is_right: bool, told: str = "", item: Hashable = None) -> None:
        """This will count one; `item` is its place in the label, of what was *not invented* its place in the reading."""
        self.right, self.of = self.right + is_right, self.of + 1
        self.judged[item] = is_right
        if not is_right:
            self.wrong.append(told)


FIELDS = (
    "subjects named", "subjects not invented", "kinds", "counts", "colours", "sizes", "moods", "materials", "actions named",
    "actions not invented", "action kinds", "who does it", "to whom", "settings", "times", "weather", "cameras", "styles",
    "relations named", "relations not invented", "lines", "speakers", "sounds", "sounds not invented", "music", "shots",
    "negated", "negated not invented",
)  # fmt: skip


def score(asked: Asked, label: Label, tallies: Mapping[str, Tally]) -> None:
    """This will compare one reading with its label and count in `tallies`, one of each of FIELDS.

    A subject is named when its noun is (its last word at least); attributes are compared of those that are. An action is
    named when its verb is; who does it and to whom are compared of those that are. Style, sounds and music are compared by
    the words that tell (`_alike`). *Not invented* counts what was read against what is in the label.
    """
    pairs = _paired(label["subjects"], asked.subjects)
    for at, want in enumerate(label["subjects"]):
        tallies["subjects named"].add(at in pairs, want["noun"], at)
    for at, have in enumerate(asked.subjects):
        tallies["subjects not invented"].add(at in pairs.values(), have.noun, at)
    for at, found in pairs.items():
        _attributes(at, label["subjects"][at], asked.subjects[found], tallies)
    _deeds(asked, label, pairs, tallies)
    _relations(asked, label, pairs, tallies)
    _circumstances(asked, label, tallies)
    _heard(asked, label, pairs, tallies)
    _negated(asked, label, tallies)


def _paired(wanted: Sequence[Label], had: Sequence[Subject]) -> dict[int, int]:
    """Label's place -> reading's: the likeliest first, each used once."""
    scores = sorted(
        ((_same_noun(want["noun"], have.noun) + 0.1 * (want["count"] == have.count) - 0.001 * abs(a - b), a, b)
         for a, want in enumerate(wanted) for b, have in enumerate(had) if _same_noun(want["noun"], have.noun)),
        reverse=True,
    )  # fmt: skip
    pairs: dict[int, int] = {}
    for _, a, b in scores:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def _same_noun(one: str, other: str) -> float:
    a, b = (re.sub(r"[-']", " ", each.lower()).split() for each in (one, other))
    if a == b:
        return 1.0
    if a[-1] == b[-1] or "".join(a) == "".join(b):
        return 0.8
    return 0.6 if SequenceMatcher(None, "".join(a), "".join(b)).ratio() >= 0.85 else 0.0


def _attributes(at: int, want: Label, have: Subject, tallies: Mapping[str, Tally]) -> None:
    told = f"{want['noun']}"
    tallies["kinds"].add(
        have.kind is not None and have.kind.value == want["class"], f"{told}: {have.kind}, not {want['class']}", at
    )
    tallies["counts"].add(have.count == want["count"], f"{told}: {have.count}, not {want['count']}", at)
    for name, value, wanted in (
        ("colours", have.colour, want["colour"]),
        ("sizes", have.size, want["size"]),
        ("moods", have.mood, want["mood"]),
        ("materials", have.material, want["material"]),
    ):
        if value or wanted:
            had, asked_for = set(_flat(value or "").split()), set(_flat(wanted or "").split())
            same = bool(had and asked_for) and (had <= asked_for or asked_for <= had)
            tallies[name].add(same, f"{told}: {value}, not {wanted}", at)


def _flat(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).replace("grey", "gray").strip()


def _deeds(asked: Asked, label: Label, pairs: Mapping[int, int], tallies: Mapping[str, Tally]) -> None:
    left = list(asked.deeds)
    back = {found: at for at, found in pairs.items()}
    for at, want in enumerate(label["actions"]):
        alike = [each for each in left if _same_verb(want["verb"], each.verb)]
        own = [each for each in alike if back.get(each.doer) == want["subject"]]
        chosen = next(iter(own or alike), None)
        tallies["actions named"].add(chosen is not None, want["verb"], at)
        if chosen is None:
            continue
        left.remove(chosen)
        tallies["action kinds"].add(
            chosen.kind is not None and chosen.kind.value == want["class"],
            f"{want['verb']}: {chosen.kind}, not {want['class']}",
            at,
        )
        tallies["who does it"].add(bool(own), f"{want['verb']}", at)
        if own and (chosen.done_to is not None or want["object"] is not None):
            to = back.get(chosen.done_to) if chosen.done_to is not None else None
            tallies["to whom"].add(to == want["object"], f"{want['verb']}", at)
    for each in asked.deeds:
        tallies["actions not invented"].add(each not in left, each.verb, each)


def _same_verb(one: str, other: str) -> bool:
    a, b = one.lower().replace("-", " ").split(), other.lower().replace("-", " ").split()
    if a == b or a[0] == b[0] or "".join(a) == "".join(b):
        return True
    return (len(a) > 1 and (a[-1] == b[-1] or b[0] in a)) or (base(a[-1]) or ("",))[0] == b[0]


def _relations(asked: Asked, label: Label, pairs: Mapping[int, int], tallies: Mapping[str, Tally]) -> None:
    had = {(each.a, each.relation, each.b) for each in asked.relations}
    wanted = {
        (pairs.get(each["a"]), "in" if each["relation"] == "inside" else each["relation"], pairs.get(each["b"])): at
        for at, each in enumerate(label["relations"])
    }
    for each, at in wanted.items():
        tallies["relations named"].add(each in had, f"{each}", at)
    for each in had:
        tallies["relations not invented"].add(each in wanted, f"{each}", each)


def _circumstances(asked: Asked, label: Label, tallies: Mapping[str, Tally]) -> None:
    place = label["setting_class"].split(" (")[0]
    have = asked.setting_kind or "unsaid"
    tallies["settings"].add(have == place, f"{asked.setting}: {have}, not {place} ({label['setting']})")
    for name, value, wanted in (
        ("times", asked.time, label["time"]),
        ("weather", asked.weather, label["weather"]),
        ("cameras", asked.camera and asked.camera.removesuffix(" out"), label["camera"]),
    ):
        if value or wanted:
            tallies[name].add(value == wanted, f"{value}, not {wanted}")
    if asked.styles or label["style"]:
        tallies["styles"].add(
            _is_among(label["style"], asked.styles_said), f"{asked.styles_said}, not {label['style']}"
        )
    if label["shots"] > 1 or asked.shot_count > 1:
        tallies["shots"].add(asked.shot_count == label["shots"], f"{asked.shot_count}, not {label['shots']}")


def _heard(asked: Asked, label: Label, pairs: Mapping[int, int], tallies: Mapping[str, Tally]) -> None:
    for at, line in enumerate(label["dialogue"]):
        found = next((each for each in asked.lines if _flat(each.text) == _flat(line["text"])), None)
        tallies["lines"].add(found is not None, line["text"], at)
        if found is not None:
            wanted = None if line["speaker"] is None else pairs.get(line["speaker"], -1)
            tallies["speakers"].add(found.speaker == wanted, f"{line['text']}: {found.speaker}, not {wanted}", at)
    for each in label["sfx"]:
        tallies["sounds"].add(_is_among(each, asked.sounds), f"{each} ({', '.join(asked.sounds)})", each)
    for each in asked.sounds:
        tallies["sounds not invented"].add(any(_alike(want, each) for want in label["sfx"]), each, each)
    if label["music"] or asked.music:
        is_same = bool(asked.music) and _is_among(label["music"], [asked.music or ""])
        tallies["music"].add(is_same, f"{asked.music}, not {label['music']}")


def _negated(asked: Asked, label: Label, tallies: Mapping[str, Tally]) -> None:
    wanted = [*label["not_subjects"], *label["not_actions"]]
    had = [*asked.not_subjects, *asked.not_deeds]
    for each in wanted:
        tallies["negated"].add(any(_shares_word(each, other) for other in had), each, each)
    for each in had:
        tallies["negated not invented"].add(any(_shares_word(each, other) for other in wanted), each, each)


def _shares_word(one: str, other: str) -> bool:
    return bool({_stem(each) for each in _flat(one).split()} & {_stem(each) for each in _flat(other).split()})


def _is_among(wanted: str | None, had: Sequence[str]) -> bool:
    return wanted is not None and any(_alike(wanted, each) for each in had)


def _alike(wanted: str, had: str) -> bool:
    """Whether half of the words that tell were read, and not three times as many: *grainy VHS* and *VHS tape* are alike."""
    one, other = _telling(wanted), _telling(had)
    shared = len(one & other)
    return shared > 0 and 2 * shared >= len(one) and 3 * shared >= len(other)


def _telling(text: str) -> set[str]:
    """The words of a style or sound that tell it from others; all of them where none does."""
    words = (
        re.sub(r"[^a-z0-9]+", " ", text.lower()).replace("colour", "color").replace("stopmotion", "stop motion").split()
    )
    return {_stem(each) for each in words if each not in _EMPTY} or set(words)


def _stem(word: str) -> str:
    return singular((base(word) or (word,))[0])[0]


_EMPTY = all_of(
    "a, an, the, in, of, on, at, as, like, and, with, it, its, is, are, style, styled, look, looking, aesthetic, film, "
    "movie, footage, video, feel, shot, some, sound, sounds, noise, music"
)
