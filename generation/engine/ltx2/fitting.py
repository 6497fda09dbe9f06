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


def length_at(footage: Footage, fps: int) -> int:
    """This will be the frames that the footage has at `fps`, at least 1."""
    return max(1, round(Fraction(len(footage.frames) * fps, footage.fps)))


def frames_at(footage: Footage, fps: int, frame_count: int) -> Frames:
    """This will be the footage at `fps`, each moment as the nearest frame shows it, cut to `frame_count` frames or
    standing on its last one. A view of it where that is enough: clips are large.
    """
    own = len(footage.frames)
    if footage.fps == fps and frame_count <= own:
        return footage.frames[:frame_count]
    places = np.minimum(np.round(np.arange(frame_count) * (footage.fps / fps)).astype(int), own - 1)
    chosen: Frames = footage.frames[places]
    return chosen


def sound_for(footage: Footage, request: ClipRequest, canvas: Canvas) -> Sound:
    """This will be the footage's sound for the whole canvas, silence where there is none: float32 [2, samples], 48 kHz."""
    length_s = Fraction(canvas.frame_count, request.fps)
    if footage.sound is None:
        return np.zeros((2, round(length_s * SAMPLE_RATE)), np.float32)
    return clip_sound(footage.sound, rate=footage.sample_rate, length_s=length_s)
