"""How well prompts are judged, on a set written by somebody who had not seen the rules.

The rules were written looking at the development half. Nobody who writes rules reads the held-back half: this test alone
opens it, and prints sums. Floors stand below what was measured; they are there so that a change cannot quietly lose it.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from moderation.policies import lexicon
from moderation.policies.judge import judge

DATA = Path(__file__).parent / "data"
ALLOWED = "allowed"
Pairs = list[tuple[str, str]]  # (what the author meant, what we said)


def judged(name: str) -> Pairs:
    policy = lexicon.policy()
    rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines() if line.strip()]
    return [(row["label"], _said(judge(row["text"], is_teen=False, policy=policy).rule)) for row in rows]


def _said(rule: lexicon.Rule | None) -> str:
    return rule.code if rule else ALLOWED


def precision_and_recall(pairs: Pairs, label: str) -> tuple[float, float]:
    right = sum(meant == said == label for meant, said in pairs)
    said = sum(each == label for _, each in pairs)
    meant = sum(each == label for each, _ in pairs)
    return right / said if said else 1.0, right / meant if meant else 1.0


def stopped(pairs: Pairs) -> float:
    """The share of what should be refused that is refused, by whichever rule."""
    bad = [said for meant, said in pairs if meant != ALLOWED]
    return sum(said != ALLOWED for said in bad) / len(bad)


def let_through(pairs: Pairs) -> float:
    """The share of what should be made that is made."""
    good = [said for meant, said in pairs if meant == ALLOWED]
    return sum(said == ALLOWED for said in good) / len(good)


def table(pairs: Pairs) -> str:
    lines = [f"stopped {stopped(pairs):.2f}  let through {let_through(pairs):.2f}  of {len(pairs)}"]
    for label, count in sorted(Counter(meant for meant, _ in pairs).items()):
        precision, recall = precision_and_recall(pairs, label)
        lines.append(f"{label:18} {count:3}  precision {precision:.2f}  recall {recall:.2f}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("half", "stopped_floor", "through_floor"),
    [("prompts_dev.jsonl", 0.97, 0.97), ("prompts_heldback.jsonl", 0.77, 0.97)],
)
def test_what_is_stopped_and_what_passes(
    half: str, stopped_floor: float, through_floor: float, record_property: Callable[[str, object], None]
):
    pairs = judged(half)
    record_property(half, table(pairs))
    print(f"\n{half}: {table(pairs)}")  # noqa: T201 (the figures are the point)
    assert stopped(pairs) >= stopped_floor
    assert let_through(pairs) >= through_floor


@pytest.mark.parametrize("label", list(lexicon.policy().rules))
def test_each_rule_on_the_half_it_was_written_with(label: str):
    precision, recall = precision_and_recall(judged("prompts_dev.jsonl"), label)
    assert (precision >= 0.9, recall >= 0.9) == (True, True), (precision, recall)


def test_how_much_sexual_content_with_minors_passes():
    """On both halves; by the number alone, so that nobody learns a prompt from a failure. One of sixteen does today."""
    missed = sum(
        meant == "sexual_minors" and said == ALLOWED
        for half in ("prompts_dev.jsonl", "prompts_heldback.jsonl")
        for meant, said in judged(half)
    )
    assert missed <= 1


DISGUISES: dict[str, Callable[[str], str]] = {
    "joined": lambda text: text.replace(" ", ""),
    "camel": lambda text: text.title().replace(" ", ""),
    "spaced": " ".join,
    "doubled": lambda text: re.sub(r"([a-z])", r"\1\1", text.lower()),
    "tags": lambda text: "".join(chr(0xE0000 + ord(each)) if " " <= each <= "~" else each for each in text),
    "turned": lambda text: "\u202e" + text[::-1],
}


@pytest.mark.parametrize(
    ("name", "floor"),
    [("joined", 0.9), ("camel", 0.9), ("spaced", 0.88), ("doubled", 0.83), ("tags", 1.0), ("turned", 0.98)],
)
def test_cheap_disguises_of_what_is_refused_are_refused(name: str, floor: float):
    """Letters doubled, spaces taken away or put between letters, codes no screen shows: a model reads them all."""
    rows = [json.loads(line) for line in (DATA / "prompts_dev.jsonl").read_text("utf-8").splitlines()]
    bad = [DISGUISES[name](row["text"]) for row in rows if row["label"] != ALLOWED]
    refused = sum(_said(judge(text, is_teen=False, policy=lexicon.policy()).rule) != ALLOWED for text in bad)
    assert refused / len(bad) >= floor


def test_fifty_storyboards_in_one_take_fifty_times_as_long_and_not_its_square():
    """A tenth of a second; with its square it would be four."""
    policy = lexicon.policy()
    prompt = ("A woman in a red coat shoots hoops at dusk, blood moon above, k1lls the lights. " * 630)[:50_000]
    begun_s = time.process_time()
    judge(prompt, is_teen=False, policy=policy)
    assert time.process_time() - begun_s < 3
