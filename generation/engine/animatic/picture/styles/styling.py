"""A style at work on one take: what the painter asks it for, in the order of drawing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import skia

from generation.engine.animatic.physics.track import Pose, Take
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.layers import surface
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.picture.styles.dressing import DRESSINGS, Dressing, Shown
from generation.engine.animatic.picture.styles.film import Developer
from generation.engine.animatic.picture.styles.ink import Inker
from generation.engine.animatic.picture.styles.paper import Paper
from generation.engine.animatic.picture.styles.table import LOOKS, OWN
from generation.engine.animatic.picture.styles.techniques.table import technique_of
from generation.engine.animatic.script import Scene
from generation.engine.contracts import Frame


class Styling:
    """One take's style; of a scene without one the paper is all it adds."""

    def __init__(self, scene: Scene, take: Take, camera: Camera, seed: int) -> None:
        look = LOOKS.get(scene.style or "", OWN)
        self._look, self._fps = look, take.fps
        self.light = look.lit(light_of(scene))
        self._inker = Inker(look.ink, camera.width, camera.height) if look.ink else None
        self._developer = Developer(look.film, camera.width, camera.height, take.fps, seed)
        self._technique = technique_of(look.technique, camera.width, camera.height)
        self.works_behind = self._technique.works_behind
        self._paper = Paper(camera.width, camera.height, seed)
        self._dressing = DRESSINGS[look.dressing] if look.dressing else Dressing()
        self._shown = Shown(scene, take, camera, self.light, seed)
        self._still, self._pulsing = (self._sheet(paint) for paint in (self._dressing.still, self._dressing.pulsing))

    def _sheet(self, paint: Callable[[Canvas, Shown], None] | None) -> skia.Image | None:
        """What is painted once, as a picture."""
        if paint is None:
            return None
        sheet = surface(self._shown.camera.width, self._shown.camera.height, False)
        paint(sheet.getCanvas(), self._shown)
        return sheet.makeImageSnapshot()

    @property
    def is_held(self) -> bool:
        """This will say whether a drawing may be shown for several frames."""
        return self._look.drawn_per_s is not None and self._look.drawn_per_s < self._fps

    def held(self, number: int) -> int:
        """This will be the frame that is drawn at `number`: an animation on twos draws every other one."""
        return self._look.shown(number, self._fps)

    def posed(self, pose: Pose) -> Pose:
        """This will turn a figure to the viewer, as far as the style does."""
        if not self._look.faces_us:
            return pose
        return replace(pose, yaw=pose.yaw + self._look.faces_us * (math.pi / 2 - pose.yaw))

    def outlined(self, canvas: Canvas, paint: Callable[[Canvas], None]) -> None:
        """This will draw an actor, with a line around it where the style has one."""
        if self._inker is None:
            paint(canvas)
        else:
            self._inker.draw(canvas, paint)

    def dress(self, canvas: Canvas, number: int) -> None:
        """This will lay over the finished picture what the style lays over it."""
        if self._still is not None:
            canvas.drawImage(self._still, 0, 0)
        if self._pulsing is not None and self._dressing.pulse is not None:
            strength = self._dressing.pulse(self._shown, number / self._fps)
            canvas.drawImage(self._pulsing, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=strength))
        if self._dressing.moving is not None:
            self._dressing.moving(canvas, self._shown, number)

    def behind(self, place: Frame) -> Frame:
        """This will be the place without whoever acts there, made as the style makes it: asked where it `works_behind`."""
        return self._technique.behind(place)

    def made(self, drawing: Frame) -> Frame:
        """This will be a finished drawing, made as the style makes it; the paper comes after, so that nothing levels it."""
        return self._technique.whole(drawing)

    def developed(self, frame: Frame, number: int) -> Frame:
        """This will show what was `made` on its paper, and put it on the style's film; it may change `frame`."""
        frame = self._paper.under(frame)
        return frame if self._developer.is_idle else self._developer.develop(frame, number)
