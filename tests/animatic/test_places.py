"""Places and their weather: one row each, painted, heard and floored; storms, fog, snow and wind do what they do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generation.engine.animatic.language.nouns import PLACE_CLASSES
from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.picture.camera import plan
from generation.engine.animatic.picture.layers import surface
from generation.engine.animatic.picture.mobiles import Mobile, Piece, Stance, sprite
from generation.engine.animatic.picture.painter import Painter
from generation.engine.animatic.picture.sets.table import SETS
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import HOME_OF_KIND, OF_SORT, PLACES
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Actor, Hour, Scene, Weather
from generation.engine.animatic.sound.ambience import bed
from generation.engine.animatic.sound.beds import ELEMENTS
from generation.engine.animatic.sound.signal import SAMPLE_RATE
from generation.engine.animatic.sound.strikes import TIMBRES
from generation.engine.animatic.staging.director import stage_scene
from generation.engine.animatic.weather import SOUND_M_S, bolts, wind_m_s

SIZE = (90, 160)


def scene_in(setting: str, weather: Weather = Weather.CLEAR, hour: Hour = Hour.DAY, kind: str = "dog") -> Scene:
    """This will be somebody who waves somewhere."""
    return Scene(actors=(Actor(kind=kind, actions=("wave",)),), setting=setting, hour=hour, weather=weather)


def painter_of(scene: Scene, size: tuple[int, int] = SIZE, frames: int = 2) -> Painter:
    """This will be whoever paints a short take of the scene."""
    stage = stage_scene(scene, seed=3, fps=24, duration_s=frames / 24, aspect=size[0] / size[1])
    take = stage.world.run(frames)
    camera = plan(stage.view, take, *size)
    return Painter(scene, take, stage.world.things, camera, ground=stage.world.ground, gravity=9.81, seed=3)


def test_every_place_is_painted_heard_and_floored():
    assert set(SETS) == set(PLACES)
    assert set(OF_SORT) == set(PLACE_CLASSES)
    assert set(HOME_OF_KIND.values()) <= set(PLACES)
    assert {place.ground for place in PLACES.values()} <= set(MATERIALS) & set(TIMBRES)
    assert {name for place in PLACES.values() for name, _ in place.heard} <= set(ELEMENTS)
    assert all(place.heard for place in PLACES.values())


def test_a_place_alone_is_seen_with_who_is_at_home_there():
    assert {place.dweller for place in PLACES.values()} <= set(KINDS)
    for prompt, kind in (("mountains at sunset", "eagle"), ("the grand canyon", "eagle"), ("a storm at sea", "boat")):
        reading = read(prompt)
        assert ([each.kind for each in reading.scene.actors], "Nobody is named" in reading.first[-1]) == ([kind], True)


def test_no_word_names_two_places():
    words = [word for place in PLACES.values() for word in (*place.words, *place.near)]

    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_no_two_places_look_alike():
    small = {
        name: painter_of(scene_in(name, hour=place.hour)).frame(0)[::8, ::8].astype(int)
        for name, place in PLACES.items()
    }
    names = list(small)
    alike = [
        (one, other)
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if np.abs(small[one] - small[other]).mean() < 6.0
    ]

    assert alike == []


@pytest.mark.parametrize("size", [(160, 90), (120, 120)])
def test_a_set_fills_pictures_of_every_shape(size):
    for name in ("forest", "cafe", "underwater", "space", "stage", "subway", "harbour basin", "plunge pool"):
        frame = painter_of(scene_in(name, hour=Hour.NIGHT), size).frame(1)
        assert frame.shape == (size[1], size[0], 3)
        assert (frame.max(axis=2) > 4).mean() > 0.98, name  # no hole shows the bare sheet


@pytest.mark.parametrize("place", [place.name for place in PLACES.values() if place.has_windows])
def test_who_promises_windows_has_panes_for_the_weather(place):
    assert painter_of(scene_in(place, Weather.RAIN)).outside.panes


def test_rain_is_seen_through_the_window_and_nowhere_else_indoors():
    dry, wet = (painter_of(scene_in("office", Weather.RAIN), (320, 180)) for _ in range(2))
    wall, panes = dry.sky[0], wet.outside.panes
    dry.outside.panes = ()
    changed = np.abs(dry.frame(1).astype(int) - wet.frame(1).astype(int)).max(axis=2) > 3
    shift = int(wet.camera.path_px[1] * wall.speed) % wall.period if wall.speed else 0
    inside = np.zeros_like(changed)
    for pane in panes:
        left = int(pane.left() - shift)
        inside[
            max(0, int(pane.top()) - 1) : int(pane.bottom()) + 2,
            max(0, left - 1) : max(0, left + int(pane.width()) + 2),
        ] = True

    assert changed.any()
    assert not (changed & ~inside).any()


def test_thunder_comes_as_late_as_the_lightning_is_far():
    scene = scene_in("park", Weather.STORM)
    struck = bolts(scene, seed=1, duration_s=20.0)

    assert len(struck) >= 4
    assert all(bolt.heard_s - bolt.at_s == pytest.approx(bolt.distance_m / SOUND_M_S) for bolt in struck)
    assert min(np.diff([bolt.at_s for bolt in struck])) > 1.0  # never a flicker
    assert bolts(scene, seed=1, duration_s=20.0) == struck
    assert bolts(scene_in("park", Weather.RAIN), seed=1, duration_s=20.0) == ()
    assert bolts(scene_in("underwater", Weather.STORM), seed=1, duration_s=20.0) == ()


def test_a_lightning_lights_the_whole_picture_for_a_moment():
    scene = scene_in("park", Weather.STORM)
    first = bolts(scene, seed=3, duration_s=2.0)[0]
    painter = painter_of(scene, frames=48)
    before, at = painter.frame(int(first.at_s * 24) - 3).mean(), painter.frame(int(first.at_s * 24) + 1).mean()

    assert at > before + 8


def test_fog_takes_more_from_what_is_farther():
    clear, foggy = painter_of(scene_in("street")), painter_of(scene_in("street", Weather.FOG))
    horizon = int(clear.camera.horizon_y)

    def contrast(painter: Painter, top: int, low: int) -> float:
        return float(painter.frame(0)[top:low, :26].astype(float).std(axis=(0, 1)).mean())  # beside the dog

    far = contrast(foggy, horizon - 30, horizon - 2) / contrast(clear, horizon - 30, horizon - 2)
    near = contrast(foggy, SIZE[1] - 20, SIZE[1] - 6) / contrast(clear, SIZE[1] - 20, SIZE[1] - 6)
    assert far < 0.6 < near


def test_snow_whitens_the_ground():
    bare, white = (
        painter_of(scene_in("street", weather)).frame(0)[-30:].mean() for weather in (Weather.CLEAR, Weather.SNOW)
    )

    assert white > bare + 40


def test_wind_carries_off_a_balloon_and_spares_a_crate():
    def way(weather: Weather, kind: str) -> float:
        scene = replace(scene_in("park", weather), actors=(Actor(kind=kind, actions=("fall",)),))
        stage = stage_scene(scene, seed=3, fps=24, duration_s=2.0, aspect=9 / 16)
        take = stage.world.run(48)
        return float(take.poses[-1, 0, 0] - take.poses[0, 0, 0])

    assert way(Weather.WIND, "balloon") > way(Weather.CLEAR, "balloon") + 0.5
    assert abs(way(Weather.WIND, "crate") - way(Weather.CLEAR, "crate")) < 0.1


def test_wind_blows_under_the_sky_alone():
    assert wind_m_s(scene_in("park", Weather.WIND)) == 5.5
    assert [wind_m_s(scene_in(place, Weather.STORM)) for place in ("kitchen", "underwater", "space")] == [0.0, 0.0, 0.0]
    assert wind_m_s(scene_in("park", Weather.FOG)) == 0.0


def test_what_grows_bends_and_what_is_built_stands():
    painter = painter_of(scene_in("park", Weather.WIND), frames=24)
    grass = painter.before[0]
    assert grass.sway > 0
    assert not any(layer.sway for layer in painter_of(scene_in("street", Weather.WIND)).behind)
    assert painter.outside.lean(0.5) > 0.0
    assert painter_of(scene_in("park")).outside.lean(0.5) == 0.0


@pytest.mark.parametrize(
    ("prompt", "setting", "weather"),
    [
        ("a fox in a dark forest in a thunderstorm", "forest", Weather.STORM),
        ("a fox on a street in thick fog", "street", Weather.FOG),
        ("a cat in a library while it rains", "library", Weather.RAIN),
        ("a dog underwater", "underwater", Weather.CLEAR),
        ("a robot on mars", "mars", Weather.CLEAR),
        ("an eagle flies above the clouds", "sky", Weather.CLEAR),
        ("a red car drives through a neon city in the rain", "neon city", Weather.RAIN),
        ("a girl in a haunted house", "haunted house", Weather.CLEAR),
    ],
)
def test_places_and_weather_are_read(prompt, setting, weather):
    reading = read(prompt)

    assert (reading.scene.setting, reading.scene.weather) == (setting, weather)
    assert not any("instead" in said or "not played" in said for said in (*reading.first, *reading.remarks))


def test_each_place_sounds_otherwise_by_night_where_creatures_sleep():
    rng = np.random.default_rng
    day, night = (bed(scene_in("forest", hour=hour), SAMPLE_RATE, rng(1)) for hour in (Hour.DAY, Hour.NIGHT))

    assert not np.allclose(day, night)
    assert PLACES["underwater"].muffled_hz == 900.0
    assert PLACES["cave"].echo.decay_s > PLACES["living room"].echo.decay_s > PLACES["sky"].echo.decay_s
    assert PLACES["space"].cover is Cover.VOID


@pytest.mark.parametrize(
    ("prompt", "setting", "left_out"),
    [
        ("a girl walks through a street with neon lights at night", "neon city", ()),
        ("a car drives through the city, neon signs, rain", "neon city", ()),
        ("a dog runs under neon lights", "neon city", ()),
        ("a dog runs under neon lights in a cafe", "cafe", ()),
        ("a man in a neon green jacket runs in the street", "street", ()),
        ("a man walks on a street between skyscrapers", "downtown", ()),
        ("a cat on the roof of a skyscraper", "rooftop", ()),
        ("a dog beside a skyscraper on the beach", "beach", ("skyscraper",)),
        ("a girl dives into a swimming pool", "pool", ()),
        ("an elephant in a circus tent", "circus", ()),
        ("a clown juggles in a circus ring", "circus", ()),
        ("two men fight in a boxing ring", "boxing ring", ()),
        ("a priest prays in a church", "church", ()),
        ("a woman in a supermarket", "supermarket", ()),
    ],
)
def test_what_is_said_of_a_place_beside_its_name_is_seen(prompt, setting, left_out):
    reading = read(prompt)

    assert (reading.scene.setting, reading.left_out) == (setting, left_out)
    assert not [each for each in reading.first if reading.scene.setting in each]


def test_a_low_sun_lays_long_shadows_towards_us_and_no_other_does():
    def shaded(hour: Hour, weather: Weather = Weather.CLEAR) -> float:
        """How much darker the ground is right of somebody's feet than it is left of them."""
        painter = painter_of(scene_in("beach", weather, hour, kind="person"), (180, 320))
        frame, floor = painter.frame(1).astype(int).mean(axis=2), int(painter.camera.floor_y)
        feet = int(painter.camera.to_px(1, float(painter.take.poses[1, 0, 0]), 0.0)[0])
        return float(
            frame[floor + 6 : floor + 22, feet - 60 : feet - 20].mean()
            - frame[floor + 6 : floor + 22, feet + 20 : feet + 60].mean()
        )

    assert shaded(Hour.GOLDEN) > shaded(Hour.DAY) + 4
    assert shaded(Hour.GOLDEN, Weather.RAIN) == pytest.approx(shaded(Hour.DAY, Weather.RAIN), abs=3)


