"""The forms of the create and draft pages: what a browser sends without our scripts."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings

from generation.contracts import ALT_TEXT_MAX_CHARS, ClipWish, Posting
from generation.enums import Orientation, Remix, Resolution, Visibility

LENGTHS_S = (4, 8, 12, 15, 20, 30, 45, 60)
SEED_MAX = 2**32 - 1


def lengths_more(most_s: int) -> tuple[int, ...]:
    """This will give by how many seconds a clip is offered to be made longer; none where it can't be."""
    return tuple(length for length in LENGTHS_S if length <= most_s) or ((most_s,) if most_s else ())


def _lengths(longest_s: int) -> list[tuple[int, str]]:
    return [(length, f"{length} s") for length in LENGTHS_S if length <= longest_s] or [(longest_s, f"{longest_s} s")]


class CreateForm(forms.Form):
    """What a member asks for; `longest_s` is what their plan and the engine allow."""

    def __init__(self, data: Any = None, *, longest_s: int) -> None:
        super().__init__(data)
        self.longest_s = longest_s
        self._lengths = _lengths(longest_s)
        if data is not None and data.get("remix") == Remix.EXTEND:  # without words what happens goes on
            self.fields["prompt"].required = self.fields["duration_s"].required = False
            self.fields["more_s"].required = True
        cast(forms.TypedChoiceField, self.fields["duration_s"]).choices = self._lengths

    prompt = forms.CharField(
        label="Your idea",
        max_length=settings.LIMITS.prompt_max_chars,
        error_messages={"required": "Write what should be seen: a sentence is enough."},
    )
    duration_s = forms.TypedChoiceField(label="Length", coerce=int)
    orientation = forms.ChoiceField(label="Shape", choices=Orientation.choices)
    resolution = forms.ChoiceField(label="Resolution", choices=Resolution.choices, required=False)
    audio = forms.BooleanField(label="With sound", required=False)
    seed = forms.IntegerField(
        label="Seed",
        min_value=0,
        max_value=SEED_MAX,
        required=False,
        error_messages={"invalid": f"A seed is a whole number from 0 to {SEED_MAX:,}."},
    )

    opening = forms.UUIDField(required=False, widget=forms.HiddenInput)
    remix_of = forms.UUIDField(required=False, widget=forms.HiddenInput)
    remix = forms.ChoiceField(label="Remix", choices=Remix.choices, required=False)
    more_s = forms.IntegerField(
        label="How much longer", min_value=1, max_value=settings.LIMITS.extension_seconds_max, required=False
    )

    def offers(self, length_s: float) -> bool:
        """This will tell whether a length is among those that can be chosen."""
        return length_s in dict(self._lengths)

    def wish(self) -> ClipWish:
        """This will give the checked values in the service's terms."""
        values: dict[str, Any] = self.cleaned_data
        remix = Remix(values["remix"] or Remix.GO_ON)
        return ClipWish(
            prompt=values["prompt"],
            duration_s=values["more_s"] if remix == Remix.EXTEND else values["duration_s"],
            orientation=Orientation(values["orientation"]),
            resolution=Resolution(values["resolution"] or Resolution.P720),
            seed=values["seed"],
            audio=values["audio"],
            opening=values["opening"],
            remix_of=values["remix_of"],
            remix=remix,
        )


class PostingForm(forms.Form):
    """How a draft is posted, or a clip shown from now on."""

    caption = forms.CharField(
        label="Caption",
        help_text="Shown with it. Leave it empty where the picture says enough.",
        max_length=settings.LIMITS.caption_max_chars,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    alt_text = forms.CharField(
        label="Description for people who can't see it",
        help_text="Read aloud to them. Everybody who may watch can read it; it starts as your idea, or as what was drawn.",
        max_length=ALT_TEXT_MAX_CHARS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    visibility = forms.ChoiceField(
        label="Who may watch", choices=Visibility.choices, widget=forms.RadioSelect, initial=Visibility.PUBLIC
    )

    allows_remix = forms.BooleanField(
        label="Others may remix it: change it, make it longer, or begin where it ends",
        help_text="They name you, and so do their files.",
        required=False,
        initial=True,
    )

    def posting(self) -> Posting:
        """This will give the checked values in the service's terms."""
        values: dict[str, Any] = self.cleaned_data
        return Posting(
            caption=values["caption"],
            visibility=Visibility(values["visibility"]),
            alt_text=values["alt_text"] if "alt_text" in self.data else None,
            allows_remix=values["allows_remix"],
        )
