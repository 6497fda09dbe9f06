"""Styles: what each changes in a picture, and what is said where another one comes instead."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
import pytest

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.animatic.manners import STYLES
from generation.engine.animatic.picture.styles.look import Look
from generation.engine.animatic.picture.styles.modelling import Modeller
from generation.engine.animatic.picture.styles.palettes import Palette
from generation.engine.animatic.picture.styles.paper import Paper
from generation.engine.animatic.picture.styles.table import LOOKS
from generation.engine.animatic.picture.styles.techniques.pixels import palette
from generation.engine.animatic.picture.styles.techniques.table import TECHNIQUES
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Hour
from generation.engine.contracts import Frame
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked

RED, GREY = (222, 58, 52), (128, 128, 128)


@lru_cache(maxsize=2)
def plain() -> Frame:
    return drawn("a red ball and a dog in the park")[0]


def drawn(prompt: str, frame_count: int = 1) -> list[Frame]:
    request = asked(prompt, width=144, height=256, duration_s=frame_count / 24, audio=False)
    with AnimaticEngine().open() as engine:
        return list(engine.render(request, SilentWatch()).frames)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_draws_its_own_picture_and_the_same_one_again(style: str):
    prompt = f"a red ball and a dog in the park, {style} style"

    (first,), (again,) = drawn(prompt), drawn(prompt)

    assert np.array_equal(first, again)
    assert np.abs(first.astype(int) - plain()).mean() > 6


def test_the_paper_is_a_faint_grain_around_every_tone():
    flat = np.full((320, 180, 3), 128, np.uint8)

    shown = Paper(180, 320, seed=5).under(flat.copy())

    assert 1.4 < shown.std() < 1.6
    assert abs(shown.mean() - 128) < 0.05
    assert np.array_equal(shown, Paper(180, 320, seed=5).under(flat.copy()))
    assert not np.array_equal(shown, Paper(180, 320, seed=6).under(flat.copy()))


@pytest.mark.parametrize("style", ["", ", pixel art", ", claymation"])
def test_every_picture_shows_the_paper_and_it_lies_still(style: str, monkeypatch: pytest.MonkeyPatch):
    on_paper = drawn(f"a ball falls in the desert{style}", 2)
    monkeypatch.setattr(Paper, "under", lambda _, frame: frame)
    on_nothing = drawn(f"a ball falls in the desert{style}", 2)

    one, later = (shown.astype(int) - bare for shown, bare in zip(on_paper, on_nothing, strict=True))

    assert 1.4 < one.std() < 1.6
    assert (one == later).mean() > 0.999, "white clips it"


def test_every_style_that_is_read_has_a_look():
    assert set(LOOKS) == set(STYLES)


def test_noir_has_no_colour():
    (frame,) = drawn("a red ball in the park, film noir")

    assert (frame == frame[..., :1]).all()


def test_an_anime_is_drawn_on_twos_and_the_own_look_on_ones():
    held, own = drawn("a ball falls, anime style", 4), drawn("a ball falls", 4)

    assert [np.array_equal(one, next_one) for one, next_one in itertools.pairwise(held)] == [True, False, True]
    assert not any(np.array_equal(one, next_one) for one, next_one in itertools.pairwise(own))


def test_pixel_art_has_large_pixels_of_few_colours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Paper, "under", lambda _, frame: frame)
    (frame,) = drawn("a red ball and a dog in the park, pixel art")

    squares = frame[: 256 // 2 * 2].reshape(128, 2, 72, 2, 3)
    colours = {tuple(each) for each in frame.reshape(-1, 3).tolist()}

    assert (squares == squares[:, :1, :, :1]).all()
    assert colours <= {tuple(each) for each in palette().tolist()}
    assert 12 < len(colours) < len(palette())


@pytest.mark.parametrize("name", TECHNIQUES)
def test_a_technique_forgets_what_it_drew_before(name: str):
    sky, ball = plain(), drawn("a red ball in the snow at night")[0]
    technique = TECHNIQUES[name](144, 256)

    once = technique.behind(technique.whole(sky.copy()))
    technique.behind(technique.whole(ball))
    again = technique.behind(technique.whole(sky.copy()))

    assert np.array_equal(once, again)
    assert np.abs(once.astype(int) - sky).mean() > 1


def test_what_stands_still_does_not_boil_under_a_hand_that_paints():
    for style in ("watercolor", "oil painting", "pencil sketch", "papercraft"):
        first, *_, last = drawn(f"a table in the kitchen, {style}", 6)

        assert (first == last).mean() > 0.92, "all but the table, which settles"


def test_a_figure_of_clay_is_lit_from_the_upper_left_and_stays_within_its_outline():
    disc = np.zeros((120, 120, 4), np.uint8)
    y, x = np.mgrid[0:120, 0:120]
    away = np.hypot(x - 60, y - 60)
    disc[away < 40] = (90, 110, 130, 255)
    rim = (away > 35) & (away < 39)

    shaded = Modeller(144, 256, 1.0).modelled(disc)

    assert shaded[rim & (x + y < 80)].mean() > 1.15 * shaded[rim & (x + y > 160)].mean()
    assert not shaded[disc[..., 3] == 0].any()
    assert np.array_equal(disc[60, 60], (90, 110, 130, 255)), "what was drawn is left alone"


def test_a_held_drawing_is_never_ahead_of_its_frame():
    assert [Look(drawn_per_s=16).shown(n, 24) for n in range(7)] == [0, 0, 2, 3, 3, 5, 6]
    assert [Look(drawn_per_s=30).shown(n, 24) for n in range(3)] == [0, 1, 2]


def test_a_palette_pulls_hues_to_its_inks_and_leaves_greys_alone():
    palette = Palette(inks=((0, 0, 255), (255, 160, 0)), pull=1.0)

    assert palette.of(RED)[1] > RED[1] + 60, "red has become orange"
    assert palette.of(GREY) == GREY
    assert Palette().of(RED) == RED


def test_a_style_brings_its_hour_and_camera_unless_the_prompt_names_them():
    noir, by_day = read("a cat walks, film noir").scene, read("a cat walks at noon, close-up, film noir").scene

    assert (noir.hour, noir.camera) == (Hour.NIGHT, "dolly")
    assert (by_day.hour, by_day.camera) == (Hour.DAY, "close-up")


def test_a_style_without_a_look_is_drawn_as_the_nearest_and_that_is_said():
    reading = read("a cat walks, crayon drawing")

    assert reading.scene.style == "watercolor"
    assert "I draw the crayon drawing style as watercolor." in reading.remarks
    assert "I draw the low poly style as my own." in read("a cat walks, low poly").remarks
    assert not [each for each in read("a cat walks, noir style").remarks if "style" in each]


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("8-bit video game", "pixel art"),
        ("pixelated", "pixel art"),
        ("stop motion animation", "claymation"),
        ("paper cutout style", "papercraft"),
        ("watercolour painting", "watercolor"),
        ("drawn in pencil", "pencil"),
        ("storyboard sketch", "pencil"),
        ("oil on canvas", "oil painting"),
        ("old black and white movie", "silent film"),
        ("black and white", "noir"),
        ("vhs tape", "retro"),
    ],
)
def test_a_style_is_led_to_by_the_words_it_is_asked_for_in_and_nothing_is_excused(words: str, style: str):
    reading = read(f"a cat walks, {words}")

    assert reading.scene.style == style
    assert not [each for each in reading.remarks if "style" in each]
