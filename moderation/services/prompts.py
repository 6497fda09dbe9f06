"""Checking a prompt: judge it, keep what was decided, flag what must be flagged. Fail-closed."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from common.ids import new_id
from moderation.contracts import CHECK_UNAVAILABLE, CHILD_SAFETY, Evidence, Verdict
from moderation.enums import Track
from moderation.models import PromptVerdict
from moderation.policies import lexicon
from moderation.policies.judge import Finding, Judgement, judge
from moderation.policies.lexicon import Policy
from moderation.services import flags
from moderation.services.sealing import seal

log = structlog.get_logger(__name__)

RETRY_AFTER_S = 60
# Not in the policy's data: it must be there when that is what is missing.
_UNAVAILABLE = "We couldn't check this just now, so nothing was made and nothing was used up. Try again in a minute."


def check(*, member_id: UUID, prompt: str, is_teen: bool, now: datetime, own: str | None = None) -> Verdict:
    """This will judge and keep; whatever goes wrong gives a verdict that is not allowed. Of a prompt that ends in the
    member's `own` words and begins with somebody else's, the own ones alone are kept: what is kept is the member's data.
    """
    try:
        policy = lexicon.policy()
        judgement = judge(prompt, is_teen=is_teen, policy=policy)
        verdict = _verdict(judgement, policy)
        with transaction.atomic():
            if own is not None and verdict.track != CHILD_SAFETY:  # what is sealed is no member's to read
                prompt, kept = own, _within(verdict, len(prompt) - len(own))
            else:
                kept = verdict
            _keep(kept, judgement, member_id=member_id, prompt=prompt, is_teen=is_teen, policy=policy, now=now)
            if verdict.track == CHILD_SAFETY:
                _flag_for_child_safety(verdict, member_id=member_id, now=now)
    except Exception:
        # Nothing may pass unjudged, and a broken check must not read like a refusal. The prompt stays out of the log.
        log.exception("prompt_check_failed", member_id=str(member_id))
        return Verdict(
            allowed=False,
            rule=CHECK_UNAVAILABLE,
            track="ordinary",
            message=_UNAVAILABLE,
            retry_after_s=RETRY_AFTER_S,
        )
    return verdict


def _verdict(judgement: Judgement, policy: Policy) -> Verdict:
    rule = judgement.rule
    if rule is None:
        return Verdict(allowed=True, rule=None, track="ordinary", message="", verdict_id=new_id())
    return Verdict(
        allowed=False,
        rule=rule.code,
        track="child_safety" if rule.child_safety else "ordinary",
        message=rule.told or policy.neutral,
        told_rule=rule.shown_as or None,
        evidence=tuple(_evidence(finding) for finding in judgement.findings),
        verdict_id=new_id(),
    )


def _within(verdict: Verdict, start: int) -> Verdict:
    """The verdict with the evidence alone that lies behind `start`, counted from there."""
    behind = (each for each in verdict.evidence if each.start >= start)
    return replace(
        verdict, evidence=tuple(replace(each, start=each.start - start, end=each.end - start) for each in behind)
    )


def _evidence(finding: Finding) -> Evidence:
    signal = finding.signal
    return Evidence(rule=signal.rule, signal=signal.name, start=finding.start, end=finding.end, weight=signal.weight)


def _keep(
    verdict: Verdict,
    judgement: Judgement,
    *,
    member_id: UUID,
    prompt: str,
    is_teen: bool,
    policy: Policy,
    now: datetime,
) -> None:
    child_safety = verdict.track == CHILD_SAFETY
    PromptVerdict.objects.create(
        id=verdict.verdict_id,
        member_id=member_id,
        track=verdict.track,
        allowed=verdict.allowed,
        rule=verdict.rule or "",
        told_rule=verdict.told_rule or "",
        prompt_sha256=hashlib.sha256(prompt.encode()).digest(),
        prompt="" if verdict.allowed or child_safety else prompt,
        sealed_prompt=seal(prompt) if child_safety else None,
        scores=judgement.scores,
        evidence=[asdict(each) for each in verdict.evidence],
        policy_version=policy.version,
        as_teen=is_teen,
        decided_at=now,
    )


def _flag_for_child_safety(verdict: Verdict, *, member_id: UUID, now: datetime) -> None:
    flags.raise_flag(
        kind="prompts.sexual_minors",
        subject=f"member:{member_id}",
        facts={"verdict_id": str(verdict.verdict_id)},
        now=now,
        track=Track.CHILD_SAFETY,
    )
