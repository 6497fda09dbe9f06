"""What operators see and do: one moment's figures, and deeds with a reason in the audit log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.contracts import MemberCard
from accounts.enums import StaffRole, Standing
from billing.facade import allowance_of
from common.errors import InvalidError, NotFoundError
from common.models import AuditEntry, OutboxEntry
from generation import snapshot, throughput
from generation.contracts import Claim, ClipWish, Shape, WorkerCard, WorkerOffer
from generation.enums import JobKind, JobState, QueueMood, Tier, WorkerState
from generation.errors import JobNotParkedError, PostingNotRetriedError
from generation.models import Job, LateFinish, QueueControl, Worker
from generation.services import endings, fleet, jobs, leases, operations
from generation.snapshot import words
from generation.snapshot.contracts import Failure, Rate
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db

OFFER = WorkerOffer(worker="box:1", queue="cpu", engines=("animatic",))
WHY = {"reason": "a new driver", "now": NOW}


@pytest.fixture
def olga() -> MemberCard:
    return card(make_member("olga", roles=[StaffRole.OPERATOR]))


@pytest.fixture
def mira() -> MemberCard:
    return card(make_member("mira"))


def ago(seconds: float) -> Any:
    return NOW - timedelta(seconds=seconds)


def report(name: str = "box:1", queue: str = "cpu", *, seen_s: float = 0, **values: Any) -> None:
    worker = WorkerCard(name=name, queue=queue, host="box", pid=1, engines=("animatic",), **values)
    fleet.report(card=worker, now=ago(seen_s))


def ask(actor: MemberCard) -> Job:
    return jobs.submit(actor=actor, wish=ClipWish(prompt="a ball"), now=NOW)


def park(actor: MemberCard) -> Job:
    """A job over which three workers fell silent."""
    job = ask(actor)
    for _ in range(3):
        assert len(leases.claim(offer=OFFER, now=NOW)) == 1
        Job.objects.filter(pk=job.pk).update(lease_until=ago(1))
        leases.sweep(now=NOW)
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.PARKED, "worker_lost")
    return job


def row(member: MemberCard, state: JobState, *, waited_s: float = 0, **values: Any) -> Job:
    """A job's row alone, put into its queue `waited_s` before NOW."""
    shape = {"engine": "animatic", "width": 720, "height": 1280, "duration_ms": 4000, "fps": 24, "seed": 1}
    stand = {"kind": JobKind.GENERATE, "queue": "cpu", "created_at": NOW, "queued_at": ago(waited_s), **shape}
    if state == JobState.RUNNING:
        stand["lease_until"] = NOW
    return Job.objects.create(member_id=member.id, state=state, **{**stand, **values})


def deeds() -> list[tuple[Any, str, str, str]]:
    rows = AuditEntry.objects.exclude(action__startswith="staff").order_by("at", "id")
    return [(entry.actor_id, entry.action, entry.target, entry.facts["reason"]) for entry in rows]


# -- deeds ------------------------------------------------------------------------------------------------------------


def test_a_paused_queue_gives_nothing_out_until_it_is_resumed(olga, mira, no_calls, django_capture_on_commit_callbacks):
    ask(mira)
    assert operations.pause(actor=olga, queue="cpu", **WHY)
    assert leases.claim(offer=OFFER, now=NOW) == []
    no_calls.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert operations.resume(actor=olga, queue="cpu", **WHY)
    assert [(call["kwargs"], call["queue"]) for call in no_calls] == [({"queue_name": "cpu"}, "cpu")]
    assert len(leases.claim(offer=OFFER, now=NOW)) == 1
    assert deeds() == [
        (olga.id, "queue.paused", "queue:cpu", "a new driver"),
        (olga.id, "queue.resumed", "queue:cpu", "a new driver"),
    ]


