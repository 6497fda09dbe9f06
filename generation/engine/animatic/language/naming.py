"""What a deed is called: by two words, by the noun after its verb (*does a backflip*), by a noun alone (*a car race*)."""

from __future__ import annotations

from generation.engine.animatic.language import verbs
from generation.engine.animatic.language.classes import MOVING, class_of
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.lemmas import Tag
from generation.engine.animatic.language.nouns import CLASS_OF
from generation.engine.animatic.language.phrases import INSIDE, Phrase
from generation.engine.animatic.language.predicates import Predicates

_ACT_NOUNS = verbs.OF_MANY | verbs.ACTS.keys()
_PUT_ON = frozenset({"put", "try", "turn", "switch"})  # *puts on a hat*; *puts a hat on a dog* has it elsewhere
_FIGHTS = frozenset({"fight", "battle"})  # *has a snowball fight*: no verb there
_GIVING = frozenset({"give", "have", "do", "perform"})


class Naming(Predicates):
    """The words of a shot, as far as they give a deed its name."""

    order: int

    def _take_act(self, phrase: Phrase) -> None:
        """*a lawnmower race*, *a missed basketball shot*: the act is in the noun."""
        before, _, act = phrase.noun.rpartition(" ")
        if act in _ACT_NOUNS and class_of(before) in MOVING and phrase.noun not in CLASS_OF:
            phrase.noun, phrase.count = before, None if act in verbs.OF_MANY else phrase.count
            self.parsed.events.append(Event(verbs.ACTS.get(act, act), [phrase], [], self.order))

    def _particle(self, at: int, event: Event) -> int:
        """*picks up*: one verb of two words."""
        text = self.tokens[at].text if at < len(self.tokens) else ""
        if text in {"around", "in"} and verbs.CLASS_OF.get(event.verb) is verbs.VerbClass.REST:
            return 0  # *sits around a table*, *sleeps in a box*
        if text == "in love" and event.verb == "fall":
            event.verb = "fall in love"
            return 1
        is_put_on = text == "on" and event.verb in _PUT_ON and self._tag(at + 1) in INSIDE
        if (
            text not in verbs.PARTICLES | verbs.FIXED_NOUNS and not is_put_on
        ) or f"{event.verb} {text}" not in verbs.CLASS_OF:
            return 0
        event.verb = f"{event.verb} {text}"
        return 1

    def _act(self, at: int, event: Event) -> int:
        """*does a backflip*: the noun is what is done."""
        if event.verb not in verbs.LIGHT:
            return 0
        end = at
        while self._tag(end) in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER):
            end += 1
        begin = end
        while self._tag(end) is Tag.NOUN or (begin < end < len(self.tokens) and self.tokens[end].lemma in _FIGHTS):
            end += 1
        named = [each.lemma for each in self.tokens[begin:end]]
        known = (" ".join(named[skip:]) for skip in range(len(named)))
        acts = verbs.ACTS.keys() | verbs.DANCED if event.verb == "do" else verbs.ACTS.keys()
        event.act = next((each for each in known if each in acts), "")
        if not event.act and event.verb in _GIVING and named and class_of(" ".join(named)) is None:
            event.act = " ".join(named)
        return end - at if event.act else 0
