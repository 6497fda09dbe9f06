"""Who may do what: one row per operation of the OpenAPI document, one column per role.

A number is the status that the role gets for the operation, aimed at things of the *owner* (world.py makes them).
`404` for a stranger is the rule for private things: hidden and missing are the same answer. A new operation without a
row fails the tests, and so does a row whose operation is gone. `operation@variant` aims at another thing (world.py).
"""

from __future__ import annotations

from tests.matrix.expectations_sign_in import SIGN_IN

ROLES = ("anonymous", "stranger", "owner", "teen", "moderator", "suspended")

# fmt: off
EXPECTED: dict[str, tuple[int, int, int, int, int, int]] = {
    #                        anonymous stranger owner teen moderator suspended
    "live_read":                  (401, 200, 200, 200, 200, 401),
    # Everybody's own account; no operation names another's.
    "me_read":                    (401, 200, 200, 200, 200, 401),
    "me_change":                  (401, 200, 200, 200, 200, 401),
    "me_export":                  (401, 200, 200, 200, 200, 401),
    "me_erase":                   (401, 204, 204, 204, 204, 401),
    "me_allowance_read":          (401, 200, 200, 200, 200, 401),
    "me_sign_out_everywhere":     (401, 200, 200, 200, 200, 401),
    # Joining is everybody's, and knows nobody: who is signed in is not even looked at.
    "joining_age":                (200, 200, 200, 200, 200, 200),
    "joining_join":               (201, 201, 201, 201, 201, 201),
    "waiting_list_ask":           (202, 202, 202, 202, 202, 202),
    "waiting_list_read":          (200, 200, 200, 200, 200, 200),
    "waiting_list_confirm":       (200, 200, 200, 200, 200, 200),
    "waiting_list_leave":         (204, 204, 204, 204, 204, 204),
    # Invites are their owner's alone; the tree is the moderators'.
    "invites_list":               (401, 200, 200, 200, 200, 401),
    "invites_make":               (401, 201, 201, 201, 201, 401),
    "invites_revoke":             (401, 404, 204, 404, 404, 401),
    "console_invite_tree_read":   (401, 403, 403, 403, 200, 401),
    "console_invite_tree_cut":    (401, 403, 403, 403, 200, 401),
    "feed_latest":                (401, 200, 200, 200, 200, 401),
    # Console: only roles that open a track; others learn no more than that it is not theirs.
    "console_flags_list":         (401, 403, 403, 403, 200, 401),
    "console_flags_close":        (401, 403, 403, 403, 200, 401),
    # Jobs and drafts are their owner's alone.
    "generations_create":         (401, 202, 202, 202, 202, 401),
    "generations_list":           (401, 200, 200, 200, 200, 401),
    "generations_read":           (401, 404, 200, 404, 404, 401),
    "generations_cancel":         (401, 404, 200, 404, 404, 401),
    "clips_list":                 (401, 200, 200, 200, 200, 401),
    "clips_read":                 (404, 404, 200, 404, 404, 404),
    "clips_edit":                 (401, 404, 200, 404, 404, 401),
    "clips_delete":               (401, 404, 204, 404, 404, 401),
    "clips_post":                 (401, 404, 202, 404, 404, 401),
    # A posted clip is for whoever its owner lets watch, and still the owner's alone to change.
    "clips_read@posted":          (200, 200, 200, 200, 200, 200),
    "clips_read@link_only":       (200, 200, 200, 200, 200, 200),
    "clips_read@only_me":         (404, 404, 200, 404, 404, 404),
    "clips_edit@posted":          (401, 404, 200, 404, 404, 401),
    "clips_delete@posted":        (401, 404, 204, 404, 404, 401),
    "clips_post@posted":          (401, 404, 409, 404, 404, 401),
    # What a clip says of its origin is for whoever may watch it.
    "clips_credentials":          (404, 404, 200, 404, 404, 404),
    "clips_credentials@posted":   (200, 200, 200, 200, 200, 200),
    "clips_credentials@only_me":  (404, 404, 200, 404, 404, 404),
    # Where a file is from: everybody may ask about their own; a moderator's answer is that moderator's.
    "traces_create":              (404, 404, 202, 404, 404, 404),
    "traces_read":                (404, 404, 200, 404, 404, 404),
    "traces_read@of_nobody":      (200, 404, 404, 404, 404, 200),
    "console_traces_create":      (401, 404, 404, 404, 404, 401),
    "console_traces_create@their_own": (401, 404, 404, 404, 202, 401),
    "console_traces_read":        (401, 404, 404, 404, 404, 401),
    "console_traces_read@a_moderator_s": (401, 404, 404, 404, 200, 401),
    # Uploads are whoever began them's alone; a stranger's are nobody's without the secret.
    "uploads_abilities":          (204, 204, 204, 204, 204, 204),
    "uploads_abilities_of_one":   (204, 204, 204, 204, 204, 204),
    "uploads_begin":              (401, 201, 201, 201, 201, 401),
    "uploads_begin@for_everybody": (201, 201, 201, 201, 201, 201),
    "uploads_standing":           (404, 404, 200, 404, 404, 404),
    "uploads_read":               (404, 404, 200, 404, 404, 404),
    "uploads_append":             (404, 404, 204, 404, 404, 404),
    "uploads_end":                (404, 404, 204, 404, 404, 404),
    "uploads_standing@a_stranger_s": (404, 404, 404, 404, 404, 404),
    "uploads_read@a_stranger_s":  (404, 404, 404, 404, 404, 404),
    "uploads_append@a_stranger_s": (404, 404, 404, 404, 404, 404),
    "uploads_end@a_stranger_s":   (404, 404, 404, 404, 404, 404),
    **SIGN_IN,
}
# fmt: on
