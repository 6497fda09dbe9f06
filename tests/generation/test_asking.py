"""Asking for a clip and taking it back, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from common.models import LiveEvent, OutboxEntry
from generation.enums import JobState
from generation.models import Job
from moderation.models import PromptVerdict
from tests.factories import make_member

pytestmark = pytest.mark.django_db(transaction=True)

WISH = {"prompt": "a red ball bounces", "duration_s": 4}


def ask(client: Client, **changes: Any) -> Any:
    return client.post("/api/generations", {**WISH, **changes}, content_type="application/json")


@pytest.fixture
def mira(client: Client) -> Client:
    client.force_login(make_member("mira"))
    return client


def test_a_wish_becomes_a_waiting_job_and_one_call_for_a_worker(mira: Client, no_calls: list[dict[str, Any]]):
    answer = ask(mira, orientation="landscape", seed=7)

    assert answer.status_code == 202
    job = answer.json()
    assert (job["state"], job["position"], job["width"], job["height"], job["seed"]) == ("queued", 1, 1280, 720, 7)
    assert job["wait"] is None  # nothing was measured yet: no number is invented
    assert no_calls == [{"kwargs": {"queue_name": "cpu"}, "queue": "cpu", "retry": False, "confirm_timeout": 2}]
    assert OutboxEntry.objects.count() == 0
    assert LiveEvent.objects.values_list("seq", "kind").get() == (1, "job.progress")


def test_a_broker_that_is_gone_does_not_lose_the_wish(mira: Client, monkeypatch: pytest.MonkeyPatch):
    from generation.tasks import work

    def refuse(**how: Any) -> None:
        raise ConnectionRefusedError("no broker")

    monkeypatch.setattr(work, "apply_async", refuse)
    assert ask(mira).status_code == 202
    assert Job.objects.get().state == JobState.QUEUED
    assert OutboxEntry.objects.values_list("task", "tries").get() == ("generation.work", 1)


def test_a_fourth_clip_in_flight_is_refused_with_the_limit(mira: Client):
    for _ in range(3):
        assert ask(mira).status_code == 202
    refused = ask(mira)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_in_flight")
    assert (refused.json()["limit"], refused.json()["in_flight"]) == (3, 3)
    assert Job.objects.count() == 3


def test_a_wish_without_room_is_not_judged(mira: Client):
    for _ in range(3):
        ask(mira)
    assert ask(mira).status_code == 429
    assert PromptVerdict.objects.count() == 3


@pytest.mark.usefixtures("within_the_hour")
def test_prompts_are_judged_so_often_an_hour_and_no_more(mira: Client, settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={"prompt_checks_per_member_hour": 2})
    refused = [ask(mira, prompt="hardcore porn").status_code for _ in range(2)]
    assert refused == [422, 422]
    beyond = ask(mira)
    assert (beyond.status_code, beyond.json()["code"]) == (429, "too_many_requests")
    assert (PromptVerdict.objects.count(), Job.objects.count()) == (2, 0)


def test_cancelling_a_waiting_job_makes_room_at_once(mira: Client):
    first, _, _ = [ask(mira).json()["id"] for _ in range(3)]
    cancelled = mira.post(f"/api/generations/{first}/cancel")
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    assert ask(mira).status_code == 202
    again = mira.post(f"/api/generations/{first}/cancel")
    assert (again.status_code, again.json()["code"]) == (409, "job_over")


def test_one_key_asked_twice_is_one_clip(mira: Client):
    answers = [
        mira.post("/api/generations", WISH, content_type="application/json", headers={"Idempotency-Key": "k1"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].content == answers[1].content
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"prompt": ""}, "invalid"),
        ({"prompt": "   "}, "invalid"),
        ({"prompt": "x" * 2001}, "invalid"),
        ({"prompt": ["a"]}, "invalid"),
        ({"prompt": "a\u0000b"}, "malformed_request"),
        ({"duration_s": 0}, "invalid"),
        ({"duration_s": 16}, "duration_not_available"),
        ({"duration_s": "four"}, "invalid"),
        ({"orientation": "round"}, "invalid"),
        ({"resolution": "8k"}, "invalid"),
        ({"seed": -1}, "invalid"),
        ({"seed": 2**32}, "invalid"),
        ({"audio": "perhaps"}, "invalid"),
    ],
)
def test_bad_input_says_what_is_wrong_and_writes_nothing(mira: Client, changes: dict[str, Any], code: str):
    answer = ask(mira, **changes)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert Job.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "kind"), [("{", "application/json"), ("prompt=x", "application/x-www-form-urlencoded")]
)
def test_a_body_that_is_no_json_is_refused(mira: Client, body: str, kind: str):
    answer = mira.post("/api/generations", body, content_type=kind)
    assert answer.status_code in (400, 415)
    assert answer.json()["code"] in ("malformed_request", "unsupported_media_type")
    assert Job.objects.count() == 0


def test_strangers_see_nothing_of_a_job(mira: Client):
    job_id = ask(mira).json()["id"]
    stranger = Client()
    stranger.force_login(make_member("stranger"))
    assert stranger.get(f"/api/generations/{job_id}").status_code == 404
    assert stranger.post(f"/api/generations/{job_id}/cancel").status_code == 404
    assert stranger.get("/api/generations").json()["rows"] == []
    assert Job.objects.get().state == JobState.QUEUED


def test_nobody_signed_in_asks_for_nothing(client: Client):
    answer = ask(client)
    assert (answer.status_code, answer.json()["code"]) in [(401, "sign_in_required"), (403, "sign_in_required")]
    assert Job.objects.count() == 0


def test_a_list_of_jobs_is_paged_without_gap_while_new_ones_arrive(mira: Client, settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_in_flight_free": 50})
    made = [ask(mira).json()["id"] for _ in range(5)]
    first = mira.get("/api/generations?limit=2").json()
    ask(mira)
    second = mira.get(f"/api/generations?limit=2&cursor={first['next_cursor']}").json()
    third = mira.get(f"/api/generations?limit=2&cursor={second['next_cursor']}").json()
    assert [row["id"] for page in (first, second, third) for row in page["rows"]] == made[::-1]
    assert third["next_cursor"] is None


def test_a_cursor_of_somebody_else_s_making_is_refused(mira: Client):
    answer = mira.get("/api/generations?cursor=abc")
    assert (answer.status_code, answer.json()["code"]) == (400, "cursor_invalid")
