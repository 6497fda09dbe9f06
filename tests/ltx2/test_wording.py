"""Members' notes in the words that the model was trained to read: one paragraph, sounds told, lines given to somebody."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from generation.engine.ltx2.wording import reading_of, unwanted, written
from tests.ltx2.watching import SMALLEST


@pytest.mark.parametrize(
    ("prompt", "paragraph"),
    [
        ("a ball bounces", "a ball bounces"),
        ("  A ball. It bounces!  ", "A ball. It bounces!"),
        (
            "A red ball bounces down the stairs of an old lighthouse, SFX: sea and gulls",
            "A red ball bounces down the stairs of an old lighthouse. Sea and gulls can be heard.",
        ),
        (
            "A paper boat sails through a rainy street at night, music: slow piano",
            "A paper boat sails through a rainy street at night. Slow piano music plays.",
        ),
        (
            "SFX: thunder. A fox runs.\nMusic: a sad song; It rains.",
            "A fox runs. It rains. Thunder can be heard. A sad song plays.",
        ),
        ("A dog. SFX: rain, wind music: jazz", "A dog. Rain, wind can be heard. Jazz music plays."),
        ("A dog.\nsfx: no sound\nMUSIC: none", "A dog. There are no other sounds. There is no music."),
        ("SFX:\nA dog", "A dog."),
        (
            'A penguin on an ice floe says "I could get used to this"',
            'A penguin on an ice floe says "I could get used to this"',
        ),
        ("A cat in a hat “Hello”", 'A cat in a hat while a voice says clearly: "Hello"'),
        ('"Hello"', 'A voice says clearly: "Hello"'),
        ('Anna: "Tea?"\nBen: "Yes, please."', 'Anna says: "Tea?" Ben says: "Yes, please."'),
        ('A shop with a sign "OPEN" in the window', 'A shop with a sign "OPEN" in the window'),
        ("Он говорит: «Привет». SFX: ветер", 'Он говорит: "Привет". Ветер can be heard.'),
        ("", ""),
    ],
)
def test_a_prompt_becomes_a_paragraph(prompt: str, paragraph: str) -> None:
    assert written(replace(SMALLEST, prompt=prompt)) == paragraph


def test_where_no_sound_is_asked_for_none_is_told() -> None:
    assert written(replace(SMALLEST, prompt="A dog. SFX: rain. music: jazz", audio=False)) == "A dog."


def test_changes_follow_what_they_change() -> None:
    asked = replace(SMALLEST, prompt="A red ball bounces, SFX: rain", changes=("make it blue", "at night"))

    assert written(asked) == "A red ball bounces. make it blue. at night. Rain can be heard."


def test_what_a_member_does_not_want_comes_before_the_model_s_own_list() -> None:
    assert unwanted(replace(SMALLEST, negative_prompt=" rain "), "blurry") == "rain, blurry"
    assert unwanted(SMALLEST, "blurry") == "blurry"


def test_a_long_line_of_notes_is_read_at_once() -> None:
    assert written(replace(SMALLEST, prompt="SFX: a, " * 2_000)).startswith("A can be heard.")


@pytest.mark.parametrize("filling", [" ", "-", "music ", "sfx:", ". "])
def test_a_prompt_of_32_000_blanks_is_read_at_once(filling: str) -> None:
    """It took a minute when each blank was taken for the beginning of a note."""
    begun_s = process_time()
    written(replace(SMALLEST, prompt="sfx: a" + filling * (32_000 // len(filling)) + "b"))

    assert process_time() - begun_s < 1


@pytest.mark.parametrize(
    ("prompt", "changes", "told"),
    [
        ("a ball  bounces", (), ()),
        ("a *red* ball, SFX: rain", (), ("The model was told: *a red ball. Rain can be heard.*",)),
        ("a ball, SFX: rain", ("make it blue",), ()),  # the words before may be somebody else's
    ],
)
def test_what_the_model_was_told_otherwise_than_written_is_said(prompt: str, changes: Any, told: Any) -> None:
    assert reading_of(replace(SMALLEST, prompt=prompt, changes=changes)) == told


def test_of_many_words_a_line_quotes_the_first() -> None:
    (line,) = reading_of(replace(SMALLEST, prompt="a ball\nrolls " + "on and " * 500))

    assert len(line) < 300
    assert line.endswith(" and…*")
