"""A clip made again with a change in words: what stays, what is told, who may, and what happens when its origin goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from generation import policies, provenance
from generation.contracts import ClipWish
from generation.engine.animatic.kinds import KINDS
from generation.engine.catalogue import ANIMATIC, CARDS
from generation.enums import JobState, Opening, Remix
from generation.errors import ChangeNotAvailableError, RemixNotAllowedError
from generation.models import Clip, Job
from generation.services import jobs
from generation.worker import runner
from moderation.errors import PromptRefusedError
from moderation.models import PromptVerdict
from tests.factories import card, make_clip
from tests.provenance.conftest import Make, job_of, post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clips are small, so that they are made in no time."""
    sizes = dict.fromkeys(policies.SIZES, (180, 320))
    monkeypatch.setattr(policies, "SIZES", sizes)


def change(member: Member, clip: Clip, words: str) -> Job:
    wish = ClipWish(prompt=words, remix_of=clip.pk, remix=Remix.CHANGE)
    return jobs.submit(actor=card(member), wish=wish, now=timezone.now())


def changed(member: Member, clip: Clip, words: str) -> Clip:
    job = change(member, clip, words)
    assert runner.run_next("cpu") == job.pk
    return Clip.objects.get(pk=job.pk)


def test_a_change_in_words_keeps_all_else(make: Make, mira: Member):
    clip = make(mira, duration_s=2, seed=9, audio=False)

    remade = changed(mira, clip, "make it blue, at night")

    assert remade.changes == ["red ball → blue ball", "time: day → night"]
    assert (remade.seed, remade.duration_ms, remade.has_sound, remade.prompt) == (
        9,
        2000,
        False,
        "make it blue, at night",
    )
    assert (remade.parent_id, remade.depth) == (clip.pk, 1)
    assert remade.reading == ["In the picture: a blue ball (bouncing); kitchen, night."]
    assert remade.alt_text == "A blue ball bouncing; kitchen, night."
    assert job_of(remade.pk).opening == Opening.CHANGE


def test_without_a_change_a_remix_begins_where_the_clip_ends(make: Make, mira: Member):
    clip = make(mira)
    went_on = make(mira, prompt="a blue ball", remix_of=clip.pk)

    assert (went_on.changes, job_of(went_on.pk).opening) == ([], Opening.CLIP)


def test_a_change_of_a_change_tells_the_last_one_and_keeps_the_first(make: Make, mira: Member, noor: Member):
    first = post(make(mira))
    second = post(changed(noor, first, "make it blue"))

    third = changed(mira, second, "in the rain, on the beach")

    assert third.changes == ["place: kitchen → beach", "+ rain"]
    assert "a blue ball" in third.reading[0]
    told = provenance.credentials_card(viewer_id=mira.pk, clip_id=third.pk)
    assert [parent.clip_id for parent in told.parents] == [second.pk, first.pk]
    assert told.changes == ("place: kitchen → beach", "+ rain")


def test_nobody_reads_the_words_of_the_clip_that_is_changed(make: Make, mira: Member, noor: Member):
    secret = post(make(mira, prompt="a red ball bounces on aunt Ottilie's floor"), alt_text="A ball.")
    client = Client()
    client.force_login(noor)

    remade = changed(noor, secret, "make it blue")

    answers = [client.get(f"/api/clips/{remade.pk}").content, client.get(f"/api/generations/{remade.pk}").content]
    assert all(b"Ottilie" not in answer for answer in answers)
    assert (remade.prompt, remade.alt_text) == ("make it blue", "A blue ball bouncing; park, day.")


def test_things_are_called_what_they_are_drawn_as_and_not_as_their_author_wrote(make: Make, mira: Member, noor: Member):
    secret = post(make(mira, prompt="a zorblaxname bounces in a kitchen, music: waltz for Ottilie"), alt_text="A ball.")

    remade = changed(noor, secret, "make it blue")

    told = " ".join([*remade.changes, *remade.reading])
    (line,) = remade.changes
    before, after = line.split(" → ")
    assert before in KINDS, "the drawing that is nearest, whichever that is"
    assert after == f"blue {before}"
    assert not [word for word in ("zorblaxname", "Ottilie", "waltz") if word.lower() in told.lower()]


