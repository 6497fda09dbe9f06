"""What the animatic engine's clips sound like, judged from the sound alone.

Loudness and true peak of 24 clips; how far the onsets that are heard are from the contacts that made them; whether music
ends with its clip, on its tonic and in tune; what it costs. No picture is drawn.

Run from the repository's root: `.venv/bin/python -m benchmarks.animatic_sound`. The last line printed is one JSON object.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.engine import Performance, perform
from generation.engine.animatic.physics.track import Contact, Touch
from generation.engine.animatic.sound.loudness import hop_powers, integrated, true_peak_db
from generation.engine.animatic.sound.mastering import CONTINUOUS
from generation.engine.animatic.sound.mix import strike_all
from generation.engine.animatic.sound.music.composing import Piece
from generation.engine.animatic.sound.music.instruments import VOICES, hz_of, note
from generation.engine.animatic.sound.music.wishing import understood
from generation.engine.animatic.sound.placement import pan_of
from generation.engine.animatic.sound.scoring import piece_for, played
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo, silence
from generation.engine.animatic.soundtrack import sounded
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch

PROMPTS = (
    "a red ball bouncing in the kitchen",
    "a steel ball falling in the kitchen",
    "a basketball shot misses and rebounds on a court at sunset",
    "two cars crash",
    "a row of dominoes topples",
    "a tower of blocks collapses",
    "a robot walks through the rain in the city",
    "a person running in the snow",
    "a dog runs in the park",
    "a cat does a backflip on a paddleboard at the beach",
    "a bowling ball rolls through the gym",
    "three apples fall in the kitchen at night",
    "a boat at sea in a storm",
    "a car drives through the city",
    "a skater spins on the ice",
    "an astronaut jumps on the moon",
    "a gymnast does a backflip on a beam",
    "a robot dances",
    "a bear walks in the park. music: sad solo piano",
    "two dogs run on the beach. music: upbeat ukulele",
    "a knight stands in the rain. SFX: thunder, sword fight. music: epic orchestral",
    "a fox in the snow. SFX: wind, sleigh bells",
    "a duck floats on the lake at night. SFX: owl, crickets",
    "a crate falls. SFX: glass breaking, applause, sad trombone. music: circus",
)
MUSIC = (
    "slow jazz",
    "epic orchestral",
    "lo-fi beats",
    "upbeat ukulele",
    "sad solo piano",
    "8-bit",
    "techno",
    "lullaby",
    "waltz",
    "fanfare",
)
LENGTHS_S = (1.5, 4.0, 12.0)
BUDGET = {"cpu_s_4s": 0.7, "cpu_s_60s": 10.0}
_JUDGED = frozenset({Touch.HIT, Touch.STEP, Touch.SPLASH})  # a net's swish and a voice begin softly
_ALONE_S, _RINGS_S = 0.08, 0.6  # a contact is judged when no other was so shortly before, nor a much harder one
_ABSENT_S = 0.06  # no onset so near: it was not heard at all


@dataclass(frozen=True)
class Onset:
    """A contact, and how long after it its onset is heard; None where none is."""

    contact: Contact
    late_s: float | None


def main() -> None:
    clips = [_clip(prompt) for prompt in PROMPTS]
    onsets = [each for performance, _, _ in clips for each in _onsets(performance)]
    figures = _levels(clips) | _timing(onsets) | _music() | _tuning() | _long()
    for name, figure in figures.items():
        print(f"{name:34} {figure}")
    missed = [name for name, is_kept in _promises(figures) if not is_kept]
    print(json.dumps({"ok": not missed, "missed": missed, **figures}))


def _clip(prompt: str, duration_s: float = 4.0) -> tuple[Performance, Stereo, float]:
    request = ClipRequest(prompt=prompt, width=360, height=640, duration_s=duration_s, fps=24, seed=1)
    performance = perform(request, SilentWatch())
    begun = time.process_time()
    sound = sounded(performance.footage, performance.dialogue, request)
    return performance, sound, time.process_time() - begun


def _levels(clips: list[tuple[Performance, Stereo, float]]) -> dict[str, float]:
    measured = []
    for prompt, (_, sound, cpu_s) in zip(PROMPTS, clips, strict=True):
        loudness, share = integrated(hop_powers(sound))
        measured.append((loudness, share, true_peak_db(sound), cpu_s))
        print(f"{loudness:6.1f} LUFS {measured[-1][2]:6.2f} dBTP {share:4.0%} {cpu_s:5.2f} s  {prompt}")
    continuous = [loudness for loudness, share, _, _ in measured if share >= CONTINUOUS]
    return {
        "clips": len(measured),
        "continuous": len(continuous),
        "continuous_lufs_lowest": round(min(continuous), 2),
        "continuous_lufs_highest": round(max(continuous), 2),
        "sparse_lufs_highest": round(max((each[0] for each in measured if each[1] < CONTINUOUS), default=-99.0), 2),
        "true_peak_db_highest": round(max(each[2] for each in measured), 2),
        "cpu_s_4s_median": round(float(np.median([each[3] for each in measured])), 2),
        "cpu_s_4s": round(max(each[3] for each in measured), 2),
    }


# onsets


def _onsets(performance: Performance) -> Iterator[Onset]:
    """Contacts that stand alone, in the dry sound of a take's contacts, and when their onset is heard there."""
    for footage in performance.footage:
        take = replace(footage.take, contacts=[each for each in footage.take.contacts if each.touch in _JUDGED])
        dry = silence(round(take.frame_count * SAMPLE_RATE / take.fps) + SAMPLE_RATE)
        rng = np.random.default_rng(1)
        strike_all(dry, footage.scene, take, footage.things, footage.camera, rng)
        heard = _heard(dry)
        before: list[Contact] = []
        for contact in sorted(take.contacts, key=lambda each: each.time_s):
            stands_out = all(_leaves_heard(each, contact) for each in before[-12:])
            before.append(contact)
            is_seen = sum(pan_of(contact.x_m, contact.time_s, take, footage.camera)) > 0.5
            if stands_out and is_seen and contact.speed > 0.4:
                late = heard - contact.time_s
                nearest = late[np.abs(late).argmin()] if late.size else np.inf
                yield Onset(contact, float(nearest) if abs(nearest) < _ABSENT_S else None)


