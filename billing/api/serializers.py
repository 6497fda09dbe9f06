"""What goes out."""

from __future__ import annotations

from rest_framework import serializers

from billing.enums import Plan


class AllowanceSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The plan's units: how many are used in the rolling window, and when some come back."""

    plan = serializers.ChoiceField(choices=Plan.choices)
    limit = serializers.IntegerField(allow_null=True, help_text="Units in any `window_s`; null: the plan has no limit.")
    used = serializers.IntegerField(help_text="Held or spent in the window, counted by when they were held.")
    left = serializers.IntegerField(allow_null=True, help_text="Null: the plan has no limit.")
    priority_limit = serializers.IntegerField(
        allow_null=True, help_text="Above it clips queue behind others; null: the plan has no priority."
    )
    priority_left = serializers.IntegerField(allow_null=True)
    window_s = serializers.IntegerField()
    next_reset_at = serializers.DateTimeField(
        allow_null=True, help_text="When the next come back to what is left; null when nothing is used."
    )
    next_reset_units = serializers.IntegerField(help_text="How many come back then.")
    unit_seconds = serializers.IntegerField(help_text="A clip costs a unit for every so many seconds begun, times …")
    resolution_units = serializers.DictField(child=serializers.IntegerField(), help_text="… its resolution's factor.")
