"""Where those who are named are: by great things, on a shore or in the water, under the night's own sky."""

from __future__ import annotations

import pytest

from generation.engine.animatic import casting
from generation.engine.animatic.engine import perform
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Hour
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("a cat in front of a ferris wheel", "amusement park"),
        ("a dinosaur in front of a volcano", "volcano"),
        ("a rat runs through the subway", "subway"),
        ("a mermaid swims through an underwater city", "underwater city"),
        ("a cat in a prison cell", "prison"),
        ("a lion in a zoo cage", "zoo"),
        ("a plane takes off from the airport", "runway"),
        ("a dog waits in the airport", "airport"),
        ("a boat in the harbour", "harbour basin"),
        ("a duck swims below a waterfall", "plunge pool"),
        ("a woman in front of a greek temple", "ruins"),
        ("a monk meditates in a temple", "dojo"),
        ("a cat sleeps on a dock", "harbour"),
        ("a robot walks through greek ruins", "ruins"),
        ("an astronaut in the grand canyon", "canyon"),
        ("a penguin under a waterfall", "waterfall"),
        ("a dog in front of the Eiffel Tower", "paris"),
        ("a cat in front of the pyramids", "pyramids"),
        ("a dog in front of Big Ben", "london"),
        ("a cat runs through the streets of Paris", "paris"),
        ("a bus at the airport", "runway"),
        ("a cat struts down a fashion runway", "stage"),
        ("people dance at a concert", "stage"),
        ("a girl walking by the sea", "beach"),
        ("a lighthouse by the sea", "beach"),
        ("a dog runs along the river", "lakeside"),
        ("a bench by the lake", "lakeside"),
        ("kids run around the pool", "poolside"),
        ("a man stands in the sea", "sea"),
        ("a duck swims along the river", "lake"),
        ("a boy jumps into the lake", "lake"),
        ("friends at an amusement park in front of the ferris wheel", "amusement park"),
    ],
)
def test_newcomers_places_are_played_as_themselves(prompt, setting):
    reading = read(prompt)

    assert reading.scene.setting == setting
    assert not any("instead" in said for said in reading.first if "rat" not in prompt)
    assert len(reading.scene.actors) == 1


def test_who_floats_is_told_to_be_where_it_was_said():
    told = perform(asked("a ship at the dock"), SilentWatch()).words

    assert "dock" not in " ".join(told)
    assert "harbour basin" in " ".join(told)


def test_who_is_to_be_on_a_great_thing_that_nobody_mounts_is_told_to_stand_before_it():
    on, before = (
        " ".join(perform(asked(f"a cat {where} a big ben"), SilentWatch()).words) for where in ("on", "beside")
    )

    assert "Not shown: the cat on the big ben." in on
    assert "Not shown" not in before


def test_a_great_thing_that_is_made_is_a_small_one():
    assert read("a cat builds a pyramid of cups").scene.setting != "pyramids"


def test_a_street_of_a_city_is_shown_by_the_city():
    told = " ".join(perform(asked("a cat runs through the streets of London"), SilentWatch()).words)

    assert "london, day" in told
    assert "Drawn as something near" not in told


def test_a_great_thing_alone_is_looked_at():
    scene = read("a ferris wheel with neon lights").scene

    assert ([actor.kind for actor in scene.actors], scene.setting) == (["person"], "amusement park")


def test_a_great_thing_elsewhere_is_no_place():
    assert read("a cat on the beach in front of a ferris wheel").scene.setting == "beach"


def test_the_stars_of_a_night_are_in_the_sky():
    scene = read("desert dunes under a starry sky with shooting stars").scene

    assert ([each.kind for each in scene.actors], scene.setting, scene.hour) == (["camel"], "desert", Hour.NIGHT)
    assert read("a boy catches a star").scene.actors[0].kind == "child"


def test_no_car_drives_on_a_roof():
    assert read("new york skyline at sunrise, a yellow taxi drives by").scene.setting == "downtown"


def test_no_meaning_is_looked_up_for_a_prompt_that_names_no_place(monkeypatch):
    """The model of meanings takes a second to load: plain prompts do without it."""
    asked_for = []
    monkeypatch.setattr(casting, "likely_place", lambda place: asked_for.append(place))

    read("a robot walking in rain at night")

    assert asked_for == []
