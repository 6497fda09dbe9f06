"""Whatever speaks shows it: every kind has a mouth that opens and shuts, several speak with a voice each."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
import skia

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.outlines import OUTLINES
from generation.engine.animatic.physics.track import Pose, Viseme
from generation.engine.animatic.picture import cast
from generation.engine.animatic.picture.light import light_of
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.talkers import paint_face_on
from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated

LIGHT = light_of(read("a ball in the park").scene)
SPEAKERS = [kind for kind in KINDS.values() if kind.family != "support"]


def thing_of(kind):
    if kind.name in OUTLINES:
        parts = [[(x * kind.size_m, y * kind.size_m) for x, y in part] for part in OUTLINES[kind.name]]
        thing = things.compound(kind, parts, kind.colours[0], (0.0, 0.0))
        thing.extra["size"] = kind.size_m
        return thing
    if kind.family in {"biped", "quad", "bird", "snowman", "flyer", "swimmer"}:
        return things.figure(kind, kind.colours[0], (0.0, 0.0), 1.0, 1)
    return things.slab(kind, (kind.size_m, 0.5 * kind.size_m), kind.colours[0], (0.0, 0.0))


def drawn(kind, viseme: Viseme, mouth: float) -> np.ndarray:
    """A kind of the picture's size, seen half from the front, with its mouth so."""
    thing, side = thing_of(kind), 160
    surface = skia.Surface(side, side)
    canvas, scale = surface.getCanvas(), 0.8 * side / thing.size_m
    pose = Pose(yaw=1.1, viseme=viseme, mouth=mouth)
    spot = Spot(canvas, LIGHT, scale, side / 2, side / 2, 0.0)
    if cast.is_figure(thing):
        rig = Rig(canvas, LIGHT, pose, scale, (side / 2, side / 2), 0.0, thing.height_m / 2, 0.0)
        cast.figure_paint(thing)(rig, thing, 1)
        rig.draw()
    else:
        paint_face_on(spot, thing, pose)
    return surface.makeImageSnapshot().toarray().astype(int)


@pytest.mark.parametrize("kind", SPEAKERS, ids=lambda kind: kind.name)
def test_every_kind_that_speaks_opens_and_shuts_a_mouth(kind):
    apart = np.abs(drawn(kind, Viseme.OPEN, 1.0) - drawn(kind, Viseme.CLOSED, 0.0)).sum(axis=2)

    assert np.count_nonzero(apart > 40) > 5


def test_a_teapot_that_says_nothing_has_no_face():
    silent, speaking = simulated("a teapot"), simulated('a teapot says "I am hot"')

    assert 0 not in silent.take.figures
    assert {pose.viseme for pose in speaking.take.figures[0]} > {Viseme.REST}


def test_two_robots_speak_together_with_a_pitch_each():
    performance = simulated('two robots say "We come in peace"', duration_s=3.0)
    [line] = performance.dialogue.lines
    mouths = [[pose.viseme for pose in poses] for poses in performance.take.figures.values()]

    assert len(line.chorus) == 1
    assert abs(line.chorus[0].pitch / line.timbre.pitch - 1) > 0.1
    assert mouths[0] == mouths[1]
    assert len(set(mouths[0])) > 2


@pytest.mark.parametrize(
    ("prompt", "speakers", "men"),
    [
        ('A man says "Hi". The man says "Bye".', [0, 0], 1),
        ('a man says "How are you?" A man answers "Fine, thanks"', [0, 1], 2),
        ('a knight shouts "Stop!" and another knight shouts "Never!"', [0, 1], 2),
        ('a woman says "Hi" and a man says "Bye"', [0, 1], 2),
    ],
)
def test_a_man_is_a_new_one_and_the_man_the_same(prompt, speakers, men):
    scene = read(prompt).scene

    assert [line.speaker for line in scene.lines] == speakers
    assert len(scene.actors) == men


def test_a_figure_that_is_drawn_lets_go_of_its_canvas_at_once():
    """Else every take of a long clip would leave a whole picture in memory, until Python looks for cycles."""
    thing = thing_of(KINDS["cat"])
    rig = Rig(skia.Surface(80, 80).getCanvas(), LIGHT, Pose(), 60.0, (40.0, 40.0), 0.0, thing.height_m / 2, 0.0)
    cast.figure_paint(thing)(rig, thing, 1)
    gone = weakref.ref(rig)

    gc.disable()
    try:
        rig.draw()
        del rig
        assert gone() is None
    finally:
        gc.enable()
