# ruff: noqa: E501 - tables read better with few rows
"""Who plays whom: the kind that is drawn for a noun, the action that is done for a verb, the set for a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generation.engine.animatic.actions import BY_NOUN, BY_OBJECT, LIQUIDS, ON_OBJECT, VESSELS
from generation.engine.animatic.fairground import is_of_a_ride, ride_of
from generation.engine.animatic.games import at_goal
from generation.engine.animatic.kinds import KINDS, PEOPLE
from generation.engine.animatic.language.ages import parent_of
from generation.engine.animatic.language.asked import Asked, Deed, Subject
from generation.engine.animatic.language.classes import LIVING, place_of
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.meaning import likely_place
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.senses import CHANGING
from generation.engine.animatic.language.verbs import VerbClass
from generation.engine.animatic.lexicon import BASKETBALL, COLOURS, MISSES, SCORES
from generation.engine.animatic.nearest import nearest_action, nearest_kind
from generation.engine.animatic.overhead import is_of_the_sky
from generation.engine.animatic.places.scenery import is_seen_in
from generation.engine.animatic.places.table import OF_SORT, PLACES
from generation.engine.animatic.reach import can_be_taken
from generation.engine.animatic.script import Actor, Colour, Hour, Scene, Tie
from generation.engine.animatic.surroundings import landmark
from generation.engine.animatic.vocabulary import Sense, meanings
from generation.engine.animatic.wardrobes import animal_of

_PLAYED_BY = {
    NounClass.PERSON: "person", NounClass.QUADRUPED: "dog", NounClass.BIRD: "bird", NounClass.SEA: "fish", NounClass.SMALL: "spider",
    NounClass.VEHICLE: "car", NounClass.WATERCRAFT: "boat", NounClass.AIRCRAFT: "aeroplane", NounClass.BALL: "ball", NounClass.GEAR: "box",
    NounClass.FURNITURE: "chair", NounClass.FOOD: "apple", NounClass.TOOL: "hammer", NounClass.TOY: "present", NounClass.STRUCTURE: "house",
    NounClass.ROBOT: "robot", NounClass.FANTASY: "monster", NounClass.PLANT: "flower",
}  # fmt: skip

STILL = frozenset(
    {NounClass.PLANT, NounClass.STRUCTURE, NounClass.FURNITURE, NounClass.TOOL, NounClass.GEAR, NounClass.OTHER}
)
"""What stands or lies about: it comes on only where it moves by itself or nothing else is there."""

_SCENIC = all_of("wave, light, neon light, neon sign, skyline, skyscraper, high-rise, launch pad, launchpad, cigarette")
"""What belongs to a set, or is too slight to be seen: beside others it is left out rather than played by something else."""

_WITH_WILL = LIVING | {NounClass.ROBOT, NounClass.FANTASY}

_DONE_AS = {
    VerbClass.WALK: "walk", VerbClass.JUMP: "jump", VerbClass.DANCE: "wave", VerbClass.THROW: "throw", VerbClass.HOLD: "hold", VerbClass.FALL: "fall",
    VerbClass.DRIVE: "drive", VerbClass.SWIM: "swim", VerbClass.FLY: "fly", VerbClass.SPIN: "spin", VerbClass.CHASE: "chase", VerbClass.REST: "sit",
    VerbClass.EAT: "eat",
}  # fmt: skip

MAX_ACTORS = 4
"""Of one scene, each as many as its count."""

HOME_OF_ACTION = {
    "flip": "kitchen", "stir": "kitchen", "cut": "kitchen", "pour": "kitchen", "read": "living room", "write": "living room",
    "type": "office", "piano": "stage", "violin": "stage", "lift": "gym", "goal": "stadium", "knit": "living room", "kickflip": "street",
    "snowball fight": "snow", "pillow fight": "bedroom", "ski": "snow", "dive": "sea", "surf": "sea",
    "fall asleep": "bedroom", "fish": "lake",
}  # fmt: skip
"""Where something is done when nobody says where."""

_ASHORE = frozenset({"biped", "quad"})
_WATER_OF = {"swim": ("pool", "lake"), "float": ("pool", "lake")}
"""What is done in the water -> where somebody on two legs does it, where on four."""

_DOES = {
    "jogger": "run", "runner": "run", "sprinter": "run", "walker": "walk", "hiker": "walk", "dancer": "dance", "ballerina": "dance", "swimmer": "swim",
    "surfer": "surf", "skier": "ski", "snowboarder": "ski", "skater": "skate", "diver": "dive", "climber": "climb", "martial artist": "fight", "boxer": "fight", "karateka": "fight", "jumper": "jump", "acrobat": "backflip",
}  # fmt: skip
"""Nouns that say what somebody does."""


@dataclass(frozen=True)
class Part:
    """What plays a subject."""

    kind: str  # key of `lexicon.KINDS`
    is_instead: bool  # it stands in for something that has no drawing


def part_of(subject: Subject, *, is_abroad: bool = False) -> Part | None:
    """This will cast a subject: by its own name, by one that is read the same way, by its class, or, where no table knows
    it, by what is nearest in meaning. None for what nothing is near to, and, of a language that is not read (`is_abroad`),
    for whatever has not the name of a kind.
    """
    animal = _named(animal_of(subject.noun))
    if animal is not None and animal.kind not in PEOPLE:
        return animal
    words = (parent_of(subject.noun) or subject.noun.lower()).split()
    for begin in range(len(words)):
        if (found := _named(" ".join(words[begin:]))) is not None and not (is_abroad and found.is_instead):
            return found
    if is_abroad:
        return None
    if subject.kind is not None and not subject.is_guessed:
        kind = _PLAYED_BY.get(subject.kind)
        return Part(kind, True) if kind else None
    kind = nearest_kind(subject.noun) or (_PLAYED_BY.get(subject.kind) if subject.kind else None)
    return Part(kind, True) if kind else None


def is_scenic(subject: Subject, part: Part | None, wish: Asked) -> bool:
    """This will say whether a subject is no more than scenery, and has others beside it who can be seen instead."""
    names = {subject.noun.lower(), f"{subject.colour} {subject.noun}".lower()}
    is_slight = not names.isdisjoint(_SCENIC) and (part is None or part.is_instead) and len(wish.subjects) > 1
    return is_slight or (part is not None and _is_no_ground(subject, part, wish))


def _is_no_ground(subject: Subject, part: Part, wish: Asked) -> bool:
    """Whether somebody is on or over what nothing near can play: on a box in its place nobody does what they are to do."""
    is_poor = part.kind == "cloud" or (part.kind == "box" and named_words(subject.noun) is None)
    if not (part.is_instead and is_poor):
        return False
    laid = (each for each in wish.relations if each.relation in {"on", "over"})
    return any(wish.subjects[each.b] is subject and wish.subjects[each.a].kind in _WITH_WILL for each in laid)


def is_set(subject: Subject, part: Part | None, wish: Asked) -> bool:
    """This will say whether a subject is the place itself, as a cliff or a circus ring is, or stands or flashes there, and
    the set plays it.
    """
    if is_landmark(subject, wish) or is_of_the_sky(subject, wish):
        return True
    senses = {option.sense for option in meanings().get(subject.noun.lower(), ())}
    is_own_set = Sense.SETTING in senses and Sense.KIND not in senses
    is_scenery = subject.kind is NounClass.OTHER and (part is None or part.is_instead)
    return subject.noun == wish.setting and (is_own_set or is_scenery) and len(wish.subjects) > 1


_HANDLED = all_of(
    "build, make, bake, eat, form, stack, hold, carry, throw, juggle, buy, create, construct, assemble, knock over"
)

_ENCLOSING = frozenset({"cage", "enclosure", "car", "train", "wheel"})


def landmark_of(wish: Asked) -> str | None:
    """This will be the set of the first great thing that is named, where no other place is: *in front of a ferris wheel*;
    None for one that somebody makes or handles.
    """
    small = {deed.done_to for deed in wish.deeds if deed.verb in _HANDLED}
    great = [each.noun for at, each in enumerate(wish.subjects) if at not in small] + [wish.setting or ""]
    found = next(((noun, there) for noun in great if (there := landmark(noun))), None)
    if found is None or wish.setting in (None, found[0]):
        return found[1] if found else None
    named = set_of(wish.setting, wish.setting_kind)
    return found[1] if named is not None and named[0] == found[1] else None


def is_landmark(subject: Subject, wish: Asked) -> bool:
    """This will say whether a subject stands in the set that its scene plays in, and is painted with it."""
    there = landmark(subject.noun)
    if there is None:
        return False
    named = set_of(wish.setting, wish.setting_kind) if wish.setting else None
    return there == landmark_of(wish) or bool(named and is_seen_in(named[0], subject.noun))


def aboard(wish: Asked) -> list[str]:
    """This will be who is to be on such a thing, or inside of what encloses, and is before it: *nuns on a rollercoaster*."""
    great = {at: each.noun for at, each in enumerate(wish.subjects) if is_landmark(each, wish)}
    laid = [
        (wish.subjects[each.a].noun, each.relation, great[each.b])
        for each in wish.relations
        if each.b in great and ride_of(wish, each.a) is None
    ]
    return [
        f"the {one} {relation} the {other}"
        for one, relation, other in laid
        if relation == "on" or (relation == "in" and other.rpartition(" ")[2] in _ENCLOSING)
    ]


@cache
def _named(phrase: str) -> Part | None:
    for option in meanings().get(phrase, ()) or meanings().get(singular(phrase)[0], ()):
        if option.sense in (Sense.KIND, Sense.NEAR):
            return Part(option.key, option.sense is Sense.NEAR)
    return None


def named_words(noun: str) -> tuple[str, str, bool] | None:
    """This will be which of a noun's words name what is drawn, the kind that they name, and whether it is but near to it."""
    words = noun.lower().split()
    for begin in range(len(words)):
        phrase = " ".join(words[begin:])
        if (found := _named(phrase)) is not None:
            return phrase, found.kind, found.is_instead
    return None


