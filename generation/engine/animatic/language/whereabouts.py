# ruff: noqa: E501 - tables read better with few rows
"""Where a prompt plays: which of the places it names is the place, and what place goes without saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lemminflect import getAllLemmas

from generation.engine.animatic.language import closed, surroundings
from generation.engine.animatic.language.classes import class_of, place_of
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.nouns import CLASS_OF, PLACE_CLASS_OF, NounClass
from generation.engine.animatic.language.phrases import Phrase

Place = tuple[str | None, str | None]
"""As written, and which of `nouns.PLACE_CLASSES`."""

_WHITE = frozenset({"snowy", "icy", "frozen", "snow-covered"})
AMONG_CLOUDS = all_of(
    "above, high above, just above, right above, atop, on top of, in, into, through, among, over, between, across"
)
"""What leads to clouds that are a place; *under the clouds* is anywhere."""

WET = all_of("in, into, on, onto, across, through, under, over")
"""What leads to water that is a place."""

_SMALL_WATER = all_of("shallow, calm, still, murky, muddy, fresh, clear, dark, green")
_PARTS = all_of(
    "road, highway, motorway, sidewalk, pavement, viaduct, overpass, flyover, footbridge, underpass, archway, doorstep, doorway, steps, stairs, porch, crossing, gutter, traffic, curb, kerb, roadside, counter top, countertop, mantelpiece, hospital bed, shop window, shop counter, goal line, finish line, front door, mission control, launch pad, bridge, rope bridge, balcony, bar, study, staircase, porch, corner, lane, windowsill, fireplace, roof, rooftop, path, trail, gutter, curb, crossing, street corner, bus stop, pen, ring, track, runway, podium, lift, platform, corridor, tunnel, driveway, red carpet"
)
"""Parts of places, which stand in many sorts of them; some are other things as well."""

_OF_WHOLE = all_of(
    "kitchen, bathroom, corridor, hallway, parade, room, lobby, counter, floor, basement, toilet, ceiling, wall, crowd, audience, aisle, shelf, queue, line, entrance, staircase, restroom, staff, santa, security, cafeteria, canteen, gym, yard, road, path, trail, track, highway, lawn"
)
"""Parts that lie in whatever the word before them names: a restaurant kitchen is no kitchen at home."""

_ONLY_THERE = frozenset({"street", "city", "market", "beachside", "roadside"})
"""Words before a noun that say where it is: a street light stands in one, an office chair anywhere."""

_SKY_BODIES = all_of("moon, sun, star, planet")
_SKYWARDS = all_of("in, into, across, through, up into, over, to, toward, towards, out of, from, down from")
_SEEN_FROM_BELOW = all_of("in front of, under, beneath, below, behind, against, by, with, like")
_TOWARDS = all_of("into, to, onto, toward, towards, out of, from, off, past")
_ALONG = all_of(
    "along, along the edge of, along the shore of, along the bank of, along the banks of, on the bank of, on the banks of, on the shore of, on the shores of, at the edge of, on the edge of, at the side of, at the shore of, overlooking, facing, around, at, from"
) | {said for said, relation in closed.RELATION_OF.items() if relation in {"beside", "in front of"}}
"""What leads to a place that one is beside and not in: *by the sea*."""

_SHOWN = all_of("dance, perform, sing, play, do, hold, throw, attend, have, host, join, conduct")
_EVENTS = all_of(
    "birthday, recital, rehearsal, meeting, interview, job interview, ball, coronation, tournament, championship, graduation, funeral, ceremony, prom, ballet, opera, concert, party, wedding, parade, carnival, festival, karaoke bar, disco"
)
_ANYWHERE_AT_ALL = all_of("ice, water, ground, floor, square, line, track, path, corner, ring")
"""Places that say little: what else is there and done says more."""

_ANYWHERE = (
    ("underwater", re.compile(r"\b(?:underwater|under water|under the sea|beneath the waves|below the surface)\b")),
    ("outer space", re.compile(r"\bouter space\b")),
)

_ALWAYS_BELOW = all_of("scuba diver, snorkeler, submarine, deep-sea diver")
_INSIDE = all_of("inside, inside of, aboard, on board, within")
_TRANSPORT = all_of(
    "bus, tram, train, subway, metro, plane, airplane, aeroplane, coach, streetcar, trolleybus, carriage"
)
_ABOARD = all_of("on, from, aboard, on board, onto")
_SHIPS = all_of("ship, carrier, yacht, ferry, galleon, liner, tanker")

_GOES_WITHOUT_SAYING: tuple[tuple[str, frozenset[str]], ...] = (
    ("underwater", all_of("submarine, squid, octopus, jellyfish, scuba diver, snorkeler, coral, clownfish, anglerfish, angler fish, seahorse, stingray, manta ray, pufferfish, cuttlefish, school of fish, hammerhead, sea turtle, eel, starfish")),
    ("beach or sea", all_of("dolphin, whale, orca, shark, mermaid, surfer, lighthouse, pirate ship, aircraft carrier, jet ski, speedboat, sailboat, yacht, cruise ship, galleon, lifeguard, sandcastle, water skier, windsurfer, kitesurfer, fishing boat, walrus, life raft")),
    ("lake or river", all_of("canoe, rowboat, rowing boat, gondola, lily pad, beaver, angler, fly fisher, pedal boat")),
    ("sports place", all_of("tennis player, batsman, cricketer, goalkeeper, goalie, quarterback, pole vaulter, sprinter, hurdler, boxer, sumo wrestler, footballer, soccer player, hockey player, figure skater, referee, basketball player, slam dunk, weightlifter, gymnast, high jumper, fencer, pitcher, cheerleader, marathon runner")),
    ("stage or hall or club", all_of("orchestra, podium, microphone, dj, choir, ballerina, rock band, rock star, stand-up comedian, opera singer, magician's assistant, conductor, tap dancer, talent show")),
    ("street or city", all_of("parking warden, traffic warden, taxi, cab driver, traffic light, street light, traffic jam, lamppost, lamp post, double-decker bus, food truck, hot dog stand, police car, fire truck, ambulance, bus driver, mail carrier, graffiti, crossing guard, double-decker, tram, skyscraper, garbage truck, parking meter")),
    ("snow or ice", all_of("snowman, skier, snowboarder, penguin, polar bear, husky team, sled, sledge, bobsled, snowmobile, igloo, snowball fight, yeti")),
    ("farm or village", all_of("tractor, scarecrow, combine harvester, haystack, plough, barn owl, milkmaid")),
    ("public indoors", all_of("lift, elevator, vending machine, escalator, shopping cart, shopping trolley, cash register, cashier, librarian, receptionist, dentist, surgeon, barber, conference table, photocopier, x-ray machine, hairdresser, checkout")),
    ("home indoors", all_of("bed, sofa, couch, bathtub, refrigerator, fridge, dishwasher, toaster, washing machine, vacuum cleaner, roomba, bookshelf, armchair, wardrobe, cradle, bunk bed, living room rug, television, tv, stove, bath, oven, kitchen table")),
    ("space", all_of("space shuttle, satellite, lunar rover, comet, asteroid")),
    ("sky", all_of("skydiver, parachutist, hang glider, paraglider")),
)  # fmt: skip
"""Sort of place -> things that are hardly anywhere else."""

_DONE_ONLY: dict[str, str] = {
    "scuba dive": "underwater",
    "snorkel": "underwater",
    "ice skate": "sports place",
    "skydive": "sky",
}
"""Verbs that are hardly done anywhere else."""

_FIELD_WORK = all_of("tractor, plough, plow, cow, farmer, scarecrow, combine harvester, hay, sheep, harvest")


def told(
    places: Sequence[Phrase],
    inside: Sequence[Phrase],
    phrases: Sequence[Phrase],
    events: Sequence[Event],
    text: str,
    weather: str | None,
) -> tuple[Place, bool]:
    """This will be the place that is named, of `places` or of what something is in; else the one that goes without saying,
    and whether it is but meant; else the name of one that no table knows.
    """
    plain = surroundings.plain(phrases, events, weather)
    places = [each for each in places if not _is_town(each.noun)] or places
    if found := named(places or inside, phrases, events, text):
        noun, sort = found
        is_wide = noun in _ANYWHERE_AT_ALL or (noun is not None and _is_town(noun) and plain == "vehicle inside")
        says_little = is_wide and plain is not None
        return (noun, plain if says_little else worked(sort, noun, text)), False
    somewhere = places[0].noun if places and not place_of(places[0].noun) else None
    must = None if somewhere else inherent(phrases, events) or beside(phrases)
    return (somewhere, must or plain), must is None and plain is not None and somewhere is None


@cache
def _is_town(noun: str) -> bool:
    """Whether a place is a town by name: a shop in it says more of where it plays."""
    return place_of(noun) == "street or city" and any(not getAllLemmas(word) for word in noun.split())


def sort_of(phrase: Phrase) -> str | None:
    """This will be the sort of place that a phrase names, by what it is called and what it is like; None for none."""
    if _WHITE & set(phrase.adjectives) and place_of(phrase.noun):
        return "snow or ice"
    if phrase.noun == "cloud":
        return "sky"
    if phrase.preposition in _BELOW and place_of(phrase.noun) in {"beach or sea", "lake or river"}:
        return "underwater"
    if phrase.preposition in _WITHOUT_DOORS and place_of(phrase.noun) in _INDOORS:
        return "street or city"
    if phrase.noun == "water":
        return "lake or river" if _SMALL_WATER & set(phrase.adjectives) else "beach or sea"
    for whole, part in (phrase.noun.partition(" ")[::2], phrase.noun.rpartition(" ")[::2]):
        if part in _OF_WHOLE | _EVENTS and (sort := place_of(whole)):
            return sort
    return place_of(phrase.noun)


_BELOW = frozenset({"at the bottom of", "on the bottom of"})
_WITHOUT_DOORS = frozenset({"outside", "outside of"})
_INDOORS = frozenset({"public indoors", "stage or hall or club", "sports place"})


_SMALL = frozenset({"ring"})
"""A thing where somebody is with it, a place where somebody is in it: *proposes with a ring*."""


def is_no_place(phrase: Phrase, events: Iterable[Event]) -> bool:
    """This will say whether what could be a place is something else here: the moon in the sky, a ballet that is danced."""
    if phrase.noun in _SKY_BODIES and phrase.preposition in _SEEN_FROM_BELOW:
        return True
    if phrase.preposition == "with" and phrase.noun in _SMALL:
        return True
    if phrase.noun.endswith(("sky", "skies")) and phrase.preposition not in _SKYWARDS:
        return True
    is_done = any(phrase in event.done_to and event.verb.split()[0] in _SHOWN for event in events)
    return phrase.noun in _EVENTS and is_done and phrase.preposition not in closed.AT_PLACES


def named(places: Sequence[Phrase], phrases: Sequence[Phrase], events: Sequence[Event], text: str) -> Place | None:
    """This will be the one of several places where it plays: whole places before parts, where one is before where one goes."""
    for word, pattern in _ANYWHERE:
        if pattern.search(text):
            return word, place_of(word)
    known = [each for each in places if sort_of(each) and not is_no_place(each, events)]
    if not known:
        return None
    objects = [each for event in events for each in event.done_to if not each.preposition]

    def weakness(phrase: Phrase) -> tuple[bool, bool, bool, bool]:
        is_led = phrase.preposition in closed.AT_PLACES and phrase.preposition not in _TOWARDS
        is_part = any(ending in _PARTS for ending in _endings(phrase.noun)) or phrase.noun == "water"
        is_on_a_star = phrase.preposition == "on" and sort_of(phrase) == "space"  # *a greenhouse on Mars*
        return not is_on_a_star, is_part, any(phrase is each for each in objects), not is_led

    best = min(known, key=weakness)  # the first of the strongest
    if best.preposition in _TOWARDS and (sort := beside(phrases)):
        return None, sort  # where it is now comes before where it goes
    return _called(best), sort_of(best)


def _called(phrase: Phrase) -> str:
    """A place by the name that it has with its adjective: a neon city is no city like any other."""
    if phrase.noun == "cloud":
        return "clouds"
    joined = (f"{adjective} {phrase.noun}" for adjective in phrase.adjectives)
    return next((name for name in joined if name in PLACE_CLASS_OF), phrase.noun)


def is_beside(place: str | None, phrases: Sequence[Phrase], events: Sequence[Event]) -> bool:
    """This will say whether a place is one that things lie beside and nothing in: *a bench by the lake*, *run around a pool*."""
    meant = [each for each in phrases if _called(each) == place]
    led = {each.preposition for each in meant} | {
        event.verb.rpartition(" ")[2] for event in events for each in event.done_to if any(each is one for one in meant)
    }
    return bool(led & _ALONG) and not led & WET


def beside(phrases: Sequence[Phrase]) -> str | None:
    """This will be where something lies that is part of a place nobody names by itself: *on a shop counter*, *a street light*."""
    for phrase in phrases:
        whole, _, part = phrase.noun.rpartition(" ") if phrase.noun.count(" ") > 1 else phrase.noun.partition(" ")
        is_part = part in _OF_WHOLE or bool(part and whole in _ONLY_THERE)
        if is_part and (whole in _ONLY_THERE or phrase.noun not in CLASS_OF) and (sort := place_of(whole)):
            return sort
    return None


def inherent(phrases: Sequence[Phrase], events: Sequence[Event]) -> str | None:
    """This will be where something must be by what it is or does: whoever dives with a scuba is under water."""
    verbs = {event.verb for event in events}
    if found := next((_DONE_ONLY[verb] for verb in verbs if verb in _DONE_ONLY), None):
        return found
    if any(_is_within(each) for each in phrases):
        return "vehicle inside"
    kinds = {class_of(each.noun) for each in phrases}
    if any(ending in _ALWAYS_BELOW for each in phrases for ending in _endings(each.noun)):
        return "underwater"
    if "swim" in verbs and NounClass.SEA in kinds:
        return "beach or sea"
    aboard = [each for each in phrases if each.preposition in _ABOARD and class_of(each.noun) is NounClass.WATERCRAFT]
    return "beach or sea" if any(set(each.noun.split()) & _SHIPS for each in aboard) else None


def _is_within(phrase: Phrase) -> bool:
    """*inside a taxi*, *on a crowded bus*."""
    is_vehicle = class_of(phrase.noun) in {NounClass.VEHICLE, NounClass.AIRCRAFT}
    rides = phrase.preposition in {"in", "on"} and phrase.noun.rpartition(" ")[2] in _TRANSPORT
    return is_vehicle and (rides or phrase.preposition in _INSIDE)


def unsaid(phrases: Sequence[Phrase], events: Sequence[Event]) -> str | None:
    """This will be where things are mostly seen, for a stage that needs a place though none is said; None for anywhere."""
    swims = any(event.verb == "swim" for event in events)
    nouns = [_endings(each.noun) for each in phrases if not each.is_negated and each.preposition not in closed.ASIDE]
    for sort, things in _GOES_WITHOUT_SAYING:
        if any(ending in things for endings in nouns for ending in endings):
            return "beach or sea" if swims and sort == "underwater" else sort
    return "beach or sea" if any(class_of(each.noun) is NounClass.WATERCRAFT for each in phrases) else None


def worked(sort: str | None, noun: str | None, text: str) -> str | None:
    """This will be what a field is: a farm's where it is tilled or grazed, a park's otherwise."""
    is_field = noun == "field" and sort == "park or meadow or garden"
    return "farm or village" if is_field and any(re.search(rf"\b{word}", text) for word in _FIELD_WORK) else sort


def _endings(noun: str) -> list[str]:
    words = noun.split()
    return [" ".join(words[begin:]) for begin in range(len(words))]
