# ruff: noqa: E501 - tables read better with one row a line
"""What a thing becomes when it is asked for in a material: the word's substance, and a body remade of it."""

from __future__ import annotations

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing

_WORDS: dict[str, str] = {
    "wood": "wooden, wood, bamboo, clockwork, log, oak, oaken, mahogany, teak, ebony, birchwood, driftwood, pinewood, plywood, wood-carved, cork",
    "metal": "metal, metallic, iron, tin, aluminum, aluminium, chrome, titanium, rusty, tinfoil, wrought-iron, cast-iron, scrap-metal, sheet-metal, wire, foil, tin-foil, aluminium-foil, chromed, chromium, platinum, pewter, steel-plated",
    "steel": "steel, stainless-steel",
    "gold": "gold, golden, brass, gilded, gilt",
    "silver": "silver, silver-plated, silver cutlery",
    "bronze": "bronze, copper",
    "glass": "glass, crystal, diamond, stained-glass, crystalline, quartz, amethyst, frosted-glass",
    "frozen": "ice, icy",
    "snow": "snow, sugar",
    "rock": "stone, marble, concrete, granite, plaster, sandstone, limestone, slate, obsidian, onyx, alabaster, adobe, jade",
    "brick": "brick, clay, terracotta, terra-cotta, earthenware, stoneware, mud",
    "ceramic": "porcelain, ceramic, ivory, bone, china, bone-china, enamel, pearl, mother-of-pearl",
    "plastic": "plastic, lego, pixelated, vinyl, nylon, polyester, acrylic, perspex, plexiglass, resin, fiberglass, fibreglass, carbon-fiber, carbon-fibre, lego-brick",
    "rubber": "rubber, latex, silicone",
    "latex": "balloon, inflatable",
    "paper": "paper, origami, papier-mâché, papier-mache, papier-maché, paper-mache, newspaper",
    "cardboard": "cardboard, corrugated",
    "plush": "plush, stuffed, wool, woollen, woolen, felt, knitted, crocheted, wool-felt, cotton, cotton-wool, crochet, yarn, cashmere, fleece, flannel, quilted, patchwork, velour, feather, feathered",
    "cloth": "velvet, silk, denim, linen, leather, rope, straw, wicker, satin, lace, tweed, corduroy, canvas, hessian, burlap, jute, suede, sequin, bead, beaded, thatched, wickerwork, rattan, raffia",
    "foam": "foam, styrofoam, polystyrene, meringue",
    "chocolate": "chocolate",
    "dough": "gingerbread, sourdough, macaroni, plasticine, play-doh, playdough",
    "candy": "candy, marzipan, liquorice, licorice, caramel",
    "jelly": "jelly, jello, wax, gelatin, gelatine, gummy, marshmallow, waxen",
    "cheese": "cheese, butter",
    "sand": "sand",
}
SUBSTANCES: dict[str, str] = {word: name for name, words in _WORDS.items() for word in listed(words)}
"""A word of `language.traits.MATERIALS` -> the material of `MATERIALS` that it means."""

_SKINS = frozenset({"balloon"})
_FAST = frozenset({"biped", "quad", "bird", "snowman", "flyer", "swimmer", "car", "float"})


def substance_of(words: str) -> str | None:
    """This will be the material of `MATERIALS` that words for one mean: *sea foam* is foam; None where none is like it."""
    return SUBSTANCES.get(words) or SUBSTANCES.get(words.rpartition(" ")[2])


def remade(thing: Thing, word: str) -> None:
    """This will make a thing of what a material's word means: heavier or lighter, rougher, bouncier, and so coloured.

    Whoever moves by itself keeps its grip and is never lighter than a third or heavier than three times itself, so that
    its muscles still carry it; a balloon stays filled with gas. An unknown word changes nothing.
    """
    name = substance_of(word)
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
