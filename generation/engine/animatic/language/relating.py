# ruff: noqa: E501 - tables read better with one row a line
"""Where things are: what a preposition, an adverb of place or a verb tells of how two phrases lie to each other.

The labels know nine relations; English has some eighty ways to say them. A preposition alone does not tell: *with a brush*
is held by whoever cleans, *with a friend* is beside, *with a fish in its beak* is held by the bird.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generation.engine.animatic.language import closed, having, verbs
from generation.engine.animatic.language.classes import HANDY, LIVING, PEOPLE, VEHICLES, class_of, place_of
from generation.engine.animatic.language.clauses import Event, Link, is_place
from generation.engine.animatic.language.having import is_container
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of, listed
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass

_SENT = all_of(
    "put, place, set, set down, lay, drop, throw, toss, kick, push, shove, pull, pour, crack, hide, hang, stack, pile, load, pack, plant, build, see, find, discover, watch, look, chase, follow, notice, spot, film, meet, paint, draw, feed, balance, tie, stick, bury, spill, launch, shoot, hit, roll, slide, stuff, tuck, leave, lead, save, rescue, release, land, lower, dump, fling, hurl, spread, sprinkle, squeeze, grow, keep, show, show off, catch, attack, serenade, fight, scare, surprise, interview, film, photograph, hug, kiss, pet, visit, approach, ask, smash, knock, knock over, empty, drag, lift, lift up, fix, steal, wash, wake, wake up, park, bring, deliver, drape, wrap, open, tell, greet, comfort, pass, confront, guard, trap, lock, seat, strap, nail, glue, pin, mount, help, arrange, stumble upon, spill, scatter, strike, plop, sit, perch, rest, reflect, bounce, reach, want, notice, count, light, serenade"
)
"""Verbs after whose object a place is the object's; after all others it is the doer's."""

_AIMED = all_of(
    "look, stare, gaze, glance, glare, peek, peer, point, shoot, throw, toss, aim, fire, bark, yell, shout, scream, laugh, smile, wave, wink, hiss, growl, roar, grin, swing, kick, punch, bat, swat, snap, lunge, jump, leap, charge, meow, howl, nod, bow, spit, squirt, hurl, fling, paw, nibble, peck, chew, gnaw, sniff, tug, pull, knock, scratch, poke, tap, blink, squint, scowl, frown, snarl, arrive, cheer, gasp, honk, chirp, squawk, sing, work, play, drag race"
)
_RESTING = all_of(
    "lean, rest, sit, stand, slump, press, snuggle, prop, sleep, lie, curl up, cuddle, nestle, doze, nap, huddle, prop up, squeeze"
)
_OVER = frozenset({"over", "above"})
_WAYS = _OVER | {"into", "onto", "under", "across", "through"}  # of a car that is driven, not of its driver
KNOCKED = frozenset(
    {
        "spit",
        "sneeze",
        "blow",
        "knock",
        "bang",
        "tap",
        "type",
        "type on",
        "drum",
        "press",
        "scroll",
        "chew",
        "nibble",
        "suck",
    }
)


ALONE: dict[str, str] = {
    "overhead": "over", "from above": "over", "above": "over", "high above": "over", "nearby": "beside", "close by": "beside", "alongside": "beside",
    "beside": "beside", "behind": "behind", "in the background": "behind", "from behind": "behind", "in front": "in front of",
    "in the foreground": "in front of", "below": "under", "underneath": "under", "beneath": "under", "on top": "on", "on board": "on", "aboard": "on", "inside": "in",
}  # fmt: skip
"""What tells a place with nothing after it: *a drone hovers overhead*; of *inside* only where there is something to be in."""

NEVER_LEADING = frozenset(
    {"overhead", "nearby", "close by", "in the background", "in the foreground", "in front", "on top"}
)
"""Of these what never has a noun phrase after it."""


def links(
    preposition: str, phrase: Phrase, event: Event | None, ones: Sequence[Phrase], subject: Sequence[Phrase] = ()
) -> Iterator[Link]:
    """This will be the links that a preposition makes between `ones`, whose place it tells, and the phrase after it;
    `subject` is whom the clause is about.
    """
    if having.is_of_content(preposition, event):
        yield from having.contained(preposition, phrase, event, ones)
        return
    if preposition == "on" and event is not None and event.verb == "play" and _is_portable(phrase):
        yield from (Link(each, "holding", phrase) for each in ones)  # *a tune on a trombone*
        return
    if preposition == "with":
        yield from having.accompanied(phrase, event, ones, subject)
        return
    if preposition == "on" and phrase.noun.endswith("phone") and ones and class_of(ones[0].noun) in LIVING:
        yield Link(ones[0], "holding", phrase)  # *a man on the phone*
        return
    if preposition in _IN_HAND:
        yield from (Link(phrase, "holding", each) for each in ones)
        return
    relation = _relation_of(preposition, phrase, event)
    for each in ones:
        if relation and each is not phrase and (each.noun != phrase.noun or preposition != "by"):
            yield Link(
                each, relation, phrase, next((side for side in ("left", "right") if side in preposition.split()), "")
            )


_IN_HAND = all_of("in the arms of, in the hands of, in the hand of, in the mouth of, in the beak of, in the paws of")
_TOO_LARGE = frozenset({"piano", "organ", "drum", "drums", "harp", "harpsichord", "xylophone", "drum kit", "timpani"})


def _is_portable(phrase: Phrase) -> bool:
    return class_of(phrase.noun) is NounClass.TOOL and phrase.noun.rpartition(" ")[2] not in _TOO_LARGE


def _relation_of(preposition: str, phrase: Phrase, event: Event | None) -> str | None:
    verb = event.verb if event is not None else ""
    knocks = verb in KNOCKED and preposition in {"on", "at", "against", "in", "into"}
    is_hand = event is None or not event.doers or class_of(event.doers[0].noun) in LIVING | {None}
    if (knocks and is_hand) or (verb in {"roll", "curl"} and phrase.noun == "ball"):
        return None
    rule = _AFTER.get(preposition)
    return closed.RELATION_OF.get(preposition) if rule is None else rule(phrase, verb, event)


def _into(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if phrase.noun.rpartition(" ")[2] in _MET:
        return None
    return _INTO.get(verb, "in")


_MET = all_of(
    "door, wall, window, mirror, pole, lamppost, post, spire, camera, lens, microphone, radio, phone, horn, megaphone"
)
"""What somebody walks, looks or speaks into without being in it."""


def _to(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return FASTENED.get(verb)


def _over(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if verb in _DISPUTING or verbs.CLASS_OF.get(verb) is VerbClass.SPEAK or phrase.noun in {"gap", "edge"}:
        return None
    if verbs.CLASS_OF.get(verb) is not VerbClass.FLY and phrase.noun.rpartition(" ")[2] in _PASSED_ON:
        return "on"
    return "on" if verbs.CLASS_OF.get(verb) is VerbClass.WALK or verb in _LIMP else "over"


_LIMP = frozenset({"drape", "slump", "flop", "sprawl", "spread", "lay"})
"""What is done so over something lies on it."""


_PASSED_ON = all_of(
    "bridge, overpass, viaduct, flyover, tightrope, footbridge, drawbridge, carpet, floor, cobblestones, crosswalk"
)


def _across(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    kind = verbs.CLASS_OF.get(verb)
    return "on" if kind in _MOVING | {VerbClass.REST} or verb in _RESTING | verbs.HOLDING or not verb else None


def _along(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    """*slides down a banister*, *climbs up a ladder*; who walks down a road is not on a thing."""
    return "on" if class_of(phrase.noun) in _CLIMBED and (not verb or verbs.CLASS_OF.get(verb) in _MOVING) else None


_CLIMBED = frozenset(
    {NounClass.FURNITURE, NounClass.TOOL, NounClass.GEAR, NounClass.TOY, NounClass.PLANT, NounClass.OTHER}
)


def _against(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    is_at_rest = verbs.CLASS_OF.get(verb) is VerbClass.REST
    return (
        "beside" if not verb or is_at_rest or verb in _RESTING | {"bump", "rub", "brush", "nudge", "scratch"} else None
    )


def _around(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if verb in {"wrap", "tangle", "coil", "twist", "tie", "curl"}:
        return "on"
    is_there = (
        verbs.CLASS_OF.get(verb) in {VerbClass.JUMP, VerbClass.FLY, VerbClass.SWIM, VerbClass.DANCE} or verb == "circle"
    )
    return "beside" if not verb or is_there or verb in _RESTING | {"gather"} else None


def _at(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    is_thing = class_of(phrase.noun) is not None and class_of(phrase.noun) not in LIVING
    return "beside" if is_thing and verb.split(" ")[0] not in _AIMED else None


def _off(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    """*shoots an apple off a melon*: it was on it; whoever falls off is so no more."""
    return "on" if event is not None and any(not each.preposition for each in event.done_to) else None


def _from(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if verb in {"escape", "flee", "run", "run away", "hide", "recoil"}:
        return None
    if verb in {"hang", "dangle", "swing", "climb", "climb down", "get down"}:
        return "on"
    if verb in _WATCHING and class_of(phrase.noun) in {NounClass.FURNITURE, NounClass.GEAR, NounClass.PLANT}:
        return "on"
    return None if verbs.CLASS_OF.get(verb) is VerbClass.EAT else _out_of(phrase, verb, event)


_WATCHING = frozenset(
    {"watch", "look", "wave", "cheer", "shout", "observe", "stare", "look on", "keep", "sing", "laugh", "clap"}
)


def _out_of(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    kind, head = class_of(phrase.noun), phrase.noun.rpartition(" ")[2]
    comes = verb.split(" ")[0] in _EMERGING and kind in HANDY | VEHICLES | {NounClass.FURNITURE} and head not in _MET
    return "in" if comes or is_container(phrase) else None


_EMERGING = all_of(
    "climb, crawl, hatch, pop, burst, emerge, jump, leap, peek, rise, step, wriggle, spill, look, peer, hop, creep"
)


_Rule = Callable[[Phrase, str, Event | None], str | None]
_AFTER: dict[str, _Rule] = {
    "into": _into, "to": _to, "over": _over, "across": _across, "down": _along, "up": _along, "along": _along, "against": _against, "around": _around, "at": _at, "off": _off, "off of": _off,
    "from": _from, "out of": _out_of,
}  # fmt: skip
"""Prepositions whose meaning hangs on the verb before them or the noun after them."""


_DISPUTING = frozenset(
    {"fight", "argue", "quarrel", "bicker", "squabble", "wrestle", "cry", "worry", "laugh", "trip", "stumble"}
)
_INTO: dict[str, str | None] = {
    **dict.fromkeys(listed("plug, tie, turn, change, transform, morph, crash, smash, bump, run, slam, ram, break, burst, explode, melt, split, grow, fold, arrange"), None),
    **dict.fromkeys(("stare", "look", "gaze", "peer", "peek", "glance"), "in front of"),
}  # fmt: skip
"""What *into* means after these: what becomes or meets something is not in it."""

FASTENED = {
    **dict.fromkeys(("tie", "attach", "stick", "glue", "pin", "strap", "nail", "tape", "fasten", "cling", "fix"), "on"),
    **dict.fromkeys(("moor", "anchor", "chain", "dock", "tether"), "beside"),
}

_MOVING = frozenset({VerbClass.WALK, VerbClass.DRIVE, VerbClass.SPIN, VerbClass.JUMP, VerbClass.CHASE})


_NEXT_TO = frozenset({"between", "in between", "beside", "next to", "alongside", "to the left of", "to the right of"})


def is_seen(phrase: Phrase) -> bool:
    """This will say whether a place is something to be seen as well: *under a bridge* needs the bridge."""
    if phrase.preposition in _UPON and _is_smaller(phrase):
        return True
    if class_of(phrase.noun) is None:
        return False
    if phrase.is_whole:
        return True
    relation = closed.RELATION_OF.get(phrase.preposition)
    if phrase.preposition in _NEXT_TO and class_of(phrase.noun) is NounClass.STRUCTURE:
        return True
    return relation in {"with", "under", "over", "behind", "in front of"} or (relation == "in" and is_container(phrase))


_UPON = all_of(
    "on, onto, in, into, inside, across, on top of, under, from, out of, over, to, on the edge of, at the edge of"
)
_OBJECTS = frozenset({NounClass.FURNITURE, NounClass.TOY, NounClass.GEAR, NounClass.TOOL}) | VEHICLES
_SMALL_PLACES = all_of(
    "cliff, floe, ice floe, ledge, viaduct, overpass, rope bridge, suspension bridge, footbridge, bath, tub, kiddie pool, paddling pool, wading pool, inflatable pool, furnace, cabin, birdbath, sandbox, sandpit, rock pool, footbath, hot tub"
)


def _is_smaller(phrase: Phrase) -> bool:
    """Whether a place is as much a thing: *on a shop counter*, *in a paddling pool*, *into a pond*."""
    head = phrase.noun.rpartition(" ")[2]
    if head in {"pond", "puddle"}:
        return phrase.preposition == "into"
    if class_of(phrase.noun) in _OBJECTS:
        return head not in {"bed", "stage"} or place_of(head) is None
    return bool({phrase.noun, " ".join(phrase.noun.split()[-2:]), head} & _SMALL_PLACES)


def is_seen_from_outside(phrase: Phrase) -> bool:
    """This will say whether a place is but a thing in another place: *behind a castle* is not in one."""
    is_building = class_of(phrase.noun) is NounClass.STRUCTURE and phrase.noun not in _INDOORS
    if place_of(phrase.noun) == "street or city":
        return False  # under the Eiffel Tower is in its town
    if phrase.is_whole or phrase.preposition in _NEXT_TO:
        return is_building
    return is_building and closed.RELATION_OF.get(phrase.preposition) in {"under", "over", "behind", "in front of"}


_INDOORS = frozenset({"fireplace", "staircase", "stage", "podium", "escalator", "elevator", "shower"})


_OF_THE_RIDER = all_of(
    "along with, next to, beside, alongside, near, close to, behind, in front of, over, above, across, past"
)


def placed(
    before: Phrase | None,
    subject: list[Phrase],
    group: list[Phrase],
    event: Event | None,
    preposition: str = "",
    noun: str = "",
) -> list[Phrase]:
    """This will be whose place is told: of what was just named, where it can be anywhere, or else of who does it."""
    is_near = before is not None and can_be_placed(before)
    if event is None:
        if before is None or not is_near or not (group or subject):
            return subject
        if any(before is each for each in group) and not before.preposition:
            return list(group)
        beside = preposition in _OF_THE_RIDER
        if beside and class_of(before.noun) not in LIVING and any(class_of(each.noun) in LIVING for each in subject):
            return subject  # *a bird in a nest next to an egg*
        return [before] if before.preposition or subject else subject
    if before is not None and is_near and any(before is each for each in event.done_to[1:]):
        return [before]  # *carrying a cake, balloons behind her*
    objects = [each for each in event.done_to if can_be_placed(each)]
    is_led_to = before is not None and before.preposition and before.preposition != "by"
    is_met = before is not None and (class_of(before.noun) in LIVING or _is_met(before, event))
    if before is not None and is_near and is_led_to and is_met:
        return [before]
    direct = [each for each in objects if not each.preposition or event.is_of_known]
    if direct and preposition in _GOALS and event.verb not in verbs.HOLDING | {"ride", "mount", "wear", "enter"}:
        return [before] if before is not None and any(before is each for each in direct) else direct[:1]
    if direct and preposition in (
        _WAYS if event.verb in verbs.STEERING | {"fly"} else _OVER if event.verb in verbs.HOLDING else ()
    ):
        return direct
    is_sent = event.verb in _SENT or event.verb.split(" ")[0] in _SENT or not event.doers
    is_sent = is_sent or (verbs.CLASS_OF.get(event.verb) in _ACTED_ON and event.verb not in {"read", "sing", "serve"})
    is_sent = is_sent or (
        bool(direct) and class_of(direct[0].noun) in LIVING and event.verb not in verbs.HOLDING | _CLOSE
    )
    is_sent = is_sent or (bool(direct) and preposition in _UPON_OR_IN and _is_laid(direct[0], noun, event))
    is_sent = is_sent and not (event.verb == "watch" and direct and direct[0].noun.rpartition(" ")[2] in _SCREENS)
    if direct and is_sent:
        return [before] if before is not None and any(before is each for each in direct) else direct[:1]
    return event.doers or objects[:1]


def _is_laid(thing: Phrase, noun: str, event: Event) -> bool:
    """*lights the candles on a cake*: what is small lies where things are laid, and not whoever does something to it."""
    is_small = class_of(thing.noun) in HANDY | {NounClass.PLANT}
    is_person = any(class_of(each.noun) in PEOPLE for each in event.doers)
    head = noun.rpartition(" ")[2]
    is_small = is_small and event.verb not in _CLOSE | {"drive", "mount", "steer"}
    return is_small and (head in _LAID_ON or (is_person and head in {"table", "desk", "counter"}))


_SCREENS = frozenset({"tv", "television", "telly", "movie", "film", "cartoon", "screen", "news"})
_UPON_OR_IN = frozenset({"on", "in", "inside", "from", "on top of"})
_LAID_ON = all_of(
    "cake, plate, tray, shelf, stove, grill, pan, pot, bowl, cup, oven, fridge, drawer, saucer, dish, pizza, blanket, hook, cupboard"
)
_GOALS = frozenset({"onto", "into", "on top of", "off", "off of"})
"""Where something goes that something is done to: *flips a pancake onto a plate*."""

_ACTED_ON = frozenset({VerbClass.THROW, VerbClass.CHASE, VerbClass.SPEAK})
_CLOSE = frozenset({"hug", "kiss", "pet", "ride", "cuddle", "eat", "wear"})


def _is_met(phrase: Phrase, event: Event) -> bool:
    """*sets fire to the shelf behind him*: what is behind is the shelf."""
    return phrase.preposition == "to" or (phrase.preposition == "at" and event.verb in _AIMED)


def can_be_placed(phrase: Phrase) -> bool:
    """Whether it is anything that can be somewhere: no place, no garment, no part of somebody."""
    if is_place(phrase):
        return False
    head = phrase.noun.rpartition(" ")[2]
    is_said = head in closed.PARTS | closed.CLOTHES | closed.ABSTRACT or singular(head)[0] in closed.CLOTHES
    return not (is_said and class_of(phrase.noun) is None)
