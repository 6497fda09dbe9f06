"""A head that was cut out of pictures, in place of a figure's drawn one: it goes with the body, turns with it, and speaks.

Of several views the one nearest to where the figure looks is shown, mirrored where only the other side is there; what is
left of the turn, it is narrowed and moved by. From behind only its hair is seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from generation.engine.animatic.physics.stances import Local
from generation.engine.animatic.physics.track import Viseme
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.faces import Face, draw_mouth
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.script import Colour
from generation.engine.inputs import Cutout, Head, Region
from media.vision import cv2

_TALL = 2.5  # head radii from crown to chin, hair included
_CHIN = 1.1  # radii below the middle of the drawn head
_MOST_PX = 512  # of a picture's height: no head is drawn larger, and a photograph would fill the memory
_BEHIND_DEG = 125.0  # turned away farther, a head shows its back
_NARROWEST, _MOVES = (
    0.68,
    0.22,
)  # of a view that has to stand for one turned by a right angle: width, and radii sideways
_MIRRORED_DEG = 8.0  # a mirrored view has to fit better by so much
_SPEAKS = 0.12  # an open mouth that says nothing is shown from here on


@dataclass(frozen=True, eq=False)
class _View:
    """A head from one side."""

    image: skia.Image
    turned_deg: float
    aspect: float
    mouth: Region
    lips: Colour  # around the mouth


@dataclass(frozen=True, eq=False)
class Portrait:
    """A head from all the sides that there are: a rig's `Mask`."""

    views: tuple[_View, ...]  # one at least
    skin: Colour
    hair: Colour

    def put_on(self, rig: Rig, head: Local, radius: float, nearer: float, neck: Local | None = None) -> None:
        """This will do as `Mask` says."""
        turned = turned_deg(rig.pose.yaw)
        near = rig.depth(head) + nearer
        if abs(turned) > _BEHIND_DEG:
            x, y = rig.px(head)
            rig.add(near, lambda: brush.ball(rig.canvas, x, y, 1.06 * radius * rig.scale, self.hair, rig.light))
            return
        view, is_mirrored = _nearest(self.views, turned)
        tilt = -rig.angle if neck is None else _leaning(rig, neck, head)
        rig.add(near, lambda: _draw(rig, head, radius, view, turned, tilt, is_mirrored=is_mirrored))


def portrait_of(heads: Sequence[Head]) -> Portrait:
    """This will be the portrait that some heads of one person, one at least, make together."""
    front = min(heads, key=lambda head: abs(head.turned_deg)).picture
    return Portrait(
        views=tuple(map(_view, heads)),
        skin=_colour(front, Region(left=0.3, top=0.45, right=0.7, bottom=0.68)),
        hair=_colour(front, Region(left=0.2, top=0.0, right=0.8, bottom=0.16)),
    )


def turned_deg(yaw: float) -> float:
    """This will be where a figure looks, as a `Head` tells it: a yaw of 0 is to the right, of a quarter turn at us."""
    return math.degrees((math.pi / 2 - yaw + math.pi) % (2 * math.pi) - math.pi)


def _nearest(views: Sequence[_View], turned: float) -> tuple[_View, bool]:
    """The view that is nearest to a turn, and whether it is to be mirrored."""
    ways = [(view, is_mirrored) for view in views for is_mirrored in (False, True)]
    return min(ways, key=lambda way: abs(turned - _shown(*way)) + _MIRRORED_DEG * way[1])


def _shown(view: _View, is_mirrored: bool) -> float:
    return -view.turned_deg if is_mirrored else view.turned_deg


def _leaning(rig: Rig, neck: Local, head: Local) -> float:
    """How far a head is from upright in the picture, radians clockwise."""
    (x0, y0), (x1, y1) = rig.px(neck), rig.px(head)
    return math.atan2(x1 - x0, y0 - y1)


