# ruff: noqa: E501 - tables read better with one row a line
"""What a deed itself tells of where things are: who carries is holding, who rides is on, who drives is in."""

from __future__ import annotations

from generation.engine.animatic.language import verbs
from generation.engine.animatic.language.classes import HANDY, LIVING, NOT_IN_HAND, class_of
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.listing import all_of, listed
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase

_OPEN_TO_RIDE = all_of(
    "bus, train, car, taxi, elevator, lift, van, truck, canoe, boat, rowboat, gondola, limousine, spaceship, rocket, ufo, submarine, plane, minecart, shopping cart, bathtub, cart, wagon, carriage, sleigh, ferris wheel"
)

_STRADDLED = all_of(
    "bicycle, bike, motorcycle, motorbike, scooter, moped, skateboard, unicycle, tricycle, horse, jet ski, snowmobile, sled, surfboard, lawnmower, lawn mower, tractor, segway, quad bike, hoverboard, vespa"
)

_SCREENS = frozenset({"tv", "television", "telly", "screen"})


_OF_TWO_WORDS: dict[str, str] = {
    **dict.fromkeys(listed("fly over, glide over, hover over, jump over, leap over, vault over, step over, hurtle over, flip over, watch over, soar over, hop over"), "over"),
    **dict.fromkeys(listed("land on, rest on, balance on, step on, get on, hop on, cling to, hold on to, hang on to, hang onto, walk over, climb over, crawl over, swarm over, hang from, sit on, stand on, lie on, sleep on, climb onto, climb on, lean on, perch on"), "on"),
    **dict.fromkeys(listed("plunge into, fall into, dive in, dive into, sleep in, wade in, get in, climb in, climb into, jump in, jump into, get into, hop in, hide in, sit in"), "in"),
    **dict.fromkeys(listed("go under, hide under, crawl under, duck under"), "under"), **dict.fromkeys(listed("appear behind, hide behind"), "behind"),
    **dict.fromkeys(listed("lean against, stand by, sit by"), "beside"),
}  # fmt: skip
"""Verbs with their preposition -> the relation to what follows it."""


_Told = tuple[str, list[Phrase], list[Phrase]] | None


def implied(event: Event) -> _Told:
    """This will be what a deed itself tells: who holds is holding, who rides is on, who drives is in."""
    objects = [each for each in event.done_to if not each.preposition or event.is_of_known]
    if event.verb in _OF_TWO_WORDS:
        return _OF_TWO_WORDS[event.verb], event.doers, objects
    return _held(event, objects) or _ridden(event, objects) or _seen(event, objects)


def _held(event: Event, objects: list[Phrase]) -> _Told:
    verb, able = event.verb, [each for each in event.doers if class_of(each.noun) in LIVING | {None}]
    if verb in verbs.HOLDING and any(each.noun.rpartition(" ")[2] in _WHEELED for each in objects):
        return "with", able, objects
    if verb in verbs.HOLDING or any(_is_taken_up(verb, each) for each in objects):
        return "holding", able, objects
    if verb in verbs.GIVING:
        was_held = event.is_of_known or any(each.same_as is not None for each in objects)
        givers = event.receivers if was_held and event.receivers else able
        return "holding", givers, [each for each in objects if class_of(each.noun) not in NOT_IN_HAND]
    if verb in verbs.TAKING:
        return "holding", able, [each for each in objects if class_of(each.noun) not in NOT_IN_HAND]
    if taken := [each for each in objects if str(class_of(each.noun)) in verbs.TAKING_OF.get(verb, ())]:
        return "holding", able, taken
    if verb == "pour":
        return "holding", able, [each for preposition, each in event.led if preposition == "from"]
    return None


def _is_taken_up(verb: str, phrase: Phrase) -> bool:
    """*raises her cup*, *reads a cookbook*; nobody reads a billboard in the hand."""
    head = phrase.noun.rpartition(" ")[2]
    if verb == "read":
        return head.endswith(_READ)
    if verb == "light":
        return head in {"match", "torch", "sparkler"}
    return verb in _RAISING and class_of(phrase.noun) in HANDY | {NounClass.PLANT} and head not in _LARGE


def _ridden(event: Event, objects: list[Phrase]) -> _Told:
    verb = event.verb
    names = {each.noun for each in event.done_to} | {each.noun.rpartition(" ")[2] for each in event.done_to}
    if verb in {"ride", "mount", "straddle", "pedal"}:
        return "in" if names & _OPEN_TO_RIDE and verb == "ride" else "on", event.doers, event.done_to
    if verb == "take" and names & _OPEN_TO_RIDE:
        return "in", event.doers, objects
    if verb in verbs.STEERING:
        return "on" if names & _STRADDLED else "in", event.doers, [each for each in objects if _is_steered(each)]
    if verb == "fly":
        return "in", event.doers, [each for each in objects if class_of(each.noun) is NounClass.AIRCRAFT]
    if verb in {"surf", "cross"}:
        return "on", event.doers, [each for each in objects if class_of(each.noun) in _BEARING]
    return None


def _is_steered(phrase: Phrase) -> bool:
    return class_of(phrase.noun) not in LIVING | {NounClass.FOOD, NounClass.TOOL, NounClass.BALL}


def _seen(event: Event, objects: list[Phrase]) -> _Told:
    verb = event.verb
    if verb == "share":
        covers = [each for each in objects if each.noun.rpartition(" ")[2] in {"umbrella", "parasol", "blanket"}]
        if covers:
            return "under", event.doers, covers
        seats = [each for each in objects if each.noun.rpartition(" ")[2] in _STRADDLED | _SEATS]
        return "on", event.doers, seats
    if verb == "watch":
        return "in front of", event.doers, [each for each in objects if each.noun.rpartition(" ")[2] in _SCREENS]
    relation = {"follow": "behind", "clear": "over"}.get(verb)
    return (relation, event.doers, objects) if relation else None


_READ = (
    "map",
    "newspaper",
    "book",
    "magazine",
    "letter",
    "menu",
    "comic",
    "scroll",
    "paper",
    "note",
    "recipe",
    "novel",
)
_WHEELED = frozenset({"wheelbarrow", "cart", "trolley", "pram", "stroller", "sled", "wagon", "bicycle", "bike"})
_RAISING = frozenset({"raise", "lift", "lower", "lift up", "hoist", "hold aloft", "wave", "wield", "strum"})
_LARGE = frozenset({"anchor", "line", "bar", "curtain", "lid", "drum", "weight", "piano", "tree"})
_SEATS = frozenset({"bench", "broomstick", "broom", "sofa", "couch", "swing", "hammock", "seat", "branch"})
_BEARING = frozenset({NounClass.STRUCTURE, NounClass.OTHER, NounClass.FURNITURE, NounClass.GEAR})
