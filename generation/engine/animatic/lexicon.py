# ruff: noqa: E501 - tables read better with one row a line
"""The words the reader knows: subjects, actions, colours, sizes. Pure data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.actions import ACTIONS as ACTIONS
from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.script import Colour


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of subject: what it is called, what it is made of, how big it usually is."""

    name: str
    family: (
        str  # how it moves and is drawn: ball, box, biped, quad, bird, car, float, balloon, snowman, domino, support
    )
    words: tuple[str, ...]  # singular names; the first is the plain one
    material: str  # key of `physics.materials.MATERIALS`
    size_m: float  # diameter, height or length, whichever says most
    colours: tuple[Colour, ...]
    action: str  # what it does when nobody says
    near: tuple[str, ...] = ()  # other things read as this one, and the member is told


_ABROAD = {
    "dog": "hund, chien, perro", "cat": "katze, gato", "ball": "balle, pelota", "car": "auto, voiture, coche",
    "robot": "roboter", "duck": "ente, canard, pato", "boat": "bateau, barco", "rabbit": "hase, lapin, conejo",
    "bear": "bär, ours, oso", "penguin": "pinguin, pingouin, pingüino",
}  # fmt: skip
"""German, French and Spanish names of a few subjects: enough to put somebody into the picture."""


def _kind(name: str, family: str, material: str, size_m: float, action: str, colours: tuple[Colour, ...],
          words: str = "", near: str = "") -> Kind:  # fmt: skip
    spelled = listed(f"{name},{words}")
    other = listed(near)
    spelled += listed(_ABROAD.get(name, ""))
    return Kind(name=name, family=family, words=spelled, material=material, size_m=size_m,
                colours=colours, action=action, near=other)  # fmt: skip


_SHIRTS = ((232, 92, 74), (58, 134, 200), (242, 178, 62), (88, 168, 120), (150, 108, 190))

