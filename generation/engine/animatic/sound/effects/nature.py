"""Weather, water and fire."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.making import Chance, faded, hiss, shower, wandering
from generation.engine.animatic.sound.signal import (
    SAMPLE_RATE,
    Signal,
    burst,
    curve,
    filtered,
    joined,
    layered,
    seconds,
)
from generation.engine.animatic.sound.voices import splash as fall_into_water


def thunder(duration_s: float, rng: Chance) -> Signal:
    """This will be a crack, then rumbling that rolls away: sound from ever farther parts of the lightning's path."""
    length = float(np.clip(duration_s, 2.5, 4.5))
    count = seconds(length).shape[0]
    rolls = wandering(count, rng, 3.0, 0.15, 1.0) * np.exp(-seconds(length) / (0.32 * length))
    rumble = hiss(length, 28, 190, rng, -1.2) * rolls * np.minimum(1, seconds(length) / 0.03)
    crack = shower(0.5, 90, [burst(0.05, 200, 5000, 0.008, rng)], rng) * curve(0.5, (0, 1), (0.3, 0.5), (1, 0))
    return layered(1.2 * rumble, 0.5 * crack, 0.5 * faded(hiss(0.9, 80, 1200, rng, -1.0), 0.16))


def rain(duration_s: float, rng: Chance) -> Signal:
    """This will be steady rain with single drops near by."""
    drops = [burst(0.04, low, high, 0.004, rng) for low, high in ((900, 3500), (1800, 7000), (3000, 11_000))]
    return 0.25 * hiss(duration_s, 800, 9000, rng, -0.7) + 0.8 * shower(duration_s, 160, drops, rng, spread=0.9)


def wind(duration_s: float, rng: Chance) -> Signal:
    """This will be gusts: a low roar and a whistling band that moves up and down with it."""
    count = seconds(duration_s).shape[0]
    gust = wandering(count, rng, 0.5, 0.25, 1.0)
    low, high = hiss(duration_s, 90, 500, rng, -0.8), hiss(duration_s, 450, 1100, rng, 0.0)
    return np.asarray(low * gust + 0.35 * high * gust**3)


def waves(duration_s: float, rng: Chance) -> Signal:
    """This will be surf: swells that rise, break and draw back hissing."""
    t = seconds(duration_s) + 2.1 * rng.random()
    roar, foam = hiss(duration_s, 60, 900, rng, -1.0), hiss(duration_s, 1200, 7000, rng, -0.6)
    return np.asarray(roar * (0.15 + 0.85 * _swell(t)) + 0.5 * foam * (0.05 + _swell(t - 0.25) ** 1.5))


def _swell(t: Signal) -> Signal:
    """One wave after the other: up slowly, down as it runs out; where it begins again it is as low as it ended."""
    turn = (t / 5.2) % 1.0
    low = np.exp(-0.65 / 0.2)
    return np.asarray(np.where(turn < 0.35, low + (1 - low) * (turn / 0.35) ** 2, np.exp(-(turn - 0.35) / 0.2)))


def stream(duration_s: float, rng: Chance) -> Signal:
    """This will be running water: bubbles of all sizes, each a short rising tone (M. Minnaert 1933)."""
    grains = [_bubble(hz) for hz in (420, 610, 880, 1250, 1800, 2500)]
    return 0.9 * shower(duration_s, 90, grains, rng, spread=0.9) + 0.12 * hiss(duration_s, 500, 5000, rng, -0.6)


def bubbles(duration_s: float, rng: Chance) -> Signal:
    """This will be bubbles that rise one by one."""
    return shower(min(duration_s, 3.0), 14, [_bubble(hz, 0.035) for hz in (280, 380, 520, 700, 950)], rng)


def _bubble(hz: float, decay_s: float = 0.012) -> Signal:
    t = seconds(6 * decay_s)
    rising = 2 * np.pi * np.cumsum(hz * (1 + 0.5 * t / t[-1])) / SAMPLE_RATE
    return np.asarray(np.sin(rising) * np.exp(-t / decay_s) * np.minimum(1, t / 0.002))


def drip(duration_s: float, rng: Chance) -> Signal:
    """This will be one drop into water."""
    return layered(0.25 * burst(0.02, 2000, 9000, 0.002, rng), joined(0.012, _bubble(rng.uniform(900, 1500), 0.03)))


def splash(duration_s: float, rng: Chance) -> Signal:
    """This will be something that falls into water."""
    return fall_into_water(3.5, rng)


def fire(duration_s: float, rng: Chance) -> Signal:
    """This will be a fire: a low breath, hiss, and wood that cracks."""
    cracks = [burst(0.03, low, high, 0.0025, rng) for low, high in ((700, 4000), (1500, 9000), (400, 2200))]
    count = seconds(duration_s).shape[0]
    rate = 26 * wandering(count, rng, 2.0, 0.1, 1.6)
    breath = hiss(duration_s, 50, 380, rng, -1.0) * wandering(count, rng, 3.0, 0.5, 1.0)
    return (
        0.22 * breath
        + 0.05 * hiss(duration_s, 2500, 9000, rng)
        + 1.0 * shower(duration_s, rate, cracks, rng, spread=0.95)
    )


def avalanche(duration_s: float, rng: Chance) -> Signal:
    """This will be an earthquake, an avalanche, stones that roll: rumbling that swells and goes."""
    length = min(duration_s, 4.0)
    stones = [faded(hiss(0.25, 60, 600, rng, -1), 0.05), faded(hiss(0.15, 150, 1800, rng, -1), 0.02)]
    body = hiss(length, 25, 140, rng, -1.0) + 0.5 * shower(length, 30, stones, rng)
    return np.asarray(body * curve(length, (0, 0), (0.3, 1), (0.6, 0.8), (1, 0)))


def steam(duration_s: float, rng: Chance) -> Signal:
    """This will be a hiss of steam or air that dies away."""
    length = min(duration_s, 1.6)
    return np.asarray(hiss(length, 1800, 11_000, rng, 0.0) * curve(length, (0, 0), (0.03, 1), (0.5, 0.5), (1, 0)))


def underwater(duration_s: float, rng: Chance) -> Signal:
    """This will be how it sounds below the surface: dull, with bubbles."""
    low = filtered(hiss(duration_s, 30, 260, rng, -1.0), high_hz=300)
    return low * 0.5 + 0.4 * shower(duration_s, 4, [_bubble(hz, 0.04) for hz in (220, 330, 480)], rng)


def gust(duration_s: float, rng: Chance) -> Signal:
    """This will be leaves that rustle in a gust."""
    length = min(duration_s, 2.5)
    leaves = shower(length, 500, [burst(0.02, 2000, 9000, 0.003, rng), burst(0.02, 3500, 12_000, 0.002, rng)], rng)
    return np.asarray(leaves * curve(length, (0, 0.1), (0.4, 1), (1, 0.05)))
