# ruff: noqa: E501 - tables read better with one row a line
"""What drives. Chassis are in `staging.chassis`, liveries in `picture.coachwork`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour

_PAINTS: tuple[Colour, ...] = ((226, 74, 66), (62, 142, 196), (248, 190, 70), (112, 176, 140))


def _car(name: str, size_m: float, colours: tuple[Colour, ...], words: str = "", near: str = "") -> Kind:
    return kind(name, "car", "metal", size_m, "drive", colours, words, near, place="street")


ROWS = (
    _car("car", 1.9, _PAINTS, "automobile, race car, sports car, toy car, coupe, hatchback, roadster, sedan, sportscar, mini cooper, porsche, ferrari, lamborghini, tesla, cadillac, volkswagen, bmw, mercedes, rolls-royce", "vehicle, jeep, racing car, convertible, limousine, limo, suv, kart, dune buggy, golf cart, hearse, rover, gokart, hot rod, hot-rod, lowrider, dragster, hummer, off-roader, hovercart, atv, tuk-tuk, tuktuk, stagecoach, sidecar"),
    _car("taxi", 1.9, ((250, 196, 54),), "cab, yellow cab", ""),
    _car("police car", 1.9, ((246, 248, 252),), "police cruiser", ""),
    _car("van", 2.1, ((246, 246, 244), (110, 170, 200)), "minivan, camper, campervan, motor home, motorhome, rv", "food truck, ice cream truck, caravan, trailer, street sweeper"),
    _car("ambulance", 2.2, ((250, 250, 250),), "", ""),
    _car("truck", 2.4, ((84, 150, 190), (236, 140, 70)), "lorry, pickup, big rig, semi, semi-truck, semitrailer, flatbed", "garbage truck, monster truck, forklift, carriage, chariot, cherry picker, concrete mixer, cement mixer, convoy, wrecking ball crane, bandwagon, minecart"),
    _car("fire engine", 2.6, ((216, 46, 44),), "fire truck, firetruck, fire-engine", ""),
    _car("bus", 3.0, ((222, 60, 54), (250, 190, 60)), "school bus, coach bus, minibus, double-decker", "tram, streetcar, trolleybus"),
    _car("train", 3.2, ((52, 104, 88), (176, 52, 50)), "locomotive, steam train, toy train, steam engine", "subway, metro, handcar, maglev, monorail, funicular"),
    _car("tractor", 1.9, ((78, 150, 70), (214, 60, 50)), "", "bulldozer, excavator, digger, combine harvester, combine, steamroller, snowplow, lawn mower, lawnmower, tank, zamboni, snow plough, snowplough, road roller, backhoe, riding mower"),
    _car("cart", 1.15, ((128, 92, 66), (96, 108, 128), (196, 70, 60)), "mine cart, minecart, shopping cart, shopping trolley, wagon, handcart, trolley", "stroller, pram, pushchair, baby carriage, wheelbarrow, go-kart, go kart, buggy"),
    _car("bicycle", 1.35, ((60, 150, 170), (226, 80, 70)), "bike, mountain bike, e-bike", "tricycle, unicycle, tandem, rickshaw, penny-farthing, pedicab, trike, velomobile"),
    _car("motorcycle", 1.6, ((200, 50, 50), (50, 60, 80)), "motorbike", "moped, vespa, quad bike, snowmobile"),
    _car("scooter", 1.0, ((90, 180, 170),), "kick scooter, e-scooter", "segway"),
)  # fmt: skip