def _leaves_heard(before: Contact, contact: Contact) -> bool:
    """Whether an earlier contact is over, or was not so hard that its ringing hides this one."""
    gap_s = contact.time_s - before.time_s
    return gap_s > _RINGS_S or (gap_s >= _ALONE_S and contact.speed >= 0.5 * before.speed)


def _heard(dry: Stereo) -> npt.NDArray[np.float64]:
    """When sounds begin: where the energy of 2 ms is far above that of the 25 ms before."""
    step = SAMPLE_RATE // 500
    mono = np.diff(dry.sum(axis=0).astype(np.float64), prepend=0.0)  # what is high begins first
    energy = (mono[: mono.shape[0] // step * step] ** 2).reshape(-1, step).sum(axis=1)
    floor = 1e-5 * energy.max()
    before = np.lib.stride_tricks.sliding_window_view(np.pad(energy, (13, 0)), 12).max(axis=1)[: energy.shape[0]]
    rises = np.flatnonzero(energy > 3.0 * before + floor)
    kept = rises[np.diff(rises, prepend=-100) > 10]
    return np.asarray(kept * step / SAMPLE_RATE)


def _timing(onsets: list[Onset]) -> dict[str, float]:
    late = np.array([each.late_s for each in onsets if each.late_s is not None])
    within = float((np.abs(late) <= 0.015).sum() / len(onsets))
    return {
        "contacts_judged": len(onsets),
        "contacts_not_heard": len(onsets) - late.size,
        "onsets_within_15_ms": round(within, 4),
        "onset_error_ms_median": round(1000 * float(np.median(np.abs(late))), 2),
        "onset_error_ms_99th": round(1000 * float(np.percentile(np.abs(late), 99)), 2),
    }


# music


def _music() -> dict[str, float]:
    ends, tonics, decays = 0, 0, []
    for words in MUSIC:
        for length_s in LENGTHS_S:
            found = understood(words)
            assert found is not None
            piece = piece_for(found, length_s, 1)
            sound = played(piece, round(length_s * SAMPLE_RATE), 1)
            decay = _end_decay_db(sound)
            decays.append(decay)
            ends += decay < -6.0 and abs(float(sound[:, -1].max())) < 1e-3
            tonics += _ends_on_tonic(piece, played(replace(piece, hits=()), sound.shape[1], 1))
    count = len(MUSIC) * len(LENGTHS_S)
    return {
        "pieces": count,
        "pieces_that_end_with_the_clip": ends,
        "end_decay_db_worst": round(max(decays), 1),
        "pieces_that_end_on_the_tonic": tonics,
    }


def _end_decay_db(sound: Stereo) -> float:
    """How much softer the last tenth of a second is than the one that ends 0.3 s before the end."""
    tenth = SAMPLE_RATE // 10
    powers = [
        float((sound[:, end - tenth : end].astype(np.float64) ** 2).mean())
        for end in (sound.shape[1], sound.shape[1] - 3 * tenth)
    ]
    return 10 * float(np.log10((powers[0] + 1e-12) / (powers[1] + 1e-12)))


def _ends_on_tonic(piece: Piece, sound: Stereo) -> bool:
    """Whether the lowest strong pitch of the last chord is the tonic, heard in its spectrum."""
    begin = round(piece.time_s(piece.last_beat) * SAMPLE_RATE)
    last = sound[:, begin:].mean(axis=0).astype(np.float64)
    spectrum = np.abs(np.fft.rfft(last * np.hanning(last.shape[0]), 1 << 18))
    hz = np.fft.rfftfreq(1 << 18, 1 / SAMPLE_RATE)
    strength = {
        midi: float(spectrum[(hz > hz_of(midi - 0.4)) & (hz < hz_of(midi + 0.4))].max()) for midi in range(28, 88)
    }
    strongest = max(strength.values())
    low = next(
        midi
        for midi, each in strength.items()
        if each > 0.12 * strongest and each >= max(strength.get(midi + 1, 0), strength.get(midi - 1, 0))
    )
    return low % 12 == piece.tonic


def _tuning() -> dict[str, float]:
    """The largest distance of an instrument's A4 from 440 Hz, cents."""
    worst, name = 0.0, ""
    for voice in VOICES:
        sound = note(voice, 69, 12)[: round(0.7 * SAMPLE_RATE)]
        spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.shape[0]), 1 << 19)) ** 2
        hz = np.fft.rfftfreq(1 << 19, 1 / SAMPLE_RATE)
        near = (hz > 427) & (hz < 453)
        cents = abs(1200 * np.log2(float((hz[near] * spectrum[near]).sum() / spectrum[near].sum()) / hz_of(69)))
        if cents > worst:
            worst, name = cents, voice
    print(f"the instrument least in tune: {name}")
    return {"instruments": len(VOICES), "tuning_error_cents_worst": round(worst, 2)}


def _long() -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _, sound, cpu_s = _clip("a dog runs in the park. SFX: birds. music: epic orchestral", 60.0)
    return {
        "cpu_s_60s": round(cpu_s, 2),
        "true_peak_db_60s": round(true_peak_db(sound), 2),
        "memory_mb_more_for_60s": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
    }


def _promises(figures: dict[str, float]) -> Iterator[tuple[str, bool]]:
    yield "continuous_lufs_lowest", figures["continuous_lufs_lowest"] >= -17.0
    yield "continuous_lufs_highest", figures["continuous_lufs_highest"] <= -15.0
    yield "true_peak_db_highest", max(figures["true_peak_db_highest"], figures["true_peak_db_60s"]) <= -1.0
    yield "onsets_within_15_ms", figures["onsets_within_15_ms"] >= 0.99
    yield "pieces_that_end_with_the_clip", figures["pieces_that_end_with_the_clip"] == figures["pieces"]
    yield "pieces_that_end_on_the_tonic", figures["pieces_that_end_on_the_tonic"] == figures["pieces"]
    for name, budget in BUDGET.items():
        yield name, figures[name] <= budget


if __name__ == "__main__":
    main()