@pytest.mark.parametrize(
    "place",
    [
        "amusement park",
        "zoo",
        "prison",
        "airport",
        "runway",
        "subway",
        "ruins",
        "waterfall",
        "canyon",
        "harbour",
        "pyramids",
        "london",
    ],
)
def test_something_in_a_place_moves_by_itself(place):
    painter = painter_of(scene_in(place, hour=PLACES[place].hour), frames=2)
    moving = [layer for layer in painter.behind if layer.moves]
    still = painter.sky + [layer for layer in painter.behind if not layer.moves]

    def seen(now_s: float) -> list[bytes]:
        """What each moving layer alone puts into an empty picture."""
        pictures = []
        for layer in moving:
            sheet = surface(*SIZE, False)
            sheet.getCanvas().clear(0)
            layer.draw(sheet.getCanvas(), 0, SIZE[0], now_s=now_s)
            pictures.append(sheet.makeImageSnapshot().tobytes())
        return pictures

    assert moving
    assert still
    assert any(early != late for early, late in zip(seen(0.6), seen(1.9), strict=True))
    assert seen(0.6) == seen(0.6)


def test_what_leans_keeps_its_foot():
    def block(canvas) -> None:
        canvas.clear(0xFF404040)

    stage = painter_of(scene_in("park")).sky  # any set's sheet will do to draw on
    image = sprite(10, 40, block)
    leaning = Piece((image,), (5, 40), lambda now_s: Stance(45, 120, lean=0.25 * now_s))
    layer = Mobile(stage[0].image, 0, SIZE[0], 0.0, pieces=(leaning,))
    sheet = surface(*SIZE, True)

    def row(now_s: float, y: int) -> list[int]:
        sheet.getCanvas().clear(0xFF000000)
        layer.draw(sheet.getCanvas(), 0, SIZE[0], now_s=now_s)
        return np.flatnonzero(sheet.makeImageSnapshot().toarray()[y, :, 0]).tolist()

    assert row(0.0, 81) == row(0.0, 119) == list(range(40, 50))
    assert row(1.0, 81) == list(range(50, 60))
    assert row(1.0, 119) == list(range(40, 50))
