"""Whose turn it is, over simulated hours: the product's own claims on PostgreSQL, with the time as an input.

Newcomers behind a thousand clips, Free behind constant Pro, Pro behind too much Free, Pro above its fair use, fifty alike,
and the waits that were told against those that came. First in, first out is the baseline that everybody starts with.
"""

from __future__ import annotations

import heapq
import json
import math
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from benchmarks.database import fresh_database
from benchmarks.simulation import WORK_S_PER_CLIP_S, Hours, Ticket, Wish, empty_queue, need_not_last, people, shape

BEGIN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PRIORITY, STANDARD, BEHIND = 0, 1, 2
CLIPS_S = (4, 8, 12)
QUICKEST, SLOWEST = 0.9, 1.2
LONGEST_S = max(CLIPS_S) * WORK_S_PER_CLIP_S * SLOWEST
WARM_UP_S = 6.0
PRIORITY_SHARE_MIN = 0.5
"""While Pro waits, every second turn is theirs, however much the others ask for."""

HOUR_S = 3600.0
GREEDY_CLIPS = 1000


def main() -> None:
    """This will print each scenario's figures and the JSON line."""
    begun = time.perf_counter()
    with fresh_database():
        from django.test.utils import override_settings

        with override_settings(CHANNEL_LAYERS={}):  # nobody listens; hints are not what is looked at
            need_not_last()
            figures: dict[str, Any] = {
                f"newcomers_{workers}_workers{'_warm_shapes' if warm else ''}": newcomers(workers, warm)
                for workers, warm in ((1, False), (4, False), (1, True), (4, True))
            }
            figures["free_behind_constant_pro_6_h"] = free_behind_constant_pro()
            figures["too_much_of_everything_2_h"] = too_much_of_everything()
            figures["pro_below_and_free_above_capacity_2_h"] = above_fair_use_behind_free()
            figures["fifty_alike"] = fifty_alike()
    for name, figure in figures.items():
        print(f"{name}:")
        for key, value in figure.items():
            print(f"    {key:40} {value}")
    ok = all(figure["ok"] for figure in figures.values())
    print(json.dumps({"ok": ok, "s": round(time.perf_counter() - begun, 1), **figures}))


# Newcomers behind a thousand clips


def newcomers(workers: int, warm: bool) -> dict[str, Any]:
    """This will let newcomers arrive at random behind a member with GREEDY_CLIPS waiting, and the same without that
    member, and by the order of arrival.
    """
    span_s, seed = (4500.0, 1) if workers == 1 else (1500.0, 2)
    greedy, *others = _people(61)
    asked = _arrivals(random.Random(seed), others, span_s)
    crowd = [_wish(random.Random(seed + number), greedy, STANDARD) for number in range(GREEDY_CLIPS)]
    after = _live_through(workers, warm, [(0.0, crowd), *((at_s, [wish]) for at_s, wish in asked)], span_s)
    alone = _live_through(workers, warm, [(at_s, [wish]) for at_s, wish in asked], span_s)
    delays_s = _delays(after, alone)
    clips = [_clips_of(greedy, ticket, after.turns) for ticket in after.turns if ticket.wish.member != greedy]
    fifo = _first_in_first_out(workers, [(0.0, wish) for wish in crowd] + asked)
    fifo_s = [started - at_s for started, (at_s, _) in zip(fifo[GREEDY_CLIPS:], asked, strict=True)]
    all_served = len(clips) == len(asked)
    # With warm shapes the order among newcomers changes too, so a second's difference is not the greedy member's alone.
    kept = all_served and max(clips) <= 1 and (warm or max(delays_s) <= LONGEST_S)
    return {
        "ok": kept,
        "newcomers": len(clips),
        "delay_clips_max": max(clips),
        "delay_clips_share_of_0_and_1": [round(clips.count(number) / len(clips), 2) for number in (0, 1)],
        "delay_s_median_p95_max": _three(delays_s),
        "wait_s_median_p95_max": _three([each.wait_s for each in after.turns if each.wish.member != greedy]),
        "first_in_first_out_wait_s_median_p95_max": _three(fifo_s),
        "passed_by_other_newcomers_max": max(_passed_by(ticket, after.turns, greedy) for ticket in after.turns),
        "warm_share": round(statistics.mean(each.was_warm for each in after.turns), 2),
        "estimates": _estimates(after.turns),
    }


