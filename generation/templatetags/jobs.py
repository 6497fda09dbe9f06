"""Jobs in words."""

from __future__ import annotations

from django import template

from generation.words import job_words

register = template.Library()
register.filter("job_words", job_words)
