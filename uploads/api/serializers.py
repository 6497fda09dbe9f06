"""Shapes of the uploads API."""

from __future__ import annotations

from rest_framework import serializers

from uploads.enums import Purpose, UploadState


class RefusalSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Why a file is not taken."""

    code = serializers.CharField(help_text="Stable.")
    status = serializers.IntegerField(help_text="The status that the last PATCH was answered with.")
    words = serializers.CharField(help_text="For people.")


class UploadSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """An upload as whoever began it sees it."""

    id = serializers.UUIDField()
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    state = serializers.ChoiceField(choices=UploadState.choices)
    offset = serializers.IntegerField(help_text="Bytes that are here.")
    length = serializers.IntegerField(help_text="Bytes in all.")
    filename = serializers.CharField(help_text="To show; empty when none was given.")
    kind = serializers.CharField(allow_null=True, help_text="picture, clip or sound; null unless ready.")
    facts = serializers.DictField(allow_null=True, help_text="What the file is; null unless ready.")
    refusal = RefusalSerializer(allow_null=True)
    in_use = serializers.BooleanField(help_text="Something has it: it does not expire meanwhile, and can't be deleted.")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(help_text="When it goes, unless it is in use.")
