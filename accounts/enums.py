"""Words of the accounts app that are stored or sent."""

from django.db import models


class StaffRole(models.TextChoices):
    """What somebody may do beyond being a member."""

    MODERATOR = "moderator", "Moderator"
    OPERATOR = "operator", "Operator"
    SUPPORT = "support", "Support"
    # Sees what concerns sexual material with minors; nobody else does, other moderators included.
    CHILD_SAFETY = "child_safety", "Child safety"


class Standing(models.TextChoices):
    """Whether the account may act."""

    ACTIVE = "active", "Active"
    SUSPENDED = "suspended", "Suspended"
