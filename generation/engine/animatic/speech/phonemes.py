"""What a mouth does for each sound: phonemes of the voice, grouped into the shapes that can be told apart from outside.

The alphabet is the voice's: one letter a sound, capitals for diphthongs (A as in *day*, I *my*, O *go*, W *now*, Y *boy*).
The groups are the usual ones of lip reading: lips closed, lip on teeth, rounded, spread, open, and the rest half open.
"""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.physics.track import Viseme

PAUSES = frozenset(';:,.!?—…"()“” ')
STRESS = frozenset("ˈˌ")  # a mark's time belongs to the vowel after it
LENGTH = frozenset("ːʰʲ̃↓→↗↘")  # and these to the sound before


@dataclass(frozen=True)
class Shape:
    """How a mouth is held."""

    viseme: Viseme
    opening: float  # 0 shut .. 1 wide open


_SHAPES = (
    ("mbp", Shape(Viseme.CLOSED, 0.0)),
    ("fv", Shape(Viseme.TEETH, 0.24)),
    ("ɑaæIWɐ", Shape(Viseme.OPEN, 0.95)),
    ("ʌəᵊɜɚ", Shape(Viseme.OPEN, 0.6)),
    ("ɛeA", Shape(Viseme.WIDE, 0.62)),
    ("iɪᵻjɨ", Shape(Viseme.WIDE, 0.42)),
    ("ɔɒOYQ", Shape(Viseme.ROUND, 0.7)),
    ("uʊwɹ", Shape(Viseme.ROUND, 0.4)),
    ("ʃʒʧʤ", Shape(Viseme.ROUND, 0.34)),
    ("szʦʣ", Shape(Viseme.WIDE, 0.26)),
    ("tdnlθðTɾ", Shape(Viseme.WIDE, 0.32)),
    ("kɡŋhx", Shape(Viseme.OPEN, 0.38)),
)
_OF = {symbol: shape for symbols, shape in _SHAPES for symbol in symbols}
_ANY = Shape(Viseme.OPEN, 0.4)
REST = Shape(Viseme.REST, 0.0)


def shape_of(symbol: str) -> Shape:
    """This will be the mouth of one phoneme; a pause's is at rest."""
    return REST if symbol in PAUSES else _OF.get(symbol, _ANY)
