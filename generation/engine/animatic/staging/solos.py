"""What one does alone, on the spot and with nothing: laughing, sneezing, yawning, kneeling, barking, exercises."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.physics import bodily
from generation.engine.animatic.physics.gestures import UNBENT
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.expressions import put_on
from generation.engine.animatic.staging.stage import FIGURES, kind_of


@dataclass(frozen=True)
class Solo:
    """How it is done: a gesture, a face, and what is heard of it."""

    gesture: str = ""  # a key of `physics.gestures.GESTURES`
    face: str = ""  # a word of `expressions.EXPRESSIONS`
    sound: str = ""  # a key of `sound.effects.table.EFFECTS`; "call": its own voice
    first_s: float = 0.3  # when that is heard first
    every_s: float = 2.0
    lasts_s: float = 1.2
    by: frozenset[str] = frozenset({"biped", "quad"})  # families that are seen to do it
    is_of_the_face: bool = False  # a mouth is enough for it
    plume: str = ""  # what rises from the head: a look of `picture.plumes`


_AT_ONCE_S = 0.3  # what begins within it is so from the first frame
_HANDS, _PAWS = frozenset({"biped"}), frozenset({"quad"})

SOLOS: dict[str, Solo] = {
    "laugh": Solo("laugh", "happy", "laugh", 0.25, 2.2, is_of_the_face=True),
    "cry": Solo("cry", "crying", "sob", 0.3, 1.43, is_of_the_face=True),
    "sneeze": Solo("sneeze", "", "sneeze", bodily.SNEEZED_S - 0.62, bodily.SNEEZE_S, is_of_the_face=True),
    "cough": Solo("cough", "", "cough", bodily.COUGHED_S[0], bodily.COUGH_S, is_of_the_face=True),
    "yawn": Solo("yawn", "sleepy", "sigh", 1.0, bodily.YAWN_S, is_of_the_face=True),
    "stretch": Solo("stretch", "calm", "sigh", 1.4, bodily.STRETCH_S),
    "nod": Solo("nod", "calm"),
    "shrug": Solo("shrug", "confused", by=_HANDS),
    "kneel": Solo("kneel", "calm", by=_HANDS),
    "pray": Solo("pray", "calm", by=_HANDS),
    "beg": Solo("implore", "worried"),
    "shiver": Solo("shiver", "worried"),
    "flex": Solo("flex", "cocky", by=_HANDS),
    "squat": Solo("squat", "calm", "sigh", 1.3, 3.4, by=_HANDS),
    "yoga": Solo("yoga", "calm"),
    "scratch": Solo("scratch", "calm", "saw", 0.3, 1.6),
    "whistle": Solo("whistle", "happy", "whistling", 0.2, 3.2, 3.0, by=_HANDS, plume="music"),
    "sigh": Solo("sigh", "tired", "sigh", 0.5, 2.8, is_of_the_face=True),
    "shout": Solo("shout", "", "call", 0.15, 1.11, is_of_the_face=True),
    "bark": Solo("", "", "call", 0.3, 1.1, is_of_the_face=True),
}
"""Action -> how it is done."""

SEATED = frozenset({"laugh", "cry", "sneeze", "cough", "yawn", "nod", "shrug", "whistle", "sigh", "shout", "bark"})
"""Of these, what one can do sitting."""


def is_shown(actor: Actor, action: str) -> bool:
    """This will say whether an actor, as it is drawn, is seen to do one of these."""
    solo, kind = SOLOS.get(action), kind_of(actor)
    if solo is None:
        return False
    return (kind.family in solo.by and kind.name not in UNBENT) or (solo.is_of_the_face and kind.family in FIGURES)


def alone(cue: Cue, action: str) -> None:
    """This will let a figure do one of these in its time."""
    solo, figure = SOLOS[action], cue.figure
    if solo.gesture:
        cue.gesture(solo.gesture, cue.start_s, cue.to_the_end_s)
    if cue.start_s < _AT_ONCE_S:
        put_on(figure.mood, solo.face)
    else:
        cue.stage.world.cue(cue.start_s, lambda world: put_on(figure.mood, solo.face))
    if cue.end_s < cue.stage.duration_s - _AT_ONCE_S:
        cue.stage.world.cue(cue.end_s, lambda world: put_on(figure.mood, "calm"))
    figure.mood.faces_us = 0.95 if figure.thing.kind.family == "biped" else 0.7
    at_s, beats = cue.start_s + solo.first_s, []
    while solo.sound and at_s < cue.end_s - 0.2:
        beats.append(at_s)
        at_s += solo.every_s
    if solo.sound == "call":
        figure.mood.calls += tuple(beats)
    else:
        for beat in beats:
            cue.stage.world.cue(beat, lambda world: world.sound(solo.sound, figure.thing, solo.lasts_s))
    if solo.plume:
        cue.rises(solo.plume, cue.start_s)
