"""While a clip waits for a card its member may see its animatic: made by a worker without one, theirs alone, soon gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from billing import facade as billing
from generation.contracts import ClipWish, WorkerOffer
from generation.models import Clip, Job, MarkNumber, Sketch
from generation.services import endings, jobs, leases, sketches
from generation.worker import signing, sketching
from media.probe import probe
from tests.factories import card, make_member, rendered_clip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_card_is_needed(settings: Any) -> None:
    """New clips are made by a model that needs a card; none is on."""
    settings.ENGINES = ["ltx2:/srv/models/none"]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The calls for sketches."""
    from generation.tasks import sketch

    made: list[dict[str, Any]] = []
    monkeypatch.setattr(sketch, "apply_async", lambda **how: made.append(how))
    return made


@pytest.fixture
def mira(calls: list[dict[str, Any]]) -> Member:
    return make_member("mira")


def ask(member: Member, **wishes: Any) -> Job:
    wish = ClipWish(prompt="a red ball bounces in a kitchen", **{"duration_s": 1, "seed": 5, **wishes})
    return jobs.submit(actor=card(member), wish=wish, now=timezone.now())


def waiting(client: Client, job: Job) -> Any:
    return client.get(f"/api/generations/{job.pk}").json()


def test_whoever_waits_for_a_card_sees_an_animatic_meanwhile(
    mira: Member, client: Client, calls: list[dict[str, Any]], tmp_path: Path
):
    client.force_login(mira)
    job = ask(mira)
    assert (calls[0]["queue"], calls[0]["kwargs"]) == ("cpu", {"job_id": str(job.pk)})
    assert waiting(client, job)["animatic_url"] is None

    assert sketching.make(job.pk)

    told = waiting(client, job)
    assert (told["state"], told["animatic_url"]) == ("queued", f"/generations/{job.pk}/animatic.mp4")
    answer = client.get(told["animatic_url"])
    file = tmp_path / "sketch.mp4"
    file.write_bytes(b"".join(answer.streaming_content))
    facts = probe(file)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("video/mp4", "private, no-store")
    assert (facts.width, facts.height, facts.frame_count) == (270, 480, 24)


def test_it_carries_its_clip_s_mark_and_is_signed(mira: Member, tmp_path: Path):
    job, file = ask(mira), tmp_path / "sketch.mp4"

    sketching.make(job.pk)

    file.write_bytes(bytes(Sketch.objects.get(pk=job.pk).video))
    with av.open(str(file)) as source:
        found = signing.marks().of_picture([frame.to_ndarray(format="gray") for frame in source.decode(video=0)][:8])
    assert found is not None
    assert found.number == MarkNumber.objects.get(clip_id=job.pk).number
    assert b"c2pa" in file.read_bytes()


def test_none_is_made_for_a_running_job_that_is_to_stop(mira: Member):
    job = ask(mira)
    leases.claim(offer=WorkerOffer(worker="by hand", queue="gpu", engines=("ltx2",)), now=timezone.now())
    jobs.cancel(actor=card(mira), job_id=job.pk, now=timezone.now())

    assert sketching.make(job.pk) is False
    assert sketches.keep(job_id=job.pk, video=b"late", now=timezone.now()) is False


def test_it_costs_nothing_and_is_no_clip(mira: Member):
    job = ask(mira)
    before = billing.allowance_of(mira.pk, timezone.now())

    sketching.make(job.pk)

    assert billing.allowance_of(mira.pk, timezone.now()) == before
    assert Clip.objects.count() == 0


def test_a_player_may_ask_for_a_piece_of_it(mira: Member, client: Client):
    client.force_login(mira)
    job = ask(mira)
    sketching.make(job.pk)

    piece = client.get(f"/generations/{job.pk}/animatic.mp4", headers={"Range": "bytes=4-7"})

    assert (piece.status_code, b"".join(piece.streaming_content)) == (206, b"ftyp")


def test_nobody_else_gets_it(mira: Member):
    job = ask(mira)
    sketching.make(job.pk)
    stranger, visitor = Client(), Client()
    stranger.force_login(make_member("stranger"))

    assert [each.get(f"/generations/{job.pk}/animatic.mp4").status_code for each in (stranger, visitor)] == [404, 404]


def test_it_is_made_once(mira: Member):
    job = ask(mira)

    assert [sketching.make(job.pk), sketching.make(job.pk)] == [True, False]
    assert Sketch.objects.count() == 1


def test_it_goes_when_the_clip_is_there(mira: Member, client: Client):
    client.force_login(mira)
    job = ask(mira)
    sketching.make(job.pk)
    (claim,) = leases.claim(offer=WorkerOffer(worker="by hand", queue="gpu", engines=("ltx2",)), now=timezone.now())

    endings.deliver_draft(claim=claim, rendered=rendered_clip(), now=timezone.now())

    assert (waiting(client, job)["animatic_url"], Sketch.objects.count()) == (None, 0)
    assert client.get(f"/generations/{job.pk}/animatic.mp4").status_code == 204


def test_it_goes_when_the_job_is_cancelled_and_none_is_made_afterwards(mira: Member):
    shown, not_yet = ask(mira), ask(mira)
    sketching.make(shown.pk)

    for job in (shown, not_yet):
        jobs.cancel(actor=card(mira), job_id=job.pk, now=timezone.now())

    assert Sketch.objects.count() == 0
    assert sketching.make(not_yet.pk) is False


def test_drawing_stops_when_the_job_ends_meanwhile(mira: Member, monkeypatch: pytest.MonkeyPatch):
    job, drawn = ask(mira, duration_s=8), []
    step = sketching._Asking.step

    def cancel_at_24(watch: Any, stage: Any, done: int, total: int, preview: Any = None) -> None:
        if stage == "drawing":
            drawn.append(done)
            if done == 24:
                jobs.cancel(actor=card(mira), job_id=job.pk, now=timezone.now())
        step(watch, stage, done, total, preview)

    monkeypatch.setattr(sketching._Asking, "step", cancel_at_24)

    assert sketching.make(job.pk) is False
    assert (drawn[-1], Sketch.objects.count()) == (24, 0)


def test_a_long_clip_is_looked_at_for_ten_seconds(mira: Member):
    request = sketching.sketched(sketching.request_of(ask(mira, duration_s=15, orientation="landscape")))

    assert (request.width, request.height, request.duration_s) == (480, 270, 10)


def test_the_operator_may_want_none(mira: Member, calls: list[dict[str, Any]], settings: Any):
    settings.ANIMATIC_PREVIEWS = False
    ask(mira)

    assert calls == []


def test_what_needs_no_card_needs_no_animatic(mira: Member, calls: list[dict[str, Any]], settings: Any):
    settings.ENGINES = ["animatic"]
    ask(mira)

    assert calls == []
