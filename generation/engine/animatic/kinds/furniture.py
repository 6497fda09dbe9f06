# ruff: noqa: E501 - tables read better with one row a line
"""What stands where it is put: furniture, plants, buildings small enough for a stage. Outlines are in `physics.outlines`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour

_CLOTH: tuple[Colour, ...] = ((86, 140, 150), (204, 96, 84), (110, 120, 170))
_WOOD: tuple[Colour, ...] = ((186, 130, 82), (150, 98, 64))


def _standing(
    name: str,
    material: str,
    size_m: float,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    place: str = "",
) -> Kind:
    return kind(name, "furniture", material, size_m, "look", colours, words, near, place=place)


ROWS = (
    _standing("chair", "wood", 0.95, _WOOD, "wooden chair, stool", "deckchair, deck chair, high chair, bar stool, wheelchair, swing, rocking chair", place="living room"),
    _standing("armchair", "cloth", 1.0, _CLOTH, "", "throne, beanbag, office chair", place="living room"),
    _standing("table", "wood", 1.2, _WOOD, "wooden table, coffee table, dining table", "desk, workbench, counter, ironing board, ping pong table, pool table", place="living room"),
    _standing("sofa", "cloth", 1.7, _CLOTH, "couch, settee", "ottoman", place="living room"),
    _standing("bench", "wood", 1.5, _WOOD, "park bench", "pew, sunbed, lounger", place="park"),
    _standing("bed", "cloth", 1.9, ((110, 150, 200), (220, 130, 120)), "", "bunk bed, crib, cradle, hammock, coffin", place="bedroom"),
    _standing("lamp", "metal", 1.4, ((250, 206, 110),), "floor lamp", "chandelier, street lamp, streetlight, lamp post, torch, flashlight", place="living room"),
    _standing("bookshelf", "wood", 1.6, _WOOD, "bookcase", "shelf, cupboard, cabinet, wardrobe, closet, dresser, nightstand, locker", place="living room"),
    _standing("fridge", "metal", 1.6, ((236, 240, 242), (130, 190, 180)), "refrigerator", "freezer, vending machine, dishwasher, washing machine, dryer, oven, stove, atm, jukebox, arcade machine", place="kitchen"),
    _standing("television", "plastic", 0.9, ((52, 54, 66),), "tv, telly, tv set", "", place="living room"),
    _standing("bathtub", "ceramic", 1.6, ((250, 250, 250),), "bath, tub", "sink, toilet, basin, hot tub, kiddie pool, paddling pool", place="living room"),
    _standing("piano", "wood", 1.5, ((40, 36, 44), (130, 80, 54)), "upright piano, grand piano", "organ, harpsichord", place="living room"),
    _standing("grandfather clock", "wood", 1.8, _WOOD, "", "", place="living room"),
    _standing("easel", "wood", 1.5, _WOOD, "painting, canvas, portrait", "whiteboard, blackboard, poster, picture frame", place="living room"),
    _standing("campfire", "wood", 0.9, ((136, 88, 54),), "bonfire, camp fire, log fire, fire pit, firepit", "fire, fireplace, barbecue, grill"),
    _standing("tree", "wood", 3.0, ((92, 160, 78), (120, 176, 84)), "oak, apple tree, cherry tree", "willow, bonsai, bush, hedge, shrub, beanstalk"),
    _standing("palm tree", "wood", 2.8, ((84, 164, 92),), "palm, coconut tree", "fern", place="beach"),
    _standing("christmas tree", "wood", 2.2, ((48, 122, 82),), "xmas tree", "pine, pine tree, fir", place="living room"),
    _standing("cactus", "plant", 1.2, ((92, 156, 92),), "", "venus flytrap", place="beach"),
    _standing("flower", "plant", 0.7, ((246, 92, 110), (250, 190, 60), (190, 110, 210)), "tulip, daisy, rose", "lily, orchid, poppy, bouquet, plant, clover, lotus, dandelion"),
    _standing("sunflower", "plant", 1.3, ((250, 196, 50),), "", ""),
    _standing("mushroom", "plant", 0.5, ((216, 60, 54),), "toadstool", ""),
    _standing("house", "brick", 2.8, ((244, 222, 186), (206, 120, 96)), "cottage, hut, cabin", "barn, shed, garage, building, church, igloo, greenhouse, treehouse, windmill"),
    _standing("castle", "rock", 3.4, ((186, 182, 186),), "", "palace, fortress, temple, pagoda, cathedral, ruins"),
    _standing("sandcastle", "sand", 0.7, ((234, 200, 142),), "sand castle", "", place="beach"),
    _standing("lighthouse", "brick", 3.2, ((250, 248, 244),), "", "", place="beach"),
    _standing("stone tower", "rock", 3.6, ((190, 184, 180), (206, 178, 146)), "tower, round tower, watchtower, bell tower", "skyscraper, clock tower, water tower, chimney, minaret, turret, keep"),
    _standing("tent", "cloth", 1.8, ((226, 120, 60), (80, 150, 130)), "", "tepee"),
    _standing("statue", "rock", 1.8, ((196, 198, 196),), "", "monument, mannequin, obelisk, totem pole, fountain"),
    _standing("traffic light", "metal", 1.9, ((70, 76, 84),), "", "bus stop, sign, billboard", place="street"),
    _standing("bridge", "rock", 3.4, ((178, 172, 164), (196, 150, 120)), "stone bridge, rope bridge, footbridge", "overpass, viaduct, arch"),
    _standing("fence", "wood", 1.7, ((214, 170, 116), (246, 244, 238)), "picket fence, wooden fence", "hurdle, railing, barrier"),
    _standing("flag", "cloth", 2.8, ((206, 52, 58), (58, 112, 200), (70, 150, 96)), "banner, pirate flag, national flag, flagpole, flag pole", "pennant, windsock"),
    _standing("laundry", "cloth", 3.0, ((226, 92, 84), (90, 160, 200)), "washing, clothesline, clothes line, washing line, laundry line", "wet clothes, bedsheet, bed sheet", place="garden"),
    _standing("slide", "metal", 2.6, ((236, 92, 70), (70, 150, 210)), "playground slide, water slide, waterslide", "chute", place="playground"),
    _standing("phone box", "metal", 1.9, ((206, 46, 44),), "telephone booth, phone booth, telephone box", "door, portal, gate, elevator, mailbox, kiosk, booth", place="street"),
)  # fmt: skip
