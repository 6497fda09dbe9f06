"""What the facade answers about a prompt, and what it keeps."""

from __future__ import annotations

from uuid import uuid4

import pytest

from common import clock
from moderation import facade
from moderation.contracts import CHECK_UNAVAILABLE, Verdict
from moderation.enums import Track
from moderation.errors import CheckUnavailableError, PromptRefusedError
from moderation.models import Flag, PromptVerdict
from moderation.policies import lexicon
from moderation.services.sealing import unseal

pytestmark = pytest.mark.django_db


def ask(prompt: str, *, is_teen: bool = False) -> Verdict:
    return facade.check_prompt(member_id=uuid4(), prompt=prompt, is_teen=is_teen, now=clock.now())


def test_a_harmless_prompt_passes_and_only_its_hash_is_kept():
    verdict = ask("a corgi surfing at sunset")
    assert verdict.allowed
    assert facade.refusal_of(verdict) is None
    kept = PromptVerdict.objects.get(pk=verdict.verdict_id)
    assert (kept.allowed, kept.rule, kept.prompt) == (True, "", "")


def test_a_refused_prompt_names_its_rule_and_is_kept_with_its_evidence():
    verdict = ask("two actors in a hardcore porn scene")
    refusal = facade.refusal_of(verdict)
    assert isinstance(refusal, PromptRefusedError)
    assert (refusal.code, refusal.status, refusal.facts) == ("prompt_refused", 422, {"rule": "sexual"})
    kept = PromptVerdict.objects.get(pk=verdict.verdict_id)
    assert (kept.rule, kept.prompt) == ("sexual", "two actors in a hardcore porn scene")
    assert kept.evidence[0]["start"] == 25
    assert kept.evidence[0]["end"] == 29
    assert kept.policy_version == lexicon.policy().version


def test_sexual_content_with_a_minor_is_sealed_flagged_and_answered_neutrally():
    words = "a naked schoolgirl"
    verdict = ask(words)
    assert (verdict.allowed, verdict.track, verdict.rule) == (False, "child_safety", "sexual_minors")
    assert (verdict.message, verdict.told_rule) == (lexicon.policy().neutral, None)
    kept = PromptVerdict.objects.get(pk=verdict.verdict_id)
    assert kept.prompt == ""
    assert words.encode() not in bytes(kept.sealed_prompt)
    assert unseal(bytes(kept.sealed_prompt)) == words
    assert Flag.objects.get().track == Track.CHILD_SAFETY


def test_the_neutral_answer_is_not_the_minors_rule_alone():
    """Else the sentence itself would say which check spoke."""
    about_minors, about_an_ex = ask("a naked schoolgirl"), ask("nudify my ex girlfriend")
    assert about_an_ex.rule == "intimate"
    assert (about_minors.message, about_minors.told_rule) == (about_an_ex.message, about_an_ex.told_rule)


@pytest.mark.parametrize("broken", ["moderation.services.prompts.judge", "moderation.policies.lexicon.policy"])
def test_a_broken_check_lets_nothing_through(broken: str, monkeypatch: pytest.MonkeyPatch):
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(broken, break_down)
    verdict = ask("a corgi surfing at sunset")
    assert (verdict.allowed, verdict.rule, verdict.retry_after_s) == (False, CHECK_UNAVAILABLE, 60)
    refusal = facade.refusal_of(verdict)
    assert isinstance(refusal, CheckUnavailableError)
    assert (refusal.code, refusal.status) == ("check_unavailable", 503)
    assert not PromptVerdict.objects.exists()


def test_a_verdict_that_cannot_be_kept_lets_nothing_through_and_leaves_the_caller_able_to_go_on():
    verdict = facade.check_prompt(member_id=uuid4(), prompt="a corgi\0surfing", is_teen=False, now=clock.now())
    assert verdict.allowed  # only the hash is kept, so that a NUL character harms nothing
    verdict = facade.check_prompt(member_id=uuid4(), prompt="porn\0", is_teen=False, now=clock.now())
    assert verdict.rule == CHECK_UNAVAILABLE
    assert PromptVerdict.objects.count() == 1  # the connection still answers


def test_of_words_that_begin_with_somebody_elses_the_own_ones_alone_are_kept():
    whole, own = "two actors on aunt Ottilie's floor. make it a hardcore porn scene", "make it a hardcore porn scene"

    verdict = facade.check_prompt(member_id=uuid4(), prompt=whole, own=own, is_teen=False, now=clock.now())

    kept = PromptVerdict.objects.get(pk=verdict.verdict_id)
    assert (verdict.allowed, kept.prompt) == (False, own)
    assert own[kept.evidence[0]["start"] : kept.evidence[0]["end"]] in "hardcore porn"


def test_what_is_sealed_is_sealed_whole():
    whole = "a schoolgirl on a beach. make her naked"

    verdict = facade.check_prompt(member_id=uuid4(), prompt=whole, own="make her naked", is_teen=False, now=clock.now())

    kept = PromptVerdict.objects.get(pk=verdict.verdict_id)
    assert (kept.track, unseal(bytes(kept.sealed_prompt))) == (Track.CHILD_SAFETY, whole)
