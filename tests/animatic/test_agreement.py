"""What of a reading is judged where two labels of one prompt differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import benchmarks.prompts
from benchmarks.prompts.agreement import Agreement, as_asked

_ANIMAL = "four-legged animal"
SETS = Path(benchmarks.prompts.__file__).parent
OPEN = {
    "setting": None,
    "setting_class": "unsaid",
    "time": None,
    "weather": None,
    "camera": None,
    "style": None,
    "music": None,
}


def test_what_both_labellers_say_is_asked_and_what_only_one_says_is_left_out() -> None:
    cat, box, also_box = _thing("cat", _ANIMAL), _thing("box", "toy or small thing"), _thing("box", "furniture")
    lamp, rug, fog = _thing("lamp", "furniture"), _thing("rug", "furniture"), _thing("fog", "other")
    first, second = _label([cat, box, lamp]), _label([also_box, cat, rug])
    reading = _label([cat | {"colour": "red"}, also_box, rug, fog])

    told = _told(first, second, reading)

    assert told["subjects named"] == (2, 2)  # the lamp is the first's alone
    assert told["subjects not invented"] == (2, 3)  # the rug is the second's alone, the fog is nobody's
    assert told["kinds"] == (1, 1)  # they differ about the box
    assert told["colours"] == (0, 1)  # neither says that the cat is red


def test_a_deed_is_asked_in_what_the_labellers_agree_about() -> None:
    cat, dog = _thing("cat", _ANIMAL), _thing("dog", _ANIMAL)
    first = _label(
        [cat, dog], [_deed(0, "sniff", "dance or gesture", 1), _deed(1, "run", "walk or run")], [_link(0, "on", 1)]
    )
    second = _label(
        [dog, cat], [_deed(1, "sniff", "other", 0), _deed(1, "run", "walk or run")], [_link(1, "beside", 0)]
    )

    told = _told(first, second, first)

    assert told["actions named"] == (2, 2)
    assert told["action kinds"] == (1, 1)  # of running alone
    assert told["who does it"] == (1, 1)  # the first lets the dog run, the second the cat
    assert told["to whom"] == (1, 1)
    assert told["relations named"] == told["relations not invented"] == (0, 0)


def test_labellers_are_told_apart_from_the_reader() -> None:
    first, second = _label([], time="night"), _label([], time="dawn")
    counts = Agreement()
    counts.add(as_asked(first), first, second)

    assert (counts.labellers["times"].right, counts.labellers["times"].of) == (0, 1)
    assert counts.agreed["times"].of == 0
    assert (counts.labellers["settings"].right, counts.agreed["settings"].right) == (1, 1)


def test_the_second_labels_are_of_the_same_prompts_in_the_same_form() -> None:
    for name in ("development", "held_back"):
        first, second = (json.loads((SETS / f"{each}{name}.json").read_text()) for each in ("", "second_"))
        same = [a["prompt"] == b["prompt"] and a.keys() == b.keys() for a, b in zip(first, second, strict=True)]
        assert all(same)
        for label in second:
            as_asked(label)


def _told(first: Any, second: Any, reading: Any) -> dict[str, tuple[float, float]]:
    counts = Agreement()
    counts.add(as_asked(reading), first, second)
    return {name: (each.right, each.of) for name, each in counts.agreed.items()}


def _label(subjects: list[Any], actions: Any = (), relations: Any = (), **said: Any) -> dict[str, Any]:
    lists = {"dialogue": [], "sfx": [], "not_actions": [], "not_subjects": []}
    return {"subjects": subjects, "actions": actions, "relations": relations, **lists, "shots": 1, **OPEN, **said}


def _thing(noun: str, kind: str, **like: Any) -> dict[str, Any]:
    return {"noun": noun, "class": kind, "count": 1, **dict.fromkeys(("colour", "size", "mood", "material")), **like}


def _deed(doer: int, verb: str, kind: str, done_to: int | None = None) -> dict[str, Any]:
    return {"subject": doer, "verb": verb, "class": kind, "object": done_to, "order": 0}


def _link(a: int, relation: str, b: int) -> dict[str, Any]:
    return {"a": a, "relation": relation, "b": b}
