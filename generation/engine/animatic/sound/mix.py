"""The mix of a take: every contact at its time and place, what rubs and runs, who looks on, the room, the place's bed."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Take, Touch
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.places.place import Cover
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Scene
from generation.engine.animatic.sights import bursts
from generation.engine.animatic.sound import audience, friction, movers
from generation.engine.animatic.sound.ambience import bed
from generation.engine.animatic.sound.effects.animals import stroke
from generation.engine.animatic.sound.effects.comic import report
from generation.engine.animatic.sound.effects.naming import animal
from generation.engine.animatic.sound.effects.nature import thunder
from generation.engine.animatic.sound.effects.placing import eased, levelled
from generation.engine.animatic.sound.effects.table import EFFECTS
from generation.engine.animatic.sound.placement import pan_of
from generation.engine.animatic.sound.room import answered
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, filtered, place, silence, stretch
from generation.engine.animatic.sound.strikes import strike
from generation.engine.animatic.sound.timbres import TIMBRES
from generation.engine.animatic.sound.voices import call, footstep, splash, swish
from generation.engine.animatic.weather import bolts

_CALL_DB = -5.0  # of a voice one metre tall, beside a named sound; half as tall is 6 dB softer
_EFFECT_DB = -9.0
_THUNDER_DB = -16.0
_REPORT_DB = -3.0  # of a firework's burst
_SOFT_FEET = {"quad": 0.45, "bird": 0.3}  # paws and claws beside shoes


def make_sound(
    scene: Scene, take: Take, things: list[Thing], camera: Camera, *, sample_count: int, seed: int, weather_seed: int
) -> Stereo:
    """This will be one take's sound before its level is set: float32 [2, sample_count] at 48 kHz, made from its contacts."""
    rng = np.random.default_rng(seed)
    where = PLACES[scene.setting]
    total = _happening(scene, take, things, camera, sample_count, rng) + bed(scene, sample_count, rng)
    for bolt in bolts(scene, weather_seed, sample_count / SAMPLE_RATE):
        near = 1.0 - bolt.distance_m / 1200.0  # far thunder has lost its crack
        clap = filtered(thunder(4.0, rng), high_hz=300.0 + 5000.0 * near**2)
        place(total, levelled(clap, _THUNDER_DB + 8.0 * near), round(bolt.heard_s * SAMPLE_RATE))
    for burst in bursts(scene, weather_seed, sample_count / SAMPLE_RATE):
        place(total, levelled(report(rng), _REPORT_DB), round(burst.heard_s * SAMPLE_RATE))
    if where.muffled_hz is not None:
        total[:] = np.stack([filtered(side, high_hz=where.muffled_hz) for side in total])
    return total


def _happening(
    scene: Scene, take: Take, things: list[Thing], camera: Camera, sample_count: int, rng: np.random.Generator
) -> Stereo:
    """What is heard of the take itself, in its room; in slow motion it is as much slower, and lower, as it is seen to be."""
    where = PLACES[scene.setting]
    as_it_was = take.at_pace(1 / scene.pace, round(take.fps / scene.pace))
    total = silence(round(sample_count * scene.pace))
    if where.cover is not Cover.VOID:
        _move(total, scene, as_it_was, things, camera, rng)
    strike_all(total, scene, as_it_was, things, camera, rng)
    answered(total, where.echo, rng)
    return total if scene.pace == 1.0 else np.stack([stretch(side, sample_count) for side in total])


def strike_all(
    total: Stereo, scene: Scene, take: Take, things: list[Thing], camera: Camera, rng: np.random.Generator
) -> None:
    """This will add what the take's contacts sound like, each at its time and place, without any room."""
    for contact in take.contacts:
        _strike(total, contact, scene, things, pan_of(contact.x_m, contact.time_s, take, camera), rng)


