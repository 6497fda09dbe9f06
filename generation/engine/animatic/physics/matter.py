"""What a thing becomes when it is asked for in a material: the word's substance, and a body remade of it."""

from __future__ import annotations

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing

_WORDS: dict[str, str] = {
    "wood": "wooden, wood, bamboo, clockwork, log",
    "metal": "metal, metallic, iron, tin, aluminum, aluminium, chrome, titanium, rusty, tinfoil",
    "steel": "steel",
    "gold": "gold, golden, brass",
    "silver": "silver",
    "bronze": "bronze, copper",
    "glass": "glass, crystal, diamond, stained-glass",
    "frozen": "ice, icy",
    "snow": "snow, sugar",
    "rock": "stone, marble, concrete, granite, plaster",
    "brick": "brick, clay",
    "ceramic": "porcelain, ceramic, ivory, bone",
    "plastic": "plastic, lego, pixelated",
    "rubber": "rubber",
    "latex": "balloon, inflatable",
    "paper": "paper, origami, papier-mâché",
    "cardboard": "cardboard",
    "plush": "plush, stuffed, wool, woollen, woolen, felt, knitted, crocheted, wool-felt, cotton",
    "cloth": "velvet, silk, denim, linen, leather, rope, straw, wicker",
    "foam": "foam",
    "chocolate": "chocolate",
    "dough": "gingerbread",
    "candy": "candy",
    "jelly": "jelly, jello, wax",
    "cheese": "cheese, butter",
    "sand": "sand",
}
SUBSTANCES: dict[str, str] = {word: name for name, words in _WORDS.items() for word in listed(words)}
"""A word of `language.traits.MATERIALS` -> the material of `MATERIALS` that it means."""

_SKINS = frozenset({"balloon"})
_FAST = frozenset({"biped", "quad", "bird", "snowman", "flyer", "swimmer", "car", "float"})


def remade(thing: Thing, word: str) -> None:
    """This will make a thing of what a material's word means: heavier or lighter, rougher, bouncier, and so coloured.

    Whoever moves by itself keeps its grip and is never lighter than a third or heavier than three times itself, so that
    its muscles still carry it; a balloon stays filled with gas. An unknown word changes nothing.
    """
    name = SUBSTANCES.get(word)
    if name is None:
        return
    thing.substance = name
    family = thing.kind.family
    if family in _SKINS:
        return
    share = MATERIALS[name].density / MATERIALS[thing.material].density
    if family in _FAST:
        share = min(max(share, 1 / 3), 3.0) if family != "float" else 1.0
    thing.body.mass, thing.body.moment = thing.body.mass * share, thing.body.moment * share
    thing.material = name
    for shape in thing.shapes:
        shape.elasticity = MATERIALS[name].restitution
        if family not in _FAST:
            shape.friction = MATERIALS[name].friction