@pytest.mark.parametrize("why", ["says no", "is hidden"])
def test_the_first_author_s_no_is_heard_at_a_change_of_a_change(why: str, make: Make, mira: Member, noor: Member):
    first = post(make(mira))
    second = post(changed(noor, first, "make it blue"))
    Clip.objects.filter(pk=first.pk).update(
        **{"allows_remix": False} if why == "says no" else {"visibility": "only_me"}
    )

    before = Job.objects.filter(member=noor).count()
    with pytest.raises(ChangeNotAvailableError):
        change(noor, second, "at night")

    assert Job.objects.filter(member=noor).count() == before


def test_of_a_refused_change_the_parent_s_words_are_not_kept(make: Make, mira: Member, noor: Member):
    clip = post(make(mira, prompt="two people kiss on aunt Ottilie's sofa"))

    with pytest.raises(PromptRefusedError):
        change(noor, clip, "hardcore porn")

    assert PromptVerdict.objects.filter(member_id=noor.pk).latest("decided_at").prompt == "hardcore porn"


def test_an_author_s_no_is_heard(make: Make, mira: Member, noor: Member):
    closed = post(make(mira), allows_remix=False)

    with pytest.raises(RemixNotAllowedError):
        change(noor, closed, "make it blue")

    assert Job.objects.filter(member=noor).count() == 0


def test_a_no_that_comes_while_the_job_waits_is_heard_too(make: Make, mira: Member, noor: Member):
    clip = post(make(mira))
    job = change(noor, clip, "make it blue")
    Clip.objects.filter(pk=clip.pk).update(allows_remix=False)

    runner.run_next("cpu")

    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "opening_gone")


def test_where_the_first_clip_is_gone_a_change_of_it_cannot_be_changed(make: Make, mira: Member):
    first = make(mira)
    second = changed(mira, first, "make it blue")
    first.delete()
    second.refresh_from_db()

    with pytest.raises(ChangeNotAvailableError):
        change(mira, second, "at night")


@pytest.mark.parametrize("why", ["of another engine", "without a job", "that went on from another"])
def test_a_clip_without_a_script_cannot_be_changed(why: str, make: Make, mira: Member, monkeypatch: pytest.MonkeyPatch):
    clip = make_clip(mira) if why == "without a job" else make(mira)
    if why == "of another engine":
        Job.objects.filter(pk=clip.pk).update(engine="ltx2")
    elif why == "that went on from another":
        clip = make(mira, remix_of=clip.pk)

    with pytest.raises(ChangeNotAvailableError):
        change(mira, clip, "make it blue")


def test_what_prompt_and_change_amount_to_is_judged(make: Make, mira: Member, noor: Member):
    clip = post(make(mira, prompt="two people kiss on a sofa"))
    before = PromptVerdict.objects.filter(member_id=noor.pk).count()

    with pytest.raises(PromptRefusedError):
        change(noor, clip, "hardcore porn")

    assert PromptVerdict.objects.filter(member_id=noor.pk).count() == before + 1
    assert Job.objects.filter(member=noor).count() == 0


def test_a_changed_clip_is_made_by_its_own_engine_wherever_new_ones_are(make: Make, mira: Member, settings: Any):
    clip = make(mira)
    settings.ENGINES = ("ltx2:somewhere", "animatic")

    job = change(mira, clip, "make it blue")

    assert (job.engine, job.queue) == ("animatic", "cpu")
    assert CARDS["ltx2"].remakes is ANIMATIC.remakes is True


def test_the_api_takes_a_change_and_tells_what_differs(make: Make, mira: Member):
    clip, client = make(mira), Client()
    client.force_login(mira)
    wish = {"prompt": "make it blue", "remix_of": str(clip.pk), "remix": Remix.CHANGE}

    asked = client.post("/api/generations", wish, content_type="application/json")
    runner.run_next("cpu")

    assert asked.status_code == 202
    answer = client.get(f"/api/clips/{asked.json()['id']}").json()
    assert answer["changes"] == ["red ball → blue ball"]
    credentials = client.get(f"/api/clips/{asked.json()['id']}/credentials").json()
    assert credentials["changes"] == ["red ball → blue ball"]


def test_the_api_says_why_a_clip_cannot_be_changed(mira: Member):
    client = Client()
    client.force_login(mira)
    for body, field in (({}, "remix_of"), ({"remix_of": str(make_clip(mira).pk)}, "remix_of")):
        answer = client.post(
            "/api/generations", {"prompt": "make it blue", "remix": "change", **body}, content_type="application/json"
        )
        assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
            400,
            "change_not_available",
            field,
        )
