"""What invites refuse."""

from __future__ import annotations

from common.errors import ConflictError, RefusedError


class InviteNotValidError(RefusedError):
    """Unknown, used, lapsed, revoked, somebody else's: one answer, without figures, for all of them."""

    code = "invite_not_valid"
    status = 400
    title = "This code doesn't work. Check it, or ask whoever invited you for another one."


class EmailProofNeededError(ConflictError):
    """The code waits for one e-mail address, and the newcomer has not shown yet that letters to it arrive."""

    code = "email_proof_needed"
    title = "This invite is kept for your address. We sent a letter with a short word to it: type that word too."


class NoFreeInviteError(ConflictError):
    """All of the member's invites are open or used."""

    code = "no_free_invite"
    title = "All your invites are open or used. Revoke an open one to make another."


class InviteNotOpenError(ConflictError):
    """There is no open code in this slot: used, lapsed or given back."""

    code = "invite_not_open"
    title = "There is no open code here. Somebody may just have used it."


class BranchChangedError(ConflictError):
    """The branch has another size than the one that was confirmed."""

    code = "branch_changed"
    title = "The branch has changed since you looked. Look again before you cut it."
