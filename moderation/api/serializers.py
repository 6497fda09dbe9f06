"""Shapes of the console's API."""

from __future__ import annotations

from django.conf import settings
from rest_framework import serializers

CURSOR_MAX = 400
NOTE_MAX = 1000
"""A note says why; a report belongs elsewhere."""


class FlagsQuery(serializers.Serializer):  # type: ignore[type-arg]
    """`?closed=&cursor=&limit=`"""

    closed = serializers.BooleanField(default=False)
    cursor = serializers.CharField(max_length=CURSOR_MAX, required=False, allow_blank=True, default="")
    limit = serializers.IntegerField(min_value=1, max_value=settings.LIMITS.page_size_max, required=False, default=None)


class ClosingSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Why a flag is closed."""

    note = serializers.CharField(min_length=1, max_length=NOTE_MAX)


class FlagSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A flag as the console shows it."""

    id = serializers.UUIDField()
    track = serializers.CharField()
    kind = serializers.CharField()
    subject = serializers.CharField()
    subject_handle = serializers.CharField(allow_null=True)
    facts = serializers.DictField()
    times = serializers.IntegerField()
    opened_at = serializers.DateTimeField()
    last_raised_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_by_handle = serializers.CharField(allow_null=True)
    note = serializers.CharField()


class FlagPageSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A page of flags; `next_cursor` is null at the end."""

    flags = FlagSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True)
