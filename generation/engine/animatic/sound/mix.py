"""The mix: every contact at its time and place, what rolls, motors, the room, the place's bed; levels set at the end."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Take, Touch
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Scene
from generation.engine.animatic.sound.ambience import bed
from generation.engine.animatic.sound.elements import Stereo
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, noise, peak, seconds, stretch
from generation.engine.animatic.sound.strikes import TIMBRES, strike
from generation.engine.animatic.sound.voices import call, footstep, splash, swish

BED_RMS = 10 ** (-35 / 20)  # the bed alone keeps a clip audible
PEAK = 10 ** (
    -2.0 / 20
)  # of samples: leaves room for what lies between them, so that the true peak stays below -1 dBFS
_TAIL_S = 1.2


def make_sound(
    scene: Scene, take: Take, things: list[Thing], camera: Camera, *, sample_count: int, seed: int
) -> Stereo:
    """This will be one take's sound before its level is set: float64 [2, sample_count] at 48 kHz, made from its contacts."""
    rng = np.random.default_rng(seed)
    dry = np.zeros((2, sample_count))
    for contact in take.contacts:
        _place(dry, contact, take, things, camera, rng)
    _rolling(dry, take, things, camera, rng)
    _motors(dry, take, things, camera, rng)
    wet = _room(dry, scene, rng)
    return np.asarray(wet + BED_RMS * _faded(bed(scene, sample_count, rng)))


