"""The feed's shapes at the API's door."""

from __future__ import annotations

from django.conf import settings
from rest_framework import serializers

CURSOR_MAX_CHARS = 400


class LatestQuery(serializers.Serializer):  # type: ignore[type-arg]
    """`?cursor=&limit=`"""

    cursor = serializers.CharField(max_length=CURSOR_MAX_CHARS, required=False, allow_blank=True, default="")
    limit = serializers.IntegerField(
        min_value=1, max_value=settings.LIMITS.page_size_max, default=settings.LIMITS.page_size_default
    )


class FeedCardSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A posted clip as the feed shows it."""

    id = serializers.UUIDField()
    author_handle = serializers.CharField(max_length=30)
    author_name = serializers.CharField(max_length=60)
    caption = serializers.CharField(max_length=500)
    alt_text = serializers.CharField(max_length=500)
    width = serializers.IntegerField(min_value=1)
    height = serializers.IntegerField(min_value=1)
    duration_s = serializers.FloatField(min_value=0)
    has_sound = serializers.BooleanField()
    made_with = serializers.CharField(max_length=80)
    is_ai = serializers.BooleanField(help_text="A trained model had a hand in it; else it was drawn by rules.")
    video_url = serializers.CharField()
    poster_url = serializers.CharField()
    captions_url = serializers.CharField(allow_null=True)
    placeholder = serializers.CharField()
    posted_at = serializers.DateTimeField()
    may_remix = serializers.BooleanField()
    depth = serializers.IntegerField(min_value=0)
    parent_handle = serializers.CharField(max_length=30, allow_blank=True)


class FeedPageSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A page of the feed; `next_cursor` is null at the end."""

    rows = FeedCardSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True)
