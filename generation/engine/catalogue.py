"""The engines' cards: pure data that services may read. Engines themselves are imported by workers alone."""

from __future__ import annotations

from generation.engine.contracts import EngineCard

ANIMATIC = EngineCard(
    name="animatic",
    title="Animatic",
    max_duration_s=60,
    max_pixels=1920 * 1088,
    fps=(24, 25, 30),
    needs_gpu=False,
    synthetic_note="Simulated and drawn by rules, not by a trained model.",
)

LTX2 = EngineCard(
    name="ltx2",
    title="LTX-2",
    max_duration_s=20,  # one pass; longer clips are planned as shots
    max_pixels=1920 * 1088,
    fps=(24, 25, 30),
    needs_gpu=True,
    synthetic_note="Made by the LTX-2 video model.",
)

CARDS: dict[str, EngineCard] = {card.name: card for card in (ANIMATIC, LTX2)}
