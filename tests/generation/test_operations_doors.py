"""The operators' page, its forms, and the metrics: for whom they open, and what they say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.contracts import MemberCard
from accounts.enums import StaffRole
from common.models import AuditEntry
from generation.contracts import WorkerCard
from generation.enums import JobState, Tier
from generation.models import QueueControl
from generation.services import fleet
from tests.factories import NOW, card, make_member
from tests.generation.operating import deeds, park, report, row

pytestmark = pytest.mark.django_db


def test_the_page_is_the_operators_alone(olga, mira):
    moderator = card(make_member("mona", roles=[StaffRole.MODERATOR]))
    row(mira, JobState.PARKED, finished_at=NOW)
    client = Client()
    paths = ["/console/queue", "/console/queue/board"]
    assert {client.get(path).status_code for path in paths} == {404}
    for member in (mira, moderator):
        client.force_login(member_row(member))
        assert {client.get(path).status_code for path in paths} == {404}
        assert client.post("/console/queue/cpu/pause", {"reason": "x"}).status_code == 404
    client.force_login(member_row(olga))
    assert client.get("/console").headers["Location"] == "/console/queue"
    assert {client.get(path).status_code for path in paths} == {200}
    assert QueueControl.objects.count() == 0


def test_the_forms_work_without_a_script(olga, mira, client):
    client.force_login(member_row(olga))
    report()
    job = park(mira)
    deed = {"reason": "a new driver"}
    said = [
        client.post(path, body, follow=True).content.decode()
        for path, body in (
            ("/console/queue/cpu/pause", deed),
            ("/console/queue/cpu/pause", deed),
            ("/console/queue/cpu/resume", {"reason": ""}),
            ("/console/queue/cpu/resume", deed),
            ("/console/queue/drain", {**deed, "worker": "box:1"}),
            ("/console/queue/undrain", {**deed, "worker": "box:1"}),
            (f"/console/queue/jobs/{job.pk}/retry", deed),
            (f"/console/queue/jobs/{job.pk}/retry", deed),
            ("/console/queue/cpu/retry-parked", deed),
        )
    ]
    for page, words_ in zip(
        said,
        ("cpu is paused.", "That was so already", "Say why, in 1 to 200", "cpu moves again.", "box:1 takes nothing more.",
         "box:1 takes jobs again.", "The job waits again", "not parked any more", "0 jobs wait again."),
        strict=True,
    ):  # fmt: skip
        assert words_ in page
    assert len(deeds()) == 5


def member_row(member: MemberCard) -> Any:
    from accounts.models import Member

    return Member.objects.get(pk=member.id)


def test_metrics_tell_the_same_figures(mira, client):
    now = timezone.now()
    fleet.report(card=WorkerCard(name="box:1", queue="cpu", host="box", pid=1), now=now)
    row(mira, JobState.QUEUED, queued_at=now - timedelta(seconds=40), tier=Tier.PRIORITY)
    over = {"queued_at": now, "started_at": now, "finished_at": now - timedelta(seconds=5)}
    row(mira, JobState.SUCCEEDED, **over)
    row(mira, JobState.FAILED, error_code="engine_failed", losses=1, **over)
    answer = client.get("/metrics")
    lines = answer.content.decode().splitlines()
    assert answer.headers["Content-Type"].startswith("text/plain")
    for line in (
        "# TYPE sora_queue_waiting gauge",
        'sora_queue_waiting{queue="cpu",tier="priority"} 1.0',
        'sora_queue_waiting{queue="cpu",tier="standard"} 0.0',
        'sora_workers{queue="cpu",state="idle"} 1.0',
        'sora_workers{queue="cpu",state="silent"} 0.0',
        'sora_queue_paused{queue="cpu"} 0.0',
        'sora_queue_offline{queue="cpu"} 0.0',
        'sora_queue_offline{queue="gpu"} 1.0',
        'sora_clips_per_minute{queue="cpu",window="5m"} 0.2',
        'sora_jobs_ended_last_hour{code="",kind="generate",queue="cpu",state="succeeded"} 1.0',
        'sora_jobs_ended_last_hour{code="engine_failed",kind="generate",queue="cpu",state="failed"} 1.0',
        'sora_lost_attempts_last_hour{queue="cpu"} 1.0',
        "sora_outbox_backlog 0.0",
    ):
        assert line in lines
    (oldest,) = [
        line for line in lines if line.startswith('sora_queue_oldest_wait_seconds{queue="cpu",tier="priority"')
    ]
    assert 40 <= float(oldest.split()[1]) < 60


@pytest.mark.parametrize(
    ("token", "sent", "status"),
    [("", "", 404), ("t" * 20, "", 401), ("t" * 20, "Bearer " + "t" * 19, 401), ("t" * 20, "Bearer é", 401),
     ("t" * 20, "Bearer " + "t" * 20, 200)],
)  # fmt: skip
def test_metrics_are_for_whoever_holds_the_token(token, sent, status, client, settings):
    settings.DEMO, settings.METRICS_TOKEN = False, token
    assert client.get("/metrics", headers={"Authorization": sent}).status_code == status


@pytest.mark.parametrize(
    ("way", "reason", "status"), [("cpu/pause", "a new\x00card", 302), ("drain", "a new card", 404)]
)
def test_operators_words_with_a_nul_are_refused_in_words(client: Client, way: str, reason: str, status: int):
    client.force_login(make_member("opal", roles=[StaffRole.OPERATOR]))
    answer = client.post(f"/console/queue/{way}", {"reason": reason, "worker": "w\x001"})
    assert answer.status_code == status
    assert AuditEntry.objects.count() == 0
