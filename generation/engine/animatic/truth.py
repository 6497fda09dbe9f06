"""What really happened in a clip, as data: what the command line's `--truth` writes and physics and sync are judged by.

Everything is in metres, kilograms, seconds and radians, x to the right, y up, unless a name says pixels. The world is a
slice one metre deep: masses and impulses are those of one metre of depth. Frame `n` is the moment `n / fps`; a contact's
time lies between frames. The layout changes only together with `VERSION`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import is_dataclass
from typing import Any, TypedDict

import numpy as np
import pymunk

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.filming import Footage, Plate
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Pose, RopePath, Take
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.speech.dialogue import Spoken
from generation.engine.animatic.speech.phonemes import shape_of
from generation.engine.contracts import ClipRequest

VERSION = 5
_LENGTH, _SPEED = 6, 5  # decimals: a micrometre is far below a pixel, and files stay small


class TruthRequest(TypedDict):
    """What was asked for."""

    prompt: str
    seed: int
    fps: int
    width: int
    height: int
    frame_count: int


class TruthWorld(TypedDict):
    """What is the same during the whole clip."""

    gravity_m_s2: float
    ground_level_m: float
    ground_material: str
    water_level_m: float | None  # of calm water; None: there is none


class TruthOutline(TypedDict):
    """One convex shape of a body, in the body's own axes: a circle, or corners, grown by `rounding_m` on all sides."""

    circle: list[float] | None  # x, y, radius
    corners: list[list[float]] | None
    rounding_m: float


class TruthThing(TypedDict):
    """One body; its place in the list is its index."""

    kind: str
    look: str
    material: str
    mass_kg: float | None  # None: fixed, nothing can move it
    moment_kg_m2: float | None
    width_m: float
    height_m: float
    balance_m: list[float]  # its centre of mass, in its own axes
    inside: int | None  # the body that it sits or lies in: its feet may be lower than the ground
    owner: int | None  # the body it is a part of: a wheel's car
    outlines: list[TruthOutline]
    group: int  # bodies of one group other than 0 pass each other
    layers: list[
        int
    ]  # categories and mask, bit fields: two bodies meet where each one's category is in the other's mask


class TruthContact(TypedDict):
    """One moment of two materials meeting."""

    time_s: float
    touch: str  # a `track.Touch`
    thing: int | None
    partner: int | None  # None: the ground, a wall, water, or (a voice) nobody
    materials: list[str]
    impulse_n_s: float
    speed_m_s: float  # at which they came together
    at_m: list[float]
    size_m: float


class TruthKnot(TypedDict):
    """Where a rope is tied."""

    thing: int | None  # None: to a place of the world
    at_m: list[float]  # in the thing's own axes


class TruthRope(TypedDict):
    """A rope: it only pulls."""

    length_m: float  # when it is taut
    thickness_m: float
    ends: list[TruthKnot]
    points_m: list[list[list[float]]]  # [frames][points from one end to the other][x, y]


class TruthCamera(TypedDict):
    """Where a point of the world is in the picture of a frame.

    x_px = (x * pixels_per_metre - travel_px + width / 2 - middle_x) * zoom + width / 2
    y_px = (ground_line_px - y * pixels_per_metre - middle_y) * zoom + height / 2
    """

    pixels_per_metre: float
    ground_line_px: float  # of y = 0, from the top
    travel_px: list[int]  # [frames]
    zoom: list[float]
    middle_px: list[list[float]]  # [frames][x, y]


class TruthSound(TypedDict):
    """A phoneme, in the voice's alphabet (`speech.phonemes`), and the lips that belong to it."""

    phoneme: str
    viseme: str  # a `track.Viseme`
    from_s: float
    to_s: float


class TruthWord(TypedDict):
    """A word as it is written, and when it is heard."""

    text: str
    from_s: float
    to_s: float


class TruthSpeech(TypedDict):
    """A line that is heard; its times are the clip's."""

    text: str
    speaker: int | None  # a thing of the take in which the line begins; None: nobody in the picture
    name: str  # of the speaker; "" where nobody is named
    from_s: float
    to_s: float
    words: list[TruthWord]
    phonemes: list[TruthSound]


