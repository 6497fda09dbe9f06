"""Whoever the play has no part for stands at its side; the report names whoever found no place."""

from __future__ import annotations

from generation.engine.animatic.physics.figures import Figure, Leap, Mood, Pace
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import loose, vehicles
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, kind_of

_MOST = 2  # of a kind: an extra takes room from the play


def add_extras(stage: Stage) -> None:
    """This will put the scene's remaining actors beside the play and widen the view, where there is room for them."""
    for actor in stage.scene.actors:
        family = kind_of(actor).family
        if stage.has_water or family not in FIGURES | LOOSE | {"car", "balloon"}:
            continue
        first = stage.placed[actor.kind]
        for position in range(first, min(actor.count, first + _MOST)):
            _beside(stage, actor, family, position)


def _beside(stage: Stage, actor: Actor, family: str, position: int) -> None:
    size = kind_of(actor).size_m * actor.size
    wide = size * (0.6 if family in {"biped", "snowman"} else 1.05)
    x = stage.view.centre_x_m + stage.view.width_m / 2 + wide / 2
    speed = _travelling(stage)
    if family in FIGURES:
        mood = Mood(wave=1.0, faces_us=0.9, looks_at=0, joy=0.9)
        figure = stage.figure(actor, x, facing=-1.0, mood=mood, position=position)
        stage.plays(actor.kind, *(() if stage.played.get(actor.kind) else ("walk",) if speed else ("wave",)))
        figure.paces = [Pace(0.2, speed)] if speed else []
        figure.leaps = (
            []
            if speed
            else [Leap(1.2 + 1.6 * k, 0.12 * figure.thing.height_m) for k in range(int(stage.duration_s / 1.6))]
        )
    elif family == "car":
        vehicles.drive_along(stage, actor, x + 0.3, speed, position)
        stage.view.width_m += 0.6
        stage.view.centre_x_m += 0.3
    elif family == "balloon":
        loose.balloon(stage, actor, (x, 0.9), position)
    else:
        stage.loose(actor, (x, size / 2 + 0.6), position)
    stage.view.width_m += wide + 0.15
    stage.view.centre_x_m += (wide + 0.15) / 2
    stage.view.height_m = max(stage.view.height_m, 1.15 * size if family in {"biped", "snowman"} else 0.0)


def _travelling(stage: Stage) -> float:
    """How fast the play goes on its way, m/s: an extra keeps up instead of standing in the way."""
    figures = [driver for driver in stage.world.drivers if isinstance(driver, Figure)]
    return stage.cruise_m_s or max((pace.speed for figure in figures for pace in figure.paces), default=0.0)
