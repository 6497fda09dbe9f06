"""How a reading of a prompt is compared with its label, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from generation.engine.animatic.language.asking import Asked, Subject
from generation.engine.animatic.language.lemmas import base

Label = Mapping[str, Any]


@dataclass
class Tally:
    """Right ones of how many, and what was wrong."""

    right: float = 0
    of: float = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """This will be the share that is right, 1 where nothing was asked."""
        return self.right / self.of if self.of else 1.0

    def add(self, is_right: bool, told: str = "") -> None:
        """This will count one."""
        self.right, self.of = self.right + is_right, self.of + 1
        if not is_right:
            self.wrong.append(told)


FIELDS = (
    "subjects named", "subjects not invented", "kinds", "counts", "colours", "sizes", "moods", "materials", "actions named",
    "actions not invented", "action kinds", "who does it", "to whom", "settings", "times", "weather", "cameras", "styles",
    "relations named", "relations not invented", "lines", "speakers", "sounds", "music", "shots", "negated",
)  # fmt: skip


def score(asked: Asked, label: Label, tallies: Mapping[str, Tally]) -> None:
    """This will compare one reading with its label and count in `tallies`, one of each of FIELDS.

    A subject is named when its noun is (its last word at least); attributes are compared of those that are. An action is
    named when its verb is; who does it and to whom are compared of those that are. *Not invented* counts what was read
    against what is in the label.
    """
    pairs = _paired(label["subjects"], asked.subjects)
    for at, want in enumerate(label["subjects"]):
        tallies["subjects named"].add(at in pairs, want["noun"])
    for at, have in enumerate(asked.subjects):
        tallies["subjects not invented"].add(at in pairs.values(), have.noun)
    for at, found in pairs.items():
        _attributes(label["subjects"][at], asked.subjects[found], tallies)
    _deeds(asked, label, pairs, tallies)
    _relations(asked, label, pairs, tallies)
    _circumstances(asked, label, tallies)


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


def _attributes(want: Label, have: Subject, tallies: Mapping[str, Tally]) -> None:
    told = f"{want['noun']}"
    tallies["kinds"].add(
        have.kind is not None and have.kind.value == want["class"], f"{told}: {have.kind}, not {want['class']}"
    )
    tallies["counts"].add(have.count == want["count"], f"{told}: {have.count}, not {want['count']}")
    for name, value, wanted in (
        ("colours", have.colour, want["colour"]),
        ("sizes", have.size, want["size"]),
        ("moods", have.mood, want["mood"]),
        ("materials", have.material, want["material"]),
    ):
        if value or wanted:
            same = bool(value and wanted) and (_flat(value) in _flat(wanted) or _flat(wanted) in _flat(value))
            tallies[name].add(same, f"{told}: {value}, not {wanted}")


def _flat(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).replace("grey", "gray").strip()


def _deeds(asked: Asked, label: Label, pairs: Mapping[int, int], tallies: Mapping[str, Tally]) -> None:
    left = list(asked.deeds)
    back = {found: at for at, found in pairs.items()}
    for want in label["actions"]:
        alike = [each for each in left if _same_verb(want["verb"], each.verb)]
        own = [each for each in alike if back.get(each.doer) == want["subject"]]
        chosen = next(iter(own or alike), None)
        tallies["actions named"].add(chosen is not None, want["verb"])
        if chosen is None:
            continue
        left.remove(chosen)
        tallies["action kinds"].add(
            chosen.kind is not None and chosen.kind.value == want["class"],
            f"{want['verb']}: {chosen.kind}, not {want['class']}",
        )
        tallies["who does it"].add(bool(own), f"{want['verb']}")
        if own and (chosen.done_to is not None or want["object"] is not None):
            to = back.get(chosen.done_to) if chosen.done_to is not None else None
            tallies["to whom"].add(to == want["object"], f"{want['verb']}")
    for _ in range(len(asked.deeds) - len(left)):
        tallies["actions not invented"].add(True)
    for each in left:
        tallies["actions not invented"].add(False, each.verb)


def _same_verb(one: str, other: str) -> bool:
    a, b = one.lower().replace("-", " ").split(), other.lower().replace("-", " ").split()
    if a == b or a[0] == b[0] or "".join(a) == "".join(b):
        return True
    return (len(a) > 1 and (a[-1] == b[-1] or b[0] in a)) or (base(a[-1]) or ("",))[0] == b[0]


def _relations(asked: Asked, label: Label, pairs: Mapping[int, int], tallies: Mapping[str, Tally]) -> None:
    had = {(each.a, each.relation, each.b) for each in asked.relations}
    wanted = {
        (pairs.get(each["a"]), "in" if each["relation"] == "inside" else each["relation"], pairs.get(each["b"]))
        for each in label["relations"]
    }
    for each in wanted:
        tallies["relations named"].add(each in had, f"{each}")
    for each in had:
        tallies["relations not invented"].add(each in wanted, f"{each}")


def _circumstances(asked: Asked, label: Label, tallies: Mapping[str, Tally]) -> None:
    place = label["setting_class"].split(" (")[0]
    have = asked.setting_kind or "unsaid"
    tallies["settings"].add(have == place, f"{asked.setting}: {have}, not {place} ({label['setting']})")
    for name, value, wanted in (
        ("times", asked.time, label["time"]),
        ("weather", asked.weather, label["weather"]),
        ("cameras", asked.camera, label["camera"]),
    ):
        if value or wanted:
            tallies[name].add(value == wanted, f"{value}, not {wanted}")
    if asked.styles or label["style"]:
        tallies["styles"].add(_same_style(asked.styles, label["style"]), f"{asked.styles}, not {label['style']}")
    for line in label["dialogue"]:
        found = next((each for each in asked.lines if _flat(each.text) == _flat(line["text"])), None)
        tallies["lines"].add(found is not None, line["text"])
    if label["sfx"] or asked.sounds:
        tallies["sounds"].add(bool(label["sfx"]) == bool(asked.sounds), f"{asked.sounds}, not {label['sfx']}")
    if label["music"] or asked.music:
        tallies["music"].add(bool(label["music"]) == bool(asked.music), f"{asked.music}, not {label['music']}")
    if label["shots"] > 1 or asked.shot_count > 1:
        tallies["shots"].add(asked.shot_count == label["shots"], f"{asked.shot_count}, not {label['shots']}")
    for each in label["not_subjects"] + label["not_actions"]:
        said = " ".join(asked.not_subjects + asked.not_deeds)
        tallies["negated"].add(any(word in said for word in each.lower().split()), each)


def _same_style(had: Sequence[str], wanted: str | None) -> bool:
    if not had or not wanted:
        return False
    return any(word in wanted.lower() for each in had for word in (each, *SAME.get(each, ())))


SAME = {
    "retro": ("vhs", "vintage", "0s", "newsreel", "8-bit", "pixel"),
    "3d": ("pixar", "disney", "low-poly"),
    "watercolor": ("watercolour", "storybook"),
    "noir": ("black and white",),
    "nostalgic": ("home video",),
    "news": ("live", "forecast"),
    "stop motion": ("stop-motion", "clay", "plasticine"),
    "comic": ("cartoon",),
    "selfie": ("vlog",),
    "cinematic": ("35mm", "film grain", "tilt-shift"),
    "broadcast": ("cooking show", "telenovela", "newsreel", "game show", "infomercial", "sitcom"),
}
"""Words of labels for styles of ours."""
