"""Production starts with safe values, without a warning, and refuses each unsafe one with its sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from sora_social.embedded.secrets import generated_secrets
from sora_social.settings.env import Environment
from sora_social.settings.parts.safety import refuse_unsafe, unsafe_values

ROOT = Path(__file__).resolve().parents[2]
SECRETS = generated_secrets()
SAFE = {
    **SECRETS,
    "SITE_URL": "https://clips.example",
    "DATABASE_URL": "postgresql://app:a@db.example/sora",
    "DATABASE_OWNER_URL": "postgresql://owner:o@db.example/sora",
    "EMAIL_URL": "smtp://mail.example:587",
    "STORAGE_URL": "file:///srv/clips",
    "ADDRESS_HEADER": "X-Real-Ip",
}


def environment(**changes: str) -> Environment:
    values = {name.lower(): value for name, value in {**SAFE, **changes}.items()}
    return Environment(_env_file=None, **values)


def test_safe_values_start():
    assert list(unsafe_values(environment())) == []
    refuse_unsafe(environment())


def test_an_installation_without_a_proxy_says_so():
    assert list(unsafe_values(environment(ADDRESS_HEADER="none"))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY needs at least 40"),
        ({"INVITE_KEY": ""}, "INVITE_KEY needs at least 40"),
        ({"LINK_KEY": "x" * 39}, "LINK_KEY needs at least 40"),
        ({"LINK_KEY": SECRETS["INVITE_KEY"]}, "must differ"),
        ({"TOKEN_PRIVATE_KEY": "none"}, "TOKEN_PRIVATE_KEY needs an RSA private key"),
        ({"SITE_URL": "http://clips.example"}, "SITE_URL starts with https://"),
        ({"ALLOWED_HOSTS": "clips.example,*"}, "ALLOWED_HOSTS names hosts"),
        ({"DATABASE_OWNER_URL": SAFE["DATABASE_URL"]}, "two different roles"),
        ({"DATABASE_URL": ""}, "two different roles"),
        ({"EMAIL_URL": "inbox://"}, "EMAIL_URL needs a mail server"),
        ({"METRICS_TOKEN": "x" * 19}, "METRICS_TOKEN needs at least 20"),
        ({"ADDRESS_HEADER": ""}, "ADDRESS_HEADER names the header"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_unsafe_value_is_refused_with_its_sentence(changes: dict[str, str], words: str):
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse_unsafe(environment(**changes))
    assert words in str(refused.value)


def check_deploy(**changes: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, **SAFE, **changes, "DJANGO_SETTINGS_MODULE": "sora_social.settings.production"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_check_deploy_finds_nothing():
    checked = check_deploy()
    assert checked.returncode == 0, checked.stdout + checked.stderr
    # The one silenced names a constraint that this check cannot read (settings/base.py says which).
    assert checked.stdout.strip() == "System check identified no issues (1 silenced)."


def test_check_deploy_does_not_start_on_an_unsafe_value():
    checked = check_deploy(SITE_URL="http://clips.example")
    assert checked.returncode != 0
    assert "SITE_URL starts with https://" in checked.stderr
