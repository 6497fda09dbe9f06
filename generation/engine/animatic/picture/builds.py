# ruff: noqa: E501 - tables read better with one row a line
"""What shape each four-legged animal has: one body plan, measured in body lengths (heads in their own radius)."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.script import Colour


@dataclass(frozen=True, kw_only=True)
class Build:
    """What tells one animal from another; sizes in body lengths."""

    ears: str = "pointed"  # pointed, floppy, long, round, leaf, wide (an elephant's), none
    tail: str = "long"  # long, bushy, stub, curl, brush (a horse's), tuft, ringed, plume (a squirrel's), thick, thin
    head: float = 0.215
    snout: float = 0.06
    muzzle: float = 0.0  # how far a long face reaches, in radii of the head
    leg: float = 0.055
    leg_length: float = 0.36
    trunk: float = 0.15
    neck: tuple[float, float] = (0.13, 0.235)  # from the chest to the head: forward, up
    neck_thick: float = 0.62  # in radii of the head
    belly: bool = True
    stripes: bool = False
    hooves: Colour | None = None
    pattern: str = ""  # stripes, patches, spots, rosettes, saddle, panda
    mane: str = ""  # crest (a horse's), ruff (a lion's)
    mane_colour: Colour | None = None
    horns: str = ""  # cow, goat, antlers, unicorn, ossicones, rhino
    nose: str = ""  # trunk, disc (a pig's), wide (a hippo's)
    extra: str = ""  # hump, wool, quills, mask, beard
    nose_colour: Colour = (86, 52, 58)


_HOOF: Colour = (74, 60, 56)
_HORSE = Build(ears="leaf", tail="brush", head=0.105, muzzle=1.5, snout=0.02, leg=0.036, leg_length=0.47, trunk=0.145,
               neck=(0.2, 0.33), neck_thick=0.85, belly=False, hooves=_HOOF, mane="crest")  # fmt: skip
_CATTLE = Build(ears="leaf", tail="tuft", head=0.115, muzzle=1.25, snout=0.05, leg=0.046, leg_length=0.36, trunk=0.18,
                neck=(0.2, 0.14), neck_thick=0.95, belly=False, hooves=_HOOF, horns="cow")  # fmt: skip


def _but(build: Build, **changes: object) -> Build:
    return Build(**(build.__dict__ | changes))


BUILDS: dict[str, Build] = {
    "cat": Build(stripes=True),
    "dog": Build(ears="floppy", tail="curl", snout=0.1, head=0.2),
    "wolf": Build(tail="bushy", snout=0.1, muzzle=0.85, head=0.155, leg=0.045, leg_length=0.36, neck=(0.15, 0.2)),
    "fox": Build(tail="bushy", snout=0.09),
    "rabbit": Build(ears="long", tail="stub", head=0.23, leg_length=0.3),
    "bear": Build(ears="round", tail="stub", trunk=0.2, leg=0.085, snout=0.09, head=0.2, belly=False),
    "polar bear": Build(ears="round", tail="stub", trunk=0.2, leg=0.085, snout=0.1, head=0.175, belly=False, neck=(0.18, 0.2)),
    "panda": Build(ears="round", tail="stub", trunk=0.21, leg=0.09, snout=0.07, head=0.22, belly=False, pattern="panda"),
    "raccoon": Build(ears="round", tail="ringed", snout=0.09, head=0.2, trunk=0.16, leg_length=0.28, extra="mask"),
    "horse": _HORSE,
    "zebra": _but(_HORSE, pattern="stripes", mane_colour=(44, 42, 50), ears="leaf", tail="tuft", head=0.11),
    "unicorn": _but(_HORSE, horns="unicorn", mane_colour=(244, 150, 200)),
    "cow": _but(_CATTLE, pattern="patches", nose_colour=(240, 160, 160)),
    "bull": _but(_CATTLE, trunk=0.2, neck=(0.2, 0.1), extra="ring"),
    "deer": Build(ears="leaf", tail="stub", head=0.1, muzzle=1.1, snout=0.04, leg=0.028, leg_length=0.5, trunk=0.125,
                  neck=(0.17, 0.27), neck_thick=0.72, hooves=_HOOF, horns="antlers"),
    "sheep": Build(ears="leaf", tail="stub", head=0.13, muzzle=0.8, snout=0.04, leg=0.04, leg_length=0.32, trunk=0.19,
                   neck=(0.18, 0.14), belly=False, hooves=_HOOF, extra="wool"),
    "goat": Build(ears="leaf", tail="stub", head=0.12, muzzle=1.0, snout=0.04, leg=0.036, leg_length=0.4, trunk=0.15,
                  neck=(0.16, 0.22), belly=False, hooves=_HOOF, horns="goat", extra="beard"),
    "pig": Build(ears="leaf", tail="curl", head=0.185, snout=0.05, leg=0.05, leg_length=0.25, trunk=0.21, neck=(0.2, 0.06),
                 neck_thick=0.9, belly=False, nose="disc", hooves=(170, 110, 110)),
    "elephant": Build(ears="wide", tail="thin", head=0.165, snout=0.0, leg=0.075, leg_length=0.38, trunk=0.235,
                      neck=(0.17, 0.15), neck_thick=0.9, belly=False, nose="trunk"),
    "rhino": Build(ears="leaf", tail="thin", head=0.125, muzzle=1.3, snout=0.06, leg=0.06, leg_length=0.27, trunk=0.21,
                   neck=(0.22, 0.04), neck_thick=1.0, belly=False, horns="rhino"),
    "hippo": Build(ears="round", tail="thin", head=0.165, muzzle=1.0, snout=0.09, leg=0.065, leg_length=0.22, trunk=0.23,
                   neck=(0.22, 0.05), neck_thick=1.0, belly=False, nose="wide"),
    "giraffe": Build(ears="leaf", tail="tuft", head=0.105, muzzle=1.2, snout=0.03, leg=0.038, leg_length=0.78, trunk=0.16,
                     neck=(0.24, 0.78), neck_thick=0.72, belly=False, hooves=_HOOF, pattern="patches", horns="ossicones"),
    "camel": Build(ears="leaf", tail="tuft", head=0.1, muzzle=1.2, snout=0.05, leg=0.036, leg_length=0.48, trunk=0.15,
                   neck=(0.28, 0.24), neck_thick=0.62, belly=False, extra="hump"),
    "lion": Build(ears="round", tail="tuft", head=0.175, snout=0.09, leg=0.055, leg_length=0.32, trunk=0.15, mane="ruff",
                  mane_colour=(150, 84, 44), neck=(0.16, 0.17)),
    "tiger": Build(ears="round", tail="long", head=0.18, snout=0.09, leg=0.055, leg_length=0.31, trunk=0.155,
                   pattern="stripes", neck=(0.16, 0.16)),
    "leopard": Build(ears="round", tail="long", head=0.165, snout=0.08, leg=0.046, leg_length=0.34, trunk=0.135,
                     pattern="rosettes", neck=(0.15, 0.16)),
    "capybara": Build(ears="round", tail="none", head=0.165, muzzle=0.85, snout=0.12, leg=0.05, leg_length=0.23, trunk=0.205,
                      neck=(0.18, 0.13), neck_thick=1.0, belly=False),
    "mouse": Build(ears="dish", tail="thin", head=0.225, snout=0.05, leg=0.04, leg_length=0.22, trunk=0.17, neck=(0.14, 0.12),
                   nose_colour=(240, 130, 150)),
    "rat": Build(ears="round", tail="thin", head=0.15, muzzle=0.9, snout=0.05, leg=0.036, leg_length=0.16, trunk=0.15, neck=(0.17, 0.08), neck_thick=0.95,
                 nose_colour=(240, 130, 150)),
    "mole": Build(ears="none", tail="stub", head=0.2, muzzle=0.9, snout=0.06, leg=0.07, leg_length=0.17, trunk=0.2, neck=(0.2, 0.1), hooves=(246, 168, 172), neck_thick=1.0, belly=False,
                  nose_colour=(248, 150, 160)),
    "jackal": Build(ears="tall", tail="bushy", snout=0.09, muzzle=0.8, head=0.14, leg=0.036, leg_length=0.4, trunk=0.13, neck=(0.15, 0.2)),
    "squirrel": Build(tail="plume", head=0.205, snout=0.05, leg=0.045, leg_length=0.26, trunk=0.15, neck=(0.12, 0.2)),
    "hedgehog": Build(ears="round", tail="none", head=0.19, snout=0.09, leg=0.045, leg_length=0.14, trunk=0.2,
                      neck=(0.2, 0.0), extra="quills"),
    "hamster": Build(ears="round", tail="stub", head=0.27, snout=0.07, leg=0.05, leg_length=0.16, trunk=0.235, neck=(0.15, 0.1), neck_thick=0.9, nose_colour=(240, 130, 150)),
    "guinea pig": Build(ears="round", tail="none", head=0.22, snout=0.1, leg=0.045, leg_length=0.1, trunk=0.22, neck=(0.2, 0.06), neck_thick=1.0, pattern="patches", nose_colour=(240, 150, 160)),
    "llama": Build(ears="tall", tail="stub", head=0.1, muzzle=0.95, snout=0.04, leg=0.042, leg_length=0.44, trunk=0.155, neck=(0.13, 0.48), neck_thick=0.85, belly=False, extra="fleece"),
    "donkey": _but(_HORSE, ears="tall", tail="tuft", head=0.125, leg_length=0.42, leg=0.036, neck=(0.18, 0.26), mane_colour=(70, 62, 66)),
    "moose": Build(ears="leaf", tail="stub", head=0.115, muzzle=1.6, snout=0.09, leg=0.036, leg_length=0.48, trunk=0.17, neck=(0.2, 0.2), neck_thick=0.9, belly=False, hooves=_HOOF, horns="antlers"),
    "otter": Build(ears="round", tail="thick", head=0.165, snout=0.1, leg=0.045, leg_length=0.14, trunk=0.12, neck=(0.16, 0.12)),
    "beaver": Build(ears="round", tail="paddle", head=0.19, snout=0.1, leg=0.05, leg_length=0.14, trunk=0.215, neck=(0.18, 0.1), neck_thick=0.9, belly=False),
    "koala": Build(ears="dish", tail="none", head=0.25, snout=0.12, leg=0.075, leg_length=0.24, trunk=0.2, neck=(0.14, 0.2), nose_colour=(46, 42, 50)),
    "sloth": Build(ears="none", tail="none", head=0.22, snout=0.06, leg=0.06, leg_length=0.32, trunk=0.16, neck=(0.14, 0.16), extra="mask", nose_colour=(60, 50, 50)),
    "red panda": Build(ears="pointed", tail="ringed", head=0.225, snout=0.08, leg=0.055, leg_length=0.25, trunk=0.165, extra="pale mask", nose_colour=(46, 40, 44)),
    "skunk": Build(ears="round", tail="plume", head=0.19, snout=0.08, leg=0.05, leg_length=0.2, trunk=0.16, neck=(0.15, 0.14), belly=False, extra="stripe"),
    "badger": Build(ears="round", tail="stub", head=0.17, snout=0.1, leg=0.055, leg_length=0.18, trunk=0.19, neck=(0.18, 0.1), belly=False, extra="stripe"),
    "boar": Build(ears="leaf", tail="tuft", head=0.17, snout=0.07, leg=0.05, leg_length=0.25, trunk=0.21, neck=(0.2, 0.06), neck_thick=1.0, belly=False, nose="disc", hooves=_HOOF, extra="scutes"),
    "meerkat": Build(ears="round", tail="long", head=0.17, snout=0.09, leg=0.034, leg_length=0.3, trunk=0.11, neck=(0.1, 0.24), extra="mask"),
    "lizard": Build(ears="none", tail="thick", head=0.12, snout=0.07, leg=0.03, leg_length=0.12, trunk=0.085, neck=(0.15, 0.07), neck_thick=0.8),
    "crocodile": Build(ears="none", tail="thick", head=0.085, muzzle=2.9, snout=0.0, leg=0.035, leg_length=0.1, trunk=0.095,
                       neck=(0.16, 0.02), neck_thick=0.9, belly=False, extra="scutes"),
}  # fmt: skip


def young(build: Build) -> Build:
    """This will be the build of an animal's young: a large head on a short neck, thick legs, neither horns nor mane."""
    forward, up = build.neck
    return _but(
        build,
        head=1.34 * build.head,
        snout=0.8 * build.snout,
        muzzle=0.68 * build.muzzle,
        leg=1.12 * build.leg,
        leg_length=0.94 * build.leg_length,
        trunk=0.94 * build.trunk,
        neck=(0.85 * forward, 0.9 * up + 0.1 * build.head),
        neck_thick=0.86 * build.neck_thick,
        mane="" if build.mane == "ruff" else build.mane,
        horns=build.horns if build.horns in {"unicorn", "ossicones"} else "",
    )


LARGE = BUILDS["capybara"]