class TruthShot(TypedDict):
    """A stretch between two cuts."""

    first_frame: int
    frame_count: int
    shot: int  # of the script: a long one is told in several takes
    fade_frames: int  # over which it comes in while the one before goes on; 0: a cut


class TruthTake(TypedDict):
    """What happens in one stretch; its times and frames begin at 0."""

    world: TruthWorld
    things: list[TruthThing]
    poses: list[list[list[float]]]  # [frames][things][x, y, angle, vx, vy, spin]; v is the centre of mass's
    joints: dict[str, list[dict[str, Any]]]  # thing -> [frames] of `track.Pose`, what differs from a pose of rest
    scales: dict[str, list[list[float]]]  # thing -> [frames][width, height] in usual ones, of those that change
    ropes: list[TruthRope]
    water_m: list[list[float]] | None  # [frames][columns from the left to the right end]: height of the surface
    water_ends_m: list[float] | None
    contacts: list[TruthContact]
    camera: TruthCamera


class Truth(TruthTake):
    """The whole file: what happens up to the first cut, and after it."""

    version: int
    request: TruthRequest
    reading: list[str]  # what the member is told
    speech: list[TruthSpeech]
    shots: list[TruthShot]  # in order, without a gap
    after_cuts: list[TruthTake]  # of every shot but the first: other worlds, with bodies of their own


def truth_of(performance: Performance, request: ClipRequest) -> Truth:
    """This will put a performance into plain numbers, ready for JSON."""
    first, *others = performance.footage
    return {
        "version": VERSION,
        "request": {
            "prompt": request.prompt,
            "seed": request.seed,
            "fps": request.fps,
            "width": request.width,
            "height": request.height,
            "frame_count": request.frame_count,
        },
        "reading": list(performance.words),
        "speech": [_speech(line, performance.footage) for line in performance.dialogue.lines],
        "shots": [_shot(footage.plate) for footage in performance.footage],
        **_take(first),
        "after_cuts": [_take(footage) for footage in others],
    }


def _speech(line: Spoken, footage: Sequence[Footage]) -> TruthSpeech:
    begins = next((each for each in reversed(footage) if each.plate.first / each.take.fps <= line.start_s), footage[0])
    speaker = next((thing.index for thing in begins.things if line.is_by(thing)), None)
    return {
        "text": line.text,
        "speaker": speaker,
        "name": line.actor.noun or line.actor.kind if line.actor else "",
        "from_s": round(line.start_s, _LENGTH),
        "to_s": round(line.end_s, _LENGTH),
        "words": [
            {"text": word.text, "from_s": round(word.start_s, _LENGTH), "to_s": round(word.end_s, _LENGTH)}
            for word in line.words
        ],
        "phonemes": [
            {
                "phoneme": phone.symbol,
                "viseme": shape_of(phone.symbol).viseme.value,
                "from_s": round(phone.start_s, _LENGTH),
                "to_s": round(phone.end_s, _LENGTH),
            }
            for phone in line.phones
        ],
    }


def _shot(plate: Plate) -> TruthShot:
    return {
        "first_frame": plate.first,
        "frame_count": plate.frame_count,
        "shot": plate.shot,
        "fade_frames": plate.fade_frames,
    }


def _take(footage: Footage) -> TruthTake:
    take, world = footage.seen, footage.world
    water = None if take.water is None else _rounded(take.water, _LENGTH)
    return {
        "world": {
            "gravity_m_s2": footage.gravity,
            "ground_level_m": world.ground_level_m,
            "ground_material": world.ground,
            "water_level_m": None if water is None else 0.0,
        },
        "things": [_thing(thing) for thing in footage.things],
        "poses": _rounded(take.poses, _LENGTH),
        "joints": {str(index): [_joints(pose) for pose in poses] for index, poses in take.figures.items()},
        "scales": _scales(take),
        "ropes": [_rope(rope) for rope in take.ropes],
        "water_m": water,
        "water_ends_m": [world.water.left_m, world.water.right_m] if world.water else None,
        "contacts": [_contact(contact) for contact in take.contacts],
        "camera": _camera(footage.camera, take.frame_count),
    }


