"""Tests: real PostgreSQL and broker from the environment, keys made at import, quick hashing."""

import os

from sora_social.embedded.secrets import development_credentials, generated_secrets
from sora_social.settings.env import ROOT

os.environ.setdefault("DATABASE_URL", "postgresql://sora_app@127.0.0.1:5432/sora")
os.environ.setdefault("DATABASE_OWNER_URL", "postgresql://sora_owner@127.0.0.1:5432/sora")
for _name, _value in generated_secrets().items():
    os.environ.setdefault(_name, _value)
if not os.environ.get("CREDENTIALS_SIGNER"):
    os.environ.update(development_credentials(ROOT / "var" / "test" / "credentials"))

from sora_social.settings.base import *  # noqa: E402, F403
from sora_social.settings.base import ALLOWED_HOSTS, DATABASES  # noqa: E402

DEMO = True
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A pool would outlive the test that opened it and keep the test database from being dropped.
DATABASES["default"]["OPTIONS"] = {}
