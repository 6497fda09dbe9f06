"""From a scene script to a world ready to run: picks the play that fits who is there and what they do."""

from __future__ import annotations

import random

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.script import Actor, Scene
from generation.engine.animatic.staging import extras, hoop, loose, performers, vehicles
from generation.engine.animatic.staging.stage import FIGURES, Stage, kind_of


def stage_scene(scene: Scene, *, seed: int, fps: int, duration_s: float, aspect: float) -> Stage:
    """This will set up the world for `scene`; `seed` varies what the script leaves open, looks the same for every take."""
    looks = random.Random(seed)  # noqa: S311 - variety, not secrecy
    chance = random.Random(f"{seed} take {scene.take}") if scene.take else looks  # noqa: S311 - the same
    stage = Stage(scene, chance, fps, duration_s, aspect, first_colour=looks.randrange(12))
    _play(stage)
    extras.add_extras(stage)
    return stage


def _play(stage: Stage) -> None:
    actors = stage.scene.actors
    acts = {action for actor in actors for action in actor.actions}
    figures = stage.actors_of(FIGURES)
    people = [actor for actor in figures if kind_of(actor).family == "biped"]
    rows = {"domino", "tower"} & {kind_of(actor).family for actor in actors}
    if people and "juggle" in acts:
        performers.play_juggle(stage, people[0])
    elif rows and not stage.has_water:
        _play_things(stage, acts)
    elif "shoot" in acts and not stage.has_water:
        hoop.play_shot(stage)
    elif "juggle" in acts:
        performers.play_juggle(stage, Actor(kind="juggler"))
    elif people and "throw" in acts and not stage.has_water:
        performers.play_throw(stage, people[0])
    elif _floats_alone(stage, figures):
        loose.play_afloat(stage, [actor for actor in actors if kind_of(actor).family != "car"] or [Actor(kind="boat")])
    elif figures:
        performers.play_figures(stage)
    else:
        _play_things(stage, acts)


def _floats_alone(stage: Stage, figures: list[Actor]) -> bool:
    families = {kind_of(actor).family for actor in stage.scene.actors}
    birds_only = all(kind_of(actor).family == "bird" for actor in figures)
    return stage.has_water and birds_only and "balloon" not in families


def _play_things(stage: Stage, acts: set[str]) -> None:
    by_family: dict[str, list[Actor]] = {}
    for actor in stage.scene.actors:
        by_family.setdefault(KINDS[actor.kind].family, []).append(actor)
    if "domino" in by_family:
        loose.play_dominoes(stage, by_family["domino"][0])
    elif "tower" in by_family:
        loose.play_tower(stage, by_family["tower"][0])
    elif "car" in by_family:
        play = vehicles.play_crash if "crash" in acts or "box" in by_family else vehicles.play_drive
        play(stage, by_family["car"][0])
    elif "balloon" in by_family:
        loose.play_balloons(stage, by_family["balloon"])
    else:
        _play_loose(stage, acts)


def _play_loose(stage: Stage, acts: set[str]) -> None:
    loose_families = {"ball", "box"}
    actors = [actor for actor in stage.scene.actors if kind_of(actor).family in loose_families]
    if not actors:
        actors = [Actor(kind="ball", count=3)]
    if "roll" in acts and not acts & {"bounce", "fall"}:
        loose.play_roll(stage, actors)
    else:
        loose.play_bounce(stage, actors)
