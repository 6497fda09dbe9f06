"""Every word of a prompt that carries something has a fate, and what is not there is said."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generation.engine.animatic.fates import Entry, Fate
from generation.engine.animatic.filming import shown_in
from generation.engine.animatic.language import closed, content
from generation.engine.animatic.language.circumstances import Matter
from generation.engine.animatic.language.lemmas import base, singular
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.ledger import ledger_of
from generation.engine.animatic.reading import MAX_WORDS, read
from generation.engine.animatic.script import Reading
from generation.engine.animatic.seen import Shown
from generation.engine.animatic.summing import joined
from tests.animatic.scenes import simulated

PROMPTS = Path(__file__).parents[2] / "benchmarks" / "prompts"


def as_planned(reading: Reading) -> list[Shown]:
    """This will be what is seen where all goes as it was read."""
    shots = [each.scene for each in reading.script.shots]
    return [
        Shown(
            scene,
            Counter({actor.kind: actor.count for actor in scene.actors}),
            {actor.kind: actor.actions for actor in scene.actors},
            frozenset({scene.support} if scene.support else ()),
        )
        for scene in shots
    ]


def carrying(prompt: str) -> set[str]:
    """This will be the words of a prompt that carry something, found without its reader: by a dictionary and the closed
    tables, one by one; a measure (*a herd of*) does where it is seen itself.
    """
    words = words_of(prompt)[:MAX_WORDS]
    small = {part for phrase in closed.ALL | closed.MEASURES for part in phrase.split()}
    return {word for word in words if word not in small and content.is_telling(word)}


def entered(reading: Reading, entries: tuple[Entry, ...]) -> set[str]:
    """This will be all words that a ledger has, and those that are of the clip itself."""
    account = reading.account
    assert account is not None
    of_clip = [taken.words for around in account.around for taken in around.taken if taken.matter is Matter.FILM]
    labels = [line.label for line in account.parts.lines]
    return set(words_of(" , ".join([*(each.words for each in entries), *of_clip, *labels])))


def development() -> list[str]:
    """This will be every twelfth of the prompts that whoever builds the reader may read."""
    files = sorted(PROMPTS.glob("development*.json"))
    return [each["prompt"] for file in files for each in json.loads(file.read_text())][::12]


OWN = (
    "a man in a suit plays an electric guitar on a neon street at night, anime style, slow pan left. Music: slow piano",
    "a robot glowing and adjusting a tie beside a cherry cake, asteroids drift past",
    "a snowboarder on a snowboard jumps off a cliff at sunset, cinematic, 4k",
    "a tall tower next to a gothic cathedral in heavy rain, drone shot, soft studio lighting",
    "a footballer kicks a ball in a full stadium while the crowd cheers",
    'a robot says "Hello my friends" to a tired old woman. SFX: bell, thunder',
    "video of a very beautiful striped butterfly sneezing over rusty wheelbarrows, shallow depth of field",
    "Shot 1: a blue whale sighs. Shot 2: two invisible wizards knit a translucent scarf at dawn",
)


@cache
def ledger(prompt: str) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """This will be what is said of a clip that was really made, and its ledger."""
    performance = simulated(prompt, duration_s=1.5)
    reading = performance.reading
    shown = shown_in(reading.script, performance.footage)
    return performance.words, ledger_of(reading.account, shown, reading.words)


def fates(prompt: str) -> dict[str, tuple[Fate, str]]:
    """This will be the fate of each word or phrase, and what is there instead or whose it is."""
    return {each.words: (each.fate, each.given or each.of) for each in ledger(prompt)[1]}


@pytest.mark.parametrize("prompts", [development(), OWN], ids=["development", "own"])
def test_every_word_that_carries_something_has_a_fate(prompts):
    lost = {}
    for prompt in prompts:
        reading = read(prompt)
        words = carrying(prompt) - entered(reading, ledger_of(reading.account, as_planned(reading), reading.words))
        if words:
            lost[prompt] = words

    assert lost == {}


@pytest.mark.parametrize("prompt", OWN)
def test_what_is_not_there_is_said(prompt):
    words, entries = ledger(prompt)
    told = {form for word in words_of(" ".join(words)) for form in (word, singular(word)[0], (base(word) or ("",))[0])}
    lacking = [each for each in entries if each.fate in {Fate.MISSING, Fate.NEAR} and not each.is_beyond]

    assert [each for each in lacking if told.isdisjoint(forms(each.words) | forms(each.of))] == []


def forms(text: str) -> set[str]:
    """This will be the words of a phrase with their base forms."""
    words = words_of(text)
    return {form for word in words for form in (word, singular(word)[0], (base(word) or (word,))[0])}


@pytest.mark.parametrize(
    ("prompt", "word", "fate", "given"),
    [
        (OWN[0], "suit", Fate.SHOWN, ""),
        (OWN[0], "electric guitar", Fate.NEAR, "an acoustic guitar"),
        (OWN[0], "plays", Fate.SHOWN, "man"),
        (OWN[0], "anime style", Fate.FOLLOWED, ""),
        (OWN[0], "slow pan left", Fate.FOLLOWED, ""),
        (OWN[0], "slow piano", Fate.HEARD, ""),
        (OWN[1], "glowing", Fate.MISSING, "robot"),
        (OWN[1], "adjusting", Fate.MISSING, "robot"),
        (OWN[2], "cliff", Fate.MISSING, ""),
        (OWN[3], "tower", Fate.SHOWN, ""),
        (OWN[3], "gothic cathedral", Fate.NEAR, "castle"),
        (OWN[3], "in heavy rain", Fate.FOLLOWED, ""),
        (OWN[3], "soft studio lighting", Fate.MISSING, ""),
        (OWN[4], "crowd", Fate.SHOWN, "stadium"),
        (OWN[5], "hello my friends", Fate.HEARD, ""),
        (OWN[5], "thunder", Fate.HEARD, ""),
        (OWN[6], "striped", Fate.MISSING, "butterfly"),
        (OWN[6], "butterfly", Fate.SHOWN, ""),
        (OWN[6], "sneezing", Fate.MISSING, "butterfly"),
        (OWN[6], "shallow depth of field", Fate.MISSING, ""),
        (OWN[7], "knit", Fate.MISSING, "wizards"),
        (OWN[7], "translucent", Fate.MISSING, "scarf"),
    ],
)
def test_a_word_is_entered_with_what_became_of_it(prompt, word, fate, given):
    found = {words.lower(): fate for words, fate in fates(prompt).items()}

    assert found[word] == (fate, given)


@pytest.mark.parametrize("word", ["video", "very", "beautiful", "cinematic video", "4k"])
def test_what_grades_or_is_of_the_clip_is_not_said_to_be_missing(word):
    words = simulated(f"{word} a dog runs in the park", duration_s=1.0).words

    assert [line for line in words if line.startswith("Not shown")] == []


def test_a_member_hears_what_was_taken_up_beside_the_picture():
    words, _ = ledger(OWN[0])

    assert "Style: anime. Camera: slow pan left." in words
    assert "Music: slow piano." in words
    assert "Drawn as something near: *electric guitar* as an acoustic guitar." in words


def test_the_painted_crowd_is_said_to_be_where_it_is():
    words, _ = ledger(OWN[4])

    assert "The crowd is in the stands." in words
    assert not any("can't draw crowd" in line for line in words)


def test_who_does_not_do_what_is_said_in_plain_words():
    assert any("the robot doesn't *glow*" in line.lower() for line in ledger(OWN[1])[0])


def test_a_clip_without_sound_is_not_said_to_be_heard():
    words = simulated('a robot says "Hello." Music: jazz', duration_s=1.0, audio=False).words

    assert "Sound is off for this clip: no music, sounds or voices." in words
    assert not any(line.startswith(("Music", "The robot says")) for line in words)


def test_no_line_is_longer_than_a_clip_keeps():
    many = " ".join(
        f"Shot {number}: a tabby cat, a red robot and a wooden tower wobble gently." for number in range(1, 7)
    )
    words = simulated(many, duration_s=12.0).words

    assert max(map(len, words)) <= 300
    assert all(any(f"Shot {number}: " in line for line in words) for number in range(1, 7))


def test_what_one_does_not_do_is_said_in_one_clause():
    clauses = ["the cook doesn't *ring* the bell", "the cook doesn't *push* the cart", "nobody is seen to *sing*"]

    assert joined(clauses) == ["the cook doesn't *ring* the bell or *push* the cart", "nobody is seen to *sing*"]


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("a snowboarder rides a snowboard down a slope", "*snowboarder* as a skier"),
        ("a woman on a snowboard goes down a snowy slope", "snowboard"),
    ],
)
def test_a_snowboard_is_said_to_be_drawn_as_something_else(prompt, line):
    assert any(line in said for said in simulated(prompt, duration_s=1.0).words)


def test_a_view_is_named_without_the_words_that_lead_on():
    words = simulated("close-up of a dog, film noir", duration_s=1.0).words

    assert "Style: film noir. Camera: close-up." in words


@pytest.mark.parametrize(
    ("prompt", "said", "unsaid"),
    [
        ("A basketball player shoots and misses on an outdoor court", "a basketball", "miss"),
        ("A basketball player shoots a ball and misses on an outdoor court", "a basketball", "near"),
        ("A row of colourful dominoes topples in a bedroom", "dominoes (toppling)", "colourful"),
        ("Shot 1: a rabbit jumps in a garden. Dissolve to the rabbit asleep at night.", "rabbit", "dissolve"),
        ("A detective walks through the street at night", "a detective (walking)", "can't draw"),
    ],
)
def test_what_is_there_is_not_said_to_be_missing(prompt, said, unsaid):
    told = " ".join(simulated(prompt, duration_s=2.5).words)
    assert said in told
    assert unsaid not in told
