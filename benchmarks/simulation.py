"""Hours of a fleet in minutes: the product's own rows, lanes, claims and endings on PostgreSQL, under a clock that jumps
from event to event. Only the work itself is replaced, by the seconds that a clip is said to take.
"""

from __future__ import annotations

import heapq
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from generation.contracts import Claim, Shape, Wait, WorkerCard, WorkerOffer

QUEUE, ENGINE, FPS = "cpu", "animatic", 24
WORK_S_PER_CLIP_S = 4.0
"""About what a card of the smaller kind takes; the order does not depend on it, seconds in the report do."""


def shape(clip_s: int, *, wide: bool = False) -> Shape:
    """This will give the shape of a 720p clip."""
    width, height = (1280, 720) if wide else (720, 1280)
    return Shape(engine=ENGINE, width=width, height=height, duration_ms=clip_s * 1000, fps=FPS)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Who asks for what, in which tier; `work_s` is what a warm worker takes."""

    member: UUID
    tier: int
    shape: Shape
    work_s: float
    running_max: int = 1000  # limits lifted, unless the scenario is about them
    asks_how_long: bool = False  # whether the estimated wait is taken down when it is asked for


@dataclass(kw_only=True)
class Ticket:
    """One clip's way, in seconds since the simulation began; `turn` counts the claims of the whole fleet from 0."""

    wish: Wish
    asked_s: float
    turns_then: int  # claims before it was asked for
    expected: Wait | None = None
    turn: int = -1
    worker: int = -1
    started_s: float = -1.0
    finished_s: float = -1.0
    was_warm: bool = False

    @property
    def wait_s(self) -> float:
        """From asking to the start of the work."""
        return self.started_s - self.asked_s


@dataclass
class Hand:
    """A simulated worker; it holds the `remembers` newest shapes warm."""

    number: int
    held: deque[Shape]
    ticket: Ticket | None = None

    @property
    def offer(self) -> WorkerOffer:
        """What it asks work for."""
        return WorkerOffer(worker=f"w{self.number}", queue=QUEUE, engines=(ENGINE,), shapes=frozenset(self.held))


