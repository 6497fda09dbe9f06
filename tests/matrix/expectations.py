"""Who may do what: one row per operation of the OpenAPI document, one column per role.

A number is the status that the role gets for the operation, aimed at things of the *owner* (world.py makes them).
`404` for a stranger is the rule for private things: hidden and missing are the same answer. A new operation without a
row fails the tests, and so does a row whose operation is gone.
"""

from __future__ import annotations

ROLES = ("anonymous", "stranger", "owner", "teen", "moderator", "suspended")

# fmt: off
EXPECTED: dict[str, tuple[int, int, int, int, int, int]] = {
    #                        anonymous stranger owner teen moderator suspended
    "live_read":                  (401, 200, 200, 200, 200, 401),
    # Console: only roles that open a track; others learn no more than that it is not theirs.
    "console_flags_list":         (401, 403, 403, 403, 200, 401),
    "console_flags_close":        (401, 403, 403, 403, 200, 401),
}
# fmt: on
