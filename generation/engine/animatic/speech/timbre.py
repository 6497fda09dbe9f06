# ruff: noqa: E501 - tables read better with few rows
"""Who sounds how: pitch, length of the throat, breath and pace of a speaker, and the waveform made with them.

The network's spectra are stretched along frequency, as a shorter throat moves all formants up together, and its pitch is
multiplied, apart from each other: a bear is low and large, a mouse high and small, a robot has one pitch only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.language.traits import mood_of
from generation.engine.animatic.script import Actor
from generation.engine.animatic.speech.voice import SAMPLE_RATE, Spectra, Tract

Mono = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Timbre:
    """How a speaker differs from the shipped voice, a woman's at about 205 Hz."""

    pitch: float = 1.0  # times hers
    throat: float = 1.0  # formants are so many times as high: above 1 a shorter throat
    breath: float = 0.0  # 0 voice only .. 1 a whisper
    pace: float = 1.0  # times as fast
    ring_hz: float = 0.0  # of a ring modulator; 0: none
    is_level: bool = False  # always the same pitch


NARRATOR = Timbre(pitch=0.9, throat=0.96)
_WOMAN, _MAN, _CHILD = Timbre(pitch=1.02), Timbre(pitch=0.57, throat=0.86), Timbre(pitch=1.38, throat=1.13)
_OLD_MAN, _OLD_WOMAN = Timbre(0.63, 0.88, 0.35, 0.88), Timbre(1.1, 1.0, 0.35, 0.9)
_GIANT, _SMALL = Timbre(0.42, 0.72, 0.15, 0.88), Timbre(1.8, 1.28, 0.0, 1.1)
_MACHINE = Timbre(0.72, 0.95, 0.0, 0.97, 52.0, True)

_BY_WORD: dict[str, Timbre] = {}
for _words, _timbre in (
    ("woman, lady, queen, princess, witch, waitress, ballerina, mermaid, mother, mum, mom, sister, aunt, actress, women", _WOMAN),
    ("nurse, singer, cheerleader, bride, daughter", _WOMAN),
    ("man, guy, king, prince, knight, pirate, father, dad, brother, uncle, businessman, policeman, fireman, waiter, men", _MAN),
    ("spaceman, superhero, cowboy, soldier, boxer, monk, samurai, viking, groom, son", _MAN),
    ("boy, girl, kid, child, children, toddler, schoolboy, schoolgirl, elf, fairy, pixie", _CHILD),
    ("baby, infant, mouse, hamster, chick, squirrel, ant, bee, ladybug, gnome", _SMALL),
    ("grandpa, grandfather, wizard, old man, santa", _OLD_MAN),
    ("grandma, grandmother, granny, old woman", _OLD_WOMAN),
    ("monster, giant, ogre, troll, dragon, dinosaur, t-rex, whale, elephant, yeti, zombie, demon, bear, gorilla", _GIANT),
    ("robot, android, droid, cyborg, bot, mech, machine, computer", _MACHINE),
    ("ghost, spirit", Timbre(0.95, 1.05, 0.85, 0.85)),
    ("alien, martian", Timbre(1.5, 0.86, 0.2, 0.95, 31.0)),
    ("cat, kitten", Timbre(1.42, 1.16)),
    ("tiger, lion, wolf, horse, cow, capybara", Timbre(0.55, 0.8)),
    ("dog, puppy", Timbre(0.86, 0.94, 0.1, 1.05)),
    ("fox, red panda, otter", Timbre(1.22, 1.11)),
    ("parrot, duck, penguin, duckling, goose, pelican, toucan, turkey", Timbre(1.34, 1.2, 0.1, 1.06)),
    ("owl, turtle, tortoise", Timbre(0.72, 0.92, 0.2, 0.85)),
    ("snowman", Timbre(0.78, 0.9, 0.25, 0.95)),
):  # fmt: skip
    _BY_WORD |= dict.fromkeys(listed(_words), _timbre)

_BY_KIND = {
    "robot": _MACHINE, "cat": _BY_WORD["cat"], "dog": _BY_WORD["dog"], "fox": _BY_WORD["fox"], "rabbit": _SMALL, "bear": _GIANT,
    "duck": _BY_WORD["duck"], "penguin": _BY_WORD["penguin"], "snowman": _BY_WORD["snowman"],
    "car": Timbre(0.66, 0.84, 0.0, 1.0, 70.0), "truck": Timbre(0.5, 0.76, 0.0, 1.0, 70.0), "gymnast": _WOMAN,
}  # fmt: skip
_MOODS = {
    "sad": (0.95, 0.92),
    "tired": (0.94, 0.88),
    "sleepy": (0.94, 0.86),
    "happy": (1.05, 1.04),
    "excited": (1.09, 1.08),
}
_MOODS |= {"angry": (1.0, 1.06), "scared": (1.12, 1.08), "calm": (0.97, 0.95)}
_RANGE = 0.06  # that one speaker's pitch differs from the next one's of the same kind
_REST_WHEN_SHIFTED = 0.5  # of the voiced rest: it still has the old pitch in it
_STEP_HZ = SAMPLE_RATE / 1200


