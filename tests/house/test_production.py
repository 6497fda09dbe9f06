"""Production starts with safe values, without a warning, and refuses each unsafe one with its sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from media.credentials.chain import ensure_development_chain
from sora_social.embedded.secrets import generated_secrets
from sora_social.settings.env import Environment
from sora_social.settings.parts.safety import refuse_unsafe, unsafe_values
from tests.media.credentials.authority import NOW, Authority

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
    "CREDENTIALS_SIGNER": "https://keys.example/v1",
    "CREDENTIALS_TOKEN": "t" * 40,
}


@pytest.fixture(scope="module", autouse=True)
def anchors(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every safe environment trusts the root in a file."""
    file = tmp_path_factory.mktemp("anchors") / "root.pem"
    file.write_text(Authority().anchors)
    SAFE["CREDENTIALS_ANCHORS"] = str(file)


def environment(**changes: str) -> Environment:
    values = {name.lower(): value for name, value in {**SAFE, **changes}.items()}
    return Environment(_env_file=None, **values)


def test_safe_values_start():
    assert list(unsafe_values(environment())) == []
    refuse_unsafe(environment())


def test_a_folder_with_a_certificate_of_ones_own_signs(tmp_path: Path):
    folder = Authority().leaf().into(tmp_path / "signer")

    assert list(unsafe_values(environment(CREDENTIALS_SIGNER=folder.as_uri(), CREDENTIALS_TOKEN=""))) == []


def test_a_folder_without_its_key_is_enough_for_processes_that_never_sign(tmp_path: Path):
    folder = Authority().leaf().into(tmp_path / "signer")
    folder.joinpath("key.pem").unlink()

    assert list(unsafe_values(environment(CREDENTIALS_SIGNER=folder.as_uri()))) == []


def test_a_chain_made_by_set_up_does_not_sign(tmp_path: Path):
    chain = ensure_development_chain(tmp_path / "made", product="Sora Social", now=datetime.now(UTC))

    assert list(unsafe_values(environment(CREDENTIALS_SIGNER=chain.url))) == [
        "CREDENTIALS_SIGNER is a chain that set-up made for a demo: nobody else knows its root. Use your own."
    ]


def test_an_expired_certificate_does_not_sign(tmp_path: Path):
    folder = Authority().leaf(begin=NOW - timedelta(days=9), end=NOW - timedelta(days=1)).into(tmp_path / "s")

    (sentence,) = unsafe_values(environment(CREDENTIALS_SIGNER=folder.as_uri()))

    assert sentence.startswith("CREDENTIALS_SIGNER: The signing certificate expired on ")


def test_an_installation_without_a_proxy_says_so():
    assert list(unsafe_values(environment(ADDRESS_HEADER="none"))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY needs at least 40"),
        ({"INVITE_KEY": ""}, "INVITE_KEY needs at least 40"),
        ({"LINK_KEY": "x" * 39}, "LINK_KEY needs at least 40"),
        ({"LINK_KEY": SECRETS["INVITE_KEY"]}, "must differ"),
        ({"MARK_KEY": "x" * 39}, "MARK_KEY needs at least 40"),
        ({"MARK_KEY": SECRETS["LINK_KEY"]}, "must differ"),
        ({"CREDENTIALS_SIGNER": ""}, "CREDENTIALS_SIGNER names who signs"),
        ({"CREDENTIALS_SIGNER": "file:///nowhere"}, "a folder without a readable chain.pem"),
        ({"CREDENTIALS_SIGNER": "http://keys.example"}, "starts with file:// or https://"),
        ({"CREDENTIALS_TOKEN": "x" * 39}, "CREDENTIALS_TOKEN needs at least 40"),
        ({"CREDENTIALS_TIMESTAMP_URL": "time.example"}, "CREDENTIALS_TIMESTAMP_URL starts with http"),
        ({"CREDENTIALS_ANCHORS": ""}, "CREDENTIALS_ANCHORS names a PEM file"),
        ({"CREDENTIALS_ANCHORS": "/etc/hostname"}, "CREDENTIALS_ANCHORS names a PEM file"),
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
