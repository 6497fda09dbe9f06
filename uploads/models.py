"""Uploads and the pieces they came in. The rows are the truth: an object in the store that no row names is rubbish."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from common.ids import new_id
from uploads.enums import Purpose, UploadState

METADATA_MAX_CHARS = 2000
FILENAME_MAX_CHARS = 200
WORDS_MAX_CHARS = 500


class Upload(models.Model):
    """A file on its way in, or waiting to be used: a member's, or a stranger's who holds its secret."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    secret_hash = models.BinaryField(max_length=32, null=True)  # a stranger's
    place_hash = models.BinaryField(max_length=32, null=True)  # where a stranger came from, keyed: to count by
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    state = models.CharField(max_length=12, choices=UploadState.choices, default=UploadState.RECEIVING)

    length = models.BigIntegerField()  # bytes, as announced
    offset = models.BigIntegerField(default=0)  # bytes that are here
    piece_count = models.PositiveIntegerField(default=0)
    metadata = models.CharField(max_length=METADATA_MAX_CHARS, blank=True, default="")  # as it came: HEAD says it again
    filename = models.CharField(max_length=FILENAME_MAX_CHARS, blank=True, default="")  # to show; nobody's path

    facts = models.JSONField(null=True)  # of media.safe.contracts.Facts, once ready
    refusal_code = models.CharField(max_length=60, blank=True, default="")
    refusal_status = models.PositiveSmallIntegerField(null=True)
    refusal_words = models.CharField(max_length=WORDS_MAX_CHARS, blank=True, default="")
    lease_until = models.DateTimeField(null=True)  # so long somebody is taken to be looking at it

    held_for = models.UUIDField(null=True)  # what uses it: held uploads don't expire
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="an_upload_has_bytes", condition=Q(length__gt=0)),
            models.CheckConstraint(
                name="an_upload_never_outgrows_its_length", condition=Q(offset__gte=0, offset__lte=F("length"))
            ),
            models.CheckConstraint(
                name="an_upload_is_receiving_until_it_is_whole",
                condition=Q(state=UploadState.RECEIVING, offset__lt=F("length"))
                | (~Q(state=UploadState.RECEIVING) & Q(offset=F("length"))),
            ),
            models.CheckConstraint(
                name="an_upload_is_a_member_s_or_has_a_secret",
                condition=Q(owner__isnull=False, secret_hash__isnull=True, place_hash__isnull=True)
                | Q(owner__isnull=True, secret_hash__isnull=False, place_hash__isnull=False),
            ),
            models.CheckConstraint(
                name="a_ready_upload_says_what_it_is", condition=~Q(state=UploadState.READY) | Q(facts__isnull=False)
            ),
            models.CheckConstraint(
                name="a_refused_upload_says_why",
                condition=~Q(state=UploadState.REFUSED) | (~Q(refusal_code="") & Q(refusal_status__isnull=False)),
            ),
            models.CheckConstraint(
                name="only_a_ready_upload_is_held", condition=Q(held_for__isnull=True) | Q(state=UploadState.READY)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "purpose", "expires_at"], name="uploads_of_a_member"),
            models.Index(
                fields=["place_hash", "purpose"], name="uploads_from_a_place", condition=Q(owner__isnull=True)
            ),
            models.Index(fields=["expires_at"], name="uploads_that_expire", condition=Q(held_for__isnull=True)),
            models.Index(fields=["held_for"], name="uploads_held", condition=Q(held_for__isnull=False)),
        ]


class Piece(models.Model):
    """What one request brought: an object of its own in the store, because object stores can't append."""

    id = models.BigAutoField(primary_key=True)
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces", db_index=False)
    offset = models.BigIntegerField()
    length = models.BigIntegerField()
    key = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "offset"], name="one_piece_begins_at_an_offset"),
            models.CheckConstraint(name="a_piece_has_bytes", condition=Q(length__gt=0)),
        ]