def _move(
    total: Stereo, scene: Scene, take: Take, things: list[Thing], camera: Camera, rng: np.random.Generator
) -> None:
    friction.rub(total, take, things, camera, PLACES[scene.setting].ground, rng)
    gliders = frozenset(actor.kind for actor in scene.actors if "skate" in actor.actions)
    movers.move(total, take, things, camera, gliders, rng)
    audience.respond(total, take, scene.setting, rng)


def _strike(
    total: Stereo,
    contact: Contact,
    scene: Scene,
    things: list[Thing],
    pan: tuple[float, float],
    rng: np.random.Generator,
) -> None:
    sound, gain = _voice_of(contact, scene, things, rng)
    place(total, sound, round(contact.time_s * SAMPLE_RATE), gain * pan[0], gain * pan[1])


def _voice_of(contact: Contact, scene: Scene, things: list[Thing], rng: np.random.Generator) -> tuple[Signal, float]:
    if contact.touch is Touch.STEP:
        return _step(contact, things, rng)
    if contact.touch is Touch.SPLASH:
        return splash(contact.speed, rng), min(0.75, 0.16 * contact.speed * (0.6 + contact.size_m))
    if contact.touch is Touch.NET:
        return swish(rng), 0.5
    if contact.touch is Touch.CALL:
        return _call(contact, scene, rng)
    if contact.touch is Touch.EFFECT:
        return _effect(contact, rng)
    return _hit(contact, rng)


def _step(contact: Contact, things: list[Thing], rng: np.random.Generator) -> tuple[Signal, float]:
    if contact.other == "feather":  # a beat of wings, written down by whoever flies
        return stroke(rng), 0.06 + 0.05 * min(contact.size_m, 2.0)
    kind = things[contact.thing].kind.name if contact.thing >= 0 else ""
    weight = min(1.0, (contact.impulse / 60.0)) if contact.impulse else 0.3
    sound = footstep(contact.other, 0.2 + 0.7 * weight, kind == "robot", rng)
    soft = _SOFT_FEET.get(things[contact.thing].kind.family, 1.0) if contact.thing >= 0 else 1.0
    return sound, soft * (0.1 + 0.16 * min(contact.speed, 2.0) * (0.4 + 0.6 * weight))


def _call(contact: Contact, scene: Scene, rng: np.random.Generator) -> tuple[Signal, float]:
    """The voice of whoever calls, by what the prompt calls it: a donkey that a horse plays still brays."""
    nouns = [actor.noun for actor in scene.actors if actor.kind == contact.material and actor.noun]
    make = next((found for noun in (*nouns, contact.material) if (found := animal(noun)) is not None), None)
    sound = make(1.5, rng) if make else call(contact.material, rng)
    return levelled(sound, _CALL_DB + 6.0 * float(np.log2(np.clip(contact.size_m, 0.3, 2.4)))), 1.0


def _effect(contact: Contact, rng: np.random.Generator) -> tuple[Signal, float]:
    """A named sound that belongs to what is done; its length, seconds, is the contact's speed."""
    effect = EFFECTS[contact.material]
    return eased(levelled(effect.make(contact.speed, rng), _EFFECT_DB + effect.level_db)), 1.0


def _hit(contact: Contact, rng: np.random.Generator) -> tuple[Signal, float]:
    """Both bodies sound: the moving thing most, what it meets underneath; harder blows are louder and brighter."""
    variant = int(rng.integers(0, 4))
    share = 0.45 if contact.other in TIMBRES else 0.0
    first = strike(contact.material, contact.size_m, variant, hardness=contact.speed)
    second = strike(contact.other, max(contact.size_m, 0.3), variant, hardness=contact.speed)
    total = np.zeros(max(first.shape[0], second.shape[0]))
    total[: first.shape[0]] += first
    total[: second.shape[0]] += share * second
    heavy = 0.75 + 0.25 * min(contact.size_m / 0.4, 2.0)
    return total, float(0.62 * min(1.0, (contact.speed / 5.5) ** 0.9) * heavy)
