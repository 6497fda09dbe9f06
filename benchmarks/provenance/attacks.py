"""Everything that people do to clips, in one list; each says what it imitates and how hard it is.

    from benchmarks.provenance.attacks import ATTACKS, HEADLINE, attack
    attack("half-size").run(marked, folder, variant=0, seed=7)  ->  path of the new MP4

Videos come out as MP4 (picture and sound), stills as PNG or JPEG, sounds as WAV.
"""

from __future__ import annotations

from benchmarks.provenance.cases import Attack, Case, Medium, Severity
from benchmarks.provenance.picture_attacks import HEADLINE, STILL_ATTACKS, VIDEO_ATTACKS
from benchmarks.provenance.sound_attacks import SOUND_ATTACKS

__all__ = ["ATTACKS", "HEADLINE", "Attack", "Case", "Medium", "Severity", "attack"]

ATTACKS: tuple[Attack, ...] = (HEADLINE, *VIDEO_ATTACKS, *STILL_ATTACKS, *SOUND_ATTACKS)

_BY_NAME = {each.name: each for each in ATTACKS}


def attack(name: str) -> Attack:
    """This will be the attack of that name; raises KeyError."""
    return _BY_NAME[name]
