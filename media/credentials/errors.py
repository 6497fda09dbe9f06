"""What can go wrong with content credentials."""

from __future__ import annotations

from media.errors import MediaError


class CredentialsError(MediaError):
    """Any refusal of this package."""

    code = "credentials_error"


class StatementError(CredentialsError):
    """A statement that no manifest can carry."""

    code = "credentials_statement"


class FormatError(CredentialsError):
    """The file's content is none of the kinds that carry credentials here, whatever its name says."""

    code = "credentials_format"


class SigningCredentialError(CredentialsError):
    """A certificate or key that may not sign; the sentence says which rule it breaks and what to do."""

    code = "credentials_certificate"


class SignerUnavailableError(CredentialsError):
    """The key service or the time stamp server did not answer as it should; trying again later may help."""

    code = "credentials_signer_unavailable"


class SigningError(CredentialsError):
    """The library refused to sign this file."""

    code = "credentials_signing"


class NoStoreError(CredentialsError):
    """The file carries no manifest store."""

    code = "credentials_none"