def _live_through(workers: int, warm: bool, asked: Iterable[tuple[float, Sequence[Wish]]], span_s: float) -> Hours:
    empty_queue()
    hours = Hours(
        workers=workers,
        begin=BEGIN,
        remembers=2 if warm else 0,
        warm_up_s=WARM_UP_S if warm else 0.0,
    )
    for at_s, wishes in asked:
        hours.ask(at_s, *wishes)
    hours.run(span_s + 600)
    return hours


def _arrivals(chance: random.Random, members: Sequence[UUID], span_s: float) -> list[tuple[float, Wish]]:
    moments = sorted(chance.uniform(60, span_s) for _ in members)
    wishes = [replace(_wish(chance, member, STANDARD), asks_how_long=True) for member in members]
    return list(zip(moments, wishes, strict=True))


def _delays(after: Hours, alone: Hours) -> list[float]:
    """Seconds by which each newcomer began later than without the greedy member."""
    then = {ticket.wish.member: ticket.started_s for ticket in alone.turns}
    return [each.started_s - then[each.wish.member] for each in after.turns if each.wish.member in then]


def _clips_of(greedy: UUID, ticket: Ticket, turns: Sequence[Ticket]) -> int:
    """Clips of the greedy member that a newcomer waited for: begun while they waited, and the one that was running on
    the worker that then took theirs.
    """
    begun = sum(each.wish.member == greedy for each in turns[ticket.turns_then : ticket.turn])
    before = [each for each in turns[: ticket.turns_then] if each.worker == ticket.worker]
    was_running = bool(before) and before[-1].finished_s > ticket.asked_s and before[-1].wish.member == greedy
    return begun + was_running


def _passed_by(ticket: Ticket, turns: Sequence[Ticket], greedy: UUID) -> int:
    """How many who asked later were served before."""
    if ticket.wish.member == greedy:
        return 0
    return sum(each.asked_s > ticket.asked_s for each in turns[ticket.turns_then : ticket.turn])


def _first_in_first_out(workers: int, asked: Sequence[tuple[float, Wish]]) -> list[float]:
    """When each would begin in the order of arrival."""
    free, started = [0.0] * workers, []
    for at_s, wish in asked:
        began = max(at_s, heapq.heappop(free))
        heapq.heappush(free, began + wish.work_s)
        started.append(began)
    return started


# Tiers


def free_behind_constant_pro() -> dict[str, Any]:
    """This will keep 8 Pro members asking without a pause for 6 hours, Free arriving at 30 % of what 2 workers do."""
    hours = _fleet(2, {PRIORITY: _people(8)})
    chance = random.Random(3)
    free, moment_s, rate = _people(200), 0.0, 0.3 * 2 / _mean_work_s()
    while (moment_s := moment_s + chance.expovariate(rate)) < 6 * HOUR_S:
        wish = _wish(chance, chance.choice(free), STANDARD, running_max=2)
        hours.ask(moment_s, replace(wish, asks_how_long=True))
    hours.run(6 * HOUR_S)
    return _tiers(hours, workers=2) | {"estimates": _estimates(hours.turns)}


def too_much_of_everything() -> dict[str, Any]:
    """This will keep Pro, Free and Pro above fair use asking without a pause for 2 hours."""
    hours = _fleet(2, {PRIORITY: _people(8), STANDARD: _people(40), BEHIND: _people(3)})
    hours.run(2 * HOUR_S)
    figures = _tiers(hours, workers=2)
    return figures | {"ok": figures["ok"] and figures["share_of_turns"][PRIORITY] >= PRIORITY_SHARE_MIN}


