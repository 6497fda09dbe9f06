"""The shots of a prompt, each with what it asks for: what it says itself, and what it goes on with from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generation.engine.animatic.language.asked import Asked, Deed, Speech
from generation.engine.animatic.language.asking import Account
from generation.engine.shots.marks import Mark


@dataclass(frozen=True, kw_only=True)
class AskedShot:
    """One shot."""

    asked: Asked  # subjects are those of this shot alone
    who: tuple[int, ...]  # of each subject: its number in the whole prompt, the same for the same one in every shot
    text: str  # its own words
    mark: Mark
    part: int  # of the prompt


def shots_of(account: Account, *, after: int = 0) -> list[AskedShot]:
    """This will tell the shots of a prompt apart, those from its part `after` on. At least one; a shot that names nobody
    goes on with who was there.

    Place, time, weather and style hold until something else is said; whoever is named again and does nothing new goes on
    with what it did. The first shot `after` others happens next: who was there stays, unless it leads to another place.
    """
    shots: list[AskedShot] = []
    state = account.asked if len(account.parts.shots) == 1 else _nobody(account)
    doing: dict[int, tuple[Deed, ...]] = {}
    here: tuple[int, ...] = ()
    for number, mark in enumerate(account.parts.marks):
        own = _own(account, number)
        parts = len(account.parts.shots)
        is_told_of_all = number == 0 and parts > 1 and after != 1 and account.parts.marks[1].is_opening
        state = _carried(own, state)
        if is_told_of_all:
            continue
        named = account.cast.within(number, account.around[number]).present()
        stay = here if after and number == after and own.setting is None else ()
        here = tuple(dict.fromkeys((*stay, *named))) or here or tuple(range(len(account.asked.subjects)))
        doing |= _doing(own.deeds, here)
        shots.append(_shot(account, number, mark, replace(state, deeds=_deeds(own, here, doing)), here))
    return [shot for shot in shots if shot.part >= after]


def _nobody(account: Account) -> Asked:
    """What holds before the first shot: the styles, wherever the prompt names them."""
    return replace(
        account.asked, setting=None, setting_kind=None, time=None, weather=None, camera=None, lines=(), sounds=()
    )


def _own(account: Account, number: int) -> Asked:
    """What a shot says itself; subjects are everybody's."""
    parts, around = account.parts, account.around[number]
    lines = [line for line in parts.lines if line.shot == number]
    sounds = tuple(sound for sound, shot in zip(parts.sounds, parts.heard_in, strict=True) if shot == number)
    cast = account.cast.within(number, around)
    return cast.asked(account.texts[number].lower(), lines, sounds, parts.music, 1)


def _carried(own: Asked, before: Asked) -> Asked:
    is_elsewhere = own.setting is not None
    return replace(
        own,
        setting=own.setting if is_elsewhere else before.setting,
        setting_kind=own.setting_kind if is_elsewhere else before.setting_kind,
        time=own.time or before.time,
        weather=own.weather or (None if own.not_weather else before.weather),
        styles=before.styles,
    )


def _doing(deeds: Sequence[Deed], here: Sequence[int]) -> dict[int, tuple[Deed, ...]]:
    found = {who: tuple(deed for deed in deeds if deed.doer == who) for who in here}
    return {who: done for who, done in found.items() if done}


def _deeds(own: Asked, here: Sequence[int], doing: dict[int, tuple[Deed, ...]]) -> tuple[Deed, ...]:
    moving = {who for deed in own.deeds for who in (deed.doer, deed.done_to)}  # whoever is kissed sits no longer
    return (*own.deeds, *(deed for who in here if who not in moving for deed in doing.get(who, ())))


def _shot(account: Account, number: int, mark: Mark, whole: Asked, here: tuple[int, ...]) -> AskedShot:
    """The shot with its own subjects alone, numbered anew."""
    place = {who: at for at, who in enumerate(here)}
    asked = replace(
        whole,
        subjects=tuple(account.asked.subjects[who] for who in here),
        deeds=tuple(_numbered(whole.deeds, place)),
        relations=tuple(
            replace(each, a=place[each.a], b=place[each.b])
            for each in whole.relations
            if each.a in place and each.b in place
        ),
        lines=tuple(
            Speech(speaker=None if each.speaker is None else place.get(each.speaker), text=each.text)
            for each in whole.lines
        ),
    )
    return AskedShot(asked=asked, who=here, text=account.parts.shots[number], mark=mark, part=number)


def _numbered(deeds: Sequence[Deed], place: dict[int, int]) -> Iterator[Deed]:
    for deed in deeds:
        if deed.doer in place:
            done_to = None if deed.done_to is None else place.get(deed.done_to)
            yield replace(deed, doer=place[deed.doer], done_to=done_to)
