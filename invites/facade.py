"""The way into invites for the apps above, and for the demo's set-up."""

from __future__ import annotations

from invites.contracts import Admission, Admitted, Invite, Joined, Newcomer, Place
from invites.services import joining, slots
from invites.services.redeeming import InviteAdmission

join = joining.join
join_through = joining.join_through
make_invite = slots.make
invites_of = slots.mine

__all__ = [
    "Admission",
    "Admitted",
    "Invite",
    "InviteAdmission",
    "Joined",
    "Newcomer",
    "Place",
    "invites_of",
    "join",
    "join_through",
    "make_invite",
]
