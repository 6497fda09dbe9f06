# ruff: noqa: E501 - tables read better with one row a line
"""What a mood does to a face: a smile, brows, lids, tears; every word of `language.traits.MOODS` that shows has one."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.physics.figures import Mood


@dataclass(frozen=True)
class Expression:
    """How a face is held, as in `physics.track.Pose`."""

    joy: float
    brow: float = 0.0
    lids: float = 1.0
    tears: float = 0.0
    gape: float = 0.0


_TABLE: tuple[tuple[Expression, str], ...] = (
    (Expression(1.0), "happy, cheerful, joyful, joyous, delighted, smiling, grinning, beaming, proud, friendly, merry, jolly, content, contented, playful, hopeful, gleeful, amused, confident, heroic, triumphant, enthusiastic, love-struck, lovesick, polite"),
    (Expression(1.0, 0.0, 1.15, 0.0, 0.55), "excited, laughing, ecstatic, overjoyed, giddy, elated"),
    (Expression(0.05, -0.8), "sad, lonely, disappointed, melancholy, gloomy, heartbroken, dejected, nostalgic, wistful, guilty, embarrassed, jealous"),
    (Expression(0.0, -1.0, 0.8, 1.0), "crying, tearful, weeping, sobbing, grieving"),
    (Expression(0.08, 1.0, 0.85), "angry, furious, annoyed, mad, enraged, frustrated, offended, grumpy, cranky, frowning, sulky, sulking, moody, stern, determined, impatient, stressed"),
    (Expression(0.1, 1.0, 0.9, 0.0, 0.5), "snarling, growling, evil"),
    (Expression(0.1, -1.0, 1.3, 0.0, 0.3), "scared, frightened, afraid, terrified, panicked, panicking, horrified, desperate, startled"),
    (Expression(0.25, -0.6, 1.1), "nervous, worried, anxious, timid, shy, bashful, awkward, sheepish, confused, puzzled, bewildered, dizzy"),
    (Expression(0.45, -0.3, 1.35, 0.0, 0.7), "surprised, shocked, amazed"),
    (Expression(0.5, -0.2, 0.4), "sleepy, tired, exhausted, drowsy, weary, bored, relaxed, drunk, tipsy, indifferent, unimpressed, unbothered, resigned"),
    (Expression(0.45, 0.25, 0.85), "serious, dead serious, solemn, stoic, deadpan, dignified, thoughtful, suspicious"),
    (Expression(0.85, 0.5, 0.75), "mischievous, smug, cocky"),
    (Expression(0.6), "calm, serene, patient, elegant, majestic, curious, bemused"),
)  # fmt: skip

EXPRESSIONS: dict[str, Expression] = {word: face for face, words in _TABLE for word in listed(words)}


def put_on(mood: Mood, word: str | None) -> None:
    """This will let a figure look as the mood's word says; an unknown word leaves it as it is."""
    face = EXPRESSIONS.get(word or "")
    if face is None:
        return
    mood.joy, mood.brow, mood.lids, mood.tears, mood.gape = face.joy, face.brow, face.lids, face.tears, face.gape
