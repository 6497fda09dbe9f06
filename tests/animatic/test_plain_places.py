"""Plain sentences of where things are and where they play, each with every one of a small cast: what is put in is read."""

from __future__ import annotations

import re

import pytest

from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.language.lemmas import base

CASTS = [
    # who, who else, how many of them, somewhere, in the hand, what is done, doing
    ("dog", "duck", "ducks", "sofa", "cup", "rests", "resting"),
    ("bear", "wizard", "wizards", "barrel", "lantern", "waves", "waving"),
    ("girl", "rabbit", "rabbits", "bench", "violin", "stands", "standing"),
    ("robot", "horse", "horses", "piano", "sword", "dances", "dancing"),
]

WHERE = {
    # prepositions
    "a {who} sprawled across a {place}": "{who} on {place}",
    "a {who} draped over a {place}": "{who} on {place}",
    "a {who} on the left side of a {place}": "{who} beside {place}",
    "a {who} on the other side of the {place}": "{who} beside {place}",
    "a {who} flanked by two {others}": "{who} beside {other}",
    "a {who} and a {other} sit around a table": "{who} beside table, {other} beside table",
    "a {who} in the arms of a {other}": "{other} holding {who}",
    "a {who} followed by two {others} walks": "{other} behind {who}",
    # somebody's body
    "a {who}, {thing} in hand, {does}": "{who} holding {thing}",
    "a {other} sleeps in a {who}'s lap": "{other} on {who}",
    "a {other} sleeping at the feet of a {who}": "{other} beside {who}",
    "a {who} holding a {thing} in one hand and a hammer in the other": "{who} holding {thing}, {who} holding hammer",
    "a {who} with a {other} perched on its shoulder": "{other} on {who}",
    "a {other} carries a box, a {who} clinging to its back": "{other} holding box, {who} on {other}",
    "a {who} waits, candles all over it": "candle on {who}",
    # what is both a thing and a place, and things that lie where things are laid
    "a tiny cabin next to a {who}": "cabin beside {who}",
    "a bookcase behind a {who}": "bookcase behind {who}",
    "a {who} lights the candles on a cake": "candle on cake",
    "a {who} pulls a {other} out of a toilet": "{other} in toilet",
    "a {who} watches from the top of the {place}": "{who} on {place}",
    "a {who} falls asleep against a {place}": "{who} beside {place}",
    "a {thing} kicked by a {who} on a {place}": "{who} on {place}",
    "a {who} cheers from an armchair": "{who} on armchair",
    "a {who} climbs out of a sandwich": "{who} in sandwich",
    "the {who} is on a stepladder with a flashlight": "{who} on stepladder, {who} holding flashlight",
    "a {who} guards a {place} with a {thing} in its mouth": "{who} holding {thing}",
    "a {other} naps, two girls with a {thing} sitting behind it": "girl holding {thing}, girl behind {other}",
    "a {who} waves, a {other} follows": "{other} behind {who}",
    "a {who} clinging to a {place}": "{who} on {place}",
    "a {other} floats, three robins jumping around it": "robin beside {other}",
    "a {who} teaches two {others} to ride a bicycle": "{other} on bicycle",
    "a {other} climbs out of a pilot's hat": "{other} in hat",
    "a {who} and a {other} with a {thing} in its hand": "{other} holding {thing}",
    "three {others} sit on a {place}, another sleeps under a lamp": "{other} on {place}, {other} under lamp",
    "a king waits, two {others} kneel before him": "{other} in front of king",
    # what comes first
    "Perched on a {place}, a {who} {does}": "{who} on {place}",
    "Hidden behind a {place}, a {who} watches a {other}": "{who} behind {place}",
    "Sitting on a {place}, a {who} and a {other} are {doing}": "{who} on {place}, {other} on {place}",
    "Holding a {thing}, a {who} {does} beside a {place}": "{who} holding {thing}, {who} beside {place}",
    "Followed by two {others}, a {who} walks past": "{other} behind {who}",
    "Inside the box, a {who} and a {other} are {doing}": "{who} in box, {other} in box",
    "Beneath an old {place} lie three {others}": "{other} under {place}",
    "On a red {place} sleeps a {who}": "{who} on {place}",
    "There is a {thing} on the {place} and a {who} under it": "{thing} on {place}, {who} under {place}",
    # one after the other
    "a {who} carries a {thing} and {does}": "{who} holding {thing}",
    "a {who} finds a {thing} under a {place} and takes it": "{thing} under {place}, {who} holding {thing}",
    "A {who} walks in with a {thing}. The {who} puts it on a {place}.": "{who} holding {thing}, {thing} on {place}",
    "a {who} {does}, a {other} behind a {place}": "{other} behind {place}",
    "a {who} {does} with a {other} in the background": "{other} behind {who}",
    # the clip, and nothing in it
    "Film two {others} on a {place}": "{other} on {place}",
    "We open on two {others} under a {place}": "{other} under {place}",
    "An ad featuring a {who} on a {place}": "{who} on {place}",
    "a {who} on a {place}, trending on artstation, volumetric fog --ar 16:9": "{who} on {place}",
    "a {who} on a {place}, tracking shot from behind": "{who} on {place}",
}