def _rope(rope: RopePath) -> TruthRope:
    return {
        "length_m": round(rope.length_m, _LENGTH),
        "thickness_m": rope.thickness_m,
        "ends": [{"thing": thing if thing >= 0 else None, "at_m": _rounded(at, _LENGTH)} for thing, at in rope.ends],
        "points_m": _rounded(rope.points, _LENGTH),
    }


def _scales(take: Take) -> dict[str, list[list[float]]]:
    if take.scales is None:
        return {}
    changing = np.flatnonzero((take.scales != 1.0).any(axis=(0, 2)))
    return {str(index): _rounded(take.scales[:, index], _LENGTH) for index in changing}


def _rounded(values: Any, decimals: int) -> Any:
    return np.round(np.asarray(values, dtype=np.float64), decimals).tolist()


def _thing(thing: Thing) -> TruthThing:
    body, moves = thing.body, thing.body.body_type == pymunk.Body.DYNAMIC
    allowed = thing.shapes[0].filter if thing.shapes else pymunk.ShapeFilter()  # a joint of a body has none of its own
    passes = bool(thing.shapes) and all(shape.sensor for shape in thing.shapes)  # what it passes is nearer or farther
    return {
        "kind": thing.kind.name,
        "look": thing.look,
        "material": thing.material,
        "mass_kg": body.mass if moves else None,
        "moment_kg_m2": body.moment if moves else None,
        "width_m": thing.width_m,
        "height_m": thing.height_m,
        "balance_m": _rounded(body.center_of_gravity, _LENGTH),
        "inside": thing.inside if thing.inside >= 0 else None,
        "owner": thing.owner if thing.owner >= 0 else None,
        "outlines": [_outline(shape) for shape in thing.shapes],
        "group": allowed.group,
        "layers": [0, 0] if passes else [allowed.categories, allowed.mask],
    }


def _outline(shape: pymunk.Shape) -> TruthOutline:
    if isinstance(shape, pymunk.Circle):
        return {"circle": [*shape.offset, shape.radius], "corners": None, "rounding_m": 0.0}
    if isinstance(shape, pymunk.Segment):
        return {"circle": None, "corners": [list(shape.a), list(shape.b)], "rounding_m": shape.radius}
    if not isinstance(shape, pymunk.Poly):
        raise TypeError(f"a body of {type(shape).__name__} cannot be told")
    corners = [list(corner) for corner in shape.get_vertices()]
    return {"circle": None, "corners": corners, "rounding_m": shape.radius}


def _joints(pose: Pose) -> dict[str, Any]:
    """A pose's fields that are not as at rest; numbers rounded to a ten-thousandth of a turn or of a reach."""
    return {name: _plain(value) for name, value in vars(pose).items() if value != getattr(_AT_REST, name)}


_AT_REST = Pose()


def _plain(value: Any) -> Any:
    """What JSON knows, of what a pose is made of: numbers, words, points, and smaller poses inside it."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if is_dataclass(value):
        return {name: _plain(each) for name, each in vars(value).items()}
    return round(float(value), 4)


def _contact(contact: Contact) -> TruthContact:
    return {
        "time_s": round(contact.time_s, _LENGTH),
        "touch": contact.touch.value,
        "thing": contact.thing if contact.thing >= 0 else None,
        "partner": contact.other_thing if contact.other_thing >= 0 else None,
        "materials": [contact.material, contact.other],
        "impulse_n_s": round(contact.impulse, _SPEED),
        "speed_m_s": round(contact.speed, _SPEED),
        "at_m": [round(contact.x_m, _LENGTH), round(contact.y_m, _LENGTH)],
        "size_m": round(contact.size_m, _LENGTH),
    }


def _camera(camera: Camera, frame_count: int) -> TruthCamera:
    window = camera.window
    return {
        "pixels_per_metre": camera.scale,
        "ground_line_px": camera.floor_y,
        "travel_px": camera.path_px[:frame_count].tolist(),
        "zoom": _rounded(window.zoom[:frame_count], _LENGTH),
        "middle_px": _rounded(np.stack([window.x, window.y], axis=1)[:frame_count], 3),
    }
