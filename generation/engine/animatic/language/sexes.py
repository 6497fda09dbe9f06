# ruff: noqa: E501 - tables read better with one row a line
"""Of whom *she* can be said and of whom *he*: nouns that tell it."""

from __future__ import annotations

from generation.engine.animatic.language.listing import all_of

_SHE = all_of(
    "she, her, woman, girl, lady, mother, mum, mom, mommy, grandmother, grandma, granny, nan, aunt, auntie, sister, daughter, wife, bride, girlfriend, widow, niece, queen, princess, duchess, countess, nun, witch, mermaid, ballerina, waitress, actress, hostess, goddess, sorceress, seamstress, schoolgirl, cowgirl, businesswoman, housewife, maid, diva, bridesmaid, midwife, madam, hen, cow, mare, ewe, sow, lioness, tigress, vixen"
)
_HE = all_of(
    "he, him, man, boy, gentleman, father, dad, daddy, grandfather, grandpa, granddad, grandad, uncle, brother, son, husband, groom, boyfriend, widower, nephew, king, prince, duke, monk, priest, wizard, sorcerer, warlock, waiter, cowboy, schoolboy, businessman, butler, bloke, guy, lad, sir, lord, knight, pope, bishop, friar, sultan, emperor, pharaoh, viking, santa, grandson, rooster, bull, stallion, ram, boar, cockerel, drake, stag, pirate, sailor, lumberjack, blacksmith, postman, fisherman, milkman, fireman, policeman"
)
_PRONOUNS = {"she": "she", "her": "she", "herself": "she", "he": "he", "him": "he", "his": "he", "himself": "he"}


def sex_of(noun: str) -> str:
    """This will be *she* or *he* where a noun tells it; else an empty text."""
    head = noun.rpartition(" ")[2]
    if head in _SHE or head.endswith(("woman", "girl", "mother", "lady")):
        return "she"
    return "he" if head in _HE or head.endswith(("man", "boy", "father")) else ""


def told_by(pronoun: str) -> str:
    """This will be what a pronoun tells."""
    return _PRONOUNS.get(pronoun, "")


def is_one(noun: str, sex: str) -> bool:
    """This will say whether somebody can be spoken of so: anybody whose noun doesn't tell the contrary."""
    return not sex or sex_of(noun) in ("", sex)