_BIG, _SMALL = 1.3, 0.75
_YOUNG = 0.58  # of a grown one
_GIANT_M, _TINY_M = 3.6, 0.2
"""How large what is giant is at the least, and what is tiny at the most: as a house, as a hand."""
_GIANT, _TINY = 2.2, 0.3  # times its usual size, at the least and at the most
_LARGEST_M, _LEAST = 9.0, 0.08  # of which a stage still shows something


def size_of(subject: Subject, kind: str) -> float:
    """This will be how many times its kind's usual size a subject has: *giant* and *tiny* are seen beside anything."""
    usual_m, grown = KINDS[kind].size_m, _YOUNG if subject.is_young and kind not in PEOPLE else 1.0
    if subject.size is None:
        return grown
    if not subject.is_extreme:
        return grown * (_BIG if subject.size == "big" else _SMALL)
    if subject.size == "big":
        return min(max(_GIANT, _GIANT_M / usual_m), max(_LARGEST_M / usual_m, _BIG))
    return max(min(_TINY, _TINY_M / usual_m), _LEAST)


def colour_named(name: str | None) -> Colour | None:
    """This will be the first colour in a name that can be drawn: *dark blue*, *orange-and-white*."""
    words = (name or "").replace("-", " ").split()
    return next((COLOURS[word] for word in words if word in COLOURS), None)


