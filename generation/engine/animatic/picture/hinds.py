"""Four-legged animals that stand upright: a furry body with arms, and the animal's own head, belly and tail."""

from __future__ import annotations

from generation.engine.animatic.picture import bipeds, birds, clothes, coats, critters, dressed, quads, uprights
from generation.engine.animatic.picture.builds import BUILDS, Build, young
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.wardrobe import Outfit, fitted
from generation.engine.animatic.script import Colour

_RED: Colour = (206, 56, 64)
_WHITE: Colour = (250, 244, 234)
_HEAD = 0.86  # of its share of the length on all fours, in heights
_LEAST_HEAD = 0.105
_MUZZLES = 0.16  # of who has a long face, at the most


def paint_on_hinds(rig: Rig, height: float, kind: str, colour: Colour) -> None:
    """This will add all parts of an animal that stands `height` metres tall to the rig."""
    if kind == "penguin":
        birds.paint_penguin(rig, height, colour)
        return
    build = BUILDS.get(_SEWN.get(kind, kind))
    build = young(build) if rig.is_young and build is not None else build

    def head(place: Local, chest: Local) -> None:
        if build is None:
            _OWN_HEADS[kind](rig, place, 0.17 * height, colour)
            return
        most = _MUZZLES if build.muzzle else 1.0
        radius = height * min(max(_HEAD * build.head, _LEAST_HEAD), most)
        quads.paint_head(rig, radius, build, colour, _above(place, chest, radius), chest)

    outfit = fitted(_fur(build, colour), rig.wears)
    hip, chest = bipeds.paint_biped(rig, height, outfit, head)
    frame = clothes.Frame(height, hip, chest, (chest[0], chest[1] + 0.2 * height, chest[2]), 0.145 * height)
    clothes.put_on(rig, frame, outfit)
    if build is not None:
        quads.paint_tail(rig, 0.8 * height, build, colour, (hip[0] + 0.02 * height, hip[1] - 0.02 * height, hip[2]))
    if kind in _SEWN:
        _bow(rig, height, chest)
    pale = mix(colour, _WHITE, 0.75 if build is None or build.belly else 0.35)
    if (build is None or build.pattern != "panda") and not dressed.is_clothed(rig):
        low = ((hip[0] + chest[0]) / 2 + 0.045 * height, 0.55 * hip[1] + 0.45 * chest[1], (hip[2] + chest[2]) / 2)
        rig.sphere(low, 0.078 * height, pale, 0.085 * height if rig.depth((1.0, 0.0, 0.0)) > 0 else -0.3 * height)


def _bow(rig: Rig, height: float, chest: Local) -> None:
    """At the neck of a toy."""
    nearer = 0.2 * height if rig.depth((1.0, 0.0, 0.0)) > -0.3 else -0.3 * height
    knot = (chest[0] + 0.075 * height, chest[1] + 0.055 * height, chest[2])
    for side in (-1, 1):
        rig.limb(knot, (knot[0], knot[1] + 0.008 * height, knot[2] + 0.06 * side * height), 0.018 * height, _RED,
                 0.034 * height, nearer)  # fmt: skip
    rig.sphere(knot, 0.022 * height, mix(_RED, (255, 255, 255), 0.15), nearer + 0.01)


def _above(place: Local, chest: Local, radius: float) -> Local:
    """A large head sits no lower on its shoulders than a small one."""
    return (place[0], max(place[1], chest[1] + 1.02 * radius), place[2])


def _fur(build: Build | None, colour: Colour) -> Outfit:
    """The body in the animal's own colours: fur for clothes, paws for hands and shoes."""
    limbs = colour
    if build is not None and build.pattern == "panda":
        limbs = coats.BLACK
    elif build is not None and build.extra == "wool":
        limbs = (92, 78, 76)
    paws = mix(limbs, _WHITE, 0.5) if build is None or build.belly else mix(limbs, (60, 40, 40), 0.2)
    if build is not None and build.hooves:
        paws = build.hooves
    bulk = 1.0 + 2.2 * ((build.trunk if build is not None else 0.15) - 0.1)
    return Outfit(paws, None, colour, limbs, paws, style="fur", bulk=bulk, arms=limbs)


_SEWN = {"living teddy bear": "bear"}
"""Toys that are alive -> after whom they are made."""

_OWN_HEADS = {
    "monkey": uprights.paint_monkey_head,
    "gorilla": uprights.paint_monkey_head,
    "frog": critters.paint_frog_head,
}
"""Kinds with a plan of their own -> what paints their heads: around a place, of a radius."""
