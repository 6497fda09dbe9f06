"""Signing in: django-allauth, headless for apps and pages alike. Joining never goes through it."""

from __future__ import annotations

from sora_social.settings.parts.limits import LIMITS

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": LIMITS.password_min_length},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("handle", "email", "display_name")},
    },
]
LOGIN_URL = "/sign-in"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
# An unverified member may sign in: what needs a verified address asks for it (a code bound to one, two-factor).
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_MAX_EMAIL_ADDRESSES = 2  # the one in use and the one to change to
# "strict": adding an address answers alike whether or not somebody has it; only its mailbox can tell.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no letters from us
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a change of password or second factor is told by letter
# Whoever has the mailbox gets in even while somebody else's guessing has used up the tries of the account.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# The library's own limits live in the cache and would open with it: ours are in PostgreSQL (accounts.services.throttles).
ACCOUNT_RATE_LIMITS = False

MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp"]
MFA_RATE_LIMITS = False

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("app", "browser")
HEADLESS_TOKEN_STRATEGY = "accounts.tokens.RotatingTokens"  # noqa: S105 (a class)
HEADLESS_JWT_ALGORITHM = "RS256"
HEADLESS_JWT_ACCESS_TOKEN_EXPIRES_IN = 300
HEADLESS_JWT_REFRESH_TOKEN_EXPIRES_IN = 60 * 60 * 24 * 30  # as long as the session behind it
HEADLESS_JWT_ROTATE_REFRESH_TOKEN = True
# Each use asks whether the session behind the token still lives: signing out everywhere counts from the next request.
HEADLESS_JWT_STATEFUL_VALIDATION_ENABLED = True


def frontend_urls(site_url: str) -> dict[str, str]:
    """This will tell the library which of our pages its letters point at; never at a host that a request names."""
    return {
        "account_confirm_email": f"{site_url}/email/verify/{{key}}",
        "account_reset_password": f"{site_url}/password/reset",
        "account_reset_password_from_key": f"{site_url}/password/reset/{{key}}",
        "account_signup": f"{site_url}/join",
    }
