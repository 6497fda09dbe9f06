"""Fifteen clips that nothing was built or tuned with: they were written after the invisible mark was finished, by somebody
who did not know how it works. They are to be judged once; after that they are seen, as the thirty are.

from benchmarks.provenance.fresh import FRESH
for clip in FRESH: clip.frames(), clip.sound()
"""

from __future__ import annotations

from functools import partial

from benchmarks.provenance import sounds
from benchmarks.provenance.clips import LANDSCAPE, PORTRAIT, SQUARE, Clip, clip_of
from benchmarks.provenance.scenes import clothes, elements, games, inked, people, screens, things

narrator = partial(sounds.speech, pitch_hz=92.0)
"""Speech of a low voice."""

FRESH: tuple[Clip, ...] = (
    clip_of("talking-head", PORTRAIT, 5, people.talking_head, sounds.woman, -19),
    clip_of("concert", PORTRAIT, 5, people.concert, sounds.beat, -11, 0.6),
    clip_of("noodles", PORTRAIT, 5, things.noodles, sounds.hiss, -33),
    clip_of("animatic-skater", PORTRAIT, 5, "A figure skater spins on a frozen lake at dawn"),
    clip_of("chat", PORTRAIT, 5, screens.chat, sounds.keys, -32, 0.1),
    clip_of("campfire", PORTRAIT, 5, elements.campfire, sounds.rain, -29, 0.0),
    clip_of("platformer", LANDSCAPE, 5, games.platformer, sounds.synth, -17, 0.0),
    clip_of("houndstooth", PORTRAIT, 5, clothes.houndstooth, sounds.footsteps, -25),
    clip_of("petals", PORTRAIT, 5, inked.petals, sounds.piano, -19),
    clip_of("exam-meme", SQUARE, 4, screens.exam_meme, sounds.impacts, -20),
    clip_of("noir", LANDSCAPE, 5, elements.noir, narrator, -23, 0.5),
    clip_of("jellyfish", PORTRAIT, 6, elements.jellyfish, sounds.drone, -24),
    clip_of("turntable", PORTRAIT, 5, things.turntable, sounds.beat, -16, 0.1),
    clip_of("worn-tape", PORTRAIT, 4, screens.worn_tape, sounds.projector, -22),
    clip_of("animatic-pumpkins", LANDSCAPE, 5, "Four big pumpkins roll on a windy farm in the evening"),
)