class Hours:
    """A fleet of `workers`; `remembers` shapes are held warm by each (0: no preference), others cost `warm_up_s` more.

    `on_finished` may ask for more.
    """

    def __init__(
        self,
        *,
        workers: int,
        begin: datetime,
        remembers: int = 0,
        warm_up_s: float = 0.0,
        on_finished: Callable[[Ticket], None] = lambda _: None,
    ) -> None:
        self.clock_s = 0.0
        self.turns: list[Ticket] = []
        self.most_running: dict[UUID, int] = {}
        self.on_finished = on_finished
        self._begin, self._warm_up_s = begin, warm_up_s
        self._order, self._ticks = count(), count(1)
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._tickets: dict[UUID, Ticket] = {}
        self._hands = [Hand(number, deque(maxlen=remembers)) for number in range(workers)]
        for hand in self._hands:
            self._report(hand)

    def ask(self, at_s: float, *wishes: Wish) -> None:
        """This will have one member ask for clips of one tier at a moment that has not passed."""
        self._at(at_s, lambda: self._line_up(wishes))

    def run(self, until_s: float) -> None:
        """This will live through the events up to a moment."""
        while self._events and self._events[0][0] <= until_s:
            self.clock_s, _, act = heapq.heappop(self._events)
            act()
            if not self._events or self._events[0][0] > self.clock_s:
                self._hand_out()

    @property
    def running(self) -> list[Ticket]:
        """What is being worked on."""
        return [hand.ticket for hand in self._hands if hand.ticket]

    def _now(self) -> datetime:
        """No two moments are the same, as on a real machine."""
        return self._begin + timedelta(seconds=self.clock_s, microseconds=next(self._ticks))

    def _at(self, moment_s: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment_s, next(self._order), act))

    def _line_up(self, wishes: tuple[Wish, ...]) -> None:
        from django.db import transaction

        from generation.models import Job
        from generation.services import lanes

        now = self._now()
        with transaction.atomic():
            made = Job.objects.bulk_create([row(wish, now) for wish in wishes], batch_size=2000)
            lanes.join(made[0], running_max=wishes[0].running_max)
        for job, wish in zip(made, wishes, strict=True):
            expected = self._expected(job, now) if wish.asks_how_long else None
            ticket = Ticket(wish=wish, asked_s=self.clock_s, turns_then=len(self.turns), expected=expected)
            self._tickets[job.id] = ticket

    def _expected(self, job: object, now: datetime) -> Wait | None:
        from generation import selectors, throughput
        from generation.models import Job, Worker

        assert isinstance(job, Job)
        Worker.objects.update(seen_at=now)  # each says so every few seconds
        place = selectors.position_of(job, now=now)
        return throughput.wait_for(job, place - 1, now=now) if place else None

    def _hand_out(self) -> None:
        from generation.services import leases

        for hand in self._hands:
            if hand.ticket is None:
                claims = leases.claim(offer=hand.offer, now=self._now())
                if not claims:
                    return
                self._start(hand, claims[0])

    def _start(self, hand: Hand, claim: Claim) -> None:
        ticket = self._tickets.pop(claim.job_id)
        wish = ticket.wish
        ticket.was_warm = not hand.held.maxlen or wish.shape in hand.held
        ticket.turn, ticket.worker, ticket.started_s = len(self.turns), hand.number, self.clock_s
        ticket.finished_s = self.clock_s + wish.work_s + (0 if ticket.was_warm else self._warm_up_s)
        self.turns.append(ticket)
        hand.ticket = ticket
        if not ticket.was_warm or wish.shape not in hand.held:
            hand.held.append(wish.shape)
        at_once = sum(each.wish.member == wish.member for each in self.running)
        self.most_running[wish.member] = max(at_once, self.most_running.get(wish.member, 0))
        self._at(ticket.finished_s, lambda: self._finish(hand, claim, ticket))

    def _finish(self, hand: Hand, claim: Claim, ticket: Ticket) -> None:
        from generation.services import endings
        from tests.factories import rendered_clip

        endings.deliver_draft(claim=claim, rendered=rendered_clip(), now=self._now())
        hand.ticket = None
        self.on_finished(ticket)

    def _report(self, hand: Hand) -> None:
        from generation.services import fleet

        card = WorkerCard(name=hand.offer.worker, queue=QUEUE, host="simulated", pid=hand.number, engines=(ENGINE,))
        fleet.report(card=card, now=self._begin)


def row(wish: Wish, now: datetime) -> object:
    """This will make the unsaved row of a waiting job."""
    from generation.enums import JobKind
    from generation.models import Job

    return Job(
        kind=JobKind.GENERATE,
        queue=QUEUE,
        member_id=wish.member,
        tier=wish.tier,
        engine=wish.shape.engine,
        prompt="a red ball bounces",
        width=wish.shape.width,
        height=wish.shape.height,
        duration_ms=wish.shape.duration_ms,
        fps=wish.shape.fps,
        seed=1,
        created_at=now,
        queued_at=now,
    )


def people(count_of: int, prefix: str, joined_at: datetime) -> list[UUID]:
    """This will make members who cannot sign in, as rows."""
    from accounts.models import Member

    made = [
        Member(
            handle=f"{prefix}{number}",
            email=f"{prefix}{number}@example.org",
            password="!",  # noqa: S106 (Django's word for "none")
            date_of_birth=date(1990, 5, 17),
            joined_at=joined_at,
        )
        for number in range(count_of)
    ]
    return [member.pk for member in Member.objects.bulk_create(made, batch_size=5000)]


def empty_queue() -> None:
    """This will take every job, clip, lane and worker away, as the owner, so that a scenario begins with an idle fleet."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("TRUNCATE generation_job, generation_clip, generation_lane, generation_worker CASCADE")


def need_not_last() -> None:
    """This will let PostgreSQL answer before its disk does, and take no notice of jobs without a hold: time is jumped
    over here, and nothing of it has to survive a power cut.
    """
    from django.db import connection

    logging.disable(logging.WARNING)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
