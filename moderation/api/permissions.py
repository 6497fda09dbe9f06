"""Who may come to the console at all."""

from __future__ import annotations

from typing import Any, cast

from rest_framework.request import Request

from accounts.api.permissions import IsActiveMember
from accounts.models import Member
from moderation.contracts import Viewer
from moderation.policies.sight import tracks_of


class SeesFlags(IsActiveMember):
    """An active member with a role that opens at least one track."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """This will let moderators and the child-safety role pass; which flags they see is asked further in."""
        return super().has_permission(request, view) and bool(viewer_of(request.user).tracks)


def viewer_of(user: object) -> Viewer:
    """This will tell who looks at the console and which tracks their roles open; `user` is signed in."""
    member = cast(Member, user)
    return Viewer(member_id=member.pk, tracks=tracks_of(member.roles))
