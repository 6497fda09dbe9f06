"""Jobs in words."""

from __future__ import annotations

from django import template

from generation.engine import catalogue
from generation.words import asked_for, back_words, job_words, posting_words, title_of

register = template.Library()
register.filter("job_words", job_words)
register.filter("posting_words", posting_words)
register.filter("asked_for", asked_for)
register.filter("back_words", back_words)
register.filter("title_of", title_of)


@register.filter
def how_made(model: str) -> str:
    """This will say how a model makes its clips, in its engine's words; nothing for a model nobody knows any more."""
    return catalogue.synthetic_note(model)
