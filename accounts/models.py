"""Members."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from accounts.enums import StaffRole, Standing
from common.ids import new_id


class MemberManager(BaseUserManager["Member"]):
    """Finds members the way the sign-in library asks; members are made by `accounts.services.members` alone."""

    def get_by_natural_key(self, username: str | None) -> Member:
        """This will find a member by e-mail address, whatever its case."""
        return self.get(email__iexact=username)


class Member(AbstractBaseUser):
    """Somebody who joined. Age follows from the date of birth on the day it is asked for, it is never stored."""

    id: UUID = models.UUIDField(primary_key=True, default=new_id, editable=False)  # type: ignore[assignment]
    handle = models.CharField(max_length=30)
    email = models.EmailField(max_length=254)
    display_name = models.CharField(max_length=60, blank=True, default="")
    date_of_birth = models.DateField()
    country = models.CharField(max_length=2, blank=True, default="")  # where the member joined, "" when unknown
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.ACTIVE)
    roles = ArrayField(models.CharField(max_length=12, choices=StaffRole.choices), default=list, blank=True)
    joined_at = models.DateTimeField()
    # Part of every session's fingerprint: counting on ends all sessions and tokens at once, listed or not.
    sign_in_epoch = models.PositiveIntegerField(default=0)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["handle"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("handle"), name="a_handle_belongs_to_one_member"),
            models.UniqueConstraint(Lower("email"), name="an_email_belongs_to_one_member"),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """True while the member may act: the sign-in library and every door ask this."""
        return self.standing == Standing.ACTIVE

    def has_role(self, role: StaffRole) -> bool:
        """This will tell whether the member holds a staff role."""
        return role in self.roles

    def get_full_name(self) -> str:
        """This will give the name to show."""
        return self.display_name or self.handle

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session holds this; one that was made before the password or the epoch changed is dead."""
        secrets = f"{self.password}:{self.sign_in_epoch}"
        return salted_hmac("accounts.session", secrets, secret=secret, algorithm="sha256").hexdigest()

    def natural_key(self) -> tuple[Any, ...]:
        """This will give the e-mail address."""
        return (self.email,)
