"""Somebody's head in place of a drawn one, and somebody's voice: who has them, how they turn and speak. Nobody is real."""

from __future__ import annotations

import math
import tracemalloc
from itertools import islice

import numpy as np
import pytest
import skia

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.animatic.physics.track import Pose, Viseme
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.picture.portrait import portrait_of, turned_deg
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.reading import read
from generation.engine.animatic.speech import voice as shipped
from generation.engine.animatic.speech.measuring import NoVoiceError, timbre_like
from generation.engine.animatic.speech.timbre import Timbre, voiced
from generation.engine.contracts import Frame
from generation.engine.errors import RequestNotPossibleError
from generation.engine.inputs import Head, Likeness, Voice
from generation.engine.protocol import SilentWatch
from tests.animatic.drawn_heads import HAIR, SKIN, head, is_hair
from tests.animatic.scenes import asked, simulated

SIDE = 200  # pixels of a canvas with one head


def painted(*heads: Head, yaw: float = math.pi / 2, angle: float = 0.0, **pose: object) -> Frame:
    """A head alone, on white, of a figure that holds itself so."""
    pixels = np.full((SIDE, SIDE, 4), 255, np.uint8)
    canvas = skia.Canvas(pixels, colorType=skia.kRGBA_8888_ColorType)
    light = light_of(read("a man in the park").scene)
    rig = Rig(canvas, light, Pose(yaw=yaw, **pose), 60.0, (SIDE / 2, SIDE / 2), angle, 0.0, 0.0)  # type: ignore[arg-type]
    portrait_of(heads).put_on(rig, (0.0, 0.0, 0.0), 1.0, 0.0)
    rig.draw()
    return pixels[..., :3]


def drawn(prompt: str, *likenesses: Likeness, frames: int = 1, **wishes: object) -> list[Frame]:
    request = asked(prompt, width=96, height=96, duration_s=1.0, audio=False, likenesses=likenesses, **wishes)
    with AnimaticEngine().open() as engine:
        return list(islice(engine.render(request, SilentWatch()).frames, frames))


def middle(mask: np.ndarray) -> tuple[float, float]:
    rows, columns = np.nonzero(mask)
    return float(columns.mean()), float(rows.mean())


def width(mask: np.ndarray) -> int:
    return int(mask.any(axis=0).sum())


def is_nose(frame: Frame) -> np.ndarray:
    red, green, blue = (frame[..., channel].astype(int) for channel in range(3))
    return np.asarray((red > 190) & (green < 120) & (blue < 110))


# heads


@pytest.mark.parametrize(
    "prompt",
    ["a man walks", "a robot waves", "an astronaut", "a cat sits", "a penguin", "a duck", "a mermaid", "an owl"],
)
def test_every_figure_has_a_place_for_a_head(prompt: str):
    (frame,), (without,) = drawn(prompt, Likeness(heads=(head(),))), drawn(prompt)

    assert is_hair(frame).sum() > is_hair(without).sum() + 5


def test_what_has_no_face_gets_one_while_it_speaks():
    frames = drawn('a teapot says "hello there"', Likeness(heads=(head(),)), frames=14)

    assert is_hair(frames[-1]).sum() > 30


def test_it_goes_with_the_body():
    likeness = Likeness(heads=(head(), head(85)))
    performance = simulated("a man runs in the park", width=96, height=96, duration_s=1.0, likenesses=(likeness,))
    frames = drawn("a man runs in the park", likeness, frames=20)
    take, camera = performance.take, performance.camera

    for number in (0, 9, 19):
        x, y = middle(is_hair(frames[number]))
        at_x, at_y = camera.to_px(number, *take.poses[number, 0, :2])
        assert x == pytest.approx(at_x, abs=6)
        assert y < at_y - 0.2 * performance.things[0].height_m * camera.scale


def test_it_is_turned_over_with_a_body_that_is():
    upright, over = (middle(is_hair(painted(head(), angle=angle))) for angle in (0.0, math.pi))

    assert upright[1] < SIDE / 2 - 20
    assert over[1] > SIDE / 2 + 20


@pytest.mark.parametrize(("yaw", "turned"), [(math.pi / 2, 0), (0.0, 90), (math.pi, -90), (math.pi / 4, 45)])
def test_where_a_figure_looks_is_told_as_heads_are(yaw: float, turned: float):
    assert turned_deg(yaw) == pytest.approx(turned)


