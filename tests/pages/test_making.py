"""Create, drafts and one draft, as a browser without our scripts uses them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from generation import cards
from generation.contracts import WorkerOffer
from generation.enums import ClipState, JobState, Visibility
from generation.models import Clip, Job, QueueControl
from generation.services import leases
from generation.words import job_words
from tests.factories import make_clip, make_member

pytestmark = pytest.mark.django_db
WISH = {"prompt": "a red ball bounces", "duration_s": "8", "orientation": "landscape", "audio": "on"}


@pytest.fixture
def mira() -> Member:
    return make_member("mira")


@pytest.fixture
def at_home(client: Client, mira: Member) -> Client:
    client.force_login(mira)
    return client


def text(answer: Any) -> str:
    return answer.content.decode()  # type: ignore[no-any-return]


def make_job(member: Member, **values: Any) -> Job:
    now = timezone.now()
    defaults = {"kind": "generate", "queue": "cpu", "engine": "animatic", "prompt": "waves", "width": 720}
    rest = {"height": 1280, "duration_ms": 4000, "fps": 24, "seed": 1, "created_at": now, "queued_at": now}
    return Job.objects.create(member=member, **{**defaults, **rest, **values})


def test_a_wish_becomes_a_job_and_is_shown_in_the_making(at_home: Client, mira: Member) -> None:
    answer = at_home.post("/create", {**WISH, "seed": "7"})

    job = Job.objects.get(member=mira)
    page = text(at_home.get("/create"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/create")
    assert (job.prompt, job.duration_ms, job.width, job.height, job.seed) == ("a red ball bounces", 8000, 1280, 720, 7)
    assert f'data-job="{job.id}"' in page
    assert "Next in line" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"prompt": "  "}, "Write what should be seen"),
        ({"prompt": "a" * 2001}, "at most 2000 characters"),
        ({"duration_s": "900"}, "Select a valid choice"),
        ({"duration_s": "9" * 400}, "Select a valid choice"),
        ({"seed": "-1"}, "greater than or equal to 0"),
        ({"seed": "blue"}, "A seed is a whole number from 0 to 4,294,967,295."),
        ({"orientation": "round"}, "Select a valid choice"),
    ],
)
def test_a_wish_that_cannot_be_is_explained_and_nothing_is_made(
    at_home: Client, change: dict[str, str], words: str
) -> None:
    answer = at_home.post("/create", {**WISH, **change})
    assert answer.status_code == 400
    assert words in text(answer)
    assert not Job.objects.exists()


@pytest.mark.parametrize("link", ["duration_s=", "remix_of=a&remix=extend&more_s="])
def test_a_link_to_a_length_beyond_all_numbers_is_a_form_without_a_price(at_home: Client, link: str) -> None:
    assert at_home.get(f"/create?{link}{'9' * 400}").status_code == 200


def test_a_fourth_wish_is_refused_with_the_limit_and_keeps_the_words(at_home: Client, mira: Member) -> None:
    for _ in range(3):
        make_job(mira)

    answer = at_home.post("/create", WISH)

    assert answer.status_code == 429
    assert (
        "<p>You have as many clips in the making as your plan allows. As soon as one of the 3 is finished or cancelled, "
        "you can ask for the next.</p>"
    ) in text(answer)
    assert ">a red ball bounces</textarea>" in text(answer)
    assert Job.objects.count() == 3


def test_a_waiting_clip_is_cancelled_by_its_button_but_not_by_a_stranger(at_home: Client, mira: Member) -> None:
    mine, others = make_job(mira), make_job(make_member("stranger"))

    assert at_home.post(f"/create/{mine.id}/cancel").status_code == 302
    assert at_home.post(f"/create/{others.id}/cancel").status_code == 404

    assert list(Job.objects.order_by("created_at").values_list("state", flat=True)) == ["cancelled", "queued"]


def test_drafts_show_own_drafts_what_is_in_the_making_and_what_failed_today(at_home: Client, mira: Member) -> None:
    now = timezone.now()
    draft, posted = make_clip(mira, posted=False), make_clip(mira)
    foreign = make_clip(make_member("stranger"), posted=False)
    making = make_job(mira)
    make_job(mira, state=JobState.FAILED, error_code="engine_bad_output", prompt="today's mishap")
    make_job(mira, state=JobState.FAILED, prompt="an old mishap", created_at=now - timedelta(days=2))

    page = text(at_home.get("/drafts"))

    assert f"/drafts/{draft.id}" in page
    assert f'data-job="{making.id}"' in page
    assert "The engine made something that is no clip. Try again. Your unit came back." in page
    assert "Today&#x27;s mishap" in page
    assert "an old mishap" not in page
    assert str(posted.id) not in page
    assert str(foreign.id) not in page
    assert f"/drafts/{posted.id}" in text(at_home.get("/drafts?show=posted"))


def test_a_remade_clip_is_named_by_what_it_shows_not_by_what_was_said_to_another(at_home: Client, mira: Member) -> None:
    parent = make_clip(mira, posted=False)
    blue = make_clip(
        mira,
        posted=False,
        parent=parent,
        depth=1,
        prompt="make it blue",
        alt_text="A blue ball bouncing; kitchen, day.",
    )

    shelf, draft = text(at_home.get("/drafts")), text(at_home.get(f"/drafts/{blue.id}"))

    assert ">A blue ball bouncing</span>" in shelf
    assert "Remix · " in shelf
    assert "make it blue" not in shelf
    assert re.search(r"<dt>You said</dt><dd[^>]*>make it blue</dd>", draft)


@pytest.mark.parametrize(
    ("engine", "length_ms", "is_offered"),
    [
        ("animatic", 4000, True),
        ("ltx2", 4000, True),
        ("ltx2", 15_000, False),  # as long as any clip on Free
        ("gone", 4000, False),
    ],
)
def test_what_can_be_made_longer_is_offered_beside_the_draft(
    engine: str, length_ms: int, is_offered: bool, at_home: Client, mira: Member, settings: Any
) -> None:
    settings.ENGINES = ("animatic", "ltx2:somewhere")
    clip = make_clip(mira, posted=False, duration_ms=length_ms)
    make_job(mira, id=clip.pk, clip=clip, engine=engine, state=JobState.SUCCEEDED, finished_at=timezone.now())

    link = f'href="/create?remix_of={clip.id}&amp;orientation=portrait&amp;remix=extend"'

    assert (link in text(at_home.get(f"/drafts/{clip.id}"))) == is_offered


def test_posting_starts_and_the_page_says_so(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, posted=False)

    at_home.post(f"/drafts/{clip.id}", {"caption": "Look", "visibility": "link"})

    clip.refresh_from_db()
    assert (clip.state, clip.caption, clip.visibility) == (ClipState.PUBLISHING, "Look", Visibility.LINK)
    assert "Being posted" in text(at_home.get(f"/drafts/{clip.id}"))
    assert Job.objects.get().kind == "publish"


def test_a_posting_that_waits_says_so_in_a_clips_words_and_claims_no_drawing(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, posted=False)
    at_home.post(f"/drafts/{clip.id}", {"caption": "", "visibility": "public"})

    def status() -> str:
        found = re.search(r'<p data-status role="status">(.*)</p>', text(at_home.get(f"/drafts/{clip.id}")))
        assert found is not None
        return found[1]

    assert status() == "Next in line · no machine is on; your place is kept"
    paused = QueueControl.objects.create(queue="cpu", paused_at=timezone.now(), note="a test")
    assert status() == "Next in line · paused by us; your place is kept"
    paused.delete()
    leases.claim(offer=WorkerOffer(worker="w", queue="cpu", engines=()), now=timezone.now())
    assert status() == "Your mark is being drawn into the picture. This takes about as long as the clip."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"position": 3, "attempt": 0}, "Number 3 in line"),
        ({"position": 1, "attempt": 1}, "Stopped on its machine; starts again first in line"),
        ({"position": 3, "attempt": 2}, "Stopped on its machine; starts again as number 3 in line"),
        ({"state": "running", "attempt": 1}, "Starting"),
        ({"state": "running", "attempt": 2}, "Starting · second try"),
        ({"state": "running", "attempt": 4}, "Starting · try 4"),
        ({"state": "cancelled"}, "Cancelled. Your unit came back."),
        ({"state": "cancelled", "units": 2}, "Cancelled. Your 2\u00a0units came back."),
        ({"state": "succeeded"}, "Finished"),
    ],
)
def test_words_tell_another_try_and_what_came_back(mira: Member, values: dict[str, Any], words: str) -> None:
    assert job_words(replace(cards.job_card(make_job(mira)), **values)) == words


def test_a_posted_clip_is_changed_not_posted_again(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, caption="before")

    at_home.post(f"/drafts/{clip.id}", {"caption": "after", "visibility": "only_me"})

    clip.refresh_from_db()
    assert (clip.state, clip.caption, clip.visibility) == (ClipState.POSTED, "after", Visibility.ONLY_ME)
    assert not Job.objects.exists()


def test_nothing_of_the_idea_is_public_that_its_owner_did_not_leave_in_the_form(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, posted=False, prompt="a secret present", alt_text="a secret present")
    assert re.search(
        r'<textarea name="alt_text"[^>]*>\s*a secret present</textarea>', text(at_home.get(f"/drafts/{clip.id}"))
    )

    at_home.post(f"/drafts/{clip.id}", {"caption": "", "alt_text": "a box", "visibility": "public"})

    clip.refresh_from_db()
    assert (clip.state, clip.alt_text) == (ClipState.PUBLISHING, "a box")


def test_words_that_name_no_description_leave_it_as_it_is(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, alt_text="a box")
    at_home.put(f"/api/clips/{clip.id}", {"caption": "new"}, content_type="application/json")
    clip.refresh_from_db()
    assert (clip.caption, clip.alt_text) == ("new", "a box")


@pytest.mark.parametrize("path", ["", "/result"])
def test_how_the_idea_was_read_is_shown_with_its_words_as_emphasis(at_home: Client, mira: Member, path: str) -> None:
    clip = make_clip(mira, posted=False, reading=["not understood: *<b>moon*, *cake*"])
    page = text(at_home.get(f"/drafts/{clip.id}{path}"))
    assert '<li dir="auto">not understood: <em>&lt;b&gt;moon</em>, <em>cake</em></li>' in page


def test_a_caption_that_is_too_long_is_explained_and_nothing_is_posted(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, posted=False)

    answer = at_home.post(f"/drafts/{clip.id}", {"caption": "a" * 501, "visibility": "public"})

    clip.refresh_from_db()
    assert answer.status_code == 400
    assert "at most 500 characters" in text(answer)
    assert clip.state == ClipState.DRAFT


def test_deleting_asks_first(at_home: Client, mira: Member) -> None:
    clip = make_clip(mira, posted=False)

    assert "Delete this clip?" in text(at_home.get(f"/drafts/{clip.id}/delete"))
    assert Clip.objects.exists()
    assert at_home.post(f"/drafts/{clip.id}/delete").headers["Location"] == "/drafts"
    assert not Clip.objects.exists()


@pytest.mark.parametrize("path", ["", "/result", "/delete"])
def test_another_members_clip_is_nothing_here_even_when_posted(at_home: Client, path: str) -> None:
    clip = make_clip(make_member("stranger"))

    assert at_home.get(f"/drafts/{clip.id}{path}").status_code == 404
    assert at_home.post(f"/drafts/{clip.id}", {"caption": "mine now", "visibility": "public"}).status_code == 404
    assert at_home.post(f"/drafts/{clip.id}/delete").status_code == 404
    clip.refresh_from_db()
    assert clip.caption == ""


@pytest.mark.parametrize("path", ["/create", "/drafts", "/drafts?show=posted", "/drafts/{id}", "/drafts/{id}/delete"])
def test_whoever_is_not_signed_in_is_sent_there_and_back(client: Client, mira: Member, path: str) -> None:
    address = path.format(id=make_clip(mira, posted=False).id)
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=/")


def test_no_page_holds_what_the_content_policy_forbids(at_home: Client, mira: Member) -> None:
    clip, draft = make_clip(mira), make_clip(mira, posted=False)
    make_job(mira)
    paths = ["/", "/create", "/drafts", "/drafts?show=posted", f"/drafts/{draft.id}", f"/clips/{clip.id}", "/nothing"]
    for path in paths:
        page = text(at_home.get(path))
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page), path
        assert not re.search(r"<style|<script(?![^>]*(src=|application/json))", page), path
