"""Rules without a database: what the feed may place before somebody."""

from __future__ import annotations

from generation.enums import ClipState, Visibility


def may_see(*, state: str, visibility: str) -> bool:
    """This will tell whether a clip may stand in a public list: posted, and for everyone.

    Narrower than who may *watch* it: whoever has the link of a link-only clip may watch it, but nobody finds it here.
    `feed.sql.LATEST` says the same in SQL; a test holds the two together.
    """
    return state == ClipState.POSTED and visibility == Visibility.PUBLIC
