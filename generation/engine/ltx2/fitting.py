"""Pictures, clips and sounds brought to a canvas: what lies in the delivered part of it is what was given."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from generation.engine.contracts import ClipRequest, Sound
from generation.engine.fitting import covering
from generation.engine.inputs import Filmed, Footage, Frames
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.sound import SAMPLE_RATE, clip_sound, resampled
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


def length_at(footage: Footage | Filmed, fps: int) -> int:
    """This will be the frames that the footage has at `fps`, at least 1."""
    return max(1, round(Fraction(footage.frame_count * fps, footage.fps)))


def frames_at(footage: Footage | Filmed, fps: int, frame_count: int) -> Frames:
    """This will be the footage at `fps`, each moment as the nearest frame shows it, cut to `frame_count` frames or
    standing on its last one. A view of it where that is enough: clips are large.
    """
    own = footage.frame_count
    if footage.fps == fps and frame_count <= own:
        return footage.frames[:frame_count]
    places = np.minimum(np.round(np.arange(frame_count) * (footage.fps / fps)).astype(int), own - 1)
    chosen: Frames = footage.frames[places]
    return chosen


def sound_for(footage: Footage | Filmed, request: ClipRequest, canvas: Canvas) -> Sound:
    """This will be the footage's sound for the whole canvas, after that of what came just before; silence where there is
    none: float32 [2, samples], 48 kHz.
    """
    length_s = Fraction(canvas.frame_count - canvas.lead, request.fps)
    if (sound := footage.sound) is None:
        own = np.zeros((2, round(length_s * SAMPLE_RATE)), np.float32)
    else:
        own = clip_sound(sound, rate=footage.sample_rate, length_s=length_s)
    return own if request.before is None else np.concatenate([lead_sound(request.before, request, canvas), own], axis=1)


def lead_sound(before: Footage, request: ClipRequest, canvas: Canvas) -> Sound:
    """This will be the last moments of what came just before, as long as the canvas's lead, silence before them where they
    are shorter, or none: float32 [2, samples], 48 kHz.
    """
    wanted = round(canvas.lead / request.fps * SAMPLE_RATE)
    if before.sound is None:
        return np.zeros((2, wanted), np.float32)
    sound = resampled(before.sound, before.sample_rate, SAMPLE_RATE)
    end = sound[:, max(0, sound.shape[1] - wanted) :]
    return np.pad(end, ((0, 0), (wanted - end.shape[1], 0)))
