"""What a material sounds like when struck: modes that ring and fade, and a knock of noise (modal synthesis).

Frequencies belong to a thing of 0.3 m; smaller things ring higher. The modes' ratios are those of bars, plates, shells and
membranes in textbooks (Fletcher & Rossing, The Physics of Musical Instruments), tuned by ear.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from generation.engine.animatic.sound.oscillators import ring
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, peak, seconds


@dataclass(frozen=True)
class Timbre:
    """How a material rings: (frequency Hz, decay s, gain) of its modes, and its knock."""

    modes: tuple[tuple[float, float, float], ...]
    knock: float  # gain of the noise
    knock_low_hz: float
    knock_high_hz: float
    knock_decay_s: float
    loudness: float = 1.0


_T = Timbre
TIMBRES: dict[str, Timbre] = {
    "rubber": _T(((118, 0.07, 1.0), (262, 0.04, 0.45), (540, 0.02, 0.2)), 0.35, 80, 900, 0.016),
    "basketball": _T(
        ((92, 0.09, 1.0), (204, 0.07, 0.6), (418, 0.06, 0.28), (884, 0.05, 0.12)), 0.4, 100, 1800, 0.014, 1.1
    ),
    "vinyl": _T(((150, 0.06, 1.0), (330, 0.05, 0.5), (710, 0.035, 0.3)), 0.5, 200, 2400, 0.02, 0.8),
    "tennis": _T(((240, 0.04, 1.0), (520, 0.03, 0.4)), 0.5, 200, 2000, 0.01, 0.8),
    "steel": _T(
        ((1260, 0.5, 0.7), (2730, 0.42, 0.5), (4380, 0.3, 0.36), (6100, 0.2, 0.2), (310, 0.05, 0.5)),
        0.35,
        500,
        9000,
        0.004,
        1.1,
    ),
    "metal": _T(((410, 0.2, 0.8), (1010, 0.17, 0.55), (1720, 0.13, 0.4), (2910, 0.09, 0.25)), 0.5, 300, 7000, 0.008),
    "resin": _T(((420, 0.04, 1.0), (1130, 0.03, 0.5), (90, 0.07, 0.8)), 0.4, 100, 3000, 0.01, 1.2),
    "fruit": _T(((130, 0.035, 1.0), (260, 0.02, 0.4)), 0.7, 80, 1400, 0.014, 0.8),
    "melon": _T(((84, 0.06, 1.0), (170, 0.05, 0.5)), 0.6, 60, 1000, 0.02),
    "snow": _T(((90, 0.03, 0.3),), 1.0, 500, 6000, 0.05, 0.6),
    "wood": _T(((290, 0.06, 1.0), (742, 0.045, 0.55), (1420, 0.03, 0.3), (2330, 0.02, 0.16)), 0.35, 200, 4000, 0.007),
    "toy wood": _T(
        ((420, 0.05, 1.0), (1090, 0.04, 0.55), (2050, 0.03, 0.3), (3100, 0.02, 0.16)), 0.35, 300, 5000, 0.006
    ),
    "cardboard": _T(((112, 0.05, 1.0), (198, 0.04, 0.5)), 0.8, 90, 2200, 0.022, 0.8),
    "tile": _T(((1180, 0.05, 0.9), (2760, 0.04, 0.6), (4420, 0.03, 0.4)), 0.4, 600, 9000, 0.004, 0.9),
    "flesh": _T(((88, 0.04, 1.0),), 0.6, 60, 700, 0.02, 0.7),
    "fur": _T(((110, 0.035, 0.8),), 0.6, 80, 700, 0.02, 0.5),
    "feather": _T(((160, 0.03, 0.6),), 0.6, 200, 1800, 0.02, 0.4),
    "latex": _T(((190, 0.05, 1.0), (420, 0.03, 0.4)), 0.4, 200, 1500, 0.012, 0.6),
    "foam": _T(((96, 0.05, 1.0),), 0.6, 60, 900, 0.03, 0.8),
    "tyre": _T(((74, 0.06, 1.0), (160, 0.04, 0.4)), 0.5, 50, 700, 0.02, 0.7),
    # grounds: the part of the sound that the floor adds
    "asphalt": _T(((104, 0.03, 0.4),), 0.6, 150, 3600, 0.008, 0.8),
    "boards": _T(((98, 0.09, 1.0), (216, 0.06, 0.5)), 0.4, 80, 1600, 0.014),
    "stone": _T(((160, 0.025, 0.3), (1900, 0.01, 0.2)), 0.5, 200, 5000, 0.006, 0.8),
    "grass": _T(((70, 0.03, 0.4),), 0.5, 300, 2600, 0.03, 0.45),
    "sand": _T(((60, 0.04, 0.5),), 0.8, 300, 3000, 0.04, 0.5),
    "packed snow": _T(((66, 0.04, 0.4),), 1.0, 700, 7000, 0.045, 0.55),
    "ice": _T(((620, 0.08, 0.5), (1460, 0.06, 0.35), (2890, 0.05, 0.2)), 0.5, 800, 8000, 0.01, 0.8),
    "rug": _T(((76, 0.05, 0.8),), 0.4, 60, 600, 0.02, 0.6),
    "dust": _T(((60, 0.05, 0.6),), 0.5, 100, 1200, 0.04, 0.5),
    "gravel": _T(((90, 0.03, 0.3),), 1.0, 700, 6000, 0.03, 0.6),
    "soil": _T(((64, 0.04, 0.5),), 0.6, 120, 1600, 0.03, 0.5),
    "rock": _T(((190, 0.03, 0.3), (2100, 0.012, 0.25)), 0.5, 250, 5600, 0.007, 0.85),
    "concrete": _T(((130, 0.03, 0.4),), 0.55, 180, 4200, 0.008, 0.8),
    "carpet": _T(((70, 0.05, 0.7),), 0.4, 60, 500, 0.02, 0.5),
    "tile floor": _T(((240, 0.025, 0.3), (2300, 0.02, 0.3)), 0.5, 300, 6500, 0.006, 0.85),
    "tatami": _T(((84, 0.05, 0.7), (190, 0.03, 0.3)), 0.45, 80, 1100, 0.02, 0.6),
    "metal deck": _T(((210, 0.16, 0.6), (530, 0.13, 0.5), (1180, 0.09, 0.3)), 0.45, 200, 5000, 0.01),
    "cloud": _T(((50, 0.06, 0.4),), 0.3, 60, 500, 0.06, 0.25),
    "sugar": _T(((96, 0.04, 0.5),), 0.8, 600, 6000, 0.03, 0.5),
    "sea bed": _T(((60, 0.05, 0.4),), 0.5, 60, 600, 0.03, 0.4),
}


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