def test_of_several_views_the_one_that_it_looks_like_is_shown_and_mirrored_where_there_is_none():
    heads = head(), head(85)

    front, right, left = (middle(is_nose(painted(*heads, yaw=yaw)))[0] for yaw in (math.pi / 2, 0.0, math.pi))

    assert front == pytest.approx(SIDE / 2, abs=3)
    assert right > SIDE / 2 + 20
    assert left == pytest.approx(SIDE - right, abs=3)


def test_with_one_view_alone_it_is_narrowed_and_moved_to_where_it_looks():
    front, right, left = (is_hair(painted(head(), yaw=yaw)) for yaw in (math.pi / 2, 0.0, math.pi))

    assert width(right) == pytest.approx(0.68 * width(front), abs=4)
    assert middle(right)[0] - middle(front)[0] == pytest.approx(0.22 * 60, abs=3)
    assert middle(front)[0] - middle(left)[0] == pytest.approx(0.22 * 60, abs=3)


def test_from_behind_its_hair_is_seen():
    frame = painted(head(), yaw=-math.pi / 2)

    assert is_hair(frame).sum() > 3 * is_hair(painted(head())).sum() / 2
    assert not is_nose(frame).any()


@pytest.mark.parametrize("viseme", [Viseme.OPEN, Viseme.WIDE, Viseme.ROUND, Viseme.CLOSED])
def test_its_mouth_moves_where_the_picture_has_one_and_nothing_else_does(viseme: Viseme):
    silent, speaking = painted(head()), painted(head(), viseme=viseme, mouth=0.8)

    changed = (np.abs(silent.astype(int) - speaking) > 12).any(axis=2)
    high = 2.5 * 60
    x, y = middle(changed)
    assert (x, y) == (
        pytest.approx(SIDE / 2, abs=3),
        pytest.approx(SIDE / 2 + 1.1 * 60 - 0.2 * high, abs=0.06 * high),
    )
    assert changed.sum() < 0.1 * high * high


def test_neck_and_hands_have_its_skin():
    portrait = portrait_of((head(),))

    assert np.abs(np.subtract(portrait.skin, SKIN)).max() < 3
    assert np.abs(np.subtract(portrait.hair, HAIR)).max() < 3


# who has them


def test_who_is_named_has_the_head_in_every_shot_and_nobody_else():
    likeness = Likeness(heads=(head(),), of="the woman")
    performance = simulated("A man and a woman stand. Cut to: the woman dances", duration_s=2.0, likenesses=(likeness,))

    assert [(who, kind) for who, kind in performance.likenesses.portraits] == [(1, "person")]
    assert all(
        sum((each.who, each.kind.name) == (1, "person") for each in footage.things) == 1
        for footage in performance.footage
    )


def test_without_a_name_it_is_whoever_is_a_person():
    performance = simulated("A dog and a man", duration_s=1.0, likenesses=(Likeness(heads=(head(),)),))

    assert list(performance.likenesses.portraits) == [(1, "person")]


def test_one_who_is_not_there_is_told():
    performance = simulated("A dog runs", duration_s=1.0, likenesses=(Likeness(heads=(head(),), of="queen"),))

    assert performance.words[0] == "Nobody here is queen: that likeness is not in the clip."
    assert not performance.likenesses.portraits


def test_a_clip_with_a_likeness_shows_a_person_whoever_plays_them():
    with AnimaticEngine().open() as engine:
        shown, without = (
            engine.render(asked("a cat", duration_s=1.0, audio=False, likenesses=each), SilentWatch()).shows_person
            for each in ((Likeness(heads=(head(),)),), ())
        )

    assert (shown, without) == (True, False)


def test_pictures_that_nobody_cut_a_head_from_are_refused():
    with pytest.raises(RequestNotPossibleError, match="cut out"):
        drawn("a man", Likeness(pictures=np.zeros((1, 8, 8, 3), np.uint8)))


@pytest.mark.parametrize(
    "picture", [np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8, 4), np.float32), np.zeros((8, 8, 4), np.uint8)]
)
def test_what_is_no_head_is_refused(picture: np.ndarray):
    with pytest.raises(ValueError, match="head"):
        Head(picture=picture)


