"""Which part of a clip gets its number: all that is new in it.

A clip that is made longer by its file begins with frames that carry the number of the clip they come from. A second mark
over the first would be read, too, but six of them were seen to cost 12 dB (docs/decisions/invisible-mark.md).
"""

from __future__ import annotations

import numpy as np

from generation.engine.contracts import ClipRequest, Rendering
from generation.models import Job
from generation.worker import signing
from media.contracts import Sound
from media.tracks import SAMPLE_RATE, at_48k

_FADE_S = 0.02


def count_marked_before(job: Job, request: ClipRequest) -> int:
    """This will be how many frames at the clip's beginning carry the mark of the clip that it was made from."""
    is_marked = request.beginning is not None and job.parent is not None and job.parent.mark_number is not None
    return request.sections[-2] if is_marked else 0


def marked_sound(rendering: Rendering, number: int, marked_before: int) -> Sound | None:
    """This will be the sound with the clip's number from the frame `marked_before` on, at 48 kHz; None for none."""
    if rendering.sound is None:
        return None
    marked = signing.marks().in_sound(rendering.sound, rendering.sample_rate, number)
    if not marked_before:
        return marked
    plain = at_48k(rendering.sound, rendering.sample_rate)
    begin, fade = round(marked_before * SAMPLE_RATE / rendering.fps), round(_FADE_S * SAMPLE_RATE)
    share = np.clip((np.arange(marked.shape[1], dtype=np.float32) - begin) / fade, 0, 1)
    return np.asarray(plain + (marked - plain) * share, np.float32)
