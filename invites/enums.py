"""Words of the invites app that are stored or sent."""

from django.db import models


class SlotState(models.TextChoices):
    """Where one of a member's four slots stands."""

    FREE = "free", "Free"
    OPEN = "open", "Open"
    REDEEMED = "redeemed", "Redeemed"


class GivenBack(models.TextChoices):
    """Why the slot's last code ended without anybody joining."""

    LAPSED = "lapsed", "Lapsed"
    REVOKED = "revoked", "Revoked"


class AdmissionKind(models.TextChoices):
    """By which right somebody joined."""

    INVITE = "invite", "Invite"


class FlagKind(models.TextChoices):
    """What joining reports to moderators."""

    FAR_AWAY = "invites.redeemed_far_away", "Redeemed in another country than it was made in"
    MANY_TRIES = "invites.many_tries", "Many wrong codes from one place"
