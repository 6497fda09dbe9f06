"""Rules about age and names: pure functions."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

HANDLE_MIN_CHARS, HANDLE_MAX_CHARS = 3, 30
DISPLAY_NAME_MAX_CHARS = 60
PASSWORD_MAX_CHARS = 128  # hashing is paid by length; a sentence fits
OLDEST_YEARS = 120  # nobody alive is older: a slip of the finger

_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,29}", re.ASCII)
# Who these would pretend to be, and words that addresses of ours use.
RESERVED_HANDLES = frozenset(
    """about abuse account accounts admin administrator anonymous api app billing blog cameo clip clips contact create
    deleted demo developer drafts everyone explore feed followers following healthz help here home inbox info invite
    invites join legal live login logout mail me media member members mention messages mod moderation moderator mods
    news nobody notifications null official openai operator owner parent parents password police press privacy pro
    profile root safety search security settings share sign_in sign_out signin signout signup sora sora_social staff
    static status support system team terms test trust undefined user users v1 verified verify waiting_list webmaster
    you""".split()  # noqa: SIM905 (a list of words reads better as words)
)


# The first mark that is found counts: many claim to be others as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def age_on(date_of_birth: date, day: date) -> int:
    """This will give somebody's age on a day in whole years; negative before the birth.

    Who was born on 29 February is a year older on 1 March of a common year: the later of the two readings.
    """
    had_birthday = (day.month, day.day) >= (date_of_birth.month, date_of_birth.day)
    return day.year - date_of_birth.year - (0 if had_birthday else 1)


def day_everywhere(now: datetime) -> date:
    """This will give the date that has begun everywhere on Earth (UTC−12): only then does a birthday count."""
    return (now - timedelta(hours=12)).date()


def is_below(age_years: int, *, date_of_birth: date, now: datetime) -> bool:
    """This will tell whether somebody has not yet reached an age."""
    return age_on(date_of_birth, day_everywhere(now)) < age_years


def is_plausible_birth(date_of_birth: date, *, now: datetime) -> bool:
    """This will tell whether a living person can have been born then."""
    return 0 <= age_on(date_of_birth, now.date()) <= OLDEST_YEARS and date_of_birth < now.date()


def is_wellformed_handle(handle: str) -> bool:
    """This will tell whether a handle has 3 to 30 of a-z, 0-9 and _, a letter first; capitals count as small letters."""
    return _HANDLE.fullmatch(handle) is not None


def is_reserved_handle(handle: str) -> bool:
    """This will tell whether nobody may have the handle; underscores and trailing figures disguise nothing."""
    bare = handle.lower()
    return bool({bare, bare.strip("_"), bare.replace("_", ""), bare.rstrip("0123456789_")} & RESERVED_HANDLES)


def is_showable_name(name: str) -> bool:
    """This will tell whether a name can stand in a line: no control characters, no overrides of direction."""
    return not any(unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} for letter in name) and not (
        set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    )


def device_name(agent: str) -> str:
    """This will say in words what a User-Agent header most likely is: "Chrome on Android"."""
    browser = next((word for mark, word in _BROWSERS if mark in agent), "")
    system = next((word for mark, word in _SYSTEMS if mark in agent), "")
    return " on ".join(word for word in (browser, system) if word) or agent[:60] or "Unknown device"
