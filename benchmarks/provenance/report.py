"""From outcomes to figures: shares, medians, counts, and a table to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean, median

from benchmarks.provenance.attacks import ATTACKS, HEADLINE, Attack, Medium, Severity
from benchmarks.provenance.clips import HELD_BACK
from benchmarks.provenance.delivering import Quality
from benchmarks.provenance.judging import Verdict
from benchmarks.provenance.trials import Outcome

PER_720P = 1280 * 720 / 1e6

Figures = dict[str, object]


def quality(qualities: Sequence[Quality]) -> Figures:
    """This will tell what the mark did to the pictures, and what it cost."""
    frames = [value for each in qualities for value in each.psnr_db]
    likeness = [value for each in qualities for value in each.ssim]
    return {
        "clips": len(qualities),
        "psnr_least_db": round(min(frames), 2),
        "psnr_median_db": round(median(frames), 2),
        "ssim_least": round(min(likeness), 4),
        "ssim_median": round(median(likeness), 4),
        "mark_cpu_ms_per_720p_frame": round(
            median(value / each.megapixels * PER_720P for each in qualities for value in each.burn_ms), 2
        ),
    }


def headline(outcomes: Sequence[Outcome[Verdict]]) -> Figures:
    """This will tell of the case that a budget is set for, on all clips and on those that nobody looked at."""
    unseen = {clip.name for clip in HELD_BACK}
    every = [each for each in outcomes if each.trial.attack_name == HEADLINE.name]
    held_back = [each for each in every if each.trial.clip_name in unseen]
    return {
        "headline_trials": len(every),
        "headline_recovered": _share(every, lambda verdict: verdict.by_picture),
        "headline_recovered_held_back": _share(held_back, lambda verdict: verdict.by_picture),
        "headline_trials_held_back": len(held_back),
        "headline_recovered_by_picture_or_sound": _share(every, lambda verdict: verdict.by_mark),
        "headline_named": _share(every, lambda verdict: verdict.named),
        "headline_fingerprint_same": _share(every, lambda verdict: verdict.same),
        "headline_traced": _share(every, lambda verdict: verdict.traced),
    }


def groups(outcomes: Sequence[Outcome[Verdict]]) -> Figures:
    """This will rate pictures and stills by how hard the attack is, and sounds: the attack, not the trial, counts once."""
    figures: Figures = {}
    for severity in Severity:
        for kind, media in (("seen", (Medium.VIDEO, Medium.STILL)), ("heard", (Medium.SOUND,))):
            tried = [
                each for each in ATTACKS if each.severity is severity and each.medium in media and each is not HEADLINE
            ]
            found = [_of_attack(outcomes, each) for each in tried]
            name = f"{severity.value.replace(' ', '_')}_{kind}"
            figures[name] = {
                "mark": round(mean(_share(each, lambda verdict: verdict.by_mark) for each in found), 3),
                "named": round(mean(_share(each, lambda verdict: verdict.named) for each in found), 3),
                "fingerprint_same": round(mean(_share(each, lambda verdict: verdict.same) for each in found), 3),
                "traced": round(mean(_share(each, lambda verdict: verdict.traced) for each in found), 3),
            }
    return figures


def by_attack(outcomes: Sequence[Outcome[Verdict]]) -> Figures:
    """This will count every attack by itself, printed as a table."""
    table = {}
    print(f"\n{'attack':28}{'picture':>9}{'sound':>9}{'same':>9}{'similar':>9}   of")
    for tried in ATTACKS:
        found = _of_attack(outcomes, tried)
        counts = (
            _count(found, lambda verdict: verdict.by_picture),
            _count(found, lambda verdict: verdict.by_sound),
            _count(found, lambda verdict: verdict.same),
            _count(found, lambda verdict: verdict.similar),
        )
        print(f"{tried.name:28}" + "".join(f"{each:9}" for each in counts) + f"   {len(found)} ({tried.severity})")
        table[tried.name] = [*counts, len(found)]
    return {"by_attack": table, "by_attack_columns": ["picture mark", "sound mark", "same", "similar", "trials"]}


def alarms(seen: Sequence[list[int]], heard: Sequence[list[int]], outcomes: Sequence[Outcome[Verdict]]) -> Figures:
    """This will tell what was found where nothing is, and what was mistaken for another."""
    return {
        "windows": sum(len(each) for each in seen),
        "sounds": sum(len(each) for each in heard),
        "false_alarms": sum(map(sum, seen)) + sum(map(sum, heard)),
        "wrong_numbers": sum(each.verdict.wrong_numbers for each in outcomes),
        "fingerprints_sure_of_another_clip": sum(each.verdict.wrong_same for each in outcomes),
        "compared_with_another": sum(each.verdict.compared_with_another for each in outcomes),
        "taken_for_another": sum(each.verdict.taken_for_another for each in outcomes),
        "trials": len(outcomes),
    }


def _of_attack(outcomes: Sequence[Outcome[Verdict]], tried: Attack) -> list[Outcome[Verdict]]:
    return [each for each in outcomes if each.trial.attack_name == tried.name]


def _share(outcomes: Sequence[Outcome[Verdict]], holds: Callable[[Verdict], bool]) -> float:
    return round(_count(outcomes, holds) / len(outcomes), 4) if outcomes else 0.0


def _count(outcomes: Sequence[Outcome[Verdict]], holds: Callable[[Verdict], bool]) -> int:
    return sum(holds(each.verdict) for each in outcomes)
