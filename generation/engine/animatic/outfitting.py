"""What comes with somebody or with a play and is no actor: a staff, a rope to swing on, a board to dive from."""

from __future__ import annotations

from dataclasses import replace

from generation.engine.animatic.actions import BROUGHT, HUNG_ON, STRUNG, TOOLS
from generation.engine.animatic.attire import PLAINLY_DRESSED, is_drawn, is_own, worn_of
from generation.engine.animatic.casting import action_of, colour_named, material_of, part_of, size_of
from generation.engine.animatic.language.asked import Asked, Subject
from generation.engine.animatic.language.classes import LIVING
from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.verbs import BANDS
from generation.engine.animatic.lexicon import KINDS, PEOPLE
from generation.engine.animatic.script import Actor, Colour


def is_tool(wish: Asked, at: int) -> bool:
    """This will say whether a subject is only what somebody has in the hands."""
    noun = wish.subjects[at].noun.lower()
    is_hand_tool = TOOLS.get(noun) == "staff" and not any(deed.doer == at for deed in wish.deeds)
    return is_hand_tool and any(tool_of(wish, other) == "staff" for other in range(len(wish.subjects)) if other != at)


def is_brought(wish: Asked, at: int) -> bool:
    """This will say whether the play brings a subject: the rope that somebody swings on, the board that one dives from."""
    acts = {found[0] for deed in wish.deeds if (found := action_of(deed, wish)) is not None}
    head = wish.subjects[at].noun.rpartition(" ")[2]
    if any(deed.doer == at and head in BANDS for deed in wish.deeds):
        return False  # *a band plays*: they play, and are not what is played
    if head == "candle" and wish.subjects[at].count == 1:
        return False  # several are on a cake
    return (head in HUNG_ON and bool(acts & {"swing", "climb"})) or any(head in BROUGHT.get(act, ()) for act in acts)


def tool_of(wish: Asked, at: int) -> str | None:
    """This will be what somebody has in the hands: it is with, held by or spun by a living one."""
    if wish.subjects[at].kind not in LIVING | {NounClass.ROBOT, NounClass.FANTASY}:
        return None
    if (part := part_of(wish.subjects[at])) is not None and KINDS[part.kind].family == "quad":
        return None  # in its mouth
    theirs = {each.b for each in wish.relations if each.a == at and each.relation in {"with", "holding"}}
    theirs |= {deed.done_to for deed in wish.deeds if deed.doer == at and deed.done_to is not None}
    nouns = (wish.subjects[each].noun.lower() for each in sorted(theirs))
    return next((TOOLS[noun] for noun in nouns if noun in TOOLS), None)


def talk_of(wish: Asked, at: int) -> tuple[str, ...]:
    """This will be what somebody does who is only to speak."""
    return ("talk",) if any(line.speaker == at for line in wish.lines) else ()


def string_of(wish: Asked, at: int) -> str | None:
    """This will be which string a subject is (of `actions.STRUNG`), where others are there to be on it; a war is none
    without its tug. None where it is no string.
    """
    nouns = [singular(subject.noun.lower().rpartition(" ")[2])[0] for subject in wish.subjects]
    string = STRUNG.get(nouns[at])
    is_whole = string != "tug" or {"tug", "war"} <= set(nouns)
    return string if is_whole and any(noun not in STRUNG for noun in nouns) else None


_ON_THE_TRUNK = frozenset(
    {"shirt", "t-shirt", "sweater", "hoodie", "jacket", "jumper", "pullover", "blouse", "cardigan", "coat", "top",
     "sweatshirt", "dress", "gown"}
)  # fmt: skip


def clothing_of(subject: Subject, kind: str) -> tuple[str | None, str]:
    """This will be the colour of what a person has on, as it was named, and "dress" where it is one."""
    told = subject.clothes[0] if subject.clothes else ""
    colour, _, garment = told.rpartition(" ")
    if kind not in PLAINLY_DRESSED or garment not in _ON_THE_TRUNK:
        return None, ""
    return colour or None, "dress" if garment in {"dress", "gown"} else ""


_YELLOW: Colour = (252, 214, 84)
_DOWN: dict[str, Colour] = {
    "duck": _YELLOW,
    "chicken": _YELLOW,
    "penguin": (146, 152, 166),
    "swan": (190, 188, 184),
    "goose": _YELLOW,
}
"""Birds whose young are of another colour."""


def looking(actor: Actor, subject: Subject) -> Actor:
    """This will be an actor as its subject is told to look."""
    kind = actor.kind
    told = colour_named(subject.colour) or colour_named(clothing_of(subject, kind)[0])
    return replace(
        actor,
        colour=told or (_DOWN.get(kind) if subject.is_young else None),
        clothes=clothing_of(subject, kind)[1],
        wears=worn_of(subject, kind),
        size=size_of(subject, kind),
        is_young=subject.is_young and kind not in PEOPLE,
        mood=subject.mood,
        material=material_of(subject, kind),
    )


def dressed_by_trade(actor: Actor) -> bool:
    """This will say whether somebody has on what goes with the kind: an astronaut's suit, a cook's hat."""
    return actor.kind in PEOPLE and actor.kind not in PLAINLY_DRESSED


def not_shown(wish: Asked) -> tuple[str, ...]:
    """This will be which of the clothes that were told of are not drawn: of each person the first is."""
    cast = [(each, part.kind) for each in wish.subjects if (part := part_of(each)) is not None]
    drawn = {each.clothes[0] for each, kind in cast if any(clothing_of(each, kind))}
    drawn |= {told for each, kind in cast for told in each.clothes if is_own(told, kind)}
    drawn |= {told for each, kind in cast if worn_of(each, kind) for told in each.clothes if is_drawn(told, kind)}
    return tuple(told for told in wish.worn if told not in drawn)