def test_pausing_twice_and_resuming_what_moves_change_nothing_and_are_no_deeds(olga):
    assert not operations.resume(actor=olga, queue="cpu", **WHY)
    assert operations.pause(actor=olga, queue="cpu", **WHY)
    assert not operations.pause(actor=olga, queue="cpu", reason="another", now=NOW)
    assert QueueControl.objects.get().note == "a new driver"
    assert len(deeds()) == 1


def test_resuming_calls_as_many_workers_as_can_come(olga, mira, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_in_flight_free": 9})
    for number in range(4):
        ask(mira)
        report(f"box:{number}", seen_s=100 if number > 2 else 0)  # the last one fell silent
    operations.pause(actor=olga, queue="cpu", **WHY)
    before = OutboxEntry.objects.count()
    operations.resume(actor=olga, queue="cpu", **WHY)
    assert OutboxEntry.objects.count() - before == 3


def test_a_drained_worker_takes_nothing_and_another_does(olga, mira):
    report("box:1"), report("box:2")
    ask(mira)
    assert operations.drain(actor=olga, worker="box:1", **WHY)
    assert leases.claim(offer=OFFER, now=NOW) == []
    assert operations.undrain(actor=olga, worker="box:1", **WHY)
    assert not operations.undrain(actor=olga, worker="box:1", **WHY)
    assert len(leases.claim(offer=OFFER, now=NOW)) == 1
    assert [deed[1:3] for deed in deeds()] == [("worker.drained", "worker:box:1"), ("worker.undrained", "worker:box:1")]


def test_a_retry_has_all_its_attempts_and_costs_the_member_nothing(olga, mira):
    job = park(mira)
    later = NOW + timedelta(hours=1)
    operations.retry_parked(actor=olga, job_id=job.pk, reason="a new driver", now=later)
    job.refresh_from_db()
    assert (job.state, job.losses, job.attempt, job.error_code) == (JobState.QUEUED, 0, 3, "")
    assert (job.queued_at, job.started_at, job.finished_at) == (later, None, None)
    assert allowance_of(mira.id, now=later).used == 0
    assert deeds() == [(olga.id, "job.retried", f"job:{job.pk}", "a new driver")]

    (claim,) = leases.claim(offer=OFFER, now=later)
    assert (claim.job_id, claim.attempt) == (job.pk, 4)
    assert endings.fail(claim=claim, code="engine_failed", detail="", now=later)
    assert allowance_of(mira.id, now=later).used == 0


def test_a_retried_job_goes_before_whoever_had_a_turn(olga, mira):
    job, jonas = park(mira), card(make_member("jonas"))
    served, waiting = ask(jonas), ask(jonas)
    assert leases.claim(offer=OFFER, now=NOW)[0].job_id == served.pk
    operations.retry_parked(actor=olga, job_id=job.pk, **WHY)
    assert [leases.claim(offer=OFFER, now=NOW)[0].job_id for _ in range(2)] == [job.pk, waiting.pk]


def test_only_what_is_parked_is_retried_and_no_posting(olga, mira):
    waiting = row(mira, JobState.QUEUED)
    with pytest.raises(JobNotParkedError):
        operations.retry_parked(actor=olga, job_id=waiting.pk, **WHY)
    posting = row(mira, JobState.PARKED, kind=JobKind.PUBLISH, finished_at=NOW)
    with pytest.raises(PostingNotRetriedError):
        operations.retry_parked(actor=olga, job_id=posting.pk, **WHY)
    with pytest.raises(NotFoundError):
        operations.retry_parked(actor=olga, job_id=uuid4(), **WHY)
    assert operations.retry_all_parked(actor=olga, queue="cpu", **WHY) == 0
    assert deeds() == []


def test_all_parked_of_one_queue_are_retried_each_with_its_entry(olga, mira):
    first, second = park(mira), park(card(make_member("jonas")))
    elsewhere = row(mira, JobState.PARKED, queue="gpu", finished_at=NOW)
    assert operations.retry_all_parked(actor=olga, queue="cpu", **WHY) == 2
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {first.pk: "queued", second.pk: "queued", elsewhere.pk: "parked"}
    assert len(deeds()) == 2


DEEDS: dict[str, Any] = {
    "pause": lambda actor, **how: operations.pause(actor=actor, queue="cpu", **how),
    "resume": lambda actor, **how: operations.resume(actor=actor, queue="cpu", **how),
    "drain": lambda actor, **how: operations.drain(actor=actor, worker="box:1", **how),
    "undrain": lambda actor, **how: operations.undrain(actor=actor, worker="box:1", **how),
    "retry": lambda actor, **how: operations.retry_parked(actor=actor, job_id=Job.objects.get().pk, **how),
    "retry_all": lambda actor, **how: operations.retry_all_parked(actor=actor, queue="cpu", **how),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_else_does_anything_and_an_operator_says_why(deed, olga, mira):
    report()
    row(mira, JobState.PARKED, finished_at=NOW)
    moderator = card(make_member("mona", roles=[StaffRole.MODERATOR]))
    former = card(make_member("otto", roles=[StaffRole.OPERATOR], standing=Standing.SUSPENDED))
    for actor in (mira, moderator, former):
        with pytest.raises(NotFoundError):
            DEEDS[deed](actor, **WHY)
    for reason in ("", "  ", "x" * 201):
        with pytest.raises(InvalidError):
            DEEDS[deed](olga, reason=reason, now=NOW)
    assert deeds() == []
    assert (QueueControl.objects.count(), Worker.objects.get().draining, Job.objects.get().state) == (
        0,
        False,
        "parked",
    )


def test_a_queue_or_worker_that_nobody_knows_is_not_found(olga):
    for act in (operations.pause, operations.resume, operations.retry_all_parked):
        with pytest.raises(NotFoundError):
            act(actor=olga, queue="tpu", **WHY)
    with pytest.raises(NotFoundError):
        operations.drain(actor=olga, worker="box:9", **WHY)


# -- figures ----------------------------------------------------------------------------------------------------------


def cpu(now: Any = NOW) -> Any:
    return next(queue for queue in snapshot.take(now=now).queues if queue.queue == "cpu")


def test_depth_oldest_and_waits_by_tier(mira):
    for waited_s in (30, 200):
        row(mira, JobState.QUEUED, waited_s=waited_s)
    row(mira, JobState.QUEUED, waited_s=5, tier=Tier.PRIORITY)
    row(mira, JobState.QUEUED, waited_s=900, queue="gpu")
    for waited_s in (10, 20, 30):  # started a minute ago
        row(mira, JobState.RUNNING, waited_s=60 + waited_s, started_at=ago(60))
    row(mira, JobState.RUNNING, waited_s=800, started_at=ago(60), attempt=2)  # how long a machine was dead
    row(mira, JobState.SUCCEEDED, waited_s=3000, started_at=ago(2000), finished_at=ago(1000))  # long ago
    for each in Job.objects.filter(state=JobState.RUNNING, attempt=0):
        Job.objects.filter(pk=each.pk).update(attempt=1)
    priority, standard, behind = cpu().tiers
    assert (priority.waiting, priority.oldest_s, priority.started, priority.wait_p50_s) == (1, 5.0, 0, None)
    assert (standard.waiting, standard.oldest_s, standard.started) == (2, 200.0, 3)
    assert (standard.wait_p50_s, standard.wait_p90_s) == (20.0, 28.0)
    assert (behind.waiting, behind.oldest_s) == (0, None)
    assert (cpu().waiting, cpu().running, cpu().oldest_s) == (3, 4, 200.0)


def test_throughput_and_failures_of_the_hour(mira):
    def over(state: JobState, seconds_ago: float, **values: Any) -> None:
        row(mira, state, finished_at=ago(seconds_ago), started_at=ago(seconds_ago + 1), waited_s=seconds_ago, **values)

    for seconds_ago in (30, 200, 299, 301, 3599, 3601):
        over(JobState.SUCCEEDED, seconds_ago)
    over(JobState.SUCCEEDED, 30, kind=JobKind.PUBLISH)
    for code in ("engine_failed", "engine_failed", "not_delivered"):
        over(JobState.FAILED, 60, error_code=code, losses=1)
    over(JobState.FAILED, 4000, error_code="long_ago")
    over(JobState.PARKED, 60, error_code="worker_lost", losses=2, kind=JobKind.PUBLISH)
    LateFinish.objects.create(job=Job.objects.first(), attempt=1, worker="w", at=ago(10))
    LateFinish.objects.create(job=Job.objects.first(), attempt=1, worker="w", at=ago(4000))
    taken = cpu()
    assert taken.rates == (
        Rate(minutes=5, clips=3 / 5, clip_seconds=12 / 5, posted=1 / 5),
        Rate(minutes=15, clips=4 / 15, clip_seconds=16 / 15, posted=1 / 15),
        Rate(minutes=60, clips=5 / 60, clip_seconds=20 / 60, posted=1 / 60),
    )
    assert taken.failures == (
        Failure(kind="generate", state="failed", code="engine_failed", count=2),
        Failure(kind="generate", state="failed", code="not_delivered", count=1),
        Failure(kind="publish", state="parked", code="worker_lost", count=1),
    )
    assert (taken.losses, taken.late_finishes, taken.parked) == (5, 1, 1)
    assert (taken.made[-1], taken.made[-4], taken.made[-5], taken.made[-6], taken.made[0]) == (1, 1, 1, 1, 1)
    assert sum(taken.made) == 5


def test_what_waited_over_the_hour_is_told_from_arrivals_and_departures(mira):
    row(mira, JobState.QUEUED, waited_s=5000)
    row(mira, JobState.QUEUED, waited_s=90)  # came in the second minute
    row(mira, JobState.RUNNING, waited_s=600, started_at=ago(150), attempt=1)  # waited until the third
    row(mira, JobState.CANCELLED, waited_s=3700, finished_at=ago(1790))  # never started
    depth = cpu().depth
    assert (len(depth), depth[-1], depth[-2], depth[-3], depth[-4]) == (61, 2, 2, 1, 2)
    assert (depth[0], depth[60 - 30], depth[60 - 29], depth[60 - 9], depth[60 - 10]) == (2, 2, 1, 2, 1)


def test_workers_are_what_they_said_last_and_silent_after_a_while(mira):
    report("box:1", state=WorkerState.WORKING, plan="resident", batch_max=4, shapes=frozenset({SHAPE}))
    report("box:2", seen_s=21)
    report("card:1", queue="gpu", seen_s=20)
    running = row(mira, JobState.RUNNING, worker="box:1", stage="drawing", progress=0.25, started_at=ago(4), attempt=2)
    orphan = row(mira, JobState.RUNNING, worker="box:3", started_at=ago(9))
    taken = snapshot.take(now=NOW)
    one, two, three = taken.workers
    assert (one.state, one.plan, one.batch_max, one.engines, one.seen_s) == ("working", "resident", 4, ("animatic",), 0)
    (job,) = one.jobs
    assert (job.id, job.stage, job.progress, job.running_s, job.attempt) == (running.pk, "drawing", 0.25, 4.0, 2)
    assert (two.state, two.seen_s, three.state) == ("silent", 21.0, "idle")
    assert [job.id for job in taken.unknown_jobs] == [orphan.pk]
    assert (taken.states("cpu"), cpu().workers, cpu().busy) == ({"working": 1, "silent": 1}, 1, 1)


SHAPE = Shape(engine="animatic", width=720, height=1280, duration_ms=4000, fps=24)


def test_operators_read_the_same_mood_as_members(olga):
    def moods() -> set[QueueMood]:
        return {cpu().mood, throughput.mood_of("cpu", now=NOW)}

    assert moods() == {QueueMood.OFFLINE}
    report()
    assert moods() == {QueueMood.MOVING}
    operations.drain(actor=olga, worker="box:1", **WHY)
    assert moods() == {QueueMood.OFFLINE}
    operations.pause(actor=olga, queue="cpu", **WHY)
    assert moods() == {QueueMood.PAUSED}


def multiply(job: Job, times: int) -> None:
    """The same row so many times more, each with an id of its own."""
    columns = ", ".join(field.column for field in Job._meta.concrete_fields if field.column != "id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO generation_job (id, {columns}) SELECT gen_random_uuid(), {columns} "  # noqa: S608
            "FROM generation_job, generate_series(1, %s) WHERE id = %s",
            [times, job.pk],
        )


def test_the_snapshot_asks_the_same_few_questions_however_much_there_is(olga, mira, django_assert_num_queries):
    def fill(count: int) -> None:
        for state, ended in ((JobState.QUEUED, None), (JobState.PARKED, NOW), (JobState.SUCCEEDED, NOW)):
            multiply(row(mira, state, finished_at=ended), count - 1)
        Worker.objects.bulk_create(
            [
                Worker(name=f"{count}:{n}", queue="cpu", host="h", pid=1, started_at=NOW, seen_at=NOW)
                for n in range(count // 10)
            ]
        )

    for count, total in ((20, 20), (1980, 2000)):
        fill(count)
        with django_assert_num_queries(12):  # the role, and the eleven of snapshot.take
            taken = snapshot.for_operator(actor_id=olga.id, now=NOW)
        cpu = taken.queues[1]
        assert (cpu.waiting, cpu.parked, sum(cpu.made), cpu.workers) == (total, total, total, total // 10)
    assert len(taken.parked) == 50


def test_nobody_else_sees_the_figures(mira):
    with pytest.raises(NotFoundError):
        snapshot.for_operator(actor_id=mira.id, now=NOW)


def test_a_sentence_says_what_stands_still_first(olga, mira):
    report("card:1", queue="gpu")
    assert words.of_queue(cpu()) == "No worker is on: nothing waits."
    row(mira, JobState.QUEUED, waited_s=200)
    assert words.summary(snapshot.take(now=NOW)) == "CPU: no worker is on. 1 waits, nothing runs; 0.0 clips a minute."
    report()
    assert words.of_queue(cpu()) == "1 waits, the oldest for 3 min 20 s; 0 of 1 worker is busy."
    operations.pause(actor=olga, queue="cpu", **WHY)
    row(mira, JobState.PARKED, finished_at=NOW)
    said = words.summary(snapshot.take(now=NOW))
    assert said == "CPU is paused. 1 job is parked. 1 waits, nothing runs; 0.0 clips a minute."
    assert words.of_queue(cpu()) == "Paused: 1 waits, the oldest for 3 min 20 s; nothing runs."


# -- doors ------------------------------------------------------------------------------------------------------------


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


# -- metrics ----------------------------------------------------------------------------------------------------------


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


def test_late_finishers_are_counted(mira):
    ask(mira)
    (claim,) = leases.claim(offer=OFFER, now=NOW)
    stale = Claim(job_id=claim.job_id, attempt=claim.attempt + 1, kind=claim.kind, worker="w")
    assert not endings.fail(claim=stale, code="x", detail="", now=NOW)
    assert cpu().late_finishes == 1


@pytest.mark.parametrize(
    ("way", "reason", "status"), [("cpu/pause", "a new\x00card", 302), ("drain", "a new card", 404)]
)
def test_operators_words_with_a_nul_are_refused_in_words(client: Client, way: str, reason: str, status: int):
    client.force_login(make_member("opal", roles=[StaffRole.OPERATOR]))
    answer = client.post(f"/console/queue/{way}", {"reason": reason, "worker": "w\x001"})
    assert answer.status_code == status
    assert AuditEntry.objects.count() == 0
