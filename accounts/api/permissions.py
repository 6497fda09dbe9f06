"""Who may come through the API's doors at all; what they may do there is asked further in."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.enums import StaffRole
from accounts.models import Member


class IsActiveMember(BasePermission):
    """Signed in, and not suspended."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """This will let active members pass."""
        return bool(request.user and request.user.is_authenticated and request.user.is_active)


class IsModerator(IsActiveMember):
    """An active member who moderates."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """This will let active moderators pass."""
        user = request.user
        return isinstance(user, Member) and user.is_active and user.has_role(StaffRole.MODERATOR)
