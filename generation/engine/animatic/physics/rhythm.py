"""The rhythm of gestures."""

from __future__ import annotations

import math


def wave_of(time_s: float, hertz: float, shift: float = 0.0) -> float:
    """This will be a sine of so many turns a second, begun `shift` turns before."""
    return math.sin(2 * math.pi * (hertz * time_s + shift))


def eased(share: float) -> float:
    """This will be a share drawn from 0 to 1 that begins and ends gently; beyond both it stays."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)
