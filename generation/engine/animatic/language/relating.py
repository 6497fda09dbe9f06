# ruff: noqa: E501 - tables read better with one row a line
"""Where things are: what a preposition, an adverb of place or a verb tells of how two phrases lie to each other.

The labels know nine relations; English has some eighty ways to say them. A preposition alone does not tell: *with a brush*
is held by whoever cleans, *with a friend* is beside, *with a fish in its beak* is held by the bird.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generation.engine.animatic.language import closed, verbs
from generation.engine.animatic.language.classes import LIVING, VEHICLES, class_of
from generation.engine.animatic.language.clauses import Event, Link, is_place
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of, listed
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass

_ABLE = LIVING | {NounClass.ROBOT, NounClass.FANTASY}
_HANDY = frozenset({NounClass.TOOL, NounClass.TOY, NounClass.GEAR, NounClass.FOOD, NounClass.BALL})
_NOT_IN_HAND = _ABLE | VEHICLES | {NounClass.FURNITURE, NounClass.STRUCTURE}
_GRASPING = all_of(
    "hand, hands, arm, arms, paw, paws, mouth, beak, jaw, jaws, trunk, claw, claws, teeth, fist, fists, grip, tentacle, tentacles, fingers, palm, palms, talon, talons, lips, hooves, flippers, wing, wings"
)
_BESIDE = all_of("side, feet, foot, heels, toes, legs, knees")
_HANGING = all_of(
    "hover, hold, hang, float, fly, circle, balance, hold up, carry, buzz, open, dangle, flutter, orbit, spin"
)
_WORN = all_of("saddle, harness, collar, lei, garland, bandage, patch, shell, mustache, moustache")
_SENT = all_of(
    "put, place, set, set down, lay, drop, throw, toss, kick, push, shove, pull, pour, crack, hide, hang, stack, pile, load, pack, plant, build, see, find, discover, watch, look, chase, follow, notice, spot, film, meet, paint, draw, feed, balance, tie, stick, bury, spill, launch, shoot, hit, roll, slide, stuff, tuck, leave, lead, save, rescue, release, land, lower, dump, fling, hurl, spread, sprinkle, squeeze, grow, keep, show, show off, catch, attack, serenade, fight, scare, surprise, interview, film, photograph, hug, kiss, pet, visit, approach, ask, smash, knock, knock over, empty, drag, lift, lift up, fix, steal, wash, wake, wake up, park, bring, deliver, drape, wrap, open, tell, greet, comfort, pass, confront, guard, trap, lock, seat, strap, nail, glue, pin, mount, help, arrange, stumble upon, spill, scatter, strike, plop, sit, perch, rest, reflect, bounce"
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
_KNOCKED = frozenset({"knock", "bang", "tap", "type", "type on", "drum", "press", "scroll", "chew", "nibble", "suck"})
_CONTAINERS = all_of(
    "basket, box, bag, sack, bucket, barrel, pot, pan, cup, teacup, mug, bowl, jar, bottle, vase, chest, treasure chest, crate, cage, nest, drawer, suitcase, hat, top hat, sink, bath, bathtub, tub, egg, cake, oven, fridge, toaster, tent, car, taxi, bus, van, cave, shell, teapot, pocket, pool, lamp, tin, can, trash can, bin, coffin, cradle, wardrobe, closet, envelope, package, parcel, phone box, hole, pipe, tank, aquarium, fishbowl, bed, boat, spaceship, helicopter, plane, manhole"
)
_OPEN_TO_RIDE = all_of(
    "bus, train, car, taxi, elevator, lift, van, truck, canoe, boat, rowboat, gondola, limousine, spaceship, rocket, ufo, submarine, plane, minecart, shopping cart, bathtub, cart, wagon, carriage, sleigh, ferris wheel"
)
_STRADDLED = all_of(
    "bicycle, bike, motorcycle, motorbike, scooter, moped, skateboard, unicycle, tricycle, horse, jet ski, snowmobile, sled, surfboard, lawnmower, lawn mower, tractor, segway, quad bike, hoverboard, vespa"
)
_MOST_BODILY = frozenset({"on", "behind", "in front of", "beside"})

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


def links(preposition: str, phrase: Phrase, event: Event | None, ones: Sequence[Phrase]) -> Iterator[Link]:
    """This will be the links that a preposition makes between `ones`, whose place it tells, and the phrase after it."""
    if preposition == "with":
        yield from _with(phrase, event, ones)
        return
    if preposition == "on" and phrase.noun.endswith("phone") and ones and class_of(ones[0].noun) in _ABLE:
        yield Link(ones[0], "holding", phrase)  # *a man on the phone*
        return
    relation = _relation_of(preposition, phrase, event)
    for each in ones:
        if relation and each is not phrase and (each.noun != phrase.noun or preposition != "by"):
            yield Link(
                each, relation, phrase, next((side for side in ("left", "right") if side in preposition.split()), "")
            )


def _relation_of(preposition: str, phrase: Phrase, event: Event | None) -> str | None:
    verb = event.verb if event is not None else ""
    if verb in _KNOCKED or (verb in {"roll", "curl"} and phrase.noun == "ball"):
        return None
    rule = _AFTER.get(preposition)
    return closed.RELATION_OF.get(preposition) if rule is None else rule(phrase, verb, event)


def _into(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return _INTO.get(verb, "in")


def _to(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return _FASTENED.get(verb)


def _over(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if verb in _DISPUTING or phrase.noun in {"gap", "edge"}:
        return None
    return "on" if verbs.CLASS_OF.get(verb) is VerbClass.WALK else "over"


def _across(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return "on" if verbs.CLASS_OF.get(verb) in _MOVING or verb in _RESTING or not verb else None


def _against(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return "beside" if not verb or verb in _RESTING else None


def _around(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return "beside" if verb in _RESTING | {"gather", "dance"} else None


def _at(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    is_thing = class_of(phrase.noun) is not None and class_of(phrase.noun) not in _ABLE
    return "beside" if is_thing and verb.split(" ")[0] not in _AIMED else None


def _off(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    """*shoots an apple off a melon*: it was on it; whoever falls off is so no more."""
    return "on" if event is not None and any(not each.preposition for each in event.done_to) else None


def _from(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    if verb in {"hang", "dangle", "swing", "climb", "climb down", "get down"}:
        return "on"
    return None if verbs.CLASS_OF.get(verb) is VerbClass.EAT else _out_of(phrase, verb, event)


def _out_of(phrase: Phrase, verb: str, event: Event | None) -> str | None:
    return "in" if {phrase.noun, phrase.noun.rpartition(" ")[2]} & _CONTAINERS else None


_Rule = Callable[[Phrase, str, Event | None], str | None]
_AFTER: dict[str, _Rule] = {
    "into": _into, "to": _to, "over": _over, "across": _across, "against": _against, "around": _around, "at": _at, "off": _off, "off of": _off,
    "from": _from, "out of": _out_of,
}  # fmt: skip
"""Prepositions whose meaning hangs on the verb before them or the noun after them."""


_DISPUTING = frozenset(
    {"fight", "argue", "quarrel", "bicker", "squabble", "wrestle", "cry", "worry", "laugh", "trip", "stumble"}
)
_INTO: dict[str, str | None] = {
    **dict.fromkeys(listed("turn, change, transform, morph, crash, smash, bump, run, slam, ram, break, burst, explode, melt, split, grow, fold, arrange"), None),
    **dict.fromkeys(("stare", "look", "gaze", "peer", "peek", "glance"), "in front of"),
}  # fmt: skip
"""What *into* means after these: what becomes or meets something is not in it."""

_FASTENED = {
    **dict.fromkeys(("tie", "attach", "stick", "glue", "pin", "strap", "nail", "tape", "fasten", "cling", "fix"), "on"),
    **dict.fromkeys(("moor", "anchor", "chain", "dock", "tether"), "beside"),
}

_MOVING = frozenset({VerbClass.WALK, VerbClass.DRIVE, VerbClass.SPIN, VerbClass.JUMP, VerbClass.CHASE})


_BY_HAND = frozenset({VerbClass.MAKE, VerbClass.THROW, VerbClass.EAT, VerbClass.DANCE, VerbClass.FALL})
_NOT_TOGETHER = all_of(
    "blend, blend in, collide, crash, line, cover, fill, decorate, stuff, adorn, crowd, litter, coat, soak, drench, replace, fall, obsess, deal, agree, mistake"
)


def _with(phrase: Phrase, event: Event | None, ones: Sequence[Phrase]) -> Iterator[Link]:
    """*with a friend* is beside, *with a brush* in the hand of whoever has one, *with a saddle* on whoever wears it."""
    kind, head = class_of(phrase.noun), phrase.noun.rpartition(" ")[2]
    if event is not None and event.verb in _NOT_TOGETHER:
        return
    if kind in _ABLE or kind in VEHICLES:
        yield from (Link(each, "with", phrase) for each in ones)
        return
    if head in closed.PARTS or {head, f"{head}s", singular(head)[0]} & closed.CLOTHES:
        return
    if event is not None and verbs.CLASS_OF.get(event.verb) in _BY_HAND and event.doers:
        ones = event.doers
    able = [
        each for each in ones if class_of(each.noun) in _ABLE or (event is not None and class_of(each.noun) is None)
    ]
    if event is not None and not able:
        able = [each for each in event.doers if class_of(each.noun) in _ABLE]
    for each in able or ones:
        if phrase.noun in _WORN:
            yield Link(phrase, "on", each)
        elif class_of(phrase.noun) is None and (head in closed.ABSTRACT | closed.SCENERY or kind not in _HANDY):
            return
        else:
            yield Link(each, "holding" if able and kind not in _NOT_IN_HAND else "with", phrase)


_NEXT_TO = frozenset({"between", "in between", "beside", "next to", "alongside", "to the left of", "to the right of"})


def is_seen(phrase: Phrase) -> bool:
    """This will say whether a place is something to be seen as well: *under a bridge* needs the bridge."""
    if class_of(phrase.noun) is None:
        return False
    if phrase.is_whole:
        return True
    relation = closed.RELATION_OF.get(phrase.preposition)
    if phrase.preposition in _NEXT_TO and class_of(phrase.noun) is NounClass.STRUCTURE:
        return True
    return relation in {"with", "under", "over", "behind", "in front of"} or (
        relation == "in" and phrase.noun in _CONTAINERS
    )


def is_container(phrase: Phrase) -> bool:
    """This will say whether a phrase names what others can be in."""
    return bool({phrase.noun, phrase.noun.rpartition(" ")[2]} & _CONTAINERS)


def is_seen_from_outside(phrase: Phrase) -> bool:
    """This will say whether a place is but a thing in another place: *behind a castle* is not in one."""
    is_building = class_of(phrase.noun) is NounClass.STRUCTURE and phrase.noun not in _INDOORS
    if phrase.is_whole or phrase.preposition in _NEXT_TO:
        return is_building
    return is_building and closed.RELATION_OF.get(phrase.preposition) in {"under", "over", "behind", "in front of"}


_INDOORS = frozenset({"fireplace", "staircase", "stage", "podium", "escalator", "elevator", "shower"})


def bodily(preposition: str, part: str, verb: str) -> tuple[str, bool] | None:
    """This will be what *on his head*, *in its beak* tells, and whether the owner comes first; None where it is a gesture."""
    if preposition in {"in", "under", "between", "inside"} and part in _GRASPING:
        return "holding", True
    if preposition in {"at", "by", "near", "beside"}:
        return ("beside", False) if part in _BESIDE else None
    relation = closed.RELATION_OF.get(preposition)
    if relation == "over" and verb.split(" ")[0] in {"climb", "crawl", "walk", "run", "creep", "scurry"}:
        return "on", False
    if relation == "over":
        return ("over", False) if verb in _HANGING or not verb else None
    if relation == "in":
        return ("on", False) if part in {"lap", "hair"} else None
    return (relation, False) if relation in _MOST_BODILY else None


_OF_THE_RIDER = all_of(
    "along with, next to, beside, alongside, near, close to, behind, in front of, over, above, across, past"
)


def placed(
    before: Phrase | None, subject: list[Phrase], group: list[Phrase], event: Event | None, preposition: str = ""
) -> list[Phrase]:
    """This will be whose place is told: of what was just named, where it can be anywhere, or else of who does it."""
    is_near = before is not None and _can_be_placed(before)
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
    objects = [each for each in event.done_to if _can_be_placed(each)]
    is_led_to = before is not None and before.preposition and before.preposition != "by"
    is_met = before is not None and (class_of(before.noun) in LIVING or _is_met(before, event))
    if before is not None and is_near and is_led_to and is_met:
        return [before]
    direct = [each for each in objects if not each.preposition]
    if direct and preposition in (
        _WAYS if event.verb in verbs.STEERING | {"fly"} else _OVER if event.verb in verbs.HOLDING else ()
    ):
        return direct
    is_sent = event.verb in _SENT or event.verb.split(" ")[0] in _SENT or not event.doers
    is_sent = is_sent or (verbs.CLASS_OF.get(event.verb) in _ACTED_ON and event.verb not in {"read", "sing"})
    is_sent = is_sent or (
        bool(direct) and class_of(direct[0].noun) in LIVING and event.verb not in verbs.HOLDING | _CLOSE
    )
    if direct and is_sent:
        return [before] if before is not None and any(before is each for each in direct) else direct[:1]
    return event.doers or objects[:1]


_ACTED_ON = frozenset({VerbClass.THROW, VerbClass.CHASE, VerbClass.SPEAK})
_CLOSE = frozenset({"hug", "kiss", "pet", "ride", "cuddle", "eat", "wear"})


def _is_met(phrase: Phrase, event: Event) -> bool:
    """*sets fire to the shelf behind him*: what is behind is the shelf."""
    return phrase.preposition == "to" or (phrase.preposition == "at" and event.verb in _AIMED)


def _can_be_placed(phrase: Phrase) -> bool:
    """Whether it is anything that can be somewhere: no place, no garment, no part of somebody."""
    if is_place(phrase):
        return False
    head = phrase.noun.rpartition(" ")[2]
    is_said = head in closed.PARTS | closed.CLOTHES | closed.ABSTRACT or singular(head)[0] in closed.CLOTHES
    return not (is_said and class_of(phrase.noun) is None)


_SCREENS = frozenset({"tv", "television", "telly", "screen"})


_OF_TWO_WORDS: dict[str, str] = {
    **dict.fromkeys(listed("fly over, glide over, hover over, jump over, leap over, vault over, step over, hurtle over, flip over, watch over, soar over, hop over"), "over"),
    **dict.fromkeys(listed("land on, rest on, balance on, step on, get on, hop on, walk over, climb over, crawl over, swarm over, hang from, sit on, stand on, lie on, sleep on, climb onto, climb on, lean on, perch on"), "on"),
    **dict.fromkeys(listed("plunge into, fall into, dive in, dive into, sleep in, wade in, get in, climb in, climb into, jump in, jump into, get into, hop in, hide in, sit in"), "in"),
    **dict.fromkeys(listed("go under, hide under, crawl under, duck under"), "under"), **dict.fromkeys(listed("appear behind, hide behind"), "behind"),
    **dict.fromkeys(listed("lean against, stand by, sit by"), "beside"),
}  # fmt: skip
"""Verbs with their preposition -> the relation to what follows it."""


_Told = tuple[str, list[Phrase], list[Phrase]] | None


def implied(event: Event) -> _Told:
    """This will be what a deed itself tells: who holds is holding, who rides is on, who drives is in."""
    objects = [each for each in event.done_to if not each.preposition]
    if event.verb in _OF_TWO_WORDS:
        return _OF_TWO_WORDS[event.verb], event.doers, objects
    return _held(event, objects) or _ridden(event, objects) or _seen(event, objects)


def _held(event: Event, objects: list[Phrase]) -> _Told:
    verb, able = event.verb, [each for each in event.doers if class_of(each.noun) in _ABLE | {None}]
    taken_up = verbs.TAKEN_UP.get(verb, frozenset())
    if verb in verbs.HOLDING or any(each.noun.rpartition(" ")[2] in taken_up for each in objects):
        return "holding", able, objects
    if verb in verbs.TAKING:
        takers = event.receivers if verb in verbs.GIVING and event.receivers else able
        return "holding", takers, [each for each in objects if class_of(each.noun) not in _NOT_IN_HAND]
    if verb in verbs.TAKING_OF:
        return "holding", able, [each for each in objects if str(class_of(each.noun)) in verbs.TAKING_OF[verb]]
    return None


def _ridden(event: Event, objects: list[Phrase]) -> _Told:
    verb = event.verb
    names = {each.noun for each in event.done_to} | {each.noun.rpartition(" ")[2] for each in event.done_to}
    if verb in {"ride", "mount", "straddle", "pedal"}:
        return "in" if names & _OPEN_TO_RIDE and verb == "ride" else "on", event.doers, event.done_to
    if verb in verbs.STEERING:
        return "on" if names & _STRADDLED else "in", event.doers, objects
    if verb == "fly":
        return "in", event.doers, [each for each in objects if class_of(each.noun) is NounClass.AIRCRAFT]
    return None


def _seen(event: Event, objects: list[Phrase]) -> _Told:
    verb = event.verb
    if verb == "share" and any(each.noun in {"umbrella", "parasol", "blanket"} for each in objects):
        return "under", event.doers, objects
    if verb == "watch":
        return "in front of", event.doers, [each for each in objects if each.noun.rpartition(" ")[2] in _SCREENS]
    relation = {"follow": "behind", "clear": "over"}.get(verb)
    return (relation, event.doers, objects) if relation else None
