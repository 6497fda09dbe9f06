"""The sound of a whole clip from its footage: takes joined, sounds that were named, music and speech over them, levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from generation.engine.animatic.filming import Footage
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.sound.effects import placing
from generation.engine.animatic.sound.effects.placing import Blow
from generation.engine.animatic.sound.joining import CUT_S, SEAM_S, Piece, joined, samples_of
from generation.engine.animatic.sound.mastering import mastered
from generation.engine.animatic.sound.mix import make_sound
from generation.engine.animatic.sound.placement import across
from generation.engine.animatic.sound.scoring import scored
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Stereo
from generation.engine.animatic.speech.dialogue import Dialogue
from generation.engine.animatic.speech.placing import speak
from generation.engine.contracts import ClipRequest

_BLOWS = frozenset({Touch.HIT, Touch.SPLASH, Touch.NET})
_HARD_M_S = 0.6  # slower contacts are nothing that a named sound would go with


def sounded(footage: Sequence[Footage], dialogue: Dialogue, request: ClipRequest) -> Stereo:
    """This will be the clip's sound: float32 [2, samples] at 48 kHz, never above -1 dBTP.

    Each section is mastered alone: what a clip goes on from keeps its sound.
    """
    fade = round(SEAM_S * SAMPLE_RATE)
    sections = []
    for begin, end in pairwise((0, *request.sections)):
        lead = fade if begin else 0
        start, last = (samples_of(frame, request.fps) for frame in (begin, end))
        within = [(number, each) for number, each in enumerate(footage) if begin <= each.plate.first < end]
        pieces = [_piece(each, request, number, start - lead, lead) for number, each in within]
        whole = joined(pieces, last - start + lead)
        _name(whole, [each for _, each in within], request, start - lead)
        scene = within[0][1].scene
        if scene.music:
            scored(whole, scene.music, request.seed + begin, beats_per_minute=_danced(within[0][1]))
        said, from_s = dialogue.within(begin / request.fps, end / request.fps), (start - lead) / SAMPLE_RATE
        speak(whole, said, [each for _, each in within], seed=request.seed, from_s=from_s)
        sections.append(Piece(mastered(whole), start - lead, lead))
    return joined(sections, samples_of(request.frame_count, request.fps))


def _danced(footage: Footage) -> float:
    """The tempo that dancers keep, beats a minute; 0 where nobody dances: who only sways keeps none."""
    beats = [driver.mood.dance for driver in footage.world.drivers if isinstance(driver, Figure)]
    return 60.0 * max(beats, default=0.0) if max(beats, default=0.0) >= 1.0 else 0.0


def _piece(footage: Footage, request: ClipRequest, number: int, section: int, lead: int) -> Piece:
    """A take's sound, its place counted from sample `section`; one that goes on from before begins `lead` samples early."""
    plate, early = footage.plate, lead if footage.plate.begin else 0
    sound = make_sound(
        footage.scene,
        footage.take,
        footage.things,
        footage.camera,
        sample_count=samples_of(footage.take.frame_count, request.fps),
        seed=request.seed + number,
        weather_seed=request.seed,
    )
    start = samples_of(plate.first, request.fps) - section - early
    fade = samples_of(plate.fade_frames, request.fps) or (round(CUT_S * SAMPLE_RATE) if start else 0)
    return Piece(sound[:, samples_of(plate.begin, request.fps) - early :], start, fade)


def _name(whole: Stereo, footage: Sequence[Footage], request: ClipRequest, section: int) -> None:
    """Lay the named sounds of each shot over its takes."""
    for shot in dict.fromkeys(each.plate.shot for each in footage):
        takes = [each for each in footage if each.plate.shot == shot]
        asked = takes[0].scene.effects
        if not asked:
            continue
        first, last = takes[0].plate, takes[-1].plate
        start = samples_of(first.first, request.fps) - section
        count = samples_of(last.first + last.frame_count, request.fps) - section - start
        rng = np.random.default_rng([request.seed, 5, shot, first.first])
        for cue in placing.cues(asked, _blows(takes), count / SAMPLE_RATE, rng):
            placing.play(whole[:, start : start + count], cue, rng)


def _blows(takes: Sequence[Footage]) -> list[Blow]:
    """What happens hard in the takes of a shot, in seconds of the shot."""
    blows = []
    for each in takes:
        fps, plate = each.take.fps, each.plate
        offset_s = (plate.first - takes[0].plate.first - plate.begin) / fps
        for contact in each.take.contacts:
            frame = int(contact.time_s * fps)
            if (
                contact.touch in _BLOWS
                and contact.speed > _HARD_M_S
                and plate.begin <= frame < plate.begin + plate.frame_count
            ):
                at = float(across(contact.x_m, np.array([frame]), each.camera)[0])
                blows.append(
                    Blow(contact.time_s + offset_s, contact.speed * contact.size_m**0.5, float(np.clip(at, -1, 1)))
                )
    return blows
