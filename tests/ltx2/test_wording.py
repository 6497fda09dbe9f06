"""Members' notes in the words that the model was trained to read: one paragraph, sounds told, lines given to somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.engine.ltx2.wording import unwanted, written
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
