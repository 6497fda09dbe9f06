"""From a script to footage: every stretch between two cuts is staged, simulated and seen by its camera.

A long shot is told in several takes: one ends where nothing stirs any more, or when it has gone on for long enough, and
the next one stages the same scene again, with other chance and another camera. So a minute of falling dominoes stays alive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose, Take
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.picture.camera import Camera, carried_on, plan
from generation.engine.animatic.picture.framing import fitted
from generation.engine.animatic.script import Actor, Join, Scene, Script, Shot
from generation.engine.animatic.seen import Shown
from generation.engine.animatic.staging.director import stage_scene
from generation.engine.animatic.staging.encore import encore
from generation.engine.animatic.staging.stage import FIGURES, Stage

LONGEST_S = 8.0  # of a take: about what one idea carries
_LEAST_S, _LEAST_LAST_S = 3.0, 2.0  # of a take that is followed by another one, and of the last one
_AT_REST_S, _EMPTY_S = 1.2, 0.3  # so long is looked at what has come to rest, and where nobody is left
_STIRS_M_S = 0.12
_ANGLES = (None, "dolly", "wide", "handheld")  # of one take after the other, where the prompt names no move
DISSOLVE_S = 0.5
_LEAD_S = 0.4  # that a clip goes on as it was before something else happens
_MOST_OF_SHOT = 0.4  # that a dissolve takes
_RING_FRAMES = 3  # so much longer a take is simulated than seen: its sound fades under the next one


@dataclass(frozen=True)
class Plate:
    """What a footage is asked to be: where it lies in the clip, of which scene, at which size."""

    scene: Scene
    shot: int  # of the script
    first: int  # frame of the clip
    frame_count: int
    fade_frames: int  # over which it comes in while the one before goes on; 0: a cut
    begin: int = 0  # frame of its take: what it shows goes on with what the footage before it showed


@dataclass(frozen=True)
class Footage:
    """What happens between two cuts."""

    plate: Plate
    stage: Stage
    take: Take  # from its own beginning, and a little longer than it is seen
    camera: Camera
    staged_frames: int  # for how long the scene was set up
    encores: tuple[tuple[int, int], ...] = ()  # from and up to which frames of the take its figures did it all again

    @property
    def scene(self) -> Scene:
        """This will be the scene that is played."""
        return self.plate.scene

    @property
    def seen(self) -> Take:
        """This will be the take without what is not seen of it."""
        first, last = self.plate.begin, self.plate.begin + self.plate.frame_count
        return self.take if (first, last) == (0, self.take.frame_count) else self.take.between(first, last)

    @property
    def world(self) -> World:
        """This will be the world after its simulation."""
        return self.stage.world

    @property
    def things(self) -> list[Thing]:
        """This will be the bodies, by index."""
        return self.stage.world.things

    @property
    def gravity(self) -> float:
        """This will be how fast things are seen to fall, m/s²."""
        return float(-self.stage.world.space.gravity[1]) * self.scene.pace**2


@dataclass(frozen=True)
class Film:
    """How footage is made: what is the same for every shot of a clip."""

    width: int
    height: int
    fps: int
    seed: int
    report: Callable[[int], None]  # called with the number of every frame of the clip that is simulated; may raise

    def script(self, script: Script, frame_count: int) -> list[Footage]:
        """This will film every shot, in order; together they are seen for `frame_count` frames."""
        return self._shots(script.shots, frame_count)

    def _shots(self, shots: Sequence[Shot], frame_count: int, *, number: int = 0, first: int = 0) -> list[Footage]:
        """Shots from the script's `number` on, seen for `frame_count` frames from the clip's `first` on."""
        starts = starts_of(shots, self.fps, frame_count)
        lengths = [end - start for start, end in pairwise(starts)]
        fades = [self._fade(shot, length) for shot, length in zip(shots, lengths, strict=True)]
        footage: list[Footage] = []
        for at, shot in enumerate(shots):
            is_last = at + 1 == len(shots)
            under = 0 if is_last else max(fades[at + 1], _RING_FRAMES)
            fade = fades[at] if first + at else 0
            footage += self._shot(shot, Plate(shot.scene, number + at, first + starts[at], lengths[at], fade), under)
        return footage

    def leading_to(self, shots: Sequence[Shot], number: int, before: Footage, frame_count: int) -> list[Footage]:
        """This will film what comes after a clip that ends with `before`, where something else happens next: it goes on for
        a moment, and dissolves into `shots`, the script's from `number` on; together `frame_count` frames.
        """
        lead = min(round(_LEAD_S * self.fps), frame_count // 4)
        fade = self._fade(shots[0], starts_of(shots, self.fps, frame_count - lead)[1])
        last = before.plate
        first, begin = last.first + last.frame_count, last.begin + last.frame_count
        plate = replace(last, first=first, frame_count=lead, fade_frames=0, begin=begin)
        led = self._continued(before, plate, max(fade, _RING_FRAMES))
        return [led, *self._shots(shots, frame_count - lead, number=number, first=first + lead)]

    def _shot(self, shot: Shot, whole: Plate, under: int, *, takes_before: int = 0) -> list[Footage]:
        """One shot in as many takes as it needs; its last one goes on for `under` frames beneath the next shot."""
        frame_count, takes = whole.frame_count, list[Footage]()
        done = 0
        while done < frame_count:
            span = _span(frame_count - done, self.fps)
            scene = _nth(shot.scene, takes_before + len(takes), done / frame_count, (done + span) / frame_count)
            plate = Plate(scene, whole.shot, whole.first + done, span, whole.fade_frames if not takes else 0)
            is_last = done + span == frame_count
            footage = self._take(plate, under if is_last else _RING_FRAMES, may_end=frame_count - done)
            takes.append(footage)
            done += footage.plate.frame_count
        return takes

    def _fade(self, shot: Shot, frame_count: int) -> int:
        if shot.join is not Join.DISSOLVE:
            return 0
        return max(2, min(round(DISSOLVE_S * self.fps), int(_MOST_OF_SHOT * frame_count)))

    def going_on(self, script: Script, before: Footage, frame_count: int) -> list[Footage]:
        """This will film what comes after a clip that ends with `before`: it goes on in the same world until nothing stirs
        there, and then in further takes of its shot; together `frame_count` frames.
        """
        number, first = before.plate.shot, before.plate.first + before.plate.frame_count
        span = min(frame_count, round(LONGEST_S * self.fps))
        plate = replace(
            before.plate,
            first=first,
            frame_count=span,
            fade_frames=0,
            begin=before.plate.begin + before.plate.frame_count,
        )
        under = 0 if span == frame_count else _RING_FRAMES
        footage = self._ended(self._continued(before, plate, under), may_end=frame_count)
        left = frame_count - footage.plate.frame_count
        if not left:
            return [footage]
        shot = script.shots[number]
        whole = Plate(shot.scene, number, first + footage.plate.frame_count, left, 0)
        return [footage, *self._shot(shot, whole, 0, takes_before=plate.scene.take + 1)]

    def _continued(self, before: Footage, plate: Plate, under: int) -> Footage:
        """The same world once more from its beginning, which costs less than to keep it, and on: everybody does again what
        they did.
        """
        stage = self._staged(before.scene, before.staged_frames)
        encores = (*before.encores, (plate.begin, plate.begin + plate.frame_count))
        for first, last in encores:
            encore(stage, first / stage.fps, last / stage.fps)
        skipped = plate.first - plate.begin
        take = self._run(stage, plate.begin + plate.frame_count + under, lambda frame: self.report(skipped + frame))
        hero = hero_of(before.take, stage.world.things)
        camera = carried_on(before.camera, take, move=self._move(plate.scene), hero=hero)
        return Footage(plate, stage, take, camera, before.staged_frames, encores)

    def _take(self, plate: Plate, under: int, *, may_end: int) -> Footage:
        """One take; it ends sooner where all has come to rest and `may_end` frames leave room for another one."""
        stage = self._staged(plate.scene, plate.frame_count)
        last = plate.frame_count - 1
        take = self._run(stage, plate.frame_count + under, lambda frame: self.report(plate.first + min(frame, last)))
        footage = Footage(plate, stage, take, self._camera(stage, take, plate.scene), plate.frame_count)
        return self._ended(footage, may_end=may_end)

    def _staged(self, scene: Scene, frame_count: int) -> Stage:
        fps = round(self.fps / scene.pace)  # slow motion is filmed at a higher rate than it is shown
        return stage_scene(
            scene, seed=self.seed, fps=fps, duration_s=frame_count / fps, aspect=self.width / self.height
        )

    def _run(self, stage: Stage, frame_count: int, report: Callable[[int], None]) -> Take:
        return stage.world.run(frame_count, report).at_pace(stage.scene.pace, self.fps)

    def _ended(self, footage: Footage, *, may_end: int) -> Footage:
        rest = _at_rest(footage)
        if rest is None or may_end - rest < _LEAST_LAST_S * self.fps:
            return footage
        plate = footage.plate
        take = footage.take.between(0, plate.begin + rest + _RING_FRAMES)  # the camera may know more than it sees
        camera = footage.camera if plate.begin else self._camera(footage.stage, take, plate.scene)
        return replace(footage, plate=replace(plate, frame_count=rest), take=take, camera=camera)

    def _camera(self, stage: Stage, take: Take, scene: Scene) -> Camera:
        hero, move = hero_of(take, stage.world.things), self._move(scene)
        size, things = (self.width, self.height), stage.world.things
        view = fitted(stage.view, take, things, *size, scene=scene, move=move, hero=hero, seed=self.seed)
        return plan(view, take, *size, move=move, hero=hero, seed=self.seed)

    def _move(self, scene: Scene) -> str | None:
        return scene.camera or _ANGLES[scene.take % len(_ANGLES)]


def hero_of(take: Take, things: Sequence[Thing]) -> int:
    """This will be whom a camera looks at: the first figure, else what moves most; -1 for an empty stage."""
    if take.figures:
        return min(take.figures)
    speed = np.hypot(take.poses[:, :, 3], take.poses[:, :, 4]).mean(axis=0)
    return int(speed.argmax()) if things else -1


def in_picture(take: Take, camera: Camera) -> npt.NDArray[np.bool_]:
    """This will say whose middle is in the picture: bool [frames, things]."""
    window = camera.window
    tracks = (camera.path_px, window.zoom, window.x, window.y)
    path, zoom, middle_x, middle_y = (track[: take.frame_count, None] for track in tracks)
    x = take.poses[:, :, 0] * camera.scale - path + camera.width / 2
    y = camera.floor_y - take.poses[:, :, 1] * camera.scale
    is_within = abs(x - middle_x) < camera.width / (2 * zoom)
    return np.asarray(is_within & (abs(y - middle_y) < camera.height / (2 * zoom)))


def shown_in(script: Script, footage: Sequence[Footage]) -> list[Shown]:
    """This will tell what is really seen and done in each shot, over all of its takes."""
    return [
        _shown(shot.scene, [each for each in footage if each.plate.shot == number])
        for number, shot in enumerate(script.shots)
    ]


def _shown(scene: Scene, takes: Sequence[Footage]) -> Shown:
    seen, played, supports = Counter[str](), dict[str, tuple[str, ...]](), set[str]()
    laid = frozenset().union(*(each.stage.laid for each in takes))
    for each in takes:
        seen |= _seen(each)
        for kind, acts in each.stage.played.items():
            played[kind] = tuple(dict.fromkeys((*played.get(kind, ()), *acts)))
        supports |= {"skateboard" if thing.look == "deck" else thing.kind.name for thing in each.things}
    return Shown(scene, seen, played, frozenset(supports), laid)


def _seen(footage: Footage) -> Counter[str]:
    """How many of each kind are in the picture for a sixth of the take or longer, by where their middles are."""
    share = in_picture(footage.take, footage.camera).mean(axis=0)
    kinds = (thing.kind.name for thing in footage.things if share[thing.index] >= 1 / 6 and thing.owner < 0)
    return Counter(kind for kind in kinds if kind in KINDS and KINDS[kind].family != "support")


def starts_of(shots: Sequence[Shot], fps: int, frame_count: int) -> list[int]:
    """This will be the frame at which each shot begins, and the clip's end behind them: each has one frame at least."""
    starts = [round(shot.start_s * fps) for shot in shots]
    starts = [min(max(at, number), frame_count - len(shots) + number) for number, at in enumerate(starts)]
    return [*starts, frame_count]


