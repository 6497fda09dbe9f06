# ruff: noqa: E501 - tables read better with one row a line
"""Things of the house beside those one plays with: light, linen, brooms, what one eats and drinks from. Outlines are in `physics.outlines`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _ware(
    name: str,
    material: str,
    size_m: float,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    place: str = "",
) -> Kind:
    return kind(name, "thing", material, size_m, "look", colours, words, near, place=place)


ROWS = (
    _ware("lantern", "glass", 0.5, ((72, 76, 88), (176, 60, 52)), "oil lamp, storm lantern, gas lamp, kerosene lamp", "candlestick"),
    _ware("bell", "bronze", 0.42, ((236, 188, 80),), "handbell, church bell, school bell, jingle bell, cowbell", "doorbell, chime, wind chime, cymbal, triangle"),
    _ware("spoked wheel", "wood", 0.8, ((176, 120, 74),), "wheel, wagon wheel, cart wheel", "tyre, tire, spinning wheel, cogwheel, gear, hamster wheel, pulley"),
    _ware("toaster", "metal", 0.42, ((200, 206, 214), (216, 78, 70)), "", "blender, mixer, microwave, waffle iron, kettle lid", place="kitchen"),
    _ware("broom", "plant", 1.3, ((214, 172, 92),), "broomstick, besom", "rake, feather duster"),
    _ware("mop", "wood", 1.3, ((236, 232, 222),), "", "squeegee, plunger", place="kitchen"),
    _ware("blanket", "plush", 0.6, ((206, 92, 84), (96, 140, 186)), "quilt, duvet, picnic blanket, rug", "sleeping bag, carpet roll, tablecloth, shawl", place="living room"),
    _ware("towel", "cloth", 0.5, ((120, 186, 206), (244, 190, 96)), "beach towel, bath towel", "napkin, handkerchief, dishcloth, cloth, rag"),
    _ware("rope", "plant", 0.6, ((214, 176, 116),), "string, cord, coil of rope", "thread, yarn, cable, wire, chain, lasso, leash, vine"),
    _ware("soup", "ceramic", 0.44, ((88, 140, 190), (244, 240, 230)), "bowl of soup, tomato soup, stew, broth", "porridge, curry, chili con carne, goulash", place="kitchen"),
    _ware("bowl", "ceramic", 0.4, ((246, 240, 228), (110, 170, 160)), "empty bowl, mixing bowl, fruit bowl", "dog bowl, food bowl, sieve, colander, washbasin", place="kitchen"),
    _ware("drinking glass", "glass", 0.3, ((176, 214, 232),), "glass, glass of water, glass of juice, lemonade, juice, wine glass, wineglass", "water glass, cocktail, goblet, beaker, tumbler", place="kitchen"),
    _ware("milk", "cardboard", 0.42, ((96, 160, 220),), "milk carton, carton of milk, glass of milk", "juice box, carton", place="kitchen"),
    _ware("jar", "glass", 0.38, ((232, 170, 70), (196, 60, 76)), "glass jar, honey jar, jam jar, jar of honey, jar of jam, cookie jar, honey, jam, pot of honey", "marmalade, honeypot, fishbowl", place="kitchen"),
    _ware("fork", "steel", 0.34, ((204, 210, 218),), "", "tongs, tuning fork", place="kitchen"),
    _ware("newspaper", "paper", 0.46, ((240, 236, 224),), "daily paper, morning paper", "tabloid, comic, leaflet", place="living room"),
    _ware("map", "paper", 0.5, ((238, 214, 160),), "treasure map, road map, old map", "chart, blueprint, parchment"),
    _ware("ticket", "paper", 0.32, ((250, 196, 84), (236, 120, 110)), "train ticket, cinema ticket, golden ticket", "voucher, coupon, receipt, stamp"),
    _ware("wedding ring", "gold", 0.3, ((244, 202, 84),), "engagement ring, diamond ring, gold ring, magic ring", "bracelet, earring, bangle"),
    _ware("radio", "wood", 0.46, ((186, 96, 66), (96, 150, 150)), "transistor radio, old radio", "boombox, stereo, speaker, record player, tape recorder, amplifier", place="living room"),
    _ware("whistle", "metal", 0.3, ((240, 90, 76), (206, 212, 220)), "referee's whistle", ""),
    _ware("bag", "leather", 0.5, ((172, 92, 104), (96, 130, 110)), "handbag, purse, tote bag, shopping bag", "backpack, pouch, sack, rucksack, satchel, schoolbag", place="street"),
    _ware("sock", "cloth", 0.4, ((222, 84, 80), (96, 150, 200)), "stocking, socks", "mitten, legwarmer"),
)  # fmt: skip
