"""Words of the moderation app that are stored or sent."""

from __future__ import annotations

from django.db import models


class Track(models.TextChoices):
    """Who may see what was found."""

    ORDINARY = "ordinary", "Ordinary"
    # Sexual material with minors: the named role alone, never other moderators.
    CHILD_SAFETY = "child_safety", "Child safety"
