"""What is said as captions: the lines as they were written, up to where they are heard."""

from __future__ import annotations

from generation.engine.animatic.speech.dialogue import Dialogue, Spoken
from media.captions import CaptionLine, CaptionWord


def captions_of(dialogue: Dialogue) -> tuple[CaptionLine, ...]:
    """This will be one caption a line, in order of time."""
    return tuple(map(_caption, dialogue.lines))


def _caption(line: Spoken) -> CaptionLine:
    actor = line.actor
    return CaptionLine(
        start_s=round(line.start_s, 3),
        end_s=round(line.end_s, 3),
        speaker="" if actor is None else actor.noun or actor.kind,
        text=" ".join(line.text.split()),
        words=tuple(
            CaptionWord(text=word.text, start_s=round(word.start_s, 3), end_s=round(word.end_s, 3))
            for word in line.words
        ),
    )
