"""Names of the groups that sockets are hinted in: nothing else writes one (`tests/house/test_socket_groups.py`)."""

from __future__ import annotations

from uuid import UUID

OPERATIONS = "operations"  # whoever watches the queues and the fleet


def of_member(member_id: UUID) -> str:
    """This will name the group of a member's own sockets."""
    return f"member.{member_id.hex}"
