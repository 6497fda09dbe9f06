"""Words of the billing app that are stored or sent."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class Plan(models.TextChoices):
    """What a member is entitled to."""

    FREE = "free", "Free"
    PRO = "pro", "Pro"


class EntryKind(models.TextChoices):
    """What a transfer of units means."""

    HOLD = "hold", "Held for a clip"
    SETTLE = "settle", "Spent on a delivered clip"
    RELEASE = "release", "Given back"


class Pocket(StrEnum):
    """Where held units come from, and go back to. A pack's pocket will be `pack:<id>`."""

    PLAN = "plan"  # the plan's own units: what the rolling window counts
    HOUSE = "house"  # on us: counts against no limit


class Place(StrEnum):
    """The ledger's other accounts: between them and the pockets units move."""

    HELD = "held"
    SPENT = "spent"