def _span(left: int, fps: int) -> int:
    """How long the next take is: what is left, or one of equal parts of it that are not too long."""
    parts = -(-left // round(LONGEST_S * fps))
    return -(-left // parts)


def _nth(scene: Scene, take: int, begin: float, end: float) -> Scene:
    """The scene of one of several takes, between two shares of its shot: whoever does several things one after the other
    does those that are then due.
    """
    if (begin, end) == (0.0, 1.0):
        return replace(scene, take=take)
    actors = tuple(_due(actor, begin, end) for actor in scene.actors)
    acts = tuple(act for act in scene.acts if act.action in actors[act.doer].actions)
    return replace(scene, take=take, actors=actors, acts=acts)


def _due(actor: Actor, begin: float, end: float) -> Actor:
    count = len(actor.actions)
    if count < 2 or KINDS[actor.kind].family not in FIGURES:
        return actor
    first = min(round(begin * count), count - 1)
    last = max(first + 1, round(end * count))
    return replace(actor, actions=actor.actions[first:last])


def _at_rest(footage: Footage) -> int | None:
    """The frame at which a take may end, since from a little before nothing stirs in it to its end; None where something
    does, or never did.
    """
    take, fps = footage.take, footage.take.fps
    there = in_picture(take, footage.camera)
    moves = np.hypot(take.poses[:, :, 3], take.poses[:, :, 4]) > _STIRS_M_S
    stirs: npt.NDArray[np.bool_] = np.any(there & moves, axis=1)
    for poses in take.figures.values():
        stirs |= np.fromiter(map(_is_busy, poses), bool, len(poses))
    if not stirs.any():
        return None
    last = int(np.flatnonzero(stirs)[-1])
    look_s = _AT_REST_S if there[max(last, footage.plate.begin) :].any(axis=1).all() else _EMPTY_S
    last = max(last - footage.plate.begin, 0)
    end = max(last + round(look_s * fps), round(_LEAST_S * fps) if not footage.plate.begin else 1)
    return end if end < footage.plate.frame_count else None


def _is_busy(pose: Pose) -> bool:
    return abs(pose.sway) > 0.2 or pose.wave > 0.3 or pose.mouth > 0.3
