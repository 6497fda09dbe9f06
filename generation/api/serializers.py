"""Shapes of the generation API. Every string, number and list is bounded."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework import serializers

from generation.contracts import ALT_TEXT_MAX_CHARS, ClipWish, Posting
from generation.enums import Orientation, QueueMood, Remix, Resolution, Visibility

CURSOR_MAX = 400


class WishSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What a member asks for."""

    prompt = serializers.CharField(
        max_length=settings.LIMITS.prompt_max_chars,
        allow_blank=True,
        default="",
        help_text="What should be seen; may be empty where a clip is made longer: then what happens in it goes on.",
    )
    duration_s = serializers.IntegerField(
        min_value=1, max_value=120, default=4, help_text="Where a clip is made longer: by how much."
    )
    orientation = serializers.ChoiceField(choices=Orientation.choices, default=Orientation.PORTRAIT)
    resolution = serializers.ChoiceField(choices=Resolution.choices, default=Resolution.P720)
    seed = serializers.IntegerField(min_value=0, max_value=2**32 - 1, allow_null=True, default=None)
    audio = serializers.BooleanField(default=True)
    opening = serializers.UUIDField(
        allow_null=True,
        default=None,
        help_text="An upload for this purpose: a picture or clip that the clip begins with.",
    )
    remix_of = serializers.UUIDField(
        allow_null=True, default=None, help_text="A clip with whose end this one begins, or that is changed."
    )
    remix = serializers.ChoiceField(
        choices=Remix.choices,
        default=Remix.GO_ON,
        help_text="What is done with `remix_of`: `go_on` begins with its end; `change` makes it again, and `prompt` says "
        "what is different (make it blue, at night, a cat instead of the dog); `extend` begins with all of it and goes on "
        "for `duration_s` more, and `prompt` says what happens next. Shape, seed and sound stay, and a change's length.",
    )

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        """This will refuse a wish without words, but for what goes on without."""
        if values["remix"] != Remix.EXTEND and not values["prompt"]:
            raise serializers.ValidationError({"prompt": "Say what should be seen."}, code="required")
        return values

    def wish(self) -> ClipWish:
        """This will give the checked values in the service's terms."""
        values = dict(self.validated_data)
        values["orientation"] = Orientation(values["orientation"])
        values["resolution"] = Resolution(values["resolution"])
        values["remix"] = Remix(values["remix"])
        return ClipWish(**values)


class PostingSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """How a draft is posted, or a clip shown from now on."""

    caption = serializers.CharField(max_length=settings.LIMITS.caption_max_chars, allow_blank=True, default="")
    visibility = serializers.ChoiceField(choices=Visibility.choices, default=Visibility.PUBLIC)
    alt_text = serializers.CharField(
        max_length=ALT_TEXT_MAX_CHARS, allow_blank=True, required=False, help_text="Public; absent: stays as it is."
    )
    allows_remix = serializers.BooleanField(
        required=False, help_text="Others may begin their clips with its end; absent: stays as it is."
    )

    def posting(self) -> Posting:
        """This will give the checked values in the service's terms."""
        values: dict[str, Any] = self.validated_data
        return Posting(
            caption=values["caption"],
            visibility=Visibility(values["visibility"]),
            alt_text=values.get("alt_text"),
            allows_remix=values.get("allows_remix"),
        )


class PageQuery(serializers.Serializer):  # type: ignore[type-arg]
    """`?cursor=&limit=` of every list."""

    cursor = serializers.CharField(max_length=CURSOR_MAX, required=False, allow_null=True, default=None)
    limit = serializers.IntegerField(min_value=1, max_value=settings.LIMITS.page_size_max, required=False, default=None)


class ClipsQuery(PageQuery):
    """`?state=` narrows the member's clips."""

    state = serializers.ChoiceField(choices=["draft", "posted"], required=False, default=None)


class WaitSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Seconds until the clip is finished: probably within."""

    low_s = serializers.IntegerField()
    high_s = serializers.IntegerField()


class JobErrorSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Why a job ended without a clip."""

    code = serializers.CharField()
    title = serializers.CharField()


class JobSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A job as its owner sees it."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    state = serializers.CharField()
    prompt = serializers.CharField()
    duration_s = serializers.FloatField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    audio = serializers.BooleanField()
    seed = serializers.IntegerField()
    units = serializers.IntegerField(help_text="What the clip costs; given back unless it succeeds.")
    attempt = serializers.IntegerField(help_text="How often a worker began it.")
    stage = serializers.CharField()
    step = serializers.IntegerField()
    steps = serializers.IntegerField()
    progress = serializers.FloatField()
    position = serializers.IntegerField(allow_null=True)
    wait = WaitSerializer(allow_null=True)
    queue_mood = serializers.ChoiceField(QueueMood.choices, allow_null=True)
    error = JobErrorSerializer(allow_null=True)
    clip_id = serializers.UUIDField(allow_null=True)
    preview_url = serializers.CharField(allow_null=True)
    animatic_url = serializers.CharField(
        allow_null=True,
        help_text="An animatic (MP4) of what waits for a big model: no clip; gone when the clip is there or the job ends.",
    )
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)


class ClipSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A clip as somebody who may watch it sees it."""

    id = serializers.UUIDField()
    author_id = serializers.UUIDField()
    author_handle = serializers.CharField()
    author_name = serializers.CharField()
    mine = serializers.BooleanField()
    state = serializers.CharField()
    visibility = serializers.CharField()
    prompt = serializers.CharField(allow_null=True)
    caption = serializers.CharField()
    alt_text = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    duration_s = serializers.FloatField()
    fps = serializers.IntegerField()
    has_sound = serializers.BooleanField()
    made_with = serializers.CharField()
    is_ai = serializers.BooleanField(help_text="A trained model had a hand in it; else it was drawn by rules.")
    allows_remix = serializers.BooleanField()
    may_remix = serializers.BooleanField(help_text="I may begin a clip with its end.")
    depth = serializers.IntegerField(help_text="Generations of clips before it; 0: it is no remix.")
    parent_handle = serializers.CharField(allow_blank=True)
    changes = serializers.ListField(
        child=serializers.CharField(), help_text="What differs from the clip it was made from: red ball → blue ball."
    )
    reading = serializers.ListField(
        child=serializers.CharField(),
        help_text="How the prompt was read, a line each, the gravest first: what is not shown or done, what is in the "
        "picture, what else was taken up, what is drawn as something near. Show some six and fold the rest.",
    )
    notes = serializers.ListField(child=serializers.CharField())
    video_url = serializers.CharField()
    playlist_url = serializers.CharField(
        allow_null=True, help_text="The same for HLS: byte ranges of one signed file for each size; null for a draft."
    )
    poster_url = serializers.CharField()
    captions_url = serializers.CharField(allow_null=True, help_text="What is said in it (WebVTT); null: nothing is.")
    spoken = serializers.CharField(allow_blank=True, help_text="What is said in it as plain text, a line each.")
    placeholder = serializers.CharField()
    created_at = serializers.DateTimeField()
    posted_at = serializers.DateTimeField(allow_null=True)


class ParentSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A clip that another one began with; without an id it is gone, or not mine to see."""

    depth = serializers.IntegerField()
    clip_id = serializers.UUIDField(allow_null=True)
    author_handle = serializers.CharField(allow_null=True)
    caption = serializers.CharField()


class CredentialsSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What a clip is and where it comes from; its file says the same, signed."""

    clip_id = serializers.UUIDField()
    author_handle = serializers.CharField()
    made_with = serializers.CharField()
    model_version = serializers.CharField()
    how = serializers.CharField()
    is_trained = serializers.BooleanField(help_text="A model that learned from samples had a hand in it.")
    made_at = serializers.DateTimeField()
    posted_at = serializers.DateTimeField(allow_null=True)
    parents = ParentSerializer(many=True)
    changes = serializers.ListField(child=serializers.CharField(), help_text="What differs from the nearest one.")
    depth = serializers.IntegerField()
    began_with_upload = serializers.BooleanField()
    is_marked = serializers.BooleanField()
    manifest_url = serializers.CharField(allow_null=True)


class JobPageSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """One page of jobs."""

    rows = JobSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True)


class ClipPageSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """One page of clips."""

    rows = ClipSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True)
