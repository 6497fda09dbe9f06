"""Clips of our own engine that needs no card: drawn, simulated, sounding."""

from __future__ import annotations

from benchmarks.provenance.scenes.tools import FPS, Size
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.animatic.picture.styles.paper import Paper
from generation.engine.contracts import ClipRequest, Grain, Rendering
from generation.engine.protocol import SilentWatch


def rendering(prompt: str, size: Size, count: int, seed: int) -> Rendering:
    """This will be the engine's answer to a prompt: frames to be taken once, and the sound, 48 kHz stereo."""
    request = ClipRequest(prompt=prompt, width=size[0], height=size[1], duration_s=count / FPS, fps=FPS, seed=seed)
    with AnimaticEngine().open() as engine:
        return engine.render(request, SilentWatch())


def grain(size: Size, seed: int) -> Grain:
    """This will be what lies over every frame of an animatic, as its rendering tells."""
    return Paper(*size, seed).grain
