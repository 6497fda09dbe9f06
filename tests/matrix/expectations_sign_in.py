"""Who may do what at the sign-in library's doors. None of them names another member's thing.

They know two kinds of askers: nobody (a suspended member is nobody) and a member. 400 means let in, with an empty body.
"""

from __future__ import annotations

Row = tuple[int, int, int, int, int, int]

# fmt: off
# A browser's doors go by the session's cookie:   nobody  member
BROWSER: dict[str, tuple[int, int]] = {
    "account_authenticators_get":                 (401, 200),
    "account_authenticators_recovery_codes_get":  (401, 404),
    "account_authenticators_recovery_codes_post": (401, 400),
    "account_authenticators_totp_get":            (401, 404),
    "account_authenticators_totp_post":           (401, 400),
    "account_authenticators_totp_delete":         (401, 200),
    "account_email_get":                          (401, 200),
    "account_email_post":                         (409, 400),
    "account_email_put":                          (401, 400),
    "account_email_patch":                        (401, 400),
    "account_email_delete":                       (401, 400),
    "account_password_change_post":               (401, 400),
    "auth_2fa_authenticate_post":                 (401, 401),
    "auth_2fa_reauthenticate_post":               (401, 400),
    "auth_email_verify_get":                      (400, 400),
    "auth_email_verify_post":                     (400, 400),
    "auth_login_post":                            (400, 400),
    "auth_password_request_post":                 (400, 400),
    "auth_password_reset_get":                    (400, 400),
    "auth_password_reset_post":                   (400, 400),
    "auth_reauthenticate_post":                   (401, 400),
    "auth_session_get":                           (401, 200),
    "auth_session_delete":                        (401, 401),
    "auth_sessions_get":                          (401, 200),
    "auth_sessions_delete":                       (401, 400),
    "config_get":                                 (200, 200),
}

# An app's doors go by a session token in a header; a cookie, which is what the matrix carries, opens none of them.
APP: dict[str, int] = {
    "account_authenticators_get":                 401,
    "account_authenticators_recovery_codes_get":  401,
    "account_authenticators_recovery_codes_post": 401,
    "account_authenticators_totp_get":            401,
    "account_authenticators_totp_post":           401,
    "account_authenticators_totp_delete":         401,
    "account_email_get":                          401,
    "account_email_post":                         409,
    "account_email_put":                          401,
    "account_email_patch":                        401,
    "account_email_delete":                       401,
    "account_password_change_post":               401,
    "auth_2fa_authenticate_post":                 401,
    "auth_2fa_reauthenticate_post":               401,
    "auth_email_verify_get":                      400,
    "auth_email_verify_post":                     400,
    "auth_login_post":                            400,
    "auth_password_request_post":                 400,
    "auth_password_reset_get":                    400,
    "auth_password_reset_post":                   400,
    "auth_reauthenticate_post":                   401,
    "auth_session_get":                           401,
    "auth_session_delete":                        401,
    "auth_sessions_get":                          401,
    "auth_sessions_delete":                       401,
    "config_get":                                 200,
    "tokens_refresh_post":                        400,
}
# fmt: on


def _row(nobody: int, member: int) -> Row:
    return (nobody, member, member, member, member, nobody)


SIGN_IN: dict[str, Row] = {
    **{f"sign_in_browser_{name}": _row(*cells) for name, cells in BROWSER.items()},
    **{f"sign_in_app_{name}": _row(cell, cell) for name, cell in APP.items()},
}
