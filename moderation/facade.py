"""The way into moderation for the apps above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from common.errors import RefusedError
from moderation.contracts import CHECK_UNAVAILABLE, PublishedPolicy, PublishedRule, Verdict
from moderation.errors import CheckUnavailableError, PromptRefusedError
from moderation.policies import lexicon
from moderation.services import flags, prompts


def check_prompt(*, member_id: UUID, prompt: str, is_teen: bool, now: datetime, own: str | None = None) -> Verdict:
    """This will judge a prompt by the published policy, keep the verdict, and never raise. Where it ends in the member's
    `own` words and begins with somebody else's, all of it is judged and the own ones alone are kept.

    Fail-closed: whatever goes wrong inside gives a verdict that is not allowed, with rule `check_unavailable`. Call it
    before the transaction that a refusal will roll back: what was decided is kept. Costs under 5 ms and one INSERT.
    """
    return prompts.check(member_id=member_id, prompt=prompt, is_teen=is_teen, now=now, own=own)


def get_ready() -> None:
    """This will read the rules and word lists now (1.2 s, once a process) instead of at the first member's prompt."""
    lexicon.policy()


def refusal_of(verdict: Verdict, *, field: str = "prompt") -> RefusedError | None:
    """This will give the error to raise for a verdict (422 `prompt_refused`, 503 `check_unavailable`), None if allowed.

    `field` is what the request calls the words that were judged.
    """
    if verdict.allowed:
        return None
    if verdict.rule == CHECK_UNAVAILABLE:
        return CheckUnavailableError(retry_after_s=verdict.retry_after_s)
    if verdict.told_rule is None:
        return PromptRefusedError(verdict.message, field=field)
    return PromptRefusedError(verdict.message, field=field, rule=verdict.told_rule)


def raise_flag(*, kind: str, subject: str, facts: Mapping[str, Any], now: datetime) -> UUID:
    """This will put something before the moderators; returns the flag's id.

    `kind` is a stable dotted word ("invites.many_tries"), `subject` is "kind:id". While a flag of this kind and subject
    is open there is one row: raising it again counts it and replaces its facts. `facts` hold ids and figures alone.
    """
    return flags.raise_flag(kind=kind, subject=subject, facts=facts, now=now)


def published_policy() -> PublishedPolicy:
    """This will give the policy's rules in plain words, from the data that prompts are judged by."""
    policy = lexicon.policy()
    rules = tuple(PublishedRule(code=rule.code, title=rule.title, words=rule.words) for rule in policy.rules.values())
    return PublishedPolicy(version=policy.version, rules=rules)
