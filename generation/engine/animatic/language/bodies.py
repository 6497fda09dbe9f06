# ruff: noqa: E501 - tables read better with one row a line
"""On somebody's body: *on her head*, *in its beak*, *a cup in hand*, *a girl's kite over her head*."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language import closed, relating, sexes
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.clauses import Link, Parsed
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.placing import WAYS, Placer
from generation.engine.animatic.language.tokens import Token

_LIMBS = frozenset({"wing", "wings", "paw", "arm", "tail", "trunk", "beak", "lap", "neck", "hand"})
_OF_OWNER = {"his": "person", "her": "person", "their": "many", "its": "doing"}
GRASPING = all_of(
    "hand, hands, arm, arms, paw, paws, mouth, beak, jaw, jaws, trunk, claw, claws, teeth, fist, fists, grip, tentacle, tentacles, fingers, palm, palms, talon, talons, lips, hooves, flippers, wing, wings"
)
_BESIDE = all_of("side, feet, foot, heels, toes, legs, knees")
_HANGING = all_of(
    "levitate, raise, lift, wave, swing, twirl, juggle, toss, hover, hold, hang, float, fly, circle, balance, hold up, carry, buzz, open, dangle, flutter, orbit, spin"
)
_MOST_BODILY = frozenset({"on", "behind", "in front of", "beside"})
_EACH = frozenset({"one", "each", "both", "either"})


class Bodies(Placer):
    """The words of a shot, as far as they say what is on, in or at a part of somebody."""

    def __init__(self, parsed: Parsed, tokens: Sequence[Token]) -> None:
        super().__init__(parsed, tokens)
        self.one_of_two = False  # *in one hand* was said: *in the other* is the same one's

    def _is_on_body(self, words: Sequence[Token], after: int) -> bool:
        """*on her head*, *over her white glove*, *slides down its ears*; of somebody who was named, *under the wing*."""
        clause, part = self.clause, words[-1].text
        is_short = len(words) == 1 or (len(words) == 2 and words[0].text in _EACH)
        if clause.preposition == "in" and part in GRASPING and is_short:
            return True  # *a cup in hand*, *a lantern in one hand*
        is_part = part in closed.PARTS | closed.CLOTHES or f"{part}s" in closed.CLOTHES
        is_fastened = clause.preposition == "to" and clause.event is not None and clause.event.verb in relating.FASTENED
        if not is_part or (clause.preposition in {"with", "of", "to", "from"} and not is_fastened):
            return False
        if words[0].text in closed.POSSESSIVES:
            follows = clause.event is not None and not clause.event.done_to and clause.event.verb.endswith(WAYS)
            return bool(clause.preposition) or follows
        is_of = after < len(self.tokens) and self.tokens[after].text == "of"
        return len(words) == 2 and words[0].text == "the" and part in _LIMBS and bool(clause.preposition) and not is_of

    def _on_body(self, words: Sequence[Token]) -> None:
        """*a cat on her head*: the cat is on her; *a fish in its beak* is held."""
        clause, last = self.clause, self._last()
        owner, but = words[0].text, [last] if last is not None else []
        meant = self.parsed.meant(_OF_OWNER.get(owner, "any"), but, sexes.told_by(owner))
        doing = [each for each in (clause.event.doers if clause.event else []) if class_of(each.noun) in LIVING]
        owners = [each for each in clause.subject if class_of(each.noun) in LIVING] if clause.event is None else doing
        having = [each.one for each in self.parsed.links if each.other is last and each.relation in {"with", "holding"}]
        others = (each for each in [*having[-1:], *owners, *meant, *clause.subject] if each is not last)
        verb = clause.event.verb if clause.event is not None else ""
        self.one_of_two = owner == "one" or (self.one_of_two and owner == "other")
        told = bodily(clause.preposition or verb.rpartition(" ")[2], words[-1].text, verb)
        told = None if clause.preposition in {"on", "at"} and verb in relating.KNOCKED else told
        other = next(others, None)
        if told is not None and other is not None:
            relation, is_owner_first = told
            ones = relating.placed(last, clause.subject, clause.group, clause.event)
            has_it = last is not None and last.preposition == "with" and relating.can_be_placed(last)
            if last is not None and (has_it or len(words) == 1):
                ones = [last]  # *guards the gate with a stick in its mouth*
            if last is not None and relating.can_be_placed(last) and all(each is other for each in ones):
                ones = [last]  # *sits with a cushion on her lap*
            pairs = [(other, each) if is_owner_first else (each, other) for each in ones if each is not other]
            added = [Link(one, relation, two) for one, two in pairs]
            self.parsed.links += added
            self._unlink_with(last, but=len(added))
            if len(words) == 1:  # *a girl, cup in hand, waves*: who waves is the girl alone
                clause.subject = [each for each in clause.subject if each is not last]
                clause.group = list(clause.subject)
        clause.preposition = ""


def bodily(preposition: str, part: str, verb: str) -> tuple[str, bool] | None:
    """This will be what *on his head*, *in its beak* tells, and whether the owner comes first; None where it is a gesture."""
    if preposition == "under" and part in {"wing", "wings"}:
        return "under", False
    if preposition in {"in", "under", "between", "inside"} and part in GRASPING:
        return "holding", True
    if preposition in {"at", "by", "near", "beside"}:
        return ("beside", False) if part in _BESIDE else None
    relation = "on" if preposition in {"down", "up", "along", "to"} else closed.RELATION_OF.get(preposition)
    if relation == "over" and verb.split(" ")[0] in {"climb", "crawl", "walk", "run", "creep", "scurry"}:
        return "on", False
    if relation == "over":
        return ("over", False) if verb in _HANGING or not verb else None
    if relation == "in":
        return ("on", False) if part in {"lap", "hair"} else None
    return (relation, False) if relation in _MOST_BODILY else None


def of_part(preposition: str, part: str) -> str:
    """This will be how *in a man's lap* would be said of the whole: *in the lap of a man*."""
    if preposition == "in":
        return "in the lap of" if part in {"lap", "hair"} else "in the arms of" if part in GRASPING else preposition
    return "at the feet of" if preposition in {"at", "by", "near"} and part in _BESIDE else preposition
