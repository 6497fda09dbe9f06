"""Lines as they are heard: each in its speaker's voice, from where the speaker is, in the room of the scene."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.filming import Footage
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.sound.ducking import duck, envelope
from generation.engine.animatic.sound.placement import across
from generation.engine.animatic.sound.room import answered
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, panned, peak, silence
from generation.engine.animatic.speech import timbre, voice
from generation.engine.animatic.speech.dialogue import Dialogue, Spoken

_RMS = 10 ** (-19.5 / 20)  # of a line
_PEAK = 0.8
_YIELDS_DB = 9.0  # of everything else, while somebody speaks
_FADE_S = 0.09  # of a line that breaks off
_TAIL_S = 0.5  # that a room answers
_SIDE = 0.8  # how far to the side a voice at the picture's edge is, beside another sound's
_LATE_S = 0.017  # each of several who speak together
_STEP_S = 0.05  # in which a speaker's place is followed


def speak(whole: Stereo, dialogue: Dialogue, footage: Sequence[Footage], *, seed: int, from_s: float = 0.0) -> None:
    """This will lay the lines over the clip's sound from `from_s` on, which steps back for them. Changes `whole`."""
    if not dialogue.lines:
        return
    voices = silence(whole.shape[1])
    for line in dialogue.lines:
        heard = heard_line(line, footage, np.random.default_rng([seed, 7, line.number]))
        start = round((line.start_s - from_s) * SAMPLE_RATE)
        end = min(start + heard.shape[1], whole.shape[1])
        voices[:, start:end] += heard[:, : end - start]
    duck(whole, envelope(voices), by_db=_YIELDS_DB)
    whole += voices


def heard_line(line: Spoken, footage: Sequence[Footage], rng: np.random.Generator) -> Stereo:
    """This will be one line and what its room answers: float32 [2, samples] at 48 kHz, from its first sound on."""
    sound = _levelled(_cut(_said(line, rng), line))
    sound = np.concatenate([sound, np.zeros(round(_TAIL_S * SAMPLE_RATE))])
    if line.actor is None:
        return np.stack([sound, sound]).astype(np.float32) * np.float32(np.sqrt(0.5))
    times_s = line.start_s + np.arange(0.0, sound.shape[0] / SAMPLE_RATE + _STEP_S, _STEP_S)
    at_s = line.start_s + np.arange(sound.shape[0]) / SAMPLE_RATE
    left, right = panned(_SIDE * np.interp(at_s, times_s, _places(line, footage, times_s)))
    placed = np.stack([left * sound, right * sound]).astype(np.float32)
    return answered(placed, PLACES[_at(footage, line.start_s).scene.setting].echo, rng)


def _said(line: Spoken, rng: np.random.Generator) -> Signal:
    """The whole utterance at 48 kHz, mono; who says it together does not begin at the very same moment."""
    total = np.zeros(round(line.utterance.length_s * voice.SAMPLE_RATE) + 1)
    for number, own in enumerate((line.timbre, *line.chorus)):
        late = round(_LATE_S * number * voice.SAMPLE_RATE)
        for begin_s, tract in line.utterance.tracts:
            sound, at = timbre.voiced(tract, own, rng), round(begin_s * voice.SAMPLE_RATE) + late
            sound = sound[: max(total.shape[0] - at, 0)]
            total[at : at + sound.shape[0]] += sound
    return np.asarray(2 * np.fft.irfft(np.fft.rfft(total), 2 * total.shape[0]))


def _cut(sound: Signal, line: Spoken) -> Signal:
    sound = sound[: round((line.end_s - line.start_s) * SAMPLE_RATE)]
    fade = min(round((_FADE_S if line.is_cut else 0.01) * SAMPLE_RATE), sound.shape[0])
    if fade:
        sound[-fade:] *= np.linspace(1, 0, fade)
    return sound


def _levelled(sound: Signal) -> Signal:
    level = _RMS / (np.sqrt(np.mean(sound**2)) + 1e-9)
    return np.asarray(sound * min(level, _PEAK / (peak(sound) + 1e-9)))


def _at(footage: Sequence[Footage], time_s: float) -> Footage:
    """What is seen at a time of the clip."""
    frame = time_s * footage[0].take.fps
    return next((each for each in reversed(footage) if each.plate.first <= frame), footage[0])


def _places(line: Spoken, footage: Sequence[Footage], times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Where the speaker is in the picture, -1 at its left edge .. 1 at its right one; where it was when it is not there."""
    places: list[float] = []
    for time_s in times_s.tolist():
        each = _at(footage, time_s)
        thing = next((thing for thing in each.things if line.is_by(thing)), None)
        if thing is None:
            places.append(places[-1] if places else 0.0)
            continue
        frame = int(time_s * each.take.fps) - each.plate.first + each.plate.begin
        frame = min(max(frame, 0), each.take.frame_count - 1)
        place = across(each.take.poses[frame, thing.index, 0], np.array([frame]), each.camera)
        places.append(float(np.clip(place[0], -1, 1)))
    return np.asarray(places)