def material_of(subject: Subject, kind: str) -> str | None:
    """This will be what a subject is asked to be of: not the ice of ice cream, which is in its name."""
    words = subject.noun.lower().split()
    is_in_name = subject.material in words and " ".join(words) in KINDS[kind].words
    return None if is_in_name else subject.material


def action_of(deed: Deed, wish: Asked) -> tuple[str, bool] | None:
    """This will be the action that is done for a deed, and whether it is the verb's own; None where nothing is near."""
    if deed.is_suffered:
        return None
    if is_of_a_ride(deed.verb) and (ride := ride_of(wish, deed.doer)) is not None:
        return ride, True
    if (own := at_goal(deed, wish) or _done_to(deed, wish) or _in_its_way(deed, wish)) is not None:
        return own, True
    verb, act = deed.verb.split(" a ")[0], deed.verb.rpartition(" a ")[2]
    if verb in CHANGING and deed.kind is VerbClass.OTHER and (deed.done_to is not None or verb != "grow"):
        return _changing(deed, wish)
    for phrase in (act, verb, verb.split()[0]):
        if (own := _acted(phrase)) in {"take", "steal"}:
            return ("hold", False) if deed.done_to is not None else None  # what cannot be picked up
        if own == "roll down" and wish.subjects[deed.doer].kind not in _WITH_WILL:
            own = "roll"
        if own is not None:
            return own, True
    is_aimless = deed.is_guessed and deed.done_to is None and deed.kind in {VerbClass.THROW, VerbClass.HOLD}
    done = _DONE_AS.get(deed.kind) if deed.kind is not None and not is_aimless else None
    if done is None and deed.kind is None:
        done = nearest_action(deed.verb)
    return (done, False) if done else None


