"""The plainest sentences there are, of whoever and whatever they do: who does it is read, and nobody else is seen."""

from __future__ import annotations

from itertools import product

import pytest

from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.language.lemmas import base
from tests.animatic.scenes import simulated

NOUNS = {
    "man": "men", "child": "children", "dog": "dogs", "bear": "bears", "penguin": "penguins", "bird": "birds",
    "fish": "fish", "frog": "frogs", "robot": "robots", "clown": "clowns", "car": "cars", "boat": "boats",
}  # fmt: skip
VERBS = {
    "jump": "jumping", "fly": "flying", "run": "running", "walk": "walking", "dance": "dancing", "race": "racing",
    "swim": "swimming", "roll": "rolling", "slide": "sliding", "wave": "waving", "surf": "surfing", "drive": "driving",
    "bark": "barking", "land": "landing", "paint": "painting", "fall": "falling", "rock": "rocking", "box": "boxing",
}  # fmt: skip
SENTENCES = {
    "two {many} {do}": 1,
    "a {one} and a {other} {do} together": 2,
    "we see a {one} {do}": 1,
    "a {one} {doing} at night": 1,
    "the {one} is {doing} in the park": 1,
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_who_does_it_is_read_and_nobody_else_is_seen(sentence):
    wrong = []
    names = list(NOUNS)
    for number, (one, do) in enumerate(product(names, VERBS)):
        other = names[(names.index(one) + 1 + number % 11) % len(names)]
        prompt = sentence.format(many=NOUNS[one], one=one, other=other, do=do, doing=VERBS[do])
        wish, wanted = asked(prompt), {one, other} if SENTENCES[sentence] == 2 else {one}
        seen = {subject.noun for subject in wish.subjects}
        doers = {wish.subjects[deed.doer].noun for deed in wish.deeds if deed.doer is not None and _is(deed.verb, do)}
        wrong += [prompt] if seen != wanted or doers != wanted else []
    assert wrong == []


def _is(verb: str, do: str) -> bool:
    first = verb.split()[0]
    return (base(first) or (first,))[0] == do or first == do


@pytest.mark.parametrize(
    ("prompt", "deeds"),
    [
        ("we see a dog chase a cat in the park", [("dog", "chase", "cat")]),
        ("she eats pizza and waves", [("she", "eat", "pizza"), ("she", "wave", None)]),
        ("a boy eats apples and pears", [("boy", "eat", "apple"), ("boy", "eat", "pear")]),
        ("three robots dance, a storm rising behind them", [("robot", "dance", None)]),
        ("a woman floats on her back", [("woman", "float", None)]),
        ("a frog eats a fly", [("frog", "eat", "fly")]),
        ("a child and a dog run on the beach", [("child", "run", None), ("dog", "run", None)]),
        ("two pigs fly over a city", [("pig", "fly over", None)]),
    ],
)
def test_what_a_word_is_that_is_noun_and_verb(prompt, deeds):
    wish = asked(prompt)
    nouns = [subject.noun for subject in wish.subjects]
    done = [
        (nouns[deed.doer], deed.verb, None if deed.done_to is None else nouns[deed.done_to])
        for deed in wish.deeds
        if deed.doer is not None
    ]
    assert done == deeds
    assert "them" not in nouns


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("a man swims", "a person (swimming); pool, day."),
        ("a dog swims", "a dog (swimming); lake, day."),
        ("a fish swims", "a fish (swimming); sea, day."),
        ("a balloon floats", "a balloon (floating); park, day."),
        ("a man drives through the desert", "a person (driving) and a car (driving); desert, day."),
        ("a bear drives a bus", "a bear (driving) and a bus (driving); street, day."),
    ],
)
def test_what_it_takes_is_there(prompt, told):
    assert simulated(prompt, duration_s=1.0).words == (f"In the picture: {told}",)
