"""Which game is played, by its ball and where that is to go; and which toys are alive."""

from __future__ import annotations

from generation.engine.animatic.language.asked import Asked, Deed
from generation.engine.animatic.language.classes import LIVING
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.verbs import VerbClass

_BALL_OF = {
    "basketball": "basketball", "hoop": "basketball", "footballer": "football", "football": "football", "soccer": "football",
    "goalkeeper": "football", "goalie": "football", "striker": "football", "tennis": "tennis ball", "bowler": "bowling ball",
}  # fmt: skip
"""A word for a player or a place -> what is played with there."""


def in_game(kind: str, wish: Asked) -> str:
    """This will be the ball of the game that is played, where somebody's *ball* is no more than that; any other kind
    stays what it is.
    """
    if kind != "ball":
        return kind
    there = " ".join([wish.setting or "", *(subject.noun.lower() for subject in wish.subjects)]).split()
    return next((ball for word in there if (ball := _BALL_OF.get(word))), kind)


def at_goal(deed: Deed, wish: Asked) -> str | None:
    """This will be "goal" where somebody shoots at one, or scores at football; None for any other deed, and at a hoop."""
    heads = [each.noun.lower().rpartition(" ")[2] for each in wish.subjects]
    words = deed.verb.split()
    if not {"hoop", "basketball", "basket"}.isdisjoint(heads) or wish.subjects[deed.doer].kind not in _WITH_WILL:
        return None
    is_scored = words[0] == "score" and ("football" in {_BALL_OF.get(head) for head in heads} or "goal" in words)
    is_shot = words[0] in _SHOTS and bool({"goal", "penalty"} & {*heads, *words})
    return "goal" if is_scored or is_shot else None


_SHOTS = frozenset({"kick", "shoot", "score", "head", "strike", "take", "blast"})
_WITH_WILL = LIVING | {NounClass.ROBOT, NounClass.FANTASY}


_TOYS = {"teddy bear": "living teddy bear"}
_LIES_THERE = frozenset({VerbClass.FALL, VerbClass.REST, VerbClass.FLY, VerbClass.SPIN})


def alive(kind: str, wish: Asked, at: int) -> str:
    """This will be who plays a toy that does something by itself: it is alive then; any other kind stays what it is."""
    deeds = (deed for deed in wish.deeds if deed.doer == at and not deed.is_suffered)
    return _TOYS.get(kind, kind) if any(deed.kind not in _LIES_THERE for deed in deeds) else kind