def _faded(sound: Stereo) -> Stereo:
    edge = min(int(0.02 * SAMPLE_RATE), sound.shape[1] // 2)
    ramp = np.linspace(0, 1, edge)
    sound[:, :edge] *= ramp
    sound[:, sound.shape[1] - edge :] *= ramp[::-1]
    return sound


def pan_of(x_m: float, time_s: float, take: Take, camera: Camera) -> tuple[float, float]:
    """This will be the left and right gain of a sound at `x_m`: constant power, softer outside the picture."""
    frame = min(max(int(time_s * take.fps), 0), take.frame_count - 1)
    px, _ = camera.to_px(frame, x_m, 0.0)
    across = 2 * px / camera.width - 1
    angle = (np.clip(across, -1, 1) * 0.8 + 1) * np.pi / 4
    level = 1.0 / (1.0 + max(0.0, abs(across) - 1.0) * 1.5)
    return float(level * np.cos(angle)), float(level * np.sin(angle))


def _place(
    dry: Stereo, contact: Contact, take: Take, things: list[Thing], camera: Camera, rng: np.random.Generator
) -> None:
    start = round(contact.time_s * SAMPLE_RATE)
    if not 0 <= start < dry.shape[1]:
        return
    sound, gain = _voice_of(contact, things, rng)
    sound = sound[: dry.shape[1] - start]
    left, right = pan_of(contact.x_m, contact.time_s, take, camera)
    dry[0, start : start + sound.shape[0]] += gain * left * sound
    dry[1, start : start + sound.shape[0]] += gain * right * sound


def _voice_of(contact: Contact, things: list[Thing], rng: np.random.Generator) -> tuple[Signal, float]:
    if contact.touch is Touch.STEP:
        family = things[contact.thing].kind.name if contact.thing >= 0 else ""
        weight = min(1.0, (contact.impulse / 60.0)) if contact.impulse else 0.3
        return footstep(contact.other, 0.2 + 0.7 * weight, family == "robot", rng), 0.1 + 0.16 * min(
            contact.speed, 2.0
        ) * (0.4 + 0.6 * weight)
    if contact.touch is Touch.SPLASH:
        return splash(contact.speed, rng), min(0.75, 0.16 * contact.speed * (0.6 + contact.size_m))
    if contact.touch is Touch.NET:
        return swish(rng), 0.5
    if contact.touch is Touch.CALL:
        return call(contact.material, rng), 0.28
    return _hit(contact, rng)


def _hit(contact: Contact, rng: np.random.Generator) -> tuple[Signal, float]:
    """Both bodies sound: the moving thing most, what it meets underneath; harder blows are louder and brighter."""
    variant = int(rng.integers(0, 4))
    first = strike(contact.material, contact.size_m, variant)
    second = strike(contact.other, max(contact.size_m, 0.3), variant)
    share = 0.45 if contact.other in TIMBRES else 0.0
    length = max(first.shape[0], second.shape[0])
    total = np.zeros(length)
    total[: first.shape[0]] += first
    total[: second.shape[0]] += share * second
    heavy = 0.75 + 0.25 * min(contact.size_m / 0.4, 2.0)
    return total, float(0.62 * min(1.0, (contact.speed / 5.5) ** 0.9) * heavy)


def _rolling(dry: Stereo, take: Take, things: list[Thing], camera: Camera, rng: np.random.Generator) -> None:
    count, total = dry.shape[1], np.zeros((2, dry.shape[1]))
    loud = [
        thing
        for thing in things
        if thing.kind.family in {"ball", "wheel", "box"} and take.rolling[:, thing.index].max() > 0.3
    ]
    if not loud:
        return
    rumble = noise(count, 60, 700, rng, -1.0)
    for thing in loud[:8]:
        speed = np.minimum(take.rolling[:, thing.index], 5.0)
        left, right = pan_of(
            float(take.poses[take.frame_count // 2, thing.index, 0]), take.frame_count / take.fps / 2, take, camera
        )
        envelope = 0.012 * stretch(speed, count) ** 1.2
        total[0] += left * envelope * rumble
        total[1] += right * envelope * rumble
    dry += total


def _motors(dry: Stereo, take: Take, things: list[Thing], camera: Camera, rng: np.random.Generator) -> None:
    for thing in things:
        if thing.kind.family != "car":
            continue
        speed = stretch(np.abs(take.poses[:, thing.index, 3]), dry.shape[1])
        hz = 42 + 16 * speed
        phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
        engine = np.sin(phase) + 0.6 * np.sin(2 * phase + 0.4) + 0.3 * np.sin(3 * phase) + 0.25 * np.sin(4.02 * phase)
        engine *= 1 + 0.3 * np.sin(phase / 2)
        x = stretch(take.poses[:, thing.index, 0] - camera.path_px / camera.scale, dry.shape[1])
        across = np.clip(2 * x * camera.scale / camera.width, -1, 1)
        level = 0.035 * (0.5 + np.minimum(speed, 5) / 5)
        dry[0] += level * np.cos((across * 0.8 + 1) * np.pi / 4) * engine
        dry[1] += level * np.sin((across * 0.8 + 1) * np.pi / 4) * engine


def _room(dry: Stereo, scene: Scene, rng: np.random.Generator) -> Stereo:
    """A little space around every sound: a decaying tail, longer under a roof."""
    decay, level = PLACES[scene.setting].echo.decay_s, PLACES[scene.setting].echo.level
    t = seconds(min(_TAIL_S, 5 * decay))
    size = 1 << (dry.shape[1] + t.shape[0]).bit_length() if dry.shape[1] < 1 << 20 else dry.shape[1] + t.shape[0]
    wet = dry.copy()
    for side in range(2):
        tail = noise(t.shape[0], 200, 5000, rng, -0.5) * np.exp(-t / decay) * np.minimum(1, t / 0.012)
        tail /= np.sqrt(np.sum(tail**2))
        echo = np.fft.irfft(np.fft.rfft(dry[side], size) * np.fft.rfft(tail, size), size)[: dry.shape[1]]
        wet[side] += 3.0 * level * echo
    return wet


def mastered(total: Stereo) -> npt.NDArray[np.float32]:
    """This will bring the loudest moment near the ceiling without lifting a quiet clip; bend what would go over."""
    loudest = peak(total)
    gain = min(1.6, 0.7 / loudest) if loudest > 0.45 else 1.25
    bent = np.tanh(total * gain / PEAK) * PEAK
    return np.asarray(bent, dtype=np.float32)
