# ruff: noqa: E501 - tables read better with one row a line
"""What is with, in and on what: *with a brush*, *full of buns*, *a boat with vegetables*, *a vase of flowers*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generation.engine.animatic.language import closed, verbs
from generation.engine.animatic.language.classes import HANDY, LIVING, NOT_IN_HAND, VEHICLES, class_of
from generation.engine.animatic.language.clauses import Event, Link
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.nouns import CLASS_OF, PLACE_CLASS_OF, NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass

_WORN = all_of("saddle, harness, collar, lei, garland, bandage, patch, shell, mustache, moustache")
_CONTAINERS = all_of(
    "toilet, drain, chimney, locker, cupboard, dumpster, garbage can, phone booth, jacuzzi, purse, handbag, backpack, rucksack, stroller, pram, shoe, boot, sock, shoebox, washing machine, tumble dryer, microwave, letterbox, mailbox, mail box, snow globe, basket, box, bag, sack, bucket, barrel, pot, pan, cup, teacup, mug, bowl, jar, bottle, vase, chest, treasure chest, crate, cage, nest, drawer, suitcase, hat, top hat, sink, bath, bathtub, tub, egg, cake, oven, fridge, toaster, tent, car, taxi, bus, van, cave, shell, teapot, pocket, pool, lamp, tin, can, trash can, bin, coffin, cradle, wardrobe, closet, envelope, package, parcel, phone box, hole, pipe, tank, aquarium, fishbowl, bed, boat, spaceship, helicopter, plane, manhole"
)

_CONTENTS = {"full of": "in", "covered in": "on"}
_FILLED = {
    **dict.fromkeys(("fill", "cram", "pack", "stuff", "load", "plug"), "in"),
    **dict.fromkeys(("top", "cover", "heap", "pile", "decorate", "adorn", "crown", "garnish", "drape", "strew"), "on"),
}
"""*A cart full of buns*, *topped with a cherry*: what comes after is in or on what was named before."""


def is_of_content(preposition: str, event: Event | None) -> bool:
    """This will say whether a preposition leads to what something is filled, covered or topped with."""
    return preposition in _CONTENTS or (preposition == "with" and event is not None and event.verb in _FILLED)


def contained(preposition: str, phrase: Phrase, event: Event | None, ones: Sequence[Phrase]) -> Iterator[Link]:
    """This will be the links of what is filled, covered or topped, each from what is in or on it."""
    relation = _CONTENTS[preposition] if event is None or preposition != "with" else _FILLED[event.verb]
    filled = event.done_to if preposition == "with" and event is not None and event.doers else []
    for each in filled or ones:
        if class_of(each.noun) not in LIVING:
            yield Link(phrase, "on" if each.noun in _OPEN_WIDE else relation, each)


_OPEN_WIDE = all_of("staircase, stairs, table, stage, shelf, tree, bench, sofa, bridge, desk, roof, plate, tray")


_BY_HAND = frozenset({VerbClass.MAKE, VerbClass.THROW, VerbClass.EAT, VerbClass.DANCE, VerbClass.FALL})
_NOT_TOGETHER = all_of(
    "argue, quarrel, bicker, negotiate, flirt, box, wrestle, spar, duel, compete, race, blend, blend in, collide, crash, line, crowd, litter, coat, soak, drench, replace, fall, obsess, deal, agree, mistake"
)


def accompanied(
    phrase: Phrase, event: Event | None, ones: Sequence[Phrase], subject: Sequence[Phrase] = ()
) -> Iterator[Link]:
    """This will be the links of a *with*: *a friend* is beside, *a brush* in the hand, *a saddle* on whoever wears it."""
    kind, head = class_of(phrase.noun), phrase.noun.rpartition(" ")[2]
    if event is not None and event.verb in _NOT_TOGETHER:
        return
    if kind in LIVING or kind in VEHICLES:
        yield from (Link(each, "with", phrase) for each in ones)
        return
    if (head in closed.PARTS and phrase.noun not in CLASS_OF) or {head, f"{head}s", singular(head)[0]} & closed.CLOTHES:
        return
    carried = event.done_to[-1] if event is not None and event.done_to and event.verb in verbs.HOLDING else None
    if carried is not None and (relation := _borne(carried, phrase)):
        yield Link(phrase, relation, carried)  # *carrying a cake with candles*
        return
    able = _able(event, ones, kind) or _who_is_there(event, ones, kind, subject)
    for each in able or ones:
        if not able and phrase.noun not in _RIGGING and (relation := _borne(each, phrase)):
            yield Link(phrase, relation, each)  # *a boat with vegetables*, *a table with a lamp*
        elif phrase.noun in _WORN:
            yield Link(phrase, "on", each)
        elif kind is not None:
            yield Link(each, "holding" if able and kind not in NOT_IN_HAND else "with", phrase)


def _who_is_there(
    event: Event | None, ones: Sequence[Phrase], kind: NounClass | None, subject: Sequence[Phrase]
) -> list[Phrase]:
    """*a girl is on a ladder with a torch*: she has it; of *a box with a torch* nobody does."""
    is_place = event is None and kind in HANDY and any(each.preposition in closed.RELATION_OF for each in ones)
    return [each for each in subject if is_place and class_of(each.noun) in LIVING]


def _able(event: Event | None, ones: Sequence[Phrase], kind: NounClass | None) -> list[Phrase]:
    """Who can have something in the hand: whose place is told, or whoever does it."""
    if event is None:
        return [each for each in ones if class_of(each.noun) in LIVING]
    if event.doers and _is_done_with(event, kind):
        ones = event.doers
    able = [each for each in ones if class_of(each.noun) in LIVING | {None}]
    return able or [each for each in event.doers if class_of(each.noun) in LIVING]


def _is_done_with(event: Event, kind: NounClass | None) -> bool:
    """*feeds a dragon with a spoon*: what is a tool is whose deed it is; *meets a man with a sword* has it elsewhere."""
    if verbs.CLASS_OF.get(event.verb) in _BY_HAND:
        return True
    return kind is NounClass.TOOL and bool(event.done_to) and event.verb not in _FOUND


_FOUND = all_of(
    "see, find, discover, meet, watch, look, look at, notice, spot, film, draw, show, follow, chase, face, greet, see off, photograph, interview, approach, visit, ask, hug, kiss, love, carry, hold, be, have, become, fight"
)
_RIGGING = all_of(
    "sail, oar, wheel, engine, flag, light, headlight, window, door, roof, chimney, mast, leg, handle, lid"
)


def _borne(one: Phrase, phrase: Phrase) -> str | None:
    kind, content = class_of(one.noun), class_of(phrase.noun)
    if content not in HANDY | LIVING | {NounClass.PLANT} or kind is content:
        return "on" if kind is NounClass.FOOD and content is NounClass.FOOD else None
    if kind in {NounClass.FURNITURE, NounClass.FOOD}:
        return "on"
    return "in" if is_container(one) or one.noun in {"wheelbarrow", "rowing boat"} else None


def is_vessel_of(one: Phrase, content: Phrase) -> bool:
    """*a vase of flowers*, *a crate of kittens*, but not *a can of the boy*."""
    return (
        is_container(one) and not content.is_definite and class_of(content.noun) in HANDY | LIVING | {NounClass.PLANT}
    )


def is_container(phrase: Phrase) -> bool:
    """This will say whether a phrase names what others can be in."""
    if " " in phrase.noun and phrase.noun in PLACE_CLASS_OF and phrase.noun not in _CONTAINERS:
        return False  # a circus tent
    return bool({phrase.noun, phrase.noun.rpartition(" ")[2]} & _CONTAINERS)
