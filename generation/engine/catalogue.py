"""The engines' cards: pure data that services may read. Engines themselves are imported by workers alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generation.engine.contracts import EngineCard
from generation.engine.families import found_cards
from generation.engine.inputs import Input

ANIMATIC = EngineCard(
    name="animatic",
    title="Animatic",
    max_duration_s=60,
    max_extended_s=120,
    one_pass_s=120,
    max_pixels=1920 * 1088,
    fps=(24, 25, 30),
    needs_gpu=False,
    speaks=True,
    hears_notes=True,
    examples=(
        "A basketball shot misses and rebounds on a court at sunset",
        "A cat does a backflip on a paddleboard at the beach",
        "Three red balls bounce in a kitchen at night",
        'A robot in a kitchen says "Who wants tea?"',
    ),
    synthetic_note="Simulated and drawn by rules, not by a trained model.",
    batch_max=1,  # nothing is shared between two drawings
    inputs=frozenset({Input.OPENING, Input.CHANGES, Input.EXTENSIONS, Input.LIKENESSES, Input.VOICE}),
    is_trained=False,
    overlaps=False,  # it draws while its frames are encoded
)

LTX2 = EngineCard(
    name="ltx2",
    title="LTX-2",
    max_duration_s=60,
    max_extended_s=120,
    one_pass_s=20,
    max_pixels=1920 * 1088,
    fps=(24, 25, 30),
    needs_gpu=True,
    speaks=True,
    hears_notes=True,
    examples=(
        "A red ball bounces down the stairs of an old lighthouse, SFX: sea and gulls",
        "Dominoes fall in a spiral on a wooden table, close up",
        "A paper boat sails through a rainy street at night, music: slow piano",
        'A penguin on an ice floe says "I could get used to this"',
    ),
    synthetic_note="Made by the LTX-2 video model.",
    batch_max=4,
    inputs=frozenset(Input),
    is_trained=True,
    overlaps=True,  # encoding costs a processor as much as a distilled denoising costs a card
)

CARDS: dict[str, EngineCard] = {card.name: card for card in (ANIMATIC, LTX2, *found_cards())}


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One entry of the `ENGINES` setting, taken apart."""

    name: str
    model: str  # a folder or a hub id; "" where the entry names none
    options: Mapping[str, str]

    @classmethod
    def of(cls, words: str) -> Spec:
        """This will read `<name>`, `<name>:<model>` or `<name>:<model>?<option>=<word>&<option>=<word>`.

        Raises ValueError with a sentence for the operator when no engine has the name, or an option has no word or two.
        """
        engine, _, said = words.partition("?")
        name, _, model = engine.partition(":")
        if name not in CARDS:
            raise ValueError(f"ENGINES names {name!r}; known engines: {', '.join(sorted(CARDS))}")
        pairs = [pair.partition("=") for pair in said.split("&") if pair]
        for option, _, word in pairs:
            if not word:
                raise ValueError(f"ENGINES gives {name} the option {option!r} without a word; write {option}=<word>")
        options = {option: word for option, _, word in pairs}
        if len(options) < len(pairs):
            raise ValueError(f"ENGINES gives {name} an option twice: {said}")
        return cls(name=name, model=model, options=options)


def synthetic_note(model: str) -> str:
    """This will give the note of the engine that a clip's model belongs to; "" when there is none."""
    name = model.lower()
    return next(
        (card.synthetic_note for card in CARDS.values() if name.startswith((card.name, card.title.lower()))), ""
    )
