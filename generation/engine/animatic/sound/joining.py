"""The sounds of takes become one: each fades in as the one before fades out, at equal power."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo, silence

CUT_S = 0.06  # over which sound fades at a cut: too short to be noticed, too long to click

SEAM_S = 0.02  # over which a clip that goes on from another one leaves the other's sound


@dataclass(frozen=True)
class Piece:
    """A take's sound and its place: it may be longer than it is alone, and fades under the next one."""

    sound: Stereo  # [2, samples]
    start: int  # sample of the clip
    fade: int  # samples over which it comes in; 0: at once


def joined(pieces: list[Piece], sample_count: int) -> Stereo:
    """This will be the pieces, in order, as one sound: float32 [2, sample_count].

    They are used up, the list too: of a long clip each is let go before the next is laid.
    """
    total = silence(sample_count)
    while pieces:
        piece = pieces.pop(0)
        following = pieces[0] if pieces else None
        end = sample_count if following is None else min(sample_count, following.start + following.fade)
        sound = piece.sound[:, : end - piece.start]
        _fade_in(sound, piece.fade)
        if following is not None:
            _fade_out(sound, following.fade, following.start - piece.start)
        total[:, piece.start : piece.start + sound.shape[1]] += sound
    return total


def samples_of(frames: int, fps: int) -> int:
    """This will be how many samples a number of frames takes."""
    return round(frames * SAMPLE_RATE / fps)


def _fade_in(sound: Stereo, count: int) -> None:
    count = min(count, sound.shape[1])
    sound[:, :count] *= np.sin(np.linspace(0, np.pi / 2, count))


def _fade_out(sound: Stereo, count: int, at: int) -> None:
    left = sound.shape[1] - at
    sound[:, at:] *= np.cos(np.linspace(0, np.pi / 2, count))[: max(left, 0)] if count else 1.0
