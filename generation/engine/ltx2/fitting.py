"""Pictures, clips and sounds brought to a canvas: what lies in the delivered part of it is what was given."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from generation.engine.contracts import ClipRequest, Sound
from generation.engine.fitting import covering
from generation.engine.inputs import Footage, Frames
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.sound import SAMPLE_RATE, clip_sound
from media.contracts import Frame
from media.vision import cv2


def placed(picture: Frame, canvas: Canvas) -> Frame:
    """This will be `picture` covering what is delivered of the canvas; its edge is drawn out over the rest."""
    wanted = covering(picture, canvas.asked_width, canvas.asked_height)
    right = canvas.width - canvas.asked_width - canvas.left
    below = canvas.height - canvas.asked_height - canvas.top
    drawn_out = cv2.copyMakeBorder(wanted, canvas.top, below, canvas.left, right, cv2.BORDER_REPLICATE)
    return np.asarray(drawn_out, np.uint8)


def placed_all(frames: Frames, canvas: Canvas) -> Frames:
    """This will be all of `frames` on the canvas."""
    return np.stack([placed(frame, canvas) for frame in frames])


def frames_at(footage: Footage, fps: int, frame_count: int | None = None) -> Frames:
    """This will be the footage at `fps`, each moment as the nearest frame shows it; with a `frame_count`, cut to that
    many frames or standing on its last one.
    """
    own = len(footage.frames)
    wanted = max(1, round(Fraction(own * fps, footage.fps))) if frame_count is None else frame_count
    places = np.minimum(np.round(np.arange(wanted) * (footage.fps / fps)).astype(int), own - 1)
    chosen: Frames = footage.frames[places]
    return chosen


def sound_for(footage: Footage, request: ClipRequest, canvas: Canvas) -> Sound:
    """This will be the footage's sound for the whole canvas, silence where there is none: float32 [2, samples], 48 kHz."""
    length_s = Fraction(canvas.frame_count, request.fps)
    if footage.sound is None:
        return np.zeros((2, round(length_s * SAMPLE_RATE)), np.float32)
    return clip_sound(footage.sound, rate=footage.sample_rate, length_s=length_s)