_ALL = (
    # balls and round things
    _kind("ball", "ball", "rubber", 0.34, "bounce", ((222, 62, 54), (52, 130, 206), (246, 180, 52), (74, 172, 112)),
          "rubber ball, bouncy ball, bouncing ball, toy ball", "sphere, orb, marble, globe, bubble"),
    _kind("basketball", "ball", "basketball", 0.24, "shoot", ((226, 118, 52),), "basket ball"),
    _kind("beach ball", "ball", "vinyl", 0.46, "bounce", ((244, 84, 76),), "beachball"),
    _kind("steel ball", "ball", "steel", 0.22, "fall", ((150, 162, 176),), "metal ball, iron ball, bearing, cannonball"),
    _kind("tennis ball", "ball", "tennis", 0.2, "bounce", ((206, 226, 70),), "", "shuttlecock, baseball, golf ball"),
    _kind("football", "ball", "rubber", 0.28, "bounce", ((244, 242, 236),), "soccer ball", "volleyball, rugby ball"),
    _kind("bowling ball", "ball", "resin", 0.3, "roll", ((58, 62, 120),)),
    _kind("apple", "ball", "fruit", 0.2, "fall", ((208, 48, 48),), "", "cherry, pear, plum, tomato, strawberry"),
    _kind("orange", "ball", "fruit", 0.21, "fall", ((244, 146, 38),), "tangerine", "lemon, peach, grapefruit, mango"),
    _kind("watermelon", "ball", "melon", 0.36, "roll", ((66, 140, 70),), "melon", "coconut, cabbage"),
    _kind("pumpkin", "ball", "melon", 0.4, "roll", ((236, 128, 40),), "", "turnip, onion"),
    _kind("snowball", "ball", "snow", 0.3, "roll", ((238, 246, 252),), "snow ball"),
    # boxes, rows and piles
    _kind("crate", "box", "wood", 0.5, "fall", ((190, 136, 80),), "wooden box, wooden crate", "barrel, chest, pallet, chair, table"),
    _kind("box", "box", "cardboard", 0.46, "fall", ((204, 160, 108),), "carton, cardboard box, parcel", "package, suitcase, bag, fridge"),
    _kind("present", "box", "cardboard", 0.42, "fall", ((226, 72, 84), (70, 150, 196)), "gift, gift box", "cake, lantern"),
    _kind("domino", "domino", "tile", 0.5, "topple", ((246, 240, 226), (236, 104, 84), (250, 190, 84), (96, 168, 200)), "dominoes, dominos, domino row"),
    _kind("block", "tower", "toy wood", 0.24, "topple", ((232, 92, 74), (250, 190, 84), (96, 168, 200), (112, 180, 122)),
          "toy block, building block, brick, tower, tower of blocks, block tower", "cube, castle, wall, book, pile, stack, can, bottle"),
    # people and the like
    _kind("person", "biped", "flesh", 1.7, "wave", _SHIRTS,
          "man, woman, boy, girl, kid, child, guy, people, lady, teenager, someone, somebody, friend, dancer, runner, child, children, men, women, player, athlete",
          "teacher, doctor, chef, king, queen, princess, knight, wizard, clown, martial artist, pirate, ninja, superhero, grandma, grandpa, baby, singer, monkey, barista, waiter, nurse, farmer, elf, ghost, alien, monster, zombie, fairy, mermaid"),
    _kind("gymnast", "biped", "flesh", 1.55, "backflip", ((206, 60, 120), (64, 112, 200)), "acrobat, tumbler", "ballerina, cheerleader"),
    _kind("skater", "biped", "flesh", 1.65, "skate", ((92, 190, 196), (236, 110, 130)), "skateboarder, figure skater, ice skater", "surfer, snowboarder, skier"),
    _kind("basketball player", "biped", "flesh", 1.85, "shoot", ((226, 84, 62),)),
    _kind("juggler", "biped", "flesh", 1.7, "juggle", ((242, 178, 62),)),
    _kind("astronaut", "biped", "flesh", 1.75, "jump", ((236, 238, 244),), "spaceman, cosmonaut", "diver"),
    _kind("robot", "biped", "metal", 1.6, "walk", ((120, 160, 178), (230, 168, 84)), "android, droid, bot", "cyborg, machine, mech"),
    # animals
    _kind("cat", "quad", "fur", 0.62, "jump", ((240, 158, 82), (124, 124, 134), (60, 60, 72), (244, 232, 212)), "kitten, kitty",
          "tiger, lion, leopard, panther, cheetah, lynx"),
    _kind("dog", "quad", "fur", 0.8, "run", ((206, 150, 96), (236, 222, 200), (110, 78, 60)), "puppy, corgi, pup, doggo", "wolf, hyena, coyote"),
    _kind("fox", "quad", "fur", 0.72, "run", ((226, 110, 52),), "", "squirrel, raccoon, red panda"),
    _kind("rabbit", "quad", "fur", 0.5, "jump", ((236, 226, 216), (176, 150, 130)), "bunny, hare", "mouse, hamster, kangaroo, guinea pig, rat"),
    _kind("bear", "quad", "fur", 1.25, "walk", ((132, 92, 66), (240, 238, 232)), "", "panda, polar bear, gorilla, elephant, hippo, rhino"),
    _kind("large animal", "quad", "fur", 1.05, "walk", ((164, 118, 80),), "", "capybara, horse, cow, pig, sheep, goat, deer, donkey, pony, zebra, giraffe, camel, moose, llama, unicorn, dinosaur, dragon, beaver, otter, crocodile, turtle"),
    _kind("duck", "bird", "feather", 0.42, "float", ((250, 208, 62), (244, 244, 238)), "rubber duck, duckling, ducky", "swan, goose, chicken, hen, chick, parrot, bird, owl, pigeon, seagull, crow, eagle"),
    _kind("penguin", "bird", "feather", 0.7, "walk", ((52, 62, 84),), "", "puffin, seal"),
    # things that drive, float or hang in the air
    _kind("car", "car", "metal", 1.9, "drive", ((226, 74, 66), (62, 142, 196), (248, 190, 70), (112, 176, 140)), "automobile, taxi, race car, sports car, toy car",
          "vehicle, jeep, van, motorcycle, motorbike, tractor, train, bike, bicycle, tank, rocket, plane, airplane, helicopter, spaceship"),
    _kind("truck", "car", "metal", 2.4, "drive", ((84, 150, 190), (236, 140, 70)), "lorry, pickup", "bus, ambulance, fire engine"),
    _kind("boat", "float", "wood", 1.9, "float", ((226, 84, 72), (246, 240, 228)), "sailboat, ship, rowboat, sailing boat", "canoe, kayak, yacht, raft, submarine, whale, dolphin, shark, fish"),
    _kind("balloon", "balloon", "latex", 0.42, "float", ((232, 66, 78), (252, 190, 70), (80, 160, 214), (176, 112, 196), (108, 186, 120)), "air balloon", "kite, cloud, butterfly, bee, feather, lantern"),
    _kind("snowman", "snowman", "snow", 1.3, "wave", ((244, 248, 252),)),
    # what one can stand on
    _kind("paddleboard", "support", "foam", 2.7, "float", ((246, 236, 214),), "paddle board, surfboard, surf board, sup", "wakeboard, float, floatie"),
    _kind("beam", "support", "wood", 4.2, "stand", ((206, 150, 100),), "balance beam, unstable beam", "rope, tightrope, log, plank, bench"),
    _kind("skateboard", "support", "wood", 0.9, "roll", ((70, 170, 190),), "skate board, longboard", "scooter, roller skate"),
    _kind("trampoline", "support", "latex", 2.4, "bounce", ((70, 120, 190),), "", "bed, mattress, sofa, bouncy castle, couch"),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}

PEOPLE = frozenset(kind.name for kind in _ALL if kind.material == "flesh")


BASKETBALL = frozenset(listed(
    "basketball, basketballs, ball, hoop, hoops, court, dunk, dunks, dunking, rim, free, pointer"
))  # fmt: skip
"""A shot is one at a hoop only beside one of these: a shot of espresso is not."""

COLOURS: dict[str, Colour] = {
    "red": (222, 58, 52), "orange": (240, 134, 44), "yellow": (250, 204, 62), "golden": (236, 184, 66), "gold": (236, 184, 66),
    "green": (78, 168, 96), "teal": (52, 160, 160), "turquoise": (64, 190, 190), "blue": (56, 122, 206), "navy": (44, 66, 128),
    "purple": (136, 88, 186), "violet": (136, 88, 186), "pink": (244, 134, 170), "brown": (132, 92, 66), "black": (54, 54, 64),
    "white": (246, 244, 238), "grey": (146, 150, 160), "gray": (146, 150, 160), "silver": (190, 198, 208), "cream": (246, 236, 208),
}  # fmt: skip

MISSES = frozenset(listed("miss, misses, missed, missing, fails, failed, fail, off the rim"))
SCORES = frozenset(listed("score, scores, scoring, swish, swishes, scored, perfect, nothing but net, makes"))
FOREIGN = frozenset(listed(
    "der, das, und, ein, eine, einen, einer, einem, mit, auf, im, ist, nicht, dem, den, zwei, drei, "
    "le, la, les, un, une, des, du, dans, avec, et, qui, sur, est, deux, trois, el, los, las, una, y, con, por, del, que, dos, tres, il, gli, che, nel"
))  # fmt: skip
"""Small words of German, French, Spanish and Italian by which a prompt that is not English is known."""