def test_an_engine_that_does_not_draw_is_given_the_head_before_grey_and_the_one_voice():
    voice = Voice(sound=np.zeros((2, 9), np.float32))
    likeness = Likeness(heads=(head(),), voice=voice)
    (still,) = likeness.stills

    assert (still[0, 0] == 127).all()
    assert is_hair(still).sum() > 1000
    assert asked("a man", likenesses=(likeness,)).one_voice is voice
    assert len(Likeness(pictures=np.zeros((2, 8, 8, 3), np.uint8), heads=(head(),)).stills) == 2


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (2000, 40)])
def test_a_head_of_any_size_is_drawn(size: tuple[int, int]):
    assert painted(Head(picture=np.full((*size, 4), 120, np.uint8))).min() < 200


# voices

SAID = "I never thought we would see the old lighthouse again, it looks so small from here."


def spoken(timbre: Timbre, text: str = SAID) -> Voice:
    """A recording of the shipped voice with another throat: nobody's."""
    utterance = shipped.say(text)
    sound = np.concatenate([voiced(tract, timbre, np.random.default_rng(1)) for _, tract in utterance.tracts])
    return Voice(sound=np.stack([sound, sound]).astype(np.float32), sample_rate=shipped.SAMPLE_RATE)


@pytest.mark.parametrize(
    ("pitch", "throat"), [(1.0, 1.0), (0.57, 0.86), (1.38, 1.13), (0.8, 1.0), (1.0, 0.9), (1.0, 1.12)]
)
def test_pitch_and_throat_are_measured_from_a_recording(pitch: float, throat: float):
    found = timbre_like(spoken(Timbre(pitch=pitch, throat=throat)))

    assert found.pitch == pytest.approx(pitch, rel=0.1)
    assert found.throat == pytest.approx(throat, rel=0.1)


def test_a_recording_at_another_rate_tells_the_same():
    voice = spoken(Timbre(pitch=0.57, throat=0.86))
    doubled = np.repeat(voice.sound, 2, axis=1)

    found, again = timbre_like(voice), timbre_like(Voice(sound=doubled, sample_rate=2 * voice.sample_rate))

    assert (again.pitch, again.throat) == (pytest.approx(found.pitch, rel=0.03), pytest.approx(found.throat, rel=0.03))


def test_who_has_a_voice_speaks_with_it_and_the_others_with_their_own():
    prompt = 'A man says "Hello there." The robot says "Hello."'
    low = Likeness(of="man", voice=spoken(Timbre(pitch=0.5, throat=0.8)))
    own, given = (simulated(prompt, duration_s=4.0, likenesses=each).dialogue.lines for each in ((), (low,)))

    assert [line.timbre for line in own][1] == given[1].timbre
    assert given[0].timbre.pitch == pytest.approx(0.5, rel=0.1)
    assert given[0].timbre != own[0].timbre


def test_a_voice_for_the_clip_is_that_of_all_who_have_none():
    line = simulated('A robot says "Hello."', voice=spoken(Timbre(pitch=1.38, throat=1.13))).dialogue.lines[0]

    assert line.timbre.pitch == pytest.approx(1.38, rel=0.1)
    assert line.timbre.ring_hz == 0.0


def test_of_a_long_recording_the_first_ten_seconds_are_heard():
    voice = spoken(Timbre(pitch=0.57, throat=0.86), "I never thought so.")
    rate, times = voice.sample_rate, 10 * voice.sample_rate // voice.sound.shape[1] + 1
    begin = np.tile(voice.sound, times)[:, : 10 * rate]
    long = np.pad(begin, ((0, 0), (0, 110 * rate)), constant_values=0.5)

    tracemalloc.start()
    found = timbre_like(Voice(sound=long, sample_rate=rate))
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found == timbre_like(Voice(sound=begin, sample_rate=rate))
    assert most_bytes < 100 * 2**20


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100])
@pytest.mark.parametrize("length", [0, 1, 2, 44_100])
def test_a_constant_is_no_voice_however_short(length: int, rate: int):
    with pytest.raises(NoVoiceError):
        timbre_like(Voice(sound=np.full((2, length), 0.3, np.float32), sample_rate=rate))


@pytest.mark.parametrize("length", [100, 48_000])
def test_in_noise_nobody_is_heard_and_it_is_said(length: int):
    noise = Voice(sound=np.random.default_rng(1).normal(0, 0.1, (2, length)).astype(np.float32))

    with pytest.raises(NoVoiceError):
        timbre_like(noise)
    assert simulated('A robot says "Hello."', voice=noise).words[0].startswith("Nobody is heard to speak")
