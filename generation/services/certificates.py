"""Which certificates are this installation's own: what it signed is told by them from what others sign in its name."""

from __future__ import annotations

from datetime import datetime

from generation.models import SigningCertificate


def remember(*, serial: str, issuer: str, now: datetime) -> None:
    """This will note a certificate that something is about to be signed with; told again, it changes nothing."""
    if not is_own(serial):
        values = [SigningCertificate(serial=serial, issuer=issuer[:200], first_used_at=now)]
        SigningCertificate.objects.bulk_create(values, ignore_conflicts=True)


def is_own(serial: str) -> bool:
    """This will tell whether anything was ever signed here with a certificate, by its serial number in decimal digits."""
    return SigningCertificate.objects.filter(pk=serial).exists()