@pytest.mark.parametrize("sentence", WHERE)
def test_where_they_are_is_read_and_nothing_else(sentence):
    wrong = []
    for cast in CASTS:
        names = dict(zip(("who", "other", "others", "place", "thing", "does", "doing"), cast, strict=True))
        prompt, wanted = sentence.format(**names), set(WHERE[sentence].format(**names).split(", "))
        wish = asked(prompt)
        nouns = [subject.noun for subject in wish.subjects]
        told = {f"{nouns[each.a]} {each.relation} {nouns[each.b]}" for each in wish.relations}
        seen = {
            name
            for each in wanted
            for name in re.split(" in front of | on | in | under | beside | behind | holding ", each)
        }
        wrong += [(prompt, told)] if told != wanted or not seen <= set(nouns) <= {*seen, *cast} else []
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Perched on a {place}, a {who} {does}", ("who", "does")),
        ("a {who}, {thing} in hand, {does}", ("who", "does")),
        ("a {who} carries a {thing} and {does}", ("who", "does")),
        ("a {who} opens a box, looks inside and {does}", ("who", "does")),
        ("Beneath an old {place} lie three {others}", ("other", "lie")),
        ("a {who} jumps, the {others} duck behind a {place}", ("other", "duck")),
        ("the wizard's hat falls beside a {who}", ("hat", "fall")),
    ],
)
def test_who_does_it(sentence, deed):
    for cast in CASTS:
        names = dict(zip(("who", "other", "others", "place", "thing", "does", "doing"), cast, strict=True))
        wish = asked(sentence.format(**names))
        doer, does = (names.get(each, each) for each in deed)
        done = {(wish.subjects[each.doer].noun, each.verb.split()[0]) for each in wish.deeds}
        assert (doer, (base(does) or (does,))[0]) in done


PLACES = {
    "beach": "beach or sea", "city street": "street or city", "forest": "forest", "kitchen": "home indoors",
    "supermarket": "public indoors", "desert": "desert", "rose garden": "park or meadow or garden",
    "stage": "stage or hall or club",
}  # fmt: skip


@pytest.mark.parametrize(("place", "sort"), PLACES.items())
def test_where_it_plays(place, sort):
    sentences = [
        f"{place} scene with a dog resting",
        f"a dog rests against a {place} backdrop",
        f"a girl walks home from school through the {place}",
        f"a robot in a {place} looks at a photo of the mountains",
        f"a robot in a {place} dreams of the sea",
        f"Sitting in a {place}, a bear waves",
    ]
    wrong = [(each, asked(each).setting_kind) for each in sentences if asked(each).setting_kind != sort]
    assert wrong == []


@pytest.mark.parametrize(
    ("prompt", "sort"),
    [
        ("a dog with a picture of a beach on its shirt", None),
        ("a girl reads a book about space", None),
        ("a man thinks about Paris", None),
        ("a poster of a forest behind a robot", None),
        ("a dog looks out of the kitchen window at the garden", "home indoors"),
        ("a crab at the bottom of the sea", "underwater"),
        ("a dog high above the clouds", "sky"),
        ("a man dances under the Eiffel Tower", "street or city"),
        ("a man rests while waves crash behind him", "beach or sea"),
    ],
)
def test_what_is_but_told_of_is_no_place(prompt, sort):
    assert asked(prompt).setting_kind == sort
