"""Words of the uploads app that are stored or sent."""

from __future__ import annotations

from django.db import models


class Purpose(models.TextChoices):
    """What an upload is for; `selectors.policy_of` says who may, how large and how many."""

    OPENING = "opening", "Begins a new clip"
    TRACE = "trace", "Is this from here?"


class UploadState(models.TextChoices):
    """Where an upload stands; `states.UPLOAD_MOVES` says which moves exist."""

    RECEIVING = "receiving", "Bytes are missing"
    CHECKING = "checking", "All bytes are here, nobody has looked at them yet"
    READY = "ready", "Looked at, and to be used once"
    REFUSED = "refused", "Looked at, and not taken"
