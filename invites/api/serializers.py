"""What comes in and goes out; every text bounded."""

from __future__ import annotations

from rest_framework import serializers

from invites.enums import GivenBack, SlotState

EMAIL_MAX_CHARS = 254
CODE_MAX_CHARS = 64  # sixteen symbols, with whatever people put between them


class AgeAskedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The first question of joining."""

    date_of_birth = serializers.DateField()


class AgePassSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The pass to join with. Keep it in memory and send it in the body alone."""

    age_pass = serializers.CharField()
    is_teen = serializers.BooleanField()
    good_for_s = serializers.IntegerField()


class JoinAskedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """An invite's code and the account that it shall open."""

    age_pass = serializers.CharField(max_length=400)
    code = serializers.CharField(max_length=CODE_MAX_CHARS, help_text="Any case, with or without dashes.")
    email = serializers.CharField(max_length=EMAIL_MAX_CHARS)
    password = serializers.CharField(max_length=128, trim_whitespace=False)
    handle = serializers.CharField(max_length=30)
    display_name = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)
    email_proof = serializers.CharField(
        max_length=32,
        required=False,
        default="",
        allow_blank=True,
        help_text="The word from the letter that `email_proof_needed` announced.",
    )


class MemberCardSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A member, as others may know them."""

    id = serializers.UUIDField()
    handle = serializers.CharField()
    display_name = serializers.CharField(help_text="Empty when none was chosen.")
    is_teen = serializers.BooleanField()


class TokensSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A signed-in app session, as signing in gives it."""

    session_token = serializers.CharField()
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()


class JoinedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The new member, signed in."""

    member = MemberCardSerializer()
    tokens = TokensSerializer()


class InviteAskedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Whom an invite shall be kept for."""

    email = serializers.CharField(
        max_length=EMAIL_MAX_CHARS, required=False, default="", allow_blank=True, help_text="Empty: for anybody."
    )


class GuestSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Who joined by an invite."""

    id = serializers.UUIDField()
    handle = serializers.CharField()
    display_name = serializers.CharField()


class InviteSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """One of the member's four invites."""

    id = serializers.UUIDField()
    position = serializers.IntegerField(min_value=1, max_value=4)
    state = serializers.ChoiceField(choices=SlotState.choices)
    code = serializers.CharField(allow_null=True, help_text="While open.")
    link = serializers.CharField(allow_null=True, help_text="While open.")
    email = serializers.CharField(help_text="Whom it is kept for; empty: anybody.")
    made_at = serializers.DateTimeField(allow_null=True)
    lapses_at = serializers.DateTimeField(allow_null=True)
    given_back = serializers.ChoiceField(
        choices=GivenBack.choices, allow_null=True, help_text="How the last code ended, while free."
    )
    redeemed_at = serializers.DateTimeField(allow_null=True)
    redeemed_by = GuestSerializer(allow_null=True, help_text="Null also when they left.")


class InvitesSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """All of the member's invites, in order."""

    invites = InviteSerializer(many=True)


class WaitingAskedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The address to note."""

    email = serializers.CharField(max_length=EMAIL_MAX_CHARS)


class LetterPostedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """The same for every address."""

    detail = serializers.CharField()


class WaitingSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A place on the waiting list."""

    is_confirmed = serializers.BooleanField()
    position = serializers.IntegerField(allow_null=True, min_value=1, help_text="1 is next; null until confirmed.")
    waiting = serializers.IntegerField(help_text="How many are confirmed.")


class TreeMemberSerializer(MemberCardSerializer):
    """A member of a branch."""

    is_active = serializers.BooleanField()


class TreeRowSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """One row of a branch, in reading order."""

    member_id = serializers.UUIDField()
    member = TreeMemberSerializer(allow_null=True, help_text="Null when they left.")
    inviter_id = serializers.UUIDField(allow_null=True)
    depth = serializers.IntegerField()
    joined_at = serializers.DateTimeField(allow_null=True)
    country = serializers.CharField()
    invited = serializers.IntegerField()


class BranchSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A member and everybody who came by them."""

    root = TreeMemberSerializer()
    inviter = TreeMemberSerializer(allow_null=True)
    active = serializers.IntegerField(help_text="To be confirmed when the branch is cut.")
    is_complete = serializers.BooleanField()
    rows = TreeRowSerializer(many=True)


class CutAskedSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What a moderator confirms before a branch is cut."""

    expected = serializers.IntegerField(min_value=0, max_value=2**31 - 1, help_text="`active` as it was shown.")
    reason = serializers.CharField(max_length=500)


class CutSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What was done."""

    suspended = serializers.IntegerField()
    spared_staff = serializers.IntegerField()
    closed_invites = serializers.IntegerField()
