"""Who looks on is heard where there are seats: applause after a leap in a hall, a cheer when a ball goes in."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.physics.track import Take, Touch
from generation.engine.animatic.sound.effects.people import applause, cheer
from generation.engine.animatic.sound.effects.placing import levelled
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo, filtered, place

SEATED = frozenset({"gym", "rink", "court", "stadium", "stage"})
_APPLAUSE_DB, _CHEER_DB = -15.0, -12.0
_ALOFT_S = 0.5  # a leap worth clapping for
_PAUSE_S = 3.5


def respond(dry: Stereo, take: Take, setting: str, rng: np.random.Generator) -> None:
    """This will add the audience of a place that has one."""
    if setting not in SEATED:
        return
    last = -_PAUSE_S
    moments = [(each.time_s, "cheer") for each in take.contacts if each.touch is Touch.NET]
    if setting != "court":
        moments += [(at, "applause") for at in _landings(take)]
    for at_s, answer in sorted(moments):
        left_s = dry.shape[1] / SAMPLE_RATE - at_s - 0.2
        if at_s - last >= _PAUSE_S and left_s > 0.6:
            last = at_s
            length = min(left_s, 2.6)
            sound = cheer(length, rng) if answer == "cheer" else applause(length, rng)
            sound = levelled(filtered(sound, high_hz=4500), _CHEER_DB if answer == "cheer" else _APPLAUSE_DB)
            place(dry, sound, round((at_s + 0.2) * SAMPLE_RATE))


def _landings(take: Take) -> list[float]:
    """When figures come down after having been in the air for long."""
    times: list[float] = []
    for poses in take.figures.values():
        aloft = np.array([pose.is_airborne for pose in poses], np.int8)
        edges = np.diff(np.concatenate([[0], aloft, [0]]))
        for up, down in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
            if (down - up) / take.fps >= _ALOFT_S and down < aloft.shape[0]:
                times.append(down / take.fps)
    return times
