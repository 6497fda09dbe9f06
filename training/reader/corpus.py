"""The labelled prompts as they were written: blocks of lines, told of in `GUIDE.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "corpus"
CLASSES = (
    "person", "animal", "bird", "sea", "insect", "land", "water", "air", "ball", "gear", "furniture", "food", "plant",
    "tool", "toy", "structure", "robot", "fantasy", "other",
)  # fmt: skip
DEEDS = (
    "go", "jump", "dance", "throw", "hold", "fall", "ride", "swim", "fly", "spin", "chase", "rest", "eat", "speak", "make",
    "other",
)  # fmt: skip
RELATIONS = ("on", "under", "beside", "behind", "front", "over", "holding", "in", "with")
PLACES = (
    "sea", "underwater", "lake", "street", "park", "forest", "mountain", "desert", "snow", "farm", "home", "public",
    "sports", "stage", "sky", "space", "vehicle", "fantasy", "unsaid",
)  # fmt: skip
"""Short names, in the order of `learned.evidence`'s."""


@dataclass(frozen=True)
class Labelled:
    """One prompt with its label; words are told by the letter that they begin at."""

    prompt: str
    subjects: tuple[tuple[int, int, int], ...]  # first letter, the one behind the last, class
    deeds: tuple[tuple[int, int, int, int | None], ...]  # doer, letter of the verb, class, done to
    relations: tuple[tuple[int, int, int], ...]
    place: int


def labelled(path: Path) -> Iterator[Labelled]:
    """This will read a file of blocks; ValueError, with the prompt, for one that is not in order."""
    for block in re.split(r"\n\s*\n", path.read_text()):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines:
            try:
                yield _labelled(lines)
            except (ValueError, IndexError) as wrong:
                raise ValueError(f"{path.name}: {lines[0]}: {wrong}") from wrong


def _labelled(lines: list[str]) -> Labelled:
    prompt, told = lines[0].removeprefix("# "), [line.partition(" ")[::2] for line in lines[1:]]
    subjects = [each for kind, rest in told if kind == "s" and rest != "-" for each in rest.split(", ")]
    deeds = [rest.split() for kind, rest in told if kind == "a"]
    relations = [rest.split() for kind, rest in told if kind == "r"]
    place = next(rest for kind, rest in told if kind == "w").partition("|")[0].strip()
    return Labelled(
        prompt,
        tuple(_subject(prompt, *each.rsplit(":", 1)) for each in subjects),
        tuple(
            (int(each[0]), _found(prompt, each[1])[0], DEEDS.index(each[2]), int(each[3]) if len(each) > 3 else None)
            for each in deeds
        ),
        tuple((int(a), RELATIONS.index(relation), int(b)) for a, relation, b in relations),
        PLACES.index(place),
    )


def _subject(prompt: str, noun: str, kind: str) -> tuple[int, int, int]:
    return (*_found(prompt, noun.strip()), CLASSES.index(kind.strip()))


def _found(prompt: str, what: str) -> tuple[int, int]:
    """Where a word stands; *cat@2* is the second *cat*."""
    word, _, number = what.partition("@")
    hits = list(re.finditer(rf"(?<!\w){re.escape(word.lower())}(?!\w)", prompt.lower()))
    return hits[int(number or 1) - 1].span()
