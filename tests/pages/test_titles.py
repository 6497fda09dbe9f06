"""What a clip is called, out of the words it was asked with."""

from __future__ import annotations

import pytest

from generation.titles import LONGEST, seen, shortened, titled


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("a red ball bounces", "A red ball bounces"),
        ("A cat does a backflip, then it naps on the sofa.", "A cat does a backflip"),
        (
            "A red ball rolls down a wooden ramp and knocks over a row of dominoes",
            "A red ball rolls down a wooden ramp",
        ),
        (
            'A robot in a kitchen says "Hi. Who wants tea?" and waves',
            'A robot in a kitchen says "Hi. Who wants tea?" and waves',
        ),
        ("a dog barks! SFX: thunder", "A dog barks!"),
        ("Shot 1 (3 s): a girl runs home.\nShot 2 (4 s): she sleeps.", "A girl runs home"),
        ("Storyboard in two shots: Shot 1: a girl runs. Shot 2: she sleeps.", "A girl runs"),
        ("In a kitchen at night.\nShot 1 (3 s): a cup falls", "In a kitchen at night"),
        ("[0-2s] waves at dawn [2-4s] a gull", "Waves at dawn"),
        ("Please make me a short funny video of two penguins dancing", "Two penguins dancing"),
        ("Make it blue", "Make it blue"),
        ("A man and his film of the sea", "A man and his film of the sea"),
        ("Mr. Fox reads the news. It rains.", "Mr. Fox reads the news"),
        ("iPhone falls into a lake", "iPhone falls into a lake"),
        ("\N{DOG FACE}\N{TENNIS RACQUET AND BALL}", "\N{DOG FACE}\N{TENNIS RACQUET AND BALL}"),
        ("music: slow piano", "music: slow piano".capitalize()),
        (" \n ", ""),
    ],
)
def test_a_title_is_the_first_clause_without_what_is_said_to_a_machine(words: str, title: str) -> None:
    assert titled(words) == title


@pytest.mark.parametrize(
    "words",
    [
        "supercalifragilistic umbrella salesman juggling seventeen unbelievably shiny watermelons under northern lights",
        "a " * 400,
        "ein Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbuch fliegt",
        "海" * 90,
        "x" * 40_000,
    ],
)
def test_a_long_one_ends_after_a_whole_word(words: str) -> None:
    title = titled(words)
    assert len(title) <= LONGEST
    assert title.endswith("…")
    kept = title[1:-1]  # begun with a capital
    assert kept in words
    assert " " not in words.strip() or words[words.index(kept) + len(kept)] == " "


def test_an_emoji_is_not_taken_apart() -> None:
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    assert shortened("x" * 57 + family + "y" * 9) == "x" * 57 + "…"


@pytest.mark.parametrize(
    ("account", "title"),
    [
        ("A blue ball bouncing; kitchen, day. A cat sitting; kitchen, day.", "A blue ball bouncing"),
        ("2 penguins dancing; snowy mountains, night, snow.", "Two penguins dancing in the snow at night"),
        (
            "A red ball and 14 dominoes toppling; park, golden hour.",
            "A red ball and 14 dominoes toppling at golden hour",
        ),
        ("two cats asleep; changed: make it blue", "Two cats asleep"),
    ],
)
def test_what_is_seen_is_a_name_that_tells_a_remade_clip_from_its_like(account: str, title: str) -> None:
    assert seen(account) == title
