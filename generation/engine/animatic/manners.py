"""The style presets as the reader knows them: what else is read as one, and what a style asks of camera and hour.

How a style is drawn stands in `picture.styles`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.script import Hour


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What a style asks for where the prompt says nothing else."""

    camera: str | None = None
    hour: Hour | None = None
    near: tuple[str, ...] = ()  # other keys of `language.styles.PRESETS` that are played as this one, and said


STYLES: dict[str, Manner] = {
    "festive": Manner(hour=Hour.NIGHT),
    "news": Manner(camera="static", near=("broadcast",)),
    "selfie": Manner(camera="selfie"),
    "handheld": Manner(camera="handheld", near=("documentary",)),
    "golden": Manner(camera="dolly", hour=Hour.GOLDEN, near=("cinematic",)),
    "anime": Manner(),
    "retro": Manner(near=("cyberpunk",)),
    "nostalgic": Manner(),
    "comic": Manner(),
    "noir": Manner(camera="dolly", hour=Hour.NIGHT),
    "pixel art": Manner(camera="static"),
    "claymation": Manner(near=("stop motion",)),
    "papercraft": Manner(),
    "watercolor": Manner(near=("print",)),
    "pencil": Manner(),
    "oil painting": Manner(),
    "silent film": Manner(camera="static"),
}

_NEAR = {other: name for name, manner in STYLES.items() for other in manner.near}


def manner_of(style: str | None) -> Manner:
    """This will be what a style asks for; nothing for none."""
    return STYLES.get(style or "", Manner())


def preset_of(asked: str) -> str | None:
    """This will be the preset that a style is played as: itself, or the one nearest to it; None where nothing is near."""
    return asked if asked in STYLES else _NEAR.get(asked)
