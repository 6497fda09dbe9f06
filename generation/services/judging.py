"""Members' own words are judged before anything is made or shown of them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from accounts.contracts import MemberCard
from common import rate_limits
from common.rate_limits import Rule
from moderation.facade import check_prompt, refusal_of


def refuse_words(*, actor: MemberCard, words: str, field: str, now: datetime, own: str | None = None) -> None:
    """This will count a check and judge `words`, which the request calls `field`; of words that begin with somebody else's
    and end in the actor's `own`, those alone are kept.

    Call it outside of a transaction that a refusal rolls back: count and verdict are kept. Raises TooManyError beyond
    prompt_checks_per_member_hour, and moderation's refusals.
    """
    rate_limits.hit(Rule("prompt-checks", settings.LIMITS.prompt_checks_per_member_hour, 3600), str(actor.id), now=now)
    verdict = check_prompt(member_id=actor.id, prompt=words, is_teen=actor.is_teen, now=now, own=own)
    if (refusal := refusal_of(verdict, field=field)) is not None:
        raise refusal
