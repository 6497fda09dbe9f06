"""Files that are what they say, made small."""

from __future__ import annotations

import wave
from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image


@cache
def picture(side: int = 48, seed: int = 1) -> bytes:
    """This will make a PNG of noise, about 3 bytes a pixel."""
    noise = np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)
    out = BytesIO()
    Image.fromarray(noise).save(out, "PNG")
    return out.getvalue()


def sound(length: int) -> bytes:
    """This will make a WAV of noise with about so many bytes: 48 kHz, mono, 16 bits."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(rubbish(length))
    return out.getvalue()


def rubbish(length: int, seed: int = 1) -> bytes:
    """This will make bytes that are no file at all, and never those of another seed."""
    return np.random.default_rng(seed).integers(0, 256, length, dtype=np.uint8).tobytes()
