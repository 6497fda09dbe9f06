"""Queues and workers in words and plots."""

from __future__ import annotations

from django import template

from generation import plots
from generation.snapshot import words
from generation.snapshot.contracts import QueueFigures
from generation.words import STAGES

register = template.Library()
register.filter("duration", words.duration)
register.filter("queue_sentence", words.of_queue)
register.filter("mood_words", words.of_mood)
register.filter("depth_sentence", words.of_depth)
register.filter("throughput_sentence", words.of_throughput)
register.filter("failure_words", words.of_failure)


@register.filter
def stage_words(stage: str) -> str:
    """This will say what a worker does with a job, in the members' words."""
    return STAGES.get(stage, stage or STAGES[""])


@register.filter
def depth_plot(queue: QueueFigures) -> plots.Plot:
    """This will plot how many jobs waited over the last hour."""
    return plots.line(queue.depth, unit="jobs waiting")


@register.filter
def throughput_plot(queue: QueueFigures) -> plots.Plot:
    """This will plot how many clips were made in each minute of the last hour."""
    return plots.bars(queue.made, unit="clips a minute")
