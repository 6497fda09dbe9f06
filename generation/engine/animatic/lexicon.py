# ruff: noqa: E501 - tables read better with one row a line
"""The words the reader knows: subjects (of `kinds`), actions, colours, sizes. Pure data, no behaviour."""

from __future__ import annotations

from generation.engine.animatic.actions import ACTIONS
from generation.engine.animatic.kinds import KINDS, PEOPLE
from generation.engine.animatic.kinds.kind import Kind
from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.script import Colour

__all__ = ["ACTIONS", "KINDS", "PEOPLE", "Kind"]

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