def _changing(deed: Deed, wish: Asked) -> tuple[str, bool] | None:
    """*A frog turns into a prince*, or *a wizard turns a frog into a prince*: who does it makes another become something."""
    if deed.done_to is None:
        return None
    is_made = any(each.verb == "become" and each.doer == deed.done_to for each in wish.deeds)
    return ("enchant" if is_made else "become"), True


def _in_its_way(deed: Deed, wish: Asked) -> str | None:
    """What somebody does by trade, where it is only said to go somewhere: a skier who goes down a hill skis."""
    noun = wish.subjects[deed.doer].noun.lower()
    return _DOES.get(noun) if deed.verb.split()[0] in _GOES and _DOES.get(noun) in _GONE_BY else None


_GOES = frozenset(
    {"go", "ride", "come", "descend", "race", "speed", "glide", "slide", "head", "rush", "carve", "catch"}
)
_GONE_BY = frozenset({"ski", "surf", "skate", "swim"})


def _done_to(deed: Deed, wish: Asked) -> str | None:
    """What a verb means as it is done to something by somebody; None where that is what it means anyhow."""
    if deed.done_to is None or " a " in deed.verb or wish.subjects[deed.doer].kind not in _WITH_WILL:
        return None
    way = (deed.verb.split()[0], wish.subjects[deed.done_to].noun.rpartition(" ")[2])
    if way in BY_NOUN:
        return BY_NOUN[way]
    if deed.verb == "play" and any(each.noun.lower() == "fetch" for each in wish.subjects):
        return "fetch"  # *with a boy*
    meant = ON_OBJECT.get(deed.verb) or ON_OBJECT.get(deed.verb.split()[0])
    if meant in {"take", "steal", "find"}:
        part = part_of(wish.subjects[deed.done_to])
        return meant if part is not None and can_be_taken(part.kind) else None
    if meant not in BY_OBJECT:
        return meant
    part = part_of(wish.subjects[deed.done_to])
    return BY_OBJECT[meant].get(part.kind) if part else None


def implied(subject: Subject, wish: Asked, at: int) -> tuple[str, ...]:
    """This will be what a subject does though nobody says it: who is chased runs, and so does a jogger."""
    if any(deed.kind is VerbClass.CHASE and deed.done_to == at for deed in wish.deeds) and subject.kind in LIVING:
        return ("flee",)
    if (ride := ride_of(wish, at)) is not None:
        return (ride,)
    noun = subject.noun.lower()
    return tuple(dict.fromkeys(_DOES[each] for each in (noun, noun.rpartition(" ")[2]) if each in _DOES))


