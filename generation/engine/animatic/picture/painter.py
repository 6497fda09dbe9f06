"""The painter: puts set, shadows, actors, water and particles of one frame together. Frames are made one at a time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import numpy as np
import skia

from generation.engine.animatic.physics.figures import drifting
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose, RopePath, Take, Touch, Viseme
from generation.engine.animatic.picture import (
    brush,
    cast,
    finish,
    machines,
    objects,
    scenery,
    within,
)
from generation.engine.animatic.picture.camera import Camera, in_pixels
from generation.engine.animatic.picture.halves import half_of
from generation.engine.animatic.picture.layers import Layer, make_layer, surface
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.picture.outside import Outside
from generation.engine.animatic.picture.particles import draw_flock, draw_puffs, puffs_of
from generation.engine.animatic.picture.plumes import draw_plumes
from generation.engine.animatic.picture.portrait import Portrait
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.table import SETS
from generation.engine.animatic.picture.shadows import SUNNY, Shadows
from generation.engine.animatic.picture.styles.styling import Styling
from generation.engine.animatic.picture.talkers import paint_face_on
from generation.engine.animatic.picture.weathering import at_rest, weathered
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Scene
from generation.engine.contracts import Frame
from media.vision import cv2

_IN_HANDS = 0.105  # body heights before its middle is what hands are on
_NONE: Mapping[int, Portrait] = {}
_LEAST_SCALE = 0.03  # smaller things are gone
_BAND_M = 0.4  # whoever is this much deeper is wholly behind; nearer together, what belongs together is put in order


class Painter:
    """Draws any frame of a take; holds the painted layers, so its memory does not grow with the clip."""

    def __init__(
        self, scene: Scene, take: Take, things: list[Thing], camera: Camera, *, ground: str, gravity: float, seed: int,
        portraits: Mapping[int, Portrait] = _NONE,
    ) -> None:  # fmt: skip
        self.take, self.things, self.camera, self.gravity = take, things, camera, gravity
        self.style = Styling(scene, take, camera, seed)
        self.light: Light = self.style.light
        self._seed, self._portraits = seed, portraits
        stage = Set(
            camera.width,
            camera.height,
            camera.horizon_y,
            camera.floor_y,
            camera.scale,
            self.light,
            scene.hour,
            scene.weather,
            seed,
            has_sun=all(thing.look != "orb" for thing in things),
        )
        self.behind, self.before = SETS[scene.setting](stage)
        is_open = PLACES[scene.setting].cover is Cover.SKY
        if is_open:
            self.behind, self.before = weathered((self.behind, self.before), stage)
        self.outside = Outside(
            scene, camera, self.light, seed, take.frame_count / take.fps, take.water is not None, tuple(stage.panes)
        )
        self._lay_together()
        self._vignette = make_layer(
            partial(scenery.paint_vignette, stage=stage), width=camera.width, top=0, bottom=camera.height, speed=0.0
        )
        self._shadows = Shadows(self.light, camera, take, is_open=is_open and scene.weather in SUNNY)
        self._puffs = puffs_of(take, ground, seed)
        self._has_swimmers = any(thing.kind.family == "swimmer" or "wet" in thing.extra for thing in things)
        self._talkers = frozenset(
            each.index
            for each in things
            if not cast.is_figure(each)
            and any(pose.viseme is not Viseme.REST for pose in take.figures.get(each.index, ()))
        )
        self._held: dict[int, list[Thing]] = {}
        for each in things:
            if "within" in each.extra:
                self._held.setdefault(int(each.extra["within"]), []).append(each)
        self._nets = [contact.time_s for contact in take.contacts if contact.touch is Touch.NET]
        self._surface = surface(camera.width, camera.height, True)
        self._drawing: tuple[int, Frame] | None = None  # the last one: a style may show it for several frames

    def frame(self, number: int) -> Frame:
        """This will draw frame `number` (0-based): uint8 [height, width, 3], RGB, its own memory."""
        held = self.style.held(number)
        if self._drawing is None or self._drawing[0] != held:
            self._drawing = (held, self.style.made(self._drawn(held)))
        drawing = self._drawing[1]
        return self.style.developed(drawing.copy() if self.style.is_held else drawing, number)

    def _drawn(self, number: int) -> Frame:
        canvas, now_s = self._surface.getCanvas(), number / self.take.fps
        canvas.save()
        self._look_through(canvas, number)
        self._draw_background(canvas, number, now_s)
        self.outside.draw_far(canvas, number, now_s)
        if self.style.works_behind:
            self._put(canvas, self.style.behind(self._to_rgb()))
        self._draw_actors(canvas, number, now_s)
        draw_puffs(canvas, self._puffs, self.camera, number, now_s, self.gravity, self.light)
        draw_plumes(canvas, self.take.plumes, self.camera, number, now_s, self.light)
        if self.take.water is not None:
            self._water_front(canvas, number)
        self._draw_layers(canvas, self.before, number, now_s)
        self.outside.draw_near(canvas, number, now_s)
        canvas.restore()
        self._vignette.draw(canvas, 0, self.camera.width)
        self.style.dress(canvas, number)
        return self._to_rgb()

    def _look_through(self, canvas: brush.Canvas, number: int) -> None:
        """What follows is drawn as it is seen through the camera's window."""
        window, camera = self.camera.window, self.camera
        if window.is_still:
            return
        zoom = float(window.zoom[number])
        canvas.translate(camera.width / 2, camera.height / 2)
        canvas.scale(zoom, zoom)
        canvas.translate(-float(window.x[number]), -float(window.y[number]))

    def _put(self, canvas: brush.Canvas, frame: Frame) -> None:
        """A frame in place of what was drawn, however the canvas is turned."""
        opaque = cv2.cvtColor(frame, cv2.COLOR_RGB2RGBA)
        info = skia.ImageInfo.Make(
            self.camera.width, self.camera.height, skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType
        )
        canvas.writePixels(info, opaque, opaque.strides[0])

    def _to_rgb(self) -> Frame:
        pixmap = skia.Pixmap()
        self._surface.peekPixels(pixmap)
        pixels = np.frombuffer(pixmap.addr(), dtype=np.uint8).reshape(self.camera.height, self.camera.width, 4)
        frame = np.empty((self.camera.height, self.camera.width, 3), dtype=np.uint8)
        for channel in range(3):
            frame[..., channel] = pixels[..., 2 - channel]
        return frame

    def _lay_together(self) -> None:
        """Where the camera stays, what doesn't move by itself becomes one picture: drawn once, not once a layer."""
        cut = self._first_before_sky()
        self.sky, self.behind = self.behind[:cut], self.behind[cut:]
        path, size = self.camera.path_px, (self.camera.width, self.camera.height)
        if (path == path[0]).all():
            bends = self.outside.bends
            self.sky = at_rest(self.sky, int(path[0]), size, bends=bends)
            self.behind = at_rest(self.behind, int(path[0]), size, bends=bends)

    def _first_before_sky(self) -> int:
        """Sky and clouds, or a room's wall: lightning, birds and the windows' weather come right after them."""
        return next((at for at, layer in enumerate(self.behind[1:], 1) if not layer.drift), 1)

    def _draw_background(self, canvas: brush.Canvas, number: int, now_s: float) -> None:
        self._draw_layers(canvas, self.sky, number, now_s)
        if len(self.sky) > 1 and not self.light.is_dark and self.outside.is_clear:
            draw_flock(canvas, self.camera, now_s, self.light, self._seed)
        self.outside.draw_sky(canvas, now_s)
        for orb in sorted(
            (each for each in self.things if each.look == "orb"), key=partial(self._order, number=number)
        ):
            self.style.outlined(canvas, partial(self._thing, thing=orb, number=number, now_s=now_s))
        self.outside.draw_through_windows(canvas, self.sky[0], int(self.camera.path_px[number]), number, now_s)
        self._draw_layers(canvas, self.behind, number, now_s)

    def _draw_layers(self, canvas: brush.Canvas, layers: list[Layer], number: int, now_s: float) -> None:
        camera_px, lean = int(self.camera.path_px[number]), self.outside.lean(now_s)
        for layer in layers:
            drifted = camera_px + round(layer.drift * now_s)
            layer.draw(canvas, drifted, self.camera.width, is_still=self.camera.window.is_still, lean=lean, now_s=now_s)

    def _draw_actors(self, canvas: brush.Canvas, number: int, now_s: float) -> None:
        # A bump is felt, not seen: drawn, it looks like a plank somebody forgot on the road.
        order = sorted(
            (
                each
                for each in self.things
                if each.look not in {"bump", "orb"} and each.inside < 0 and "within" not in each.extra
            ),
            key=partial(self._order, number=number),
        )
        if self.take.water is None and self.gravity:
            paints = [(each, partial(self._thing, thing=each, number=number, now_s=now_s)) for each in order]
            self._shadows.fall(canvas, paints, number)
        for rope in self.take.ropes:
            self._rope(canvas, rope, number)
        for thing in order:
            self.style.outlined(canvas, partial(self._thing, thing=thing, number=number, now_s=now_s))

    def _rope(self, canvas: brush.Canvas, rope: RopePath, number: int) -> None:
        """Drawn before its load, so that the knot lies behind it."""
        along = brush.smooth([self.camera.to_px(number, x, y) for x, y in rope.points[number]], False)
        wide = max(2.0, rope.thickness_m * self.camera.scale)
        canvas.drawPath(along, brush.line(self.light.dim(rope.colour), wide))
        canvas.drawPath(along, brush.line(self.light.lit(rope.colour), 0.6 * wide))

    def _order(self, thing: Thing, number: int) -> tuple[int, int, float, int]:
        rank = cast.RANKS.get(thing.look, 0)
        lane = float(self.take.lanes[number, thing.index])
        return -round(lane / _BAND_M), rank, -lane, thing.index

    def _spot(self, canvas: brush.Canvas, thing: Thing, number: int, now_s: float) -> Spot:
        x, y, angle = self.take.poses[number, thing.index, :3]
        px, py = self.camera.to_px(number, x, y)
        return Spot(
            canvas,
            finish.light_on(self.light, thing.substance) if thing.substance else self.light,
            self.camera.scale,
            px,
            py - self.take.lanes[number, thing.index] * objects.DEPTH_Y * -self.camera.scale,
            angle,
            now_s,
        )

    def _thing(self, canvas: brush.Canvas, thing: Thing, number: int, now_s: float) -> None:
        contents = [each for each in self.things if each.inside == thing.index]
        alone = partial(self._alone, canvas, thing, number, now_s)
        if not contents:
            alone()
            return
        spot = self._spot(canvas, thing, number, now_s)
        within.paint_within(spot, thing, alone, partial(self._all_of, canvas, contents, number, now_s))

    def _all_of(self, canvas: brush.Canvas, things: list[Thing], number: int, now_s: float) -> None:
        for thing in things:
            self._thing(canvas, thing, number, now_s)

    def _alone(self, canvas: brush.Canvas, thing: Thing, number: int, now_s: float) -> None:
        spot = self._spot(canvas, thing, number, now_s)
        margin = thing.size_m * self.camera.scale * 1.6 + 40
        if not -margin < spot.x < self.camera.width + margin:
            return
        if self.take.scales is None:
            self._sized(spot, thing, number, now_s)
            return
        wide, high = self.take.scales[number, thing.index]
        if min(wide, high) < _LEAST_SCALE:
            return
        canvas.save()
        foot = spot.y + (0.5 * thing.height_m * spot.scale if cast.is_figure(thing) or "grows" in thing.extra else 0.0)
        canvas.translate(spot.x, foot)
        canvas.scale(wide, high)
        canvas.translate(-spot.x, -foot)
        if thing.extra.get("half"):
            canvas.clipPath(half_of(spot, thing), True)
        self._sized(spot, thing, number, now_s)
        canvas.restore()

    def _sized(self, spot: Spot, thing: Thing, number: int, now_s: float) -> None:
        canvas = spot.canvas
        opaque = cast.SHEER.get(thing.kind.name, 1.0) * finish.alpha_of(thing.substance)
        if opaque < 1.0:
            canvas.saveLayerAlpha(None, round(255 * opaque))
        is_figure = cast.is_figure(thing)
        if thing.kind.name in cast.AIRFRAMES and thing.index in self.take.figures:
            self._airframe(spot, thing, number)
        elif is_figure and thing.index in self.take.figures:
            self._figure(spot, thing, self.take.figures[thing.index][number])
        elif thing.kind.family == "bird":
            self._figure(spot, thing, drifting(thing, now_s))
        else:
            self._object(spot, thing, number, now_s)
        if thing.index in self._talkers:
            paint_face_on(spot, thing, self.take.figures[thing.index][number], self._portraits.get(thing.index))
        if opaque < 1.0:
            canvas.restore()

    def _airframe(self, spot: Spot, thing: Thing, number: int) -> None:
        """What flies as one piece looks where its pilot looks: a turn passes edge on."""
        pose = self.take.figures[thing.index][number]
        thing.extra["facing"] = 1.0 if math.cos(pose.yaw) >= 0 else -1.0
        cast.thing_paint(thing)(spot, thing)

    def _object(self, spot: Spot, thing: Thing, number: int, now_s: float) -> None:
        if thing.look in {"rim"}:
            return
        if thing.look == "hoop":
            machines.paint_hoop(spot, thing, self._net(now_s))
            return
        if thing.look in {"ramp", "beam", "trampoline"}:
            thing.extra["floor"] = (self.camera.floor_y - spot.y) / self.camera.scale
        if thing.kind.family == "ball":
            self._ball_with_trail(spot, thing, number)
        elif thing.look == "backboard":
            machines.paint_backboard(spot, thing)
        else:
            cast.thing_paint(thing)(spot, thing)

    def _net(self, now_s: float) -> float:
        return max((math.exp(-(now_s - at) / 0.25) for at in self._nets if now_s >= at), default=0.0)

    def _ball_with_trail(self, spot: Spot, thing: Thing, number: int) -> None:
        vx, vy = self.take.poses[number, thing.index, 3:5]
        if math.hypot(vx, vy) > 3.2:
            colour = mix(spot.light.lit(thing.colour), spot.light.glow, 0.35)
            for i in range(4, 0, -1):
                back = 0.011 * i * spot.scale
                radius = thing.width_m / 2 * spot.scale * (1 - 0.1 * i)
                spot.canvas.drawCircle(spot.x - vx * back, spot.y + vy * back, radius, brush.fill(colour, 0.13))
        objects.paint_ball(spot, thing)

    def _figure(self, spot: Spot, thing: Thing, pose: Pose) -> None:
        pose = self.style.posed(pose)
        if pose.look is not None or pose.hands is not None:
            number = round(spot.time_s * self.take.fps)
            deeper = float(self.take.lanes[number, thing.index]) * objects.DEPTH_Y * self.camera.scale
            pose = in_pixels(pose, self.camera, number, deeper)
        rig = Rig(
            spot.canvas, spot.light, pose, spot.scale, (spot.x, spot.y), spot.angle, thing.height_m / 2, spot.time_s,
            self._portraits.get(thing.index), thing.wears, "young" in thing.extra,
        )  # fmt: skip
        cast.figure_paint(thing)(rig, thing, self._seed + 3 * thing.who)
        for held in self._held.get(thing.index, ()):
            number = round(spot.time_s * self.take.fps)
            rig.add(_IN_HANDS * thing.height_m, partial(self._thing, spot.canvas, held, number, spot.time_s))
        rig.draw()

    def _water_front(self, canvas: brush.Canvas, number: int) -> None:
        """The water before the actors: what is below its line is seen through it."""
        water, camera, light = self.take.water, self.camera, self.light
        if water is None:
            return
        heights = water[number]
        xs = np.linspace(-9.0, 9.0, heights.shape[0])
        points = [camera.to_px(number, float(x), float(h)) for x, h in zip(xs, heights, strict=True)]
        near = [(x, y) for x, y in points if -40 < x < camera.width + 40]
        if len(near) < 2:
            return
        far, near_colour = light.water
        shallow, deep = mix(near_colour, far, 0.45), mix(near_colour, light.shade, 0.3)
        clear = 0.34 if self._has_swimmers else 1.0  # one sees those who swim under it
        body = brush.polygon(
            [
                (-40, near[0][1]),
                *near,
                (camera.width + 40, near[-1][1]),
                (camera.width + 40, camera.height),
                (-40, camera.height),
            ]
        )
        canvas.drawPath(
            body,
            brush.vertical(
                camera.floor_y,
                camera.height,
                [
                    argb(shallow, clear * 0.62),
                    argb(deep, clear * 0.94),
                    argb(mix(deep, light.shade, 0.3), clear * 0.98),
                ],
                [0.0, 0.35, 1.0],
            ),
        )
        crest = brush.smooth(near, False)
        canvas.drawPath(crest, brush.line(light.bright((255, 255, 255)), max(2.0, camera.scale * 0.014), 0.8))
        self._glints(canvas, number, near)

    def _glints(self, canvas: brush.Canvas, number: int, near: list[tuple[float, float]]) -> None:
        camera, now_s = self.camera, number / self.take.fps
        unit = (camera.width * camera.height) ** 0.5 / 100
        path = skia.Path()
        for row in range(9):
            y = camera.floor_y + unit * (3.2 + row * row * 0.62 + row * 2.4)
            for k in range(6):
                drift = math.sin(0.7 * now_s + row * 2.1 + k)
                x = (k + 0.5 * (row % 2) + 0.23 * drift) * camera.width / 5.5
                wide = unit * (2.2 + 1.1 * row) * (0.6 + 0.4 * math.sin(1.7 * now_s + k * 1.9 + row))
                path.addOval(skia.Rect.MakeXYWH(x - wide, y + unit * 0.5 * drift, 2 * wide, unit * (0.22 + 0.05 * row)))
        canvas.drawPath(path, brush.fill(self.light.bright((190, 240, 246)), 0.26))
