"""What a material sounds like when struck: modes that ring and fade, and a knock of noise (modal synthesis).

A mode of a struck body rings at its own frequency and fades at its own rate, however it is struck; how much of each there is
depends on the blow. What materials are like: `timbres`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from generation.engine.animatic.sound.oscillators import ring
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, peak, seconds
from generation.engine.animatic.sound.timbres import TIMBRES

_HARDNESSES = (0.55, 1.0, 1.6)  # how much of the higher modes a soft, a usual and a hard blow excites
_SOFT_M_S, _HARD_M_S = 1.2, 4.5


@lru_cache(maxsize=384)
def _struck(material: str, size_step: int, variant: int, hardness: int) -> Signal:
    timbre = TIMBRES.get(material, TIMBRES["wood"])
    rng = np.random.default_rng(1000 * (size_step + 6) + variant)
    pitch = 2.0 ** (-size_step / 3) * rng.uniform(0.97, 1.03)
    hz, decays, gains = (np.array(each) for each in zip(*timbre.modes, strict=True))
    # A harder blow touches for a shorter time, and so excites more of what is high (H. Hertz 1882).
    bright = _HARDNESSES[hardness] ** (np.log2(hz / hz.min()) / 2)
    varied = np.concatenate([[1.0], rng.uniform(0.8, 1.2, hz.shape[0] - 1)])
    phases = np.concatenate([[0.0], rng.uniform(0, 1.0, hz.shape[0] - 1)])
    count = seconds(6 * float(decays.max()) + 0.05).shape[0]
    total = ring(hz * pitch, decays, gains * bright * varied, count, phases) * np.minimum(
        1, seconds(count / SAMPLE_RATE) / 0.0006
    )
    knock = burst(6 * timbre.knock_decay_s, timbre.knock_low_hz, timbre.knock_high_hz, timbre.knock_decay_s, rng)
    total[: knock.shape[0]] += 0.5 * timbre.knock * _HARDNESSES[hardness] ** 0.5 * knock[:count]
    return np.asarray(total / peak(total) * timbre.loudness)


def strike(material: str, size_m: float, variant: int = 0, *, hardness: float = 2.5) -> Signal:
    """This will be the sound of a thing of `size_m` being struck, peak about 1; `variant` (0..3) varies repeats.

    `hardness` is the closing speed, m/s: harder blows are brighter.
    """
    step = round(3 * np.log2(max(size_m, 0.05) / 0.3) * 0.8)
    level = 0 if hardness < _SOFT_M_S else 2 if hardness > _HARD_M_S else 1
    return _struck(material, int(np.clip(step, -6, 6)), variant % 4, level)
