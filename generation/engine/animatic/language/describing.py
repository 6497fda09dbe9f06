"""What a phrase is like: colour, size, mood, material; whatever says so before the noun, after it, or beside the verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generation.engine.animatic.language import traits, verbs
from generation.engine.animatic.language.classes import LIVING, class_of, is_clothing
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.nouns import CLASS_OF, NounClass
from generation.engine.animatic.language.phrases import Phrase

_NEVER = frozenset(
    {
        "snow globe",
        "ice hockey",
        "iron man",
        "stone age",
        "glass eye",
        "steel drum",
        "sand dollar",
        "feather duster",
        "paper trail",
        "glass ceiling",
        "straw poll",
        "crochet hook",
    }
)
_OF_FRUIT = frozenset(
    {
        "tree",
        "bush",
        "juice",
        "cake",
        "pie",
        "jam",
        "blossom",
        "orchard",
        "grove",
        "soda",
        "peel",
        "sauce",
        "tart",
        "seed",
        "ice",
    }
)
"""What an orange or a rose before it is no colour of."""

_GROWN = (" tree", " leaf", " branch", " forest")
"""An oak tree is not made of oak: it is one."""

_ENDINGS = ("-coloured", "-colored", "-tinted", "-hued")


def colour_of(phrase: Phrase) -> str | None:
    """This will be a phrase's colours as written, joined by *and*."""
    is_fruit = phrase.noun.rpartition(" ")[2] in _OF_FRUIT
    told = [each for each in phrase.adjectives if _is_colour(each) and not (is_fruit and each in CLASS_OF)]
    return " and ".join(dict.fromkeys(told)) or None


def _is_colour(word: str) -> bool:
    if word in traits.COLOURS:
        return True
    plain = next((word.removesuffix(each) for each in _ENDINGS if word.endswith(each)), word)
    return plain != word and plain.rpartition("-")[2] in traits.COLOURS | {plain}


def size_of(phrase: Phrase) -> str | None:
    """This will be big or small, of a phrase's adjectives the first that says so."""
    return next(("big" if each in traits.BIG else "small" for each in _sizes(phrase)), None)


def is_extreme(phrase: Phrase) -> bool:
    """This will say whether a phrase's size is beyond big or small: *giant*, *tiny*."""
    return any(each in traits.GIANT | traits.TINY for each in _sizes(phrase)[:1])


def _sizes(phrase: Phrase) -> list[str]:
    before = [each for each in phrase.noun.split()[:-1] if each in {"giant", "jumbo", "miniature"}]
    return [each for each in [*phrase.adjectives, *before] if each in traits.SIZES]


def mood_of(phrase: Phrase) -> str | None:
    """This will be a phrase's mood as written, an adjective or an adverb: *sad*, *proudly*, *not amused*."""
    return next((each for each in phrase.adjectives if traits.mood_of(each.removeprefix("not "))), None)


def material_of(phrase: Phrase) -> str | None:
    """This will be what a phrase is made of: what it is said to be made of, an adjective, or the noun before its noun."""
    if phrase.made_of:
        return phrase.made_of
    told = next((each for each in phrase.adjectives if _is_material(each, phrase.noun)), None)
    if told is not None or " " not in phrase.noun:
        return told
    *_, before, _ = phrase.noun.split()
    if (
        phrase.noun.endswith(_GROWN)
        or before not in traits.MATERIALS
        or any(phrase.noun.endswith(each) for each in _NEVER)
    ):
        return None
    is_eaten = (CLASS_OF.get(phrase.noun) or class_of(phrase.noun)) is NounClass.FOOD
    return None if is_eaten and before in traits.EDIBLE else before


def _is_material(word: str, noun: str) -> bool:
    named = f"{word} {noun}"
    return word in traits.MATERIALS and named not in _NEVER and not (named.endswith(_GROWN) and word in traits.WOODS)


_CLOTHED = LIVING | {NounClass.ROBOT, NounClass.FANTASY}


def clothes_of(
    phrases: Sequence[Phrase], events: Sequence[Event], cast: Sequence[Phrase], is_worn: Callable[[Phrase], bool]
) -> Iterator[tuple[Phrase, str]]:
    """This will tell who of a cast has what on, with its adjectives: who puts it on, or the last before it that can have
    something on, *a dog on a surfboard in sunglasses*.
    """
    last: Phrase | None = None
    for phrase in phrases:
        if is_worn(phrase) and not phrase.is_negated:
            by = [event.doers[0] for event in events if phrase in event.done_to and event.doers]
            wearer = by[0] if by else last
            if wearer is not None:
                yield wearer, " ".join([*phrase.adjectives, phrase.noun])
        elif any(phrase is each for each in cast) and (last is None or class_of(phrase.noun) in _CLOTHED):
            last = phrase


def is_worn(phrase: Phrase, phrases: Sequence[Phrase], events: Sequence[Event]) -> bool:
    """This will say whether a phrase is on somebody: *a bear in a red dress*, *wearing a hat*, *in a cap and sunglasses*."""
    is_put_on = any(phrase in event.done_to and event.verb in verbs.WEARING for event in events)
    is_led = phrase.preposition in {"in", "with"} or _is_worn_too(phrase, phrases, events)
    is_cloth = is_clothing(phrase.noun, is_plural=phrase.is_plural)
    return (is_cloth and (is_put_on or is_led)) or _is_disguise(phrase, events)


def _is_disguise(phrase: Phrase, events: Sequence[Event]) -> bool:
    """*dressed as a pirate*, *disguised as a bush*: what somebody looks like is nobody else."""
    dresses = any(event.verb.split()[0] in verbs.DISGUISING for event in events)
    return dresses and phrase.preposition in {"as", "like"}


def _is_worn_too(phrase: Phrase, phrases: Sequence[Phrase], events: Sequence[Event]) -> bool:
    """What comes after something that is worn, and nothing is done by it or to it."""
    at = next((at for at, each in enumerate(phrases) if each is phrase), 0)
    if not at or phrase.preposition or not is_clothing(phrase.noun, is_plural=phrase.is_plural):
        return False
    is_done = any(phrase in event.done_to or phrase in event.doers for event in events)
    return not is_done and is_worn(phrases[at - 1], phrases, events)


def beside_dressing(phrases: Sequence[Phrase], events: Sequence[Event]) -> list[Event]:
    """This will be what is done beside wearing something and being dressed as somebody."""
    is_disguised = any(_is_disguise(each, events) for each in phrases)
    dressing = verbs.WEARING | (verbs.DISGUISING if is_disguised else frozenset())
    return [each for each in events if not each.is_negated and each.verb not in dressing]