def above_fair_use_behind_free() -> dict[str, Any]:
    """This will let Pro ask for 60 % of capacity, and Free and Pro above fair use without a pause, for 2 hours."""
    hours = _fleet(2, {STANDARD: _people(40), BEHIND: _people(3)})
    chance, pro, moment_s = random.Random(4), _people(8), 0.0
    while (moment_s := moment_s + chance.expovariate(0.6 * 2 / _mean_work_s())) < 2 * HOUR_S:
        hours.ask(moment_s, _wish(chance, chance.choice(pro), PRIORITY, running_max=4))
    hours.run(2 * HOUR_S)
    return _tiers(hours, workers=2)


def _fleet(workers: int, insatiable: dict[int, list[UUID]]) -> Hours:
    """An idle fleet and members who ask anew as soon as one of their clips is finished."""
    empty_queue()
    chance = random.Random(5)
    limits = {PRIORITY: (5, 4), STANDARD: (3, 2), BEHIND: (5, 4)}
    at_it = {member for members in insatiable.values() for member in members}

    def again(ticket: Ticket) -> None:
        wish = ticket.wish
        if wish.member in at_it:
            hours.ask(hours.clock_s, _wish(chance, wish.member, wish.tier, running_max=wish.running_max))

    hours = Hours(workers=workers, begin=BEGIN, on_finished=again)
    for tier, members in insatiable.items():
        in_flight, running_max = limits[tier]
        for member in members:
            hours.ask(0.0, *(_wish(chance, member, tier, running_max=running_max) for _ in range(in_flight)))
    return hours


def _tiers(hours: Hours, *, workers: int) -> dict[str, Any]:
    """Shares, waits, and each lower clip's wait against its own bound."""
    by_tier: dict[int, list[Ticket]] = defaultdict(list)
    for ticket in hours.turns:
        by_tier[ticket.wish.tier].append(ticket)
    heads = head_waits(hours.turns)
    bounds = [bound_s(head, heads, workers) for head in heads]
    kept = all(head.waited_s <= bound for head, bound in zip(heads, bounds, strict=True))
    longest = max(range(len(heads)), key=lambda number: heads[number].waited_s)
    behind = [head.waited_s for head in heads if head.tier == BEHIND]
    return {
        "ok": kept and (not behind or bool(by_tier[BEHIND])),
        "turns": len(hours.turns),
        "share_of_turns": {tier: round(len(each) / len(hours.turns), 3) for tier, each in sorted(by_tier.items())},
        "wait_s_median_p95_max": {
            tier: _three([ticket.wait_s for ticket in each]) for tier, each in sorted(by_tier.items())
        },
        "longest_wait_of_a_lower_head_s": round(heads[longest].waited_s),
        "its_bound_s": round(bounds[longest]),
        "bound_s_max": round(max(bounds)),
        "closest_to_its_bound": round(max(head.waited_s / bound for head, bound in zip(heads, bounds, strict=True)), 2),
        "longest_wait_of_a_behind_head_s": round(max(behind)) if behind else None,
        "most_running_of_a_member": max(hours.most_running.values()),
    }


class Head:
    """A lower tier's clip from the moment it is its member's next until its work begins."""

    def __init__(self, member: UUID, tier: int, since_s: float, until_s: float) -> None:
        self.member, self.tier, self.since_s, self.until_s = member, tier, since_s, until_s

    @property
    def waited_s(self) -> float:
        """How long it was next."""
        return self.until_s - self.since_s


def head_waits(turns: Sequence[Ticket]) -> list[Head]:
    """This will tell how long each lower clip waited as its member's next: from being asked for, the member's turn
    before, or the end of one of theirs where as many ran as their plan allows; whichever came last.
    """
    lines: dict[UUID, list[Ticket]] = defaultdict(list)
    heads = []
    for ticket in turns:
        if ticket.wish.tier == PRIORITY:
            continue
        line = lines[ticket.wish.member]
        since_s = max(ticket.asked_s, line[-1].started_s if line else 0.0)
        ends = sorted((each.finished_s for each in line), reverse=True)
        if len(ends) >= ticket.wish.running_max:
            since_s = max(since_s, min(ends[ticket.wish.running_max - 1], ticket.started_s))
        heads.append(Head(ticket.wish.member, ticket.wish.tier, since_s, ticket.started_s))
        line.append(ticket)
    return heads


