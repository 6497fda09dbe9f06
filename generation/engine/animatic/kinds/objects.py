# ruff: noqa: E501 - tables read better with one row a line
"""Things that one can take up, throw or knock over. Outlines are in `physics.outlines`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _thing(
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
    _thing("guitar", "wood", 0.95, ((206, 130, 66), (176, 52, 48)), "acoustic guitar, electric guitar", "ukulele, banjo, lute, mandolin, bass", place="gym"),
    _thing("violin", "wood", 0.6, ((160, 84, 44),), "fiddle", "cello, viola, double bass, harp", place="gym"),
    _thing("drum", "wood", 0.55, ((208, 54, 54), (54, 110, 190)), "snare drum, drum kit", "bongo, tambourine, bongos, gong, drums", place="gym"),
    _thing("trumpet", "metal", 0.6, ((240, 194, 84),), "", "trombone, saxophone, tuba, horn, flute, clarinet, megaphone", place="gym"),
    _thing("book", "paper", 0.4, ((178, 62, 62), (62, 104, 160), (80, 140, 96)), "", "notebook, diary, magazine, cookbook, textbook, schoolbook, songbook, atlas, dictionary", place="living room"),
    _thing("umbrella", "cloth", 0.95, ((216, 66, 74), (64, 120, 190)), "parasol", "parachute toy"),
    _thing("laptop", "plastic", 0.5, ((176, 182, 192),), "computer", "keyboard, typewriter, tablet, printer", place="living room"),
    _thing("phone", "glass", 0.34, ((44, 46, 58),), "smartphone, cell phone, mobile phone, telephone, mobile", "remote, calculator, walkie-talkie"),
    _thing("camera", "plastic", 0.34, ((58, 60, 70),), "", "binoculars, telescope"),
    _thing("bottle", "glass", 0.46, ((84, 150, 110), (150, 190, 220)), "glass bottle, water bottle, wine bottle", "can, tin can, beer, wine, soda, champagne", place="kitchen"),
    _thing("cup", "ceramic", 0.26, ((250, 250, 248), (86, 150, 190)), "mug, teacup, cup of coffee, coffee cup, coffee, tea, cup of tea, hot chocolate, cocoa", "latte, espresso", place="kitchen"),
    _thing("teapot", "ceramic", 0.38, ((96, 150, 190), (240, 190, 120)), "kettle", "jug, pitcher", place="kitchen"),
    _thing("plate", "ceramic", 0.36, ((250, 250, 250),), "dish", "tray, vinyl record", place="kitchen"),
    _thing("vase", "ceramic", 0.5, ((80, 120, 190), (190, 90, 80)), "", "urn, pot plant, potted plant", place="living room"),
    _thing("pan", "steel", 0.55, ((70, 74, 82),), "frying pan, wok", "tennis racket, racket", place="kitchen"),
    _thing("clock", "metal", 0.45, ((226, 80, 74), (90, 160, 190)), "alarm clock", "watch, pocket watch, stopwatch, compass", place="living room"),
    _thing("teddy bear", "plush", 0.5, ((190, 134, 86),), "teddy, stuffed animal", "doll, plush toy, stuffed toy, puppet, toy", place="living room"),
    _thing("pillow", "plush", 0.5, ((240, 238, 246), (150, 190, 220)), "cushion", "", place="living room"),
    _thing("candle", "wax", 0.4, ((248, 238, 214),), "", "match, lighter"),
    _thing("suitcase", "leather", 0.65, ((160, 100, 62), (70, 120, 150)), "briefcase, luggage", "", place="street"),
    _thing("bucket", "metal", 0.4, ((90, 160, 200), (226, 90, 70)), "pail", "trash can, bin", place="beach"),
    _thing("basket", "plant", 0.5, ((206, 158, 96), (176, 124, 72)), "wicker basket, picnic basket", "hamper"),
    _thing("nest", "plant", 0.5, ((150, 112, 72),), "bird's nest", ""),
    _thing("hat", "cloth", 0.42, ((46, 44, 54),), "top hat", "cap, cowboy hat, helmet, party hat, chef hat"),
    _thing("shoe", "leather", 0.38, ((226, 70, 64), (250, 250, 250)), "sneaker, boot", "slipper, boots, sneakers, shoes"),
    _thing("crown", "gold", 0.34, ((240, 196, 70),), "", "tiara, necklace, medal"),
    _thing("trophy", "gold", 0.5, ((240, 196, 70),), "", "cup trophy", place="gym"),
    _thing("sword", "steel", 1.0, ((200, 206, 216),), "", "axe, spear, lightsaber, katana, scissors", place=""),
    _thing("hammer", "steel", 0.5, ((120, 126, 136),), "", "wrench, saw, screwdriver, shovel, axe tool"),
    _thing("key", "gold", 0.36, ((230, 184, 80),), "", "lock"),
    _thing("pencil", "wood", 0.5, ((250, 190, 60),), "crayon, pen", "paintbrush, brush, wand, baton"),
    _thing("diamond", "glass", 0.34, ((150, 220, 240), (230, 120, 170)), "gem, crystal", "ruby, jewel"),
    _thing("star", "gold", 0.4, ((250, 204, 70),), "", "sparkler, snowflake"),
    _thing("ice cube", "ice", 0.34, ((210, 236, 250),), "", "iceberg"),
    _thing("stone", "rock", 0.36, ((150, 148, 146),), "rock, pebble", "", place="beach"),
    _thing("coin", "gold", 0.26, ((240, 196, 70),), "", "button, token"),
    _thing("pot", "steel", 0.42, ((150, 158, 170), (206, 92, 78)), "saucepan, cooking pot, soup pot", "cauldron", place="kitchen"),
    _thing("knife", "steel", 0.34, ((206, 212, 222),), "kitchen knife, chef's knife", "cleaver, dagger", place="kitchen"),
    _thing("spoon", "wood", 0.34, ((176, 124, 78),), "wooden spoon, ladle", "spatula, whisk, chopstick", place="kitchen"),
    _thing("watering can", "metal", 0.4, ((86, 150, 110),), "", "hose, garden hose", place="garden"),
    _thing("frisbee", "plastic", 0.3, ((236, 88, 70), (70, 140, 220)), "flying disc", ""),
    _thing("barbell", "steel", 1.3, ((70, 74, 84),), "weight, dumbbell, heavy weight", "kettlebell", place="gym"),
    _thing("plank", "wood", 0.8, ((206, 158, 104),), "board, wooden board, wooden plank", "stick, branch", place="dojo"),
    _thing("sled", "wood", 1.0, ((190, 70, 56),), "sleigh, sledge, toboggan", "dogsled, bobsleigh, bobsled", place="snow"),
    _thing("nail", "steel", 0.2, ((170, 176, 186),), "", "screw, peg"),
    _thing("bomb", "steel", 0.4, ((48, 48, 58),), "grenade, dynamite", "firecracker, mine", place="street"),
    _thing("golf club", "steel", 0.9, ((170, 176, 186),), "golf", "hockey stick, mallet"),
    _thing("chessboard", "wood", 0.5, ((150, 96, 60),), "chess, chess board, chess set, chess game, game of chess", "board game, checkers, draughts, backgammon"),
    _thing("microphone", "metal", 0.3, ((60, 62, 72),), "mic", "", place="stage"),
    _thing("paper", "paper", 0.34, ((252, 250, 244),), "letter, sheet of paper, paper sheet, postcard", "envelope, note, card, drawing", place="office"),
    _thing("leaf", "plant", 0.34, ((120, 170, 70), (220, 120, 50)), "leaves", "petal, seaweed"),
)  # fmt: skip