def _draw(rig: Rig, head: Local, radius: float, view: _View, turned: float, tilt: float, *, is_mirrored: bool) -> None:
    canvas, left = rig.canvas, math.radians(turned - _shown(view, is_mirrored))
    x, y = rig.px(head)
    size = radius * rig.scale
    high = _TALL * size
    share = min(abs(math.sin(left)), 1.0)
    wide = high * view.aspect * (1.0 - (1.0 - _NARROWEST) * share)
    canvas.save()
    canvas.translate(x + math.copysign(_MOVES * size * share, left), y)
    canvas.rotate(math.degrees(tilt))
    canvas.rotate(7.0 * rig.pose.nod * math.sin(math.radians(turned)))
    canvas.scale(-1.0 if is_mirrored else 1.0, 1.0)
    box = skia.Rect.MakeXYWH(-wide / 2, _CHIN * size - high, wide, high)
    tint = skia.ColorFilters.Blend(argb(rig.light.lit((255, 255, 255))), skia.BlendMode.kModulate)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    canvas.drawImageRect(view.image, box, sampling, skia.Paint(AntiAlias=True, ColorFilter=tint))
    _speak(rig, view, box)
    canvas.restore()


def _speak(rig: Rig, view: _View, box: skia.Rect) -> None:
    """While somebody speaks, a mouth is drawn where the picture has one; else the picture's own stays."""
    pose, at = rig.pose, view.mouth
    if pose.viseme is Viseme.REST and pose.mouth <= _SPEAKS:
        return
    x, y = (box.left() + box.width() * (at.left + at.right) / 2, box.top() + box.height() * (at.top + at.bottom) / 2)
    wide, high = (box.width() * (at.right - at.left) / 2, box.height() * (at.bottom - at.top) / 2)
    patch = skia.Paint(AntiAlias=True, Color=argb(rig.light.lit(view.lips)))
    patch.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(0.18 * high, 0.3)))
    rig.canvas.drawOval(skia.Rect.MakeXYWH(x - wide, y - high, 2 * wide, 2 * high), patch)
    draw_mouth(rig, x, y - 0.15 * high, 0.8 * wide, min(1.5 * high, 1.1 * wide), Face())


def _view(head: Head) -> _View:
    picture = head.picture
    if picture.shape[0] > _MOST_PX:
        size = (max(1, round(picture.shape[1] * _MOST_PX / picture.shape[0])), _MOST_PX)
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    image = skia.Image.fromarray(np.ascontiguousarray(picture), colorType=skia.kRGBA_8888_ColorType)
    mouth = head.mouth or _usual_mouth(head.turned_deg)
    around = Region(
        left=max(mouth.left - 0.06, 0.0), top=max(mouth.top - 0.05, 0.0),
        right=min(mouth.right + 0.06, 1.0), bottom=min(mouth.bottom + 0.05, 1.0),
    )  # fmt: skip
    aspect = picture.shape[1] / picture.shape[0]
    return _View(image.withDefaultMipmaps(), head.turned_deg, aspect, mouth, _colour(picture, around))


def _usual_mouth(turned: float) -> Region:
    middle = 0.5 + 0.3 * math.sin(math.radians(turned))
    half = 0.17 - 0.05 * abs(math.sin(math.radians(turned)))
    return Region(left=middle - half, top=0.73, right=middle + half, bottom=0.87)


def _colour(picture: Cutout, box: Region) -> Colour:
    """What most of a part of a picture is coloured as; of all of it where that part is clear."""
    high, wide = picture.shape[:2]
    top, bottom = (int(share * (high - 1)) for share in (box.top, box.bottom))
    left, right = (int(share * (wide - 1)) for share in (box.left, box.right))
    part = picture[top : bottom + 1, left : right + 1].reshape(-1, 4)
    seen = part[part[:, 3] > 127]
    if not len(seen):
        everything = picture.reshape(-1, 4)
        seen = everything[everything[:, 3] == everything[:, 3].max()]
    red, green, blue = (int(each) for each in np.median(seen[:, :3], axis=0))
    return red, green, blue
