"""The animatic engine: reads a prompt, stages and simulates it, makes its sound from the contacts, draws frame by frame."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np

from generation.engine.animatic.lexicon import KINDS, PEOPLE
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture.camera import Camera, plan
from generation.engine.animatic.picture.painter import Painter
from generation.engine.animatic.reading import read
from generation.engine.animatic.remarks import told
from generation.engine.animatic.script import Reading, Scene
from generation.engine.animatic.sound.mix import make_sound
from generation.engine.animatic.sound.signal import SAMPLE_RATE
from generation.engine.animatic.staging.director import stage_scene
from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, EngineCard, Frame, Holding, Rendering, Sound, Stage
from generation.engine.errors import RequestNotPossibleError
from generation.engine.opening import NOTE as OPENING_NOTE
from generation.engine.opening import opened
from generation.engine.protocol import OpenEngine, Outcome, Watch, outcome_of

VERSION = "0.1"
_PREVIEWS = 6
_PREVIEW_WIDTH = 160


@dataclass(frozen=True)
class Performance:
    """A simulated scene, ready to be drawn and heard: also what the command line's `--truth` writes."""

    reading: Reading
    take: Take
    things: list[Thing]
    camera: Camera
    words: tuple[str, ...]  # for the member: what was not as asked, who is in the picture, the rest
    ground: str
    gravity: float
    ground_level_m: float = 0.0
    water_ends_m: tuple[float, float] = (0.0, 0.0)  # where the take's columns of water begin and end

    @property
    def scene(self) -> Scene:
        """This will be the scene as it was read."""
        return self.reading.scene


def perform(request: ClipRequest, watch: Watch) -> Performance:
    """This will read and simulate a request, whole; cheap beside drawing it."""
    watch.step(Stage.READING, 0, 1)
    reading = read(request.prompt)
    watch.step(Stage.READING, 1, 1)
    stage = stage_scene(
        reading.scene,
        seed=request.seed,
        fps=request.fps,
        duration_s=float(request.length_s),
        aspect=request.width / request.height,
    )
    every = max(1, request.frame_count // 8)

    def report(frame: int) -> None:
        if frame % every == 0:
            watch.step(Stage.SIMULATING, frame, request.frame_count)

    take = stage.world.run(request.frame_count, report)
    watch.step(Stage.SIMULATING, request.frame_count, request.frame_count)
    things = stage.world.things
    camera = plan(
        stage.view,
        take,
        request.width,
        request.height,
        move=reading.scene.camera,
        hero=_hero(take, things),
        seed=request.seed,
    )
    supports = frozenset({"skateboard" if thing.look == "deck" else thing.kind.name for thing in things})
    words = told(reading, _seen(take, things, camera), stage.played, supports)
    world = stage.world
    return Performance(
        reading,
        take,
        things,
        camera,
        words,
        world.ground,
        -world.space.gravity[1],
        ground_level_m=world.ground_level_m,
        water_ends_m=(world.water.left_m, world.water.right_m) if world.water else (0.0, 0.0),
    )


def _hero(take: Take, things: list[Thing]) -> int:
    """Whom a camera looks at: the first figure, else what moves most; -1 for an empty stage."""
    if take.figures:
        return min(take.figures)
    speed = np.hypot(take.poses[:, :, 3], take.poses[:, :, 4]).mean(axis=0)
    return int(speed.argmax()) if things else -1


def _seen(take: Take, things: list[Thing], camera: Camera) -> Counter[str]:
    """How many of each kind are in the picture for a sixth of the clip or longer, by where their middles are."""
    seen: Counter[str] = Counter()
    x = take.poses[:, :, 0] * camera.scale - camera.path_px[:, None] + camera.width / 2
    y = camera.floor_y - take.poses[:, :, 1] * camera.scale
    window = camera.window
    across, down = (side / (2 * window.zoom)[:, None] for side in (camera.width, camera.height))
    share = ((abs(x - window.x[:, None]) < across) & (abs(y - window.y[:, None]) < down)).mean(axis=0)
    for thing in things:
        if thing.kind.name in KINDS and KINDS[thing.kind.name].family != "support" and share[thing.index] >= 1 / 6:
            seen[thing.kind.name] += 1
    return seen


@dataclass(frozen=True)
class StagedClip:
    """A simulated scene with its sound: drawn when it is finished."""

    request: ClipRequest
    watch: Watch
    performance: Performance
    sound: Sound | None

    def finish(self) -> Rendering:
        """This will give the clip; its frames are drawn as they are taken, and the watch is called for each."""
        return Rendering(
            width=self.request.width,
            height=self.request.height,
            fps=self.request.fps,
            frame_count=self.request.frame_count,
            frames=opened(_frames(self.performance, self.request, self.watch), self.request),
            sound=self.sound,
            sample_rate=SAMPLE_RATE,
            model="animatic",
            model_version=VERSION,
            reading=self.performance.words,
            notes=(OPENING_NOTE,) if self.request.opening is not None else (),
            shows_person=any(thing.kind.name in PEOPLE for thing in self.performance.things),
        )


class OpenAnimatic(OpenEngine):
    """The opened engine; holds nothing between renderings."""

    holding = Holding(plan="", batch_max=ANIMATIC.batch_max)

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will read and simulate each of `requests` and make its sound, one after the other.

        Outcomes of lengths and sizes beyond the card are RequestNotPossibleErrors.
        """
        return [outcome_of(partial(_stage, *member)) for member in zip(requests, watches, strict=True)]


class AnimaticEngine:
    """Engine of the Protocol: needs no model, no card and no network."""

    card: EngineCard = ANIMATIC

    @contextmanager
    def open(self) -> Iterator[OpenEngine]:
        """This will give the engine; there is nothing to load or free."""
        yield OpenAnimatic()


def _stage(request: ClipRequest, watch: Watch) -> StagedClip:
    _check(request)
    performance = perform(request, watch)
    return StagedClip(request, watch, performance, _sound(performance, request) if request.audio else None)


def _check(request: ClipRequest) -> None:
    if not 0 < request.length_s <= ANIMATIC.max_duration_s:
        raise RequestNotPossibleError(
            f"animatic makes clips of up to {ANIMATIC.max_duration_s} s, not {float(request.length_s):g} s"
        )
    if request.width < 64 or request.height < 64 or request.width * request.height > ANIMATIC.max_pixels:
        raise RequestNotPossibleError(f"animatic cannot draw {request.width}×{request.height}")
    if not 1 <= request.fps <= 60:
        raise RequestNotPossibleError(f"animatic cannot make {request.fps} frames a second")


def _sound(performance: Performance, request: ClipRequest) -> Sound:
    return make_sound(
        performance.scene,
        performance.take,
        performance.things,
        performance.camera,
        sample_count=round(request.length_s * SAMPLE_RATE),
        seed=request.seed,
    )


def _frames(performance: Performance, request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    painter = Painter(
        performance.scene,
        performance.take,
        performance.things,
        performance.camera,
        ground=performance.ground,
        gravity=performance.gravity,
        seed=request.seed,
    )
    shown = {math.floor(i * request.frame_count / _PREVIEWS) for i in range(_PREVIEWS)}
    for number in range(request.frame_count):
        frame = painter.frame(number)
        watch.step(Stage.DRAWING, number + 1, request.frame_count, _preview(frame) if number in shown else None)
        yield frame


def _preview(frame: Frame) -> Frame:
    step = max(1, frame.shape[1] // _PREVIEW_WIDTH)
    return np.ascontiguousarray(frame[::step, ::step])