def hour_of(actors: Sequence[Actor]) -> Hour | None:
    """This will be the light that a heavenly body brings: the moon shines at night, the rising or setting sun is golden."""
    for actor in actors:
        if actor.kind == "moon":
            return Hour.NIGHT
        if actor.kind == "sun":
            return Hour.GOLDEN if {"rise", "set"} & set(actor.actions) else Hour.DAY
    return None


def vessel_of(wish: Asked, at: int) -> int | None:
    """This will be the cup, where a subject is only what is in it: in *a cup of coffee* there is one thing to be seen."""
    if wish.subjects[at].noun.lower() not in LIQUIDS or at == 0:
        return None
    part = part_of(wish.subjects[at - 1])
    return at - 1 if part is not None and part.kind in VESSELS else None


def home_of(actor: Actor) -> str | None:
    """This will be the set where what somebody does is done; who swims or drifts on the water and isn't of it needs some."""
    family = KINDS[actor.kind].family
    if family in _ASHORE and (there := next((_WATER_OF[act] for act in actor.actions if act in _WATER_OF), None)):
        return there[0] if family == "biped" else there[1]
    return next((HOME_OF_ACTION[act] for act in actor.actions if act in HOME_OF_ACTION), None)


def with_wheels(scene: Scene) -> Scene:
    """This will give a car to who drives under the sky with nothing there to be driven: *a man drives through the desert*."""
    families = [KINDS[actor.kind].family for actor in scene.actors]
    wheelless = (each for each in scene.acts if each.action == "drive" and each.target is None)
    first = next((each for each in wheelless if families[each.doer] in _ASHORE), None)
    place = PLACES[scene.setting]
    is_drivable = not place.is_indoors and place.wave_m is None
    if first is None or "car" in families or len(scene.actors) >= MAX_ACTORS or not is_drivable:
        return scene
    car = len(scene.actors)
    return replace(
        scene,
        actors=(*scene.actors, Actor(kind="car", noun="car", who=-1)),
        ties=(*scene.ties, Tie(a=first.doer, relation="in", b=car)),
        acts=tuple(replace(each, target=car) if each is first else each for each in scene.acts),
    )


@cache
def _acted(phrase: str) -> str | None:
    return next((option.key for option in meanings().get(phrase, ()) if option.sense is Sense.ACTION), None)


def set_of(place: str, sort: str | None) -> tuple[str, bool] | None:
    """This will be the set for a place, and whether it is the place's own; None where nothing is near."""
    words = place.lower().split()
    for begin in range(len(words)):
        phrase = " ".join(words[begin:])
        for option in meanings().get(phrase, ()):
            if option.sense is Sense.SETTING and (not begin or _is_of(phrase, sort)):
                return option.key, phrase not in PLACES[option.key].near
    likely = sort or likely_place(place)
    return (OF_SORT[likely], False) if likely else None


def _is_of(ending: str, sort: str | None) -> bool:
    """Whether the end of a place's name may stand for the whole: an asteroid field is no field."""
    return sort not in _NOT_ON_EARTH or place_of(ending) in (None, sort)


_NOT_ON_EARTH = frozenset({"space", "sky", "underwater"})


def tells_of_shot(deed: Deed, wish: Asked) -> bool:
    """This will say whether a deed is only how somebody's shot goes: *shoots and misses*."""
    own = [each for each in wish.deeds if each.doer == deed.doer and deed.verb in MISSES | SCORES]
    done = [(each, (action_of(each, wish) or ("",))[0]) for each in own]
    return any(act == "goal" or (act == "shoot" and not is_other_shot(act, each, wish)) for each, act in done)


def is_other_shot(action: str, deed: Deed, wish: Asked) -> bool:
    """This will say whether a shot is not one at a hoop, as it is only beside a ball or on a court: an archer's."""
    things = " ".join(each.noun for each in wish.subjects) + " " + (wish.setting or "")
    return action == "shoot" and BASKETBALL.isdisjoint(things.split())