def timbre_of(actor: Actor | None, *, seed: int) -> Timbre:
    """This will be an actor's voice, by what the prompt calls it and by its size and mood; None: the narrator's.

    Chance, from the clip's seed and the actor's number, tells speakers of one kind apart.
    """
    if actor is None:
        return NARRATOR
    rng = np.random.default_rng((seed, actor.who))
    own = _named(actor) or (_MAN if rng.random() < 0.5 else _WOMAN)
    pitch, throat = (1 + rng.uniform(-_RANGE, _RANGE), 1 + rng.uniform(-_RANGE, _RANGE) / 2)
    pitch, throat = pitch * actor.size**-0.6, throat * actor.size**-0.25
    return moved(replace(own, pitch=own.pitch * pitch, throat=own.throat * throat), actor)


def moved(own: Timbre, actor: Actor | None) -> Timbre:
    """This will be a voice in the mood that an actor is in."""
    mood = mood_of(actor.mood or "") if actor is not None else None
    lift, haste = _MOODS.get(mood or "", (1.0, 1.0))
    return replace(own, pitch=own.pitch * lift, pace=own.pace * haste)


def _named(actor: Actor) -> Timbre | None:
    words = actor.noun.lower().split()
    phrases = [" ".join(words[begin:]) for begin in range(len(words))]
    return next((_BY_WORD[each] for each in phrases if each in _BY_WORD), _BY_KIND.get(actor.kind))


def voiced(tract: Tract, timbre: Timbre, rng: np.random.Generator) -> Mono:
    """This will be the sound of one sentence at 24 kHz: float64 [300 * frames]."""
    from hibari import dsp

    pitch = _pitch(tract.pitch_hz, timbre)
    is_voiced = tract.pitch_hz > 40
    harmonics: npt.NDArray[Any] = _stretched(tract.harmonics, timbre.throat)
    noise: npt.NDArray[Any] = _stretched(tract.noise, timbre.throat)
    rest: npt.NDArray[Any] = _stretched(tract.rest, timbre.throat)
    phase = tract.rest_phase
    if timbre.pitch != 1.0 or timbre.is_level:
        phase = rng.uniform(-np.pi, np.pi, phase.shape).astype(np.float32)
        rest = rest + np.float32(np.log(_REST_WHEN_SHIFTED)) * is_voiced
    if timbre.breath:
        level = harmonics + np.float32(np.log(0.9 * timbre.breath / np.sqrt(205 / _STEP_HZ)))
        noise = np.where(is_voiced, np.logaddexp(noise, level), noise)
        harmonics = harmonics + np.float32(np.log(max(1.0 - timbre.breath, 1e-3)))
    turn = _stretched(tract.turn, timbre.throat)
    sound = np.asarray(dsp.synth(harmonics, turn, noise, rest, phase, pitch, rng), np.float64)
    return _rung(sound, timbre.ring_hz)


def _pitch(hz: npt.NDArray[np.float32], timbre: Timbre) -> npt.NDArray[np.float32]:
    is_voiced = hz > 40
    if timbre.is_level and is_voiced.any():
        hz = np.where(is_voiced, np.float32(np.median(hz[is_voiced])), hz).astype(np.float32)
    return np.asarray(np.where(is_voiced, np.maximum(hz * timbre.pitch, 45.0), hz), np.float32)


def _stretched(spectra: Spectra, by: float) -> Spectra:
    """Spectra moved along frequency: what was at f is at f times `by`; above the old top it goes down to nothing."""
    if by == 1.0:
        return spectra
    count = spectra.shape[0]
    at = np.arange(count) / by
    low = np.minimum(at.astype(int), count - 1)
    high, share = np.minimum(low + 1, count - 1), (at - low).astype(np.float32)[:, None]
    beyond = np.maximum(at - (count - 1), 0.0).astype(np.float32)[:, None]
    return np.asarray(spectra[low] * (1 - share) + spectra[high] * share - 0.05 * beyond, np.float32)


def _rung(sound: Mono, hz: float) -> Mono:
    if not hz:
        return sound
    t = np.arange(sound.shape[0]) / SAMPLE_RATE
    return np.asarray(sound * (0.55 + 0.9 * np.sin(2 * np.pi * hz * t)))
