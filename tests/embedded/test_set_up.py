"""What is decided before anything runs: ports, secrets, libraries, room, dependencies, migrations."""

from __future__ import annotations

import ctypes
import errno
import io
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sora_social.embedded import no_opengl, preflight, secret_store, venv
from sora_social.embedded.__main__ import main
from sora_social.embedded.clean import remove
from sora_social.embedded.console import Console, wants_colour
from sora_social.embedded.demo import migrations_mark
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import open_home
from sora_social.embedded.ports import Ports
from sora_social.embedded.run import run_command


def test_a_port_is_remembered_until_somebody_takes_it(tmp_path: Path) -> None:
    first = Ports(tmp_path).get("web")
    assert Ports(tmp_path).get("web") == first

    with socket.socket() as taker:
        taker.bind(("127.0.0.1", first))
        taker.listen()
        second = Ports(tmp_path).get("web")

    assert second != first
    assert Ports(tmp_path).get("web") == second


def test_secrets_are_private_and_made_once(tmp_path: Path) -> None:
    file = tmp_path / "secrets.env"
    made = secret_store.complete(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret_store.complete(file) == made

    secret_store.write(file, {name: value for name, value in made.items() if name != "LINK_KEY"})
    again = secret_store.complete(file)

    assert {name for name in made if again[name] != made[name]} == {"LINK_KEY"}


def test_a_missing_library_names_its_package(tmp_path: Path) -> None:
    def load(name: str) -> object:
        if name == "libexpat.so.1":
            raise OSError(name)
        return name

    missing = preflight.missing_libraries(load)

    assert missing == {"libexpat.so.1": "libexpat1"}
    with pytest.raises(StartError, match=r"lacks libexpat\.so\.1: .* apt-get install libexpat1"):
        preflight.library_path(tmp_path, missing)


def test_only_opengl_has_a_stand_in_and_skia_draws_with_it(tmp_path: Path) -> None:
    lacking = dict.fromkeys(no_opengl.NAMES, "libgl1")
    drawing = "import skia; surface = skia.Surface(8, 8); surface.getCanvas().clear(skia.ColorRED)"
    drawing += (
        "; print(surface.makeImageSnapshot().toarray()[0, 0].tolist(), 'no-opengl' in open('/proc/self/maps').read())"
    )

    env = preflight.library_path(tmp_path, lacking)
    drawn = subprocess.run([sys.executable, "-c", drawing], env=env, capture_output=True, text=True, check=True)

    assert drawn.stdout == "[0, 0, 255, 255] True\n"
    assert preflight.library_path(tmp_path, {}) == {}


def test_the_stand_in_defines_what_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "libtoy.so"
    file.write_bytes(no_opengl.library("libtoy.so", ["glOne", "glTwo"], "x86_64"))
    if no_opengl.os.uname().machine != "x86_64":
        pytest.skip("loads on x86_64 only")

    library = ctypes.CDLL(str(file))

    assert [hasattr(library, name) for name in ("glOne", "glTwo", "glThree")] == [True, True, False]


def test_skia_asks_the_machine_for_nothing_unknown() -> None:
    import skia

    told = subprocess.run(["/usr/bin/ldd", skia.__file__], capture_output=True, text=True, check=True).stdout
    direct = {line.split()[0] for line in told.splitlines() if "skia_python.libs" not in line and "=>" in line}
    of_c = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0"}
    of_opengl = {"libGLdispatch.so.0", "libGLX.so.0", "libX11.so.6", "libxcb.so.1", "libXau.so.6", "libXdmcp.so.6"}
    of_opengl |= {"libbsd.so.0", "libmd.so.0"}

    assert direct - of_c - of_opengl <= set(preflight.LIBRARIES)


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    preflight.check_room(tmp_path, free_gb=0.5)

    with pytest.raises(StartError, match=r"has 0\.49 GB free and 0\.5 GB are needed: make room"):
        preflight.check_room(tmp_path, free_gb=0.49)


def test_dependencies_are_installed_again_only_when_a_pin_changes() -> None:
    project = {"dependencies": ["a==1"], "optional-dependencies": {"demo": ["b==1"], "gpu": ["torch==2"]}}
    newer = {**project, "dependencies": ["a==2"]}

    assert venv.requirements(project, ["demo"]) == ["a==1", "b==1"]
    assert venv.fingerprint(project, ["demo"]) == venv.fingerprint({**project, "description": "new"}, ["demo"])
    assert venv.fingerprint(project, ["demo"]) != venv.fingerprint(newer, ["demo"])
    assert venv.fingerprint(project, ["demo"]) != venv.fingerprint(project, ["demo", "gpu"])


def test_migrations_run_again_only_when_one_changes(tmp_path: Path) -> None:
    migration = tmp_path / "feed" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    migration.write_text("one")
    tmp_path.joinpath("pyproject.toml").write_text("")
    before = migrations_mark(tmp_path)
    assert migrations_mark(tmp_path) == before

    migration.write_text("two")

    assert migrations_mark(tmp_path) != before


def test_a_commands_end_is_passed_on() -> None:
    before = signal.getsignal(signal.SIGTERM)

    codes = [run_command(["/bin/sh", "-c", script], {}) for script in ("exit 0", "exit 7", "kill -KILL $$")]

    assert codes == [0, 7, 137]
    assert signal.getsignal(signal.SIGTERM) == before
    with pytest.raises(StartError, match=r"^/nowhere cannot be started"):
        run_command(["/nowhere"], {})


def test_logs_are_plain_and_colour_needs_a_terminal(tmp_path: Path) -> None:
    out = io.StringIO()
    console = Console(tmp_path, out)

    console.line("web", b"\x1b[31mred\x1b[0m")
    console.quiet = True
    console.line("web", b"kept, not shown")
    console.line("gpu", b"[\x1b[31mcritical \x1b[0m] engine_unavailable")

    assert out.getvalue() == "web      │ red\ngpu      │ [critical ] engine_unavailable\n"
    assert console.last_words("web") == "red\nkept, not shown"
    assert wants_colour(out, {}) is False


def test_clean_removes_all_but_what_runs(checkout: Path) -> None:
    home = open_home("demo", root=checkout, outside=checkout / "outside")
    lock = home.folder / "owner.lock"
    holder = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    command = [sys.executable, "-c", holder, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(StartError, match="are running: stop them first"):
            remove(checkout, checkout / "outside")

    remove(checkout, checkout / "outside")

    assert not checkout.joinpath("var").exists()


def test_a_read_only_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(name: str) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "/srv/var")

    monkeypatch.setattr("sora_social.embedded.run.open_home", fail)

    assert main(["run", "--", "true"]) == 1
    assert capsys.readouterr().err == (
        "\n/srv/var is on a disk that cannot be written: use a checkout on another one.\n"
    )
