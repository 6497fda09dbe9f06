"""`manage.py sign_pieces`: clips posted before their HLS pieces were signed get signed ones."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from generation.enums import ClipState
from generation.models import Clip
from generation.worker import repackaging
from media.errors import MediaError


class Command(BaseCommand):
    """Old clips, one after the other; what is done stays done."""

    help = (
        "Make the HLS pieces anew of clips that were posted before such pieces were signed. Run it where workers run."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """This will make what is missing, and name each clip that could not be made."""
        signed = failed = 0
        posted = Clip.objects.filter(state=ClipState.POSTED).exclude(playlist="")
        for clip_id in posted.order_by("pk").values_list("pk", flat=True).iterator():
            try:
                signed += repackaging.sign_pieces(clip_id)
            except (MediaError, OSError) as error:
                failed += 1
                self.stderr.write(f"{clip_id}: {error}")
        self.stdout.write(f"{signed} clips made anew.")
        if failed:
            raise CommandError(f"{failed} clips still play in pieces that nobody signed; run it again.")