def bound_s(head: Head, heads: Sequence[Head], workers: int) -> float:
    """This will give the longest that a lower clip may wait as its member's next, in seconds: the ageing, then every
    second turn, after the lower members who had waited longer when it came of age.
    """
    from django.conf import settings

    ageing_s = float(settings.LIMITS.ageing_s)
    of_age_s = head.since_s + ageing_s
    before = {each.member for each in heads if each.since_s <= head.since_s and each.until_s > of_age_s}
    turns = 2 * (len(before - {head.member}) + 1)
    return ageing_s + math.ceil(turns / workers) * LONGEST_S


# Alike


def fifty_alike() -> dict[str, Any]:
    """This will let 50 members with 40 clips each share 4 workers, two clips of a member at once, for 1.2 hours."""
    empty_queue()
    hours, chance, members = Hours(workers=4, begin=BEGIN), random.Random(6), _people(50)
    for member in members:
        hours.ask(0.0, *(_wish(chance, member, STANDARD, running_max=2) for _ in range(40)))
    hours.run(1.2 * HOUR_S)
    turns = Counter(ticket.wish.member for ticket in hours.turns)
    seconds: Counter[UUID] = Counter()
    for ticket in hours.turns:
        seconds[ticket.wish.member] += round(ticket.wish.work_s)
    spread = max(turns.values()) - min(turns[member] for member in members)
    most = max(hours.most_running.values())
    return {
        "ok": spread <= 1 and most <= 2 and jain([turns[member] for member in members]) >= 0.995,
        "turns": len(hours.turns),
        "jain_of_turns": round(jain([turns[member] for member in members]), 5),
        "jain_of_machine_seconds": round(jain([seconds[member] for member in members]), 5),
        "turns_least_most": [min(turns[member] for member in members), max(turns.values())],
        "most_running_of_a_member": most,
    }


def jain(shares: Sequence[float]) -> float:
    """This will give Jain's index of fairness: 1 when all have the same, 1/n when one has all (Jain et al. 1984)."""
    return sum(shares) ** 2 / (len(shares) * sum(share**2 for share in shares))


# Shared


_made = 0


def _people(number: int) -> list[UUID]:
    global _made
    _made += 1
    return people(number, f"p{_made}x", BEGIN)


def _wish(chance: random.Random, member: UUID, tier: int, *, running_max: int = 1000) -> Wish:
    clip_s = chance.choice(CLIPS_S)
    work_s = clip_s * WORK_S_PER_CLIP_S * chance.uniform(QUICKEST, SLOWEST)
    form = shape(clip_s, wide=chance.random() < 0.3)
    return Wish(member=member, tier=tier, shape=form, work_s=work_s, running_max=running_max)


def _mean_work_s() -> float:
    return statistics.mean(CLIPS_S) * WORK_S_PER_CLIP_S * (QUICKEST + SLOWEST) / 2


def _estimates(turns: Sequence[Ticket]) -> dict[str, Any]:
    """The told range against when the clip was really finished."""
    told = [(each.expected, each.finished_s - each.asked_s) for each in turns if each.expected]
    if not told:
        return {"told": 0}
    return {
        "told": len(told),
        "inside": round(statistics.mean(wait.low_s <= came <= wait.high_s for wait, came in told), 3),
        "earlier": round(statistics.mean(came < wait.low_s for wait, came in told), 3),
        "later": round(statistics.mean(came > wait.high_s for wait, came in told), 3),
        "high_over_low_median": round(statistics.median(wait.high_s / wait.low_s for wait, _ in told), 2),
    }


def _three(values: Sequence[float]) -> list[float]:
    """Median, 95th percentile, maximum."""
    ordered = sorted(values)
    at_95 = ordered[min(len(ordered) - 1, math.ceil(0.95 * len(ordered)) - 1)]
    return [round(statistics.median(ordered), 1), round(at_95, 1), round(ordered[-1], 1)]


if __name__ == "__main__":
    main()
