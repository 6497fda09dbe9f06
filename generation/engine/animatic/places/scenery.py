# ruff: noqa: E501 - tables read better with one row a line
"""What belongs to a place and is painted with it: nobody plays it, and nobody need be told that it is not there.

Each row says what `picture.sets` paints of that place; whoever changes a set changes its row.
"""

from __future__ import annotations

from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Hour

_CROWD = all_of("crowd, audience, spectator, fan, public, supporter, onlooker")
_HIGH = all_of("skyscraper, high-rise, skyline, tower, building, window")
_LAMPS = all_of("lamp, lamppost, lamp post, street lamp, streetlamp, street light, streetlight")
_WATER = all_of("water, wave, surface, ripple, current")

_OF_PLACE: dict[str, frozenset[str]] = {
    "park": all_of("tree, hill, meadow, grass, lawn"),
    "graveyard": all_of("stone, gravestone, tombstone, headstone, cross, tree, fence, mist, grass"),
    "garden": all_of("hedge, rose, flower, arch, fountain, bed, gravel, path"),
    "playground": all_of("slide, swing, climbing frame, tree, house"),
    "farm": all_of("field, hill, barn, silo, windmill, fence, hay, grass"),
    "zoo": all_of("zoo cage, zoo enclosure, cage, gate, fence, rail, sign, yard, enclosure, tree, rock, path"),
    "forest": all_of("tree, trunk, fern, leaf, pine, wood"),
    "jungle": all_of("tree, leaf, liana, vine, palm, mist, flower, fern"),
    "ruins": all_of("ruin, temple, greek temple, roman temple, ancient temple, column, pillar, gable, step, drum, cypress, tree, fire, bowl, torch, sea, hill, marble"),
    "pyramids": all_of("pyramid, great pyramid, egyptian pyramid, sphinx, dune, sand, camel, caravan, stone, rock"),
    "canyon": all_of("wall, cliff, rock, eagle, tumbleweed, mesa, butte"),
    "waterfall": all_of("waterfall, cliff, rock, tree, pine, fern, pool, spray, mist, stone, water, river"),
    "plunge pool": all_of("waterfall, cliff, rock, tree, pine, spray, mist") | _WATER,
    "desert": all_of("dune, mesa, cactus, sand, mountain"),
    "mountains": all_of("mountain, meadow, peak, summit, grass, hill"),
    "volcano": all_of("volcano, lava, ash, mountain, crack, rock, crater"),
    "beach": all_of("sand, shore, horizon") | _WATER,
    "sea": all_of("island, horizon") | _WATER,
    "lake": all_of("shore, mountain, wood, tree, reflection") | _WATER,
    "lakeside": all_of("bank, shore, mountain, wood, tree, pine, reed, rush, reflection, grass, pebble, stone") | _WATER,
    "harbour": all_of("boat, yacht, sailboat, ship, fishing boat, mast, lighthouse, crane, house, bollard, rope, net, quay, pier, dock") | _WATER,
    "harbour basin": all_of("boat, yacht, sailboat, ship, fishing boat, mast, lighthouse, crane, house") | _WATER,
    "pool": all_of("edge, sunshade, hedge, ladder, lane, tile, float") | _WATER,
    "poolside": all_of("edge, sunshade, parasol, hedge, ladder, lane, tile, float, lounger, terrace, paving") | _WATER,
    "snow": all_of("snow, mountain, pine, tree, slope, hill"),
    "stadium": _CROWD | all_of("stand, floodlight, hoarding, pitch, field, line, tier"),
    "court": all_of("fence, hoop, town"),
    "sky": all_of("cloud, sky, horizon"),
    "candy land": all_of("hill, icing, lollipop, lollipop tree, sugar cane, path, biscuit"),
    "street": all_of("road, street, pavement, sidewalk, kerb, building, house, asphalt") | _LAMPS,
    "london": all_of("big ben, clock tower, tower, clock, spire, palace, window, bus, double-decker, double-decker bus, red bus, telephone box, phone box, street, road, pavement, kerb, wall") | _LAMPS,
    "paris": all_of("eiffel tower, tower, house, building, roof, window, balcony, tree, street, square, lawn") | _LAMPS,
    "downtown": all_of("avenue, street, road, kerb, glass") | _HIGH,
    "rooftop": all_of("roof, water tank, vent, parapet, city, ledge, edge") | _HIGH,
    "neon city": all_of("neon, neon light, neon sign, sign, light, billboard, wire, steam, road, street, reflection, pavement") | _HIGH,
    "market": all_of("stall, awning, fruit, lantern, house"),
    "amusement park": all_of("ferris wheel, big wheel, wheel, roller coaster, rollercoaster, coaster, carousel, merry-go-round, booth, stall, tent, flag, bunting, lamp, ride, helter-skelter"),
    "kitchen": all_of("tile, window, counter, shelf, pot, kitchen table"),
    "living room": all_of("window, picture, lamp, book, rug, carpet"),
    "bedroom": all_of("bed, window, curtain, light, rug, wall"),
    "cafe": all_of("brick, window, counter, coffee machine, lamp, table"),
    "office": all_of("window, desk, screen, plant, carpet, town"),
    "classroom": all_of("board, blackboard, chalkboard, chalk, window, map, desk"),
    "library": all_of("shelf, bookshelf, book, window, ladder, lamp"),
    "laboratory": all_of("tile, pipe, tank, bench, flask, beaker, test tube"),
    "museum": all_of("picture, painting, frame, lamp, column, statue, plinth"),
    "station": all_of("arch, glass, clock, train, platform, edge"),
    "airport": all_of("window, glass, aeroplane, airplane, plane, runway, control tower, tower, board, departure board, seat, suitcase, luggage"),
    "runway": all_of("aeroplane, airplane, plane, control tower, tower, hangar, windsock, line, lamp"),
    "subway": all_of("subway, metro, subway train, metro train, subway car, train, platform, edge, pillar, tile, poster, sign, lamp, tunnel"),
    "bathroom": all_of("tile, basin, sink, mirror, tub, bathtub, curtain, towel"),
    "church": all_of("window, stained glass, glass, light, column, pew, candle, stone"),
    "nightclub": all_of("mirror ball, disco ball, spot, spotlight, beam, loudspeaker, speaker, dance floor, light"),
    "boxing ring": _CROWD | all_of("rope, lamp, canvas"),
    "hospital": all_of("bed, curtain, drip, screen, cross"),
    "supermarket": all_of("shelf, packet, sign, aisle, crate, fruit, tile"),
    "circus": _CROWD | all_of("canvas, tent, mast, people, sawdust, ring"),
    "bowling alley": all_of("lane, pin, screen, rack"),
    "arcade": all_of("machine, arcade machine, carpet, game"),
    "stage": _CROWD | all_of("curtain, beam, light, spotlight, board"),
    "gym": all_of("bar, wall bar, window, banner, mat"),
    "dojo": all_of("screen, beam, scroll, mat, tatami"),
    "rink": _CROWD | all_of("stand, board, ice"),
    "prison": all_of("bar, cell, bunk, lock, lamp, window, brick, corridor"),
    "castle": all_of("stone, window, banner, column, torch, carpet, throne"),
    "haunted house": all_of("portrait, picture, eye, cobweb, spiderweb, candle, board, paper"),
    "cave": all_of("stalactite, stalagmite, crystal, pool, opening, rock"),
    "spaceship": all_of("star, window, panel, deck, bridge"),
    "underwater": all_of("ray, surface, kelp, coral, sand, seaweed, reef, water, sunbeam"),
    "underwater city": all_of("dome, tower, spire, city, window, light, fish, shoal, submarine, kelp, coral, sand, seaweed, water, ray, surface, building"),
    "moon": all_of("earth, plain, crater, dust, star"),
    "mars": all_of("crater, plain, dust, mountain, table mountain"),
    "space": all_of("star, nebula, planet, ring, rock, asteroid, galaxy"),
}  # fmt: skip
_GROUND = all_of("ground, floor, earth, soil, dirt, surface, land")
_OPEN = all_of("sky, cloud, horizon, air, heaven")
_WALLS = all_of("wall, ceiling, room, corner")
WHERE_THE_CROWD_IS = {
    "stadium": "in the stands", "rink": "in the stands", "circus": "in the rows", "boxing ring": "round the ring",
    "stage": "before the stage",
}  # fmt: skip
"""Set -> where its painted people are."""


def is_seen_in(setting: str, noun: str, hour: Hour | None = None) -> bool:
    """This will say whether what a noun means belongs to a set, and is seen there; stars are `hour`'s as well."""
    place, (one, _) = PLACES[setting], singular(noun.lower())
    seen = _OF_PLACE[setting] | {place.ground} | (_GROUND if not place.has_water else frozenset())
    if place.cover is Cover.SKY:
        seen |= _OPEN | ({"star", "moonlight"} if hour is Hour.NIGHT else {"sunlight", "sunshine", "daylight"})
    return one in seen or noun.lower() in seen or (place.is_indoors and one in _WALLS)


def is_crowd(noun: str) -> bool:
    """This will say whether a noun names the people who look on."""
    return singular(noun.lower())[0] in _CROWD
