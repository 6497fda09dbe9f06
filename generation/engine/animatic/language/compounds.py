# ruff: noqa: E501 - tables read better with few rows
"""Verbs of two words that are inflected like one: *high fives*, *slow danced*."""

from __future__ import annotations

from generation.engine.animatic.language.lemmas import Form
from generation.engine.animatic.language.listing import listed

_VERBS = listed(
    "high five, fist bump, chest bump, slow dance, tap dance, belly dance, break dance, line dance, arm wrestle, thumb wrestle, "
    "sword fight, belly flop, body slam, karate chop, pole vault, lip sync, crowd surf, ice skate, roller skate, figure skate, "
    "speed skate, scuba dive, bungee jump, cliff dive, group hug, hula hoop, drag race, speed walk, power walk, window shop, "
    "sleep walk, water ski, wind surf, kite surf, sky dive, rock climb, face plant, face palm, head bang, head butt, moon walk, "
    "drop kick, tail spin, dog paddle, duck walk, tiptoe dance, air guitar, air drum, double dutch, free fall, base jump"
)
_KNOWN_AS = {
    "face palm": "facepalm", "face plant": "faceplant", "head bang": "headbang", "head butt": "headbutt", "moon walk": "moonwalk",
    "sky dive": "skydive", "wind surf": "windsurf", "kite surf": "kitesurf", "break dance": "breakdance", "drag race": "race",
}  # fmt: skip


def _forms(verb: str) -> dict[str, tuple[str, Form]]:
    lemma, stem = _KNOWN_AS.get(verb, verb), verb.removesuffix("e")
    third = verb + ("es" if verb.endswith(("ch", "sh", "s")) else "s")
    ended = verb + "d" if verb.endswith("e") else verb + "ed"
    doubled = {"hug": "hugg", "slam": "slamm", "chop": "chopp", "flop": "flopp"}.get(verb.rpartition(" ")[2])
    begin = f"{verb.rpartition(' ')[0]} {doubled}" if doubled else stem
    return {
        verb: (lemma, Form.BASE), third: (lemma, Form.S), f"{begin}ed" if doubled else ended: (lemma, Form.PAST),
        f"{begin}ing": (lemma, Form.ING),
    }  # fmt: skip


FINITE: dict[str, tuple[str, Form]] = {form: told for verb in _VERBS for form, told in _forms(verb).items()}
"""A verb of two words in any form -> its base form and which form it is."""
