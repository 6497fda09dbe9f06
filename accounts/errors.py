"""What accounts refuse."""

from __future__ import annotations

from common.errors import ConflictError, InvalidError, NotAllowedError, RefusedError, TooManyError


class InvalidMemberError(InvalidError):
    """One or more fields are not right; `errors` lists each with its field, a stable code and a sentence."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(errors[0]["message"], field=errors[0]["field"], errors=errors)


class HandleTakenError(ConflictError):
    """Somebody has this handle, or nobody may have it."""

    code = "handle_taken"
    title = "This handle is taken. Choose another one."


class EmailUnusableError(ConflictError):
    """The address cannot start a new account. See `accounts.services.members.refuse_taken_email` for who learns what."""

    code = "email_unusable"
    title = "We can't open an account with this address. If it is yours, sign in or reset your password."


class TooYoungError(NotAllowedError):
    """Under the age at which somebody may join where they are."""

    code = "too_young"
    title = "You can't join yet."


class AgeGateClosedError(TooManyError):
    """Too many refusals for age from one address."""

    code = "age_gate_closed"
    title = "Nobody can join from here right now."


class UnsupportedCountryError(NotAllowedError):
    """We are not open there."""

    code = "unsupported_country_code"
    title = "We are not open in your country yet."


class AgePassInvalidError(NotAllowedError):
    """The pass is not one of ours, or its time is over."""

    code = "age_pass_invalid"
    title = "Please enter your date of birth again."


class PasswordWrongError(NotAllowedError):
    """The password that confirms a step is not the member's."""

    code = "password_wrong"
    title = "That is not your password."


class SignInRequiredError(RefusedError):
    """Nobody is signed in, or somebody who may not act."""

    code = "sign_in_required"
    status = 401
    title = "Sign in first."


class AccountSuspendedError(NotAllowedError):
    """The password is right, but the account may not act."""

    code = "account_suspended"
    title = "This account is suspended. The letter about it says why, and how to appeal."


class RefreshTokenInvalidError(InvalidError):
    """Used before, ended with its session, or never ours."""

    code = "refresh_token_invalid"
    title = "This refresh token does not count any more. Sign in again."


class EmailUnverifiedError(ConflictError):
    """The step needs an address that was confirmed by letter."""

    code = "email_unverified"
    title = "Confirm your e-mail address first."


class SignInFailedError(InvalidError):
    """No member with this address and password; which of the two is wrong is not said."""

    code = "sign_in_failed"
    title = "The e-mail address or the password is not right."


class CodeIncorrectError(InvalidError):
    """The second factor's code is not right, or was used."""

    code = "code_incorrect"
    title = "This code is not right. Codes count once and for half a minute."


class KeyInvalidError(InvalidError):
    """The link of a letter was used, is too old, or was never ours."""

    code = "key_invalid"
    title = "This link does not count any more. Ask for a new one."
