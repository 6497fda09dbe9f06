"""PostgreSQL and broker, for real: found, made, started, reached, stopped."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import redis

from media.credentials.signing import FileSigner
from sora_social.embedded import postgres, services
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import Home, open_home
from sora_social.embedded.launch import Keeper
from sora_social.embedded.ports import is_free

pytestmark = pytest.mark.services
NAMES = ["BROKER_URL", "CACHE_URL", "CREDENTIALS_ANCHORS", "CREDENTIALS_SIGNER", "DATABASE_OWNER_URL", "DATABASE_URL"]
NAMES += ["LAYER_URL", "SECRETS_FILE", "STORAGE_URL"]


@pytest.fixture
def home(checkout: Path) -> Home:
    return open_home("test", root=checkout)


@pytest.mark.parametrize("origin", ["machine", "wheel"])
def test_services_stand_in_the_block_and_are_gone_after_it(home: Home, keeper: Keeper, origin: str) -> None:
    _skip_without_postgres(home, origin)

    with services.running(home, {"SORA_POSTGRES": origin}, keeper) as up:
        assert sorted(up.urls) == NAMES
        with psycopg.connect(up.urls["DATABASE_OWNER_URL"], autocommit=True) as owner:
            owner.execute("CREATE TABLE clip (id int)")
        with (
            psycopg.connect(up.urls["DATABASE_URL"]) as app,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            app.execute("CREATE TABLE stolen (id int)")
        with redis.Redis.from_url(up.urls["CACHE_URL"]) as cache:
            assert cache.ping() is True
        pids = [service.process.pid for service in up.started]

    assert [service.process.returncode for service in up.started] == [0, 0]
    assert [Path(f"/proc/{pid}").exists() for pid in pids] == [False, False]


def test_a_second_start_keeps_ports_and_data_and_survives_a_stale_note(home: Home, keeper: Keeper) -> None:
    with services.running(home, {}, keeper) as first, psycopg.connect(first.urls["DATABASE_OWNER_URL"]) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 41 + 1 AS answer")
    # The number of a process that lives and is no PostgreSQL: what a restarted container leaves.
    note = postgres.data_folder(home) / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.parent}\n")
    os.chown(note, note.parent.stat().st_uid, note.parent.stat().st_gid)

    with services.running(home, {}, keeper) as second:
        with psycopg.connect(second.urls["DATABASE_OWNER_URL"]) as owner:
            assert owner.execute("SELECT answer FROM kept").fetchone() == (42,)
        assert second.urls == first.urls


def test_a_killed_service_is_noticed_and_started_again(home: Home, keeper: Keeper) -> None:
    named = dict.fromkeys(services.BROKER_NAMES, "redis://elsewhere")
    named |= dict.fromkeys(services.DATABASE_NAMES, "postgresql://elsewhere")
    del named["LAYER_URL"]

    with services.running(home, named, keeper) as up:
        broker = up.started[0]
        broker.process.kill()
        broker.process.wait()
        services.relaunch(broker, keeper)
        broker.process.kill()
        broker.process.wait()

    assert up.urls["BROKER_URL"] == "redis://elsewhere"
    assert up.urls["LAYER_URL"].startswith("redis://:")
    assert [service.program.name for service in up.started] == ["broker"]


def test_everything_named_starts_nothing(home: Home, keeper: Keeper) -> None:
    named = {name: f"amqp://{name}" for name in (*services.DATABASE_NAMES, *services.BROKER_NAMES)}

    with services.running(home, named, keeper) as up:
        assert up.started == []
        assert {name: up.urls[name] for name in named} == named


def test_a_named_store_is_kept(home: Home, keeper: Keeper) -> None:
    named = dict.fromkeys((*services.DATABASE_NAMES, *services.BROKER_NAMES), "x")

    with services.running(home, {**named, "STORAGE_URL": "file:///clips"}, keeper) as up:
        assert (up.urls["STORAGE_URL"], up.urls["SECRETS_FILE"]) == ("file:///clips", str(home.secrets))


def test_a_signer_is_made_unless_one_is_named(home: Home, keeper: Keeper) -> None:
    named = dict.fromkeys((*services.DATABASE_NAMES, *services.BROKER_NAMES), "x")

    with services.running(home, named, keeper) as up:
        made = FileSigner.load(home.credentials, now=datetime.now(UTC))
        assert (up.urls["CREDENTIALS_SIGNER"], made.chain.organisation) == (
            home.credentials.as_uri(),
            "Sora Social (development)",
        )
    with services.running(home, {**named, "CREDENTIALS_SIGNER": "https://keys"}, keeper) as other:
        assert "CREDENTIALS_ANCHORS" not in other.urls


def test_half_a_database_is_refused(home: Home, keeper: Keeper) -> None:
    with (
        pytest.raises(StartError, match=r"^DATABASE_OWNER_URL is missing"),
        services.running(home, {"DATABASE_URL": "postgresql://a@b/c"}, keeper),
    ):
        pass


def test_a_second_process_shares_what_the_first_keeps(home: Home, keeper: Keeper) -> None:
    named = {name: f"redis://{name}" for name in (*services.DATABASE_NAMES, *services.BROKER_NAMES)}

    with services.running(home, named, keeper) as first, services.running(home, {}, keeper) as second:
        assert second.urls == first.urls
        assert (second.started, second.owner_pid) == ([], os.getpid())


def test_data_of_another_major_version_are_left_alone(home: Home) -> None:
    data = postgres.data_folder(home)
    data.mkdir(parents=True)
    data.joinpath("PG_VERSION").write_text("13\n")

    with pytest.raises(StartError, match=r"were written by PostgreSQL 13, .* install postgresql-13, or move"):
        postgres.choose(home)


def test_a_server_that_still_uses_the_data_is_not_overrun(home: Home) -> None:
    data = postgres.data_folder(home)
    data.mkdir(parents=True)
    with subprocess.Popen(["/bin/cat"], cwd=data, stdin=subprocess.PIPE) as other:
        data.joinpath("postmaster.pid").write_text(f"{other.pid}\n")

        with pytest.raises(StartError, match=rf"process {other.pid}\) already uses"):
            postgres.clear_stale_pid(data, patience_s=0)
        assert data.joinpath("postmaster.pid").exists()


def test_roots_data_leave_a_home_that_is_closed_to_others(tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root's PostgreSQL runs as somebody else")
    closed, outside = tmp_path / "closed", tmp_path / "outside"
    closed.mkdir(mode=0o700)

    home = open_home("demo", root=closed, outside=outside)

    assert home.folder == closed / "var" / "demo"
    assert home.data.parent.parent == outside
    assert closed.stat().st_mode & 0o777 == 0o700


def _skip_without_postgres(home: Home, origin: str) -> None:
    try:
        postgres.choose(home, origin)
    except StartError as problem:
        pytest.skip(f"NOT TESTED on the {origin}'s PostgreSQL: {problem}")


def test_ports_of_stopped_services_are_free(home: Home, keeper: Keeper) -> None:
    with services.running(home, dict.fromkeys(services.DATABASE_NAMES, "x"), keeper) as up:
        port = int(up.urls["BROKER_URL"].rsplit(":", 1)[1].split("/")[0])
        assert not is_free(port)

    assert is_free(port)
