"""Invites under attack: 10,000 at once on one code, 1,000 creations at once, 100,000 guesses from one and from 1,000 places.

The race is run twice: by the product, and by the check-then-update that everybody writes first, which must let more than
one through here, or the race was none.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from benchmarks.database import fresh_database

RACERS, CREATIONS, GUESSES, PLACES, LIVE_CODES = 10_000, 1_000, 100_000, 1_000, 200
CONNECTIONS = 64
HOUR_S = 3600


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        race, naive, creations = race_for_one_code(), naive_race(), create_at_once()
        make_live_codes()
        one, many = guess(places=1), guess(places=PLACES)
    figures = {"race": race, "naive_race": naive, "creations": creations, "one_place": one, "many_places": many}
    for name, figure in figures.items():
        print(f"{name}: {figure}", flush=True)
    ok = race["winners"] == 1 and naive["winners"] > 1 and creations["made"] == 4
    ok = ok and all(part["hits"] == 0 and part["judged"] <= GUESSES / 10 for part in (one, many))
    ok = ok and all(part["most_by_a_place"] <= 20 and part["most_in_a_minute"] <= 600 for part in (one, many))
    print(json.dumps({"ok": ok, **figures}))


def race_for_one_code() -> dict[str, Any]:
    """This will have RACERS redeem one code through the product's own service."""
    from django.db import transaction

    from invites.errors import InviteNotValidError
    from invites.services import redeeming
    from tests.invites.people import NOON, join, made_by

    made = made_by(join("racehost"))

    def redeem(_: int) -> bool:
        try:
            with transaction.atomic():
                redeeming.redeem(code=made.code or "", email="guest@example.org", now=NOON)
        except InviteNotValidError:
            return False
        return True

    return timed("winners", RACERS, redeem)


def naive_race() -> dict[str, Any]:
    """This will do the same by looking first and writing then."""
    from django.db import transaction

    from invites.enums import SlotState
    from invites.models import Slot
    from tests.invites.people import NOON, join, made_by

    made = made_by(join("naivehost"))
    gone = {"nonce": None, "lookup": None, "lapses_at": None}

    def redeem(_: int) -> bool:
        with transaction.atomic():
            if Slot.objects.get(pk=made.id).state != SlotState.OPEN:
                return False
            Slot.objects.filter(pk=made.id).update(state=SlotState.REDEEMED, redeemed_at=NOON, **gone)
        return True

    return timed("winners", RACERS, redeem)


def create_at_once() -> dict[str, Any]:
    """This will have one member make CREATIONS invites at once."""
    from invites.errors import NoFreeInviteError
    from tests.invites.people import join, made_by

    mia = join("creator")

    def make(_: int) -> bool:
        try:
            made_by(mia)
        except NoFreeInviteError:
            return False
        return True

    return timed("made", CREATIONS, make)


def make_live_codes() -> None:
    """This will open LIVE_CODES codes that a guess could hit."""
    from tests.factories import make_member
    from tests.invites.people import made_by

    for number in range(LIVE_CODES // 4):
        host = make_member(f"host{number}")
        for _ in range(4):
            made_by(host)


def guess(*, places: int) -> dict[str, Any]:
    """This will guess GUESSES codes within one hour, from so many addresses in turn, with everything else in order.

    `judged` guesses got as far as a look at the code; the limits allow 20 of them to a place and 600 to a minute.
    """
    import secrets

    from common.errors import TooManyError
    from invites import codes
    from invites.contracts import Place
    from invites.errors import InviteNotValidError
    from invites.services import joining
    from tests.invites.people import NOON, a_newcomer, all_at_once

    hour = NOON + timedelta(hours=places)
    passes = [a_newcomer("guesser", hour + timedelta(minutes=10 * part)) for part in range(6)]

    def attempt(number: int) -> str:
        now = hour + timedelta(seconds=number * HOUR_S / GUESSES)
        code = "".join(secrets.choice(codes.ALPHABET) for _ in range(codes.CODE_SYMBOLS))
        part = number * 6 // GUESSES
        place = Place(address=f"10.0.{number % places // 250}.{number % places % 250}", country="US")
        try:
            joining.join(code=code, newcomer=passes[part], place=place, now=now)
        except InviteNotValidError:
            return "judged"
        except TooManyError:
            return "throttled"
        return "hits"

    begun = time.perf_counter()
    results = all_at_once(GUESSES, attempt, threads=16)
    counts = Counter(results)
    judged = [number for number, result in enumerate(results) if result == "judged"]
    return {
        "guesses": GUESSES,
        "places": places,
        **{name: counts[name] for name in ("hits", "judged", "throttled")},
        "most_by_a_place": max(Counter(number % places for number in judged).values()),
        "most_in_a_minute": max(Counter(number * 60 // GUESSES for number in judged).values()),
        "s": round(time.perf_counter() - begun, 1),
    }


def timed(name: str, acts: int, act: Any) -> dict[str, Any]:
    """This will do `acts` at once and count those that succeeded."""
    from tests.invites.people import all_at_once

    begun = time.perf_counter()
    results = all_at_once(acts, act, threads=CONNECTIONS)
    return {"attempts": acts, name: sum(results), "s": round(time.perf_counter() - begun, 1)}


if __name__ == "__main__":
    main()
