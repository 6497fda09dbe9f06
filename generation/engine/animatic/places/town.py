# ruff: noqa: E501 - tables read better with one row a line
"""Places in town, under the sky."""

from __future__ import annotations

from generation.engine.animatic.places.place import Echo, Place, spelled
from generation.engine.animatic.script import Hour

TOWN = (
    Place(
        name="street",
        dweller="car",
        words=spelled("street, street corner, city, road, roads, town, sidewalk, highway, alley, avenue, neighborhood, suburb, parking lot, crosswalk"),
        near=spelled("mountain road, bridge, tunnel, driveway"),
        sorts=("street or city", "vehicle inside"),
        ground="asphalt",
        heard=(("town", 1.0), ("passing cars", 0.8)),
        echo=Echo(0.2, 0.06),
    ),
    Place(
        name="london",
        dweller="bird",
        words=spelled("london, big ben, westminster, london street, streets of london, piccadilly, trafalgar square, abbey road"),
        near=spelled("london bridge, tower bridge, thames, notting hill, camden, covent garden, soho"),
        ground="asphalt",
        heard=(("town", 0.9), ("passing cars", 0.7), ("songbirds", 0.2)),
        echo=Echo(0.2, 0.06),
    ),
    Place(
        name="paris",
        dweller="bird",
        words=spelled("paris, eiffel tower, champs-élysées, champs elysees, champs-elysees, montmartre, montparnasse, paris street, streets of paris"),
        near=spelled("arc de triomphe"),
        ground="stone",
        heard=(("town", 0.6), ("passing cars", 0.4), ("murmur", 0.4), ("songbirds", 0.4)),
        echo=Echo(0.2, 0.05),
    ),
    Place(
        name="downtown",
        dweller="taxi",
        words=spelled("downtown, new york, new york city, manhattan, financial district, skyscraper canyon, big city, hong kong, chicago, dubai"),
        ground="asphalt",
        heard=(("town", 1.0), ("passing cars", 0.9), ("distant siren", 0.2)),
        echo=Echo(0.35, 0.09),
    ),
    Place(
        name="rooftop",
        dweller="cat",
        words=spelled("rooftop, roof, city rooftop, skyline, city skyline, cityscape, balcony, fire escape, metropolis, skyscraper"),
        ground="concrete",
        hour=Hour.GOLDEN,
        heard=(("town", 0.8), ("high wind", 0.4), ("distant siren", 0.3)),
    ),
    Place(
        name="neon city",
        dweller="taxi",
        words=spelled("neon city, neon street, tokyo, shibuya, times square, cyberpunk city, las vegas, chinatown"),
        ground="asphalt",
        hour=Hour.NIGHT,
        heard=(("town", 1.0), ("passing cars", 0.7), ("neon buzz", 0.25), ("murmur", 0.4)),
        echo=Echo(0.25, 0.07),
    ),
    Place(
        name="market",
        dweller="person",
        words=spelled("market, street market, night market, marketplace, bazaar, farmers market, festival"),
        near=spelled("parade"),
        ground="stone",
        heard=(("market crowd", 1.0), ("footfalls", 0.35)),
        echo=Echo(0.2, 0.06),
    ),
    Place(
        name="runway",
        dweller="aeroplane",
        words=spelled("runway, airport runway, airfield, airstrip, tarmac, landing strip, taxiway, air show, airshow"),
        near=spelled("hangar, launch pad"),
        ground="asphalt",
        heard=(("breeze", 0.5), ("jets", 1.2), ("songbirds", 0.3)),
        echo=Echo(0.15, 0.04),
    ),
    Place(
        name="amusement park",
        dweller="balloon",
        words=spelled("amusement park, theme park, fair, fairground, funfair, carnival, county fair, luna park, ferris wheel, big wheel, roller coaster, rollercoaster, carousel, merry-go-round"),
        near=spelled("water slide, bumper cars, adventure park"),
        ground="stone",
        heard=(("fair organ", 0.5), ("market crowd", 0.9), ("coaster", 0.8), ("children playing", 0.4)),
        echo=Echo(0.2, 0.06),
    ),
)  # fmt: skip
