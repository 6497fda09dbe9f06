"""What a run stands on: services and workers of its own, in a folder of its own, every process known by its id."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import psycopg

from benchmarks.chaos.plan import UNFENCED, Plan
from sora_social.embedded import postgres, preflight, processes, rabbitmq, secret_store, services
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import ROOT, Home, open_home
from sora_social.embedded.launch import Keeper, Program, bury, has_ended, launch, stop
from sora_social.embedded.ports import Ports

SETTINGS = "sora_social.settings.demo"  # with the pool of connections that production has
PATIENCE_S = 60.0
IDLE_IN_TRANSACTION_MAX_S = 3


@dataclass
class Hand:
    """One Celery worker: its program, and its present process with the pool's child in it."""

    program: Program
    process: subprocess.Popen[bytes]
    starts: int = 1

    def children(self) -> list[int]:
        """This will give the worker's own processes; one of them does the work."""
        try:
            return [each.pid for each in psutil.Process(self.process.pid).children()]
        except psutil.Error:
            return []


@dataclass
class Rig:
    """Services, workers, clock; use `standing`."""

    home: Home
    kept_by: Keeper
    up: services.Services
    env: dict[str, str]
    hands: list[Hand]
    helpers: list[Hand]  # chores and beat: not beaten, but started again all the same
    node: services.Service | None = (
        None  # RabbitMQ, where the run asks for it; Valkey then carries cache and hints alone
    )

    def tend(self) -> None:
        """This will start again what was killed, as a supervisor would."""
        for hand in (*self.hands, *self.helpers):
            if has_ended(hand.process):
                bury(hand.process, self.kept_by)
                hand.process = _start(hand.program, self.home, self.kept_by)
                hand.starts += 1

    def kill(self, hand: Hand) -> None:
        """This will kill a worker with its child, at once."""
        os.killpg(hand.process.pid, signal.SIGKILL)
        bury(hand.process, self.kept_by)
        hand.process = _start(hand.program, self.home, self.kept_by)
        hand.starts += 1

    def restart_broker(self, *, down_s: float, forgets: bool) -> None:
        """This will kill the broker and start it again after `down_s` seconds, with or without what it had written."""
        service = self.node or self._service("broker")
        os.killpg(service.process.pid, signal.SIGKILL)
        bury(service.process, self.kept_by)
        if forgets:
            shutil.rmtree(service.program.cwd / ("data" if self.node else "appendonlydir"), ignore_errors=True)
        time.sleep(down_s)
        self._start_again(service)

    def stop_postgres(self, *, down_s: float, with_children: bool) -> None:
        """This will stop PostgreSQL hard and start it again after `down_s` seconds: by SIGQUIT ("immediate": no
        checkpoint, sessions cut), or by killing the server and each of its children.
        """
        service = self._service("postgres")
        if with_children:
            family = [psutil.Process(service.process.pid)]
            family += family[0].children(recursive=True)
            for each in family:
                with suppress(psutil.NoSuchProcess):
                    each.kill()
        else:
            os.kill(service.process.pid, signal.SIGQUIT)
        _until(lambda: has_ended(service.process), "PostgreSQL has stopped")
        bury(service.process, self.kept_by)
        time.sleep(down_s)
        postgres.clear_stale_pid(postgres.data_folder(self.home))
        self._start_again(service)

    def stop_workers(self) -> None:
        """This will let the workers finish what they hold, then stop them, the clock and the chores."""
        for hands in (self.hands, self.helpers):
            stop(((hand.program, hand.process) for hand in hands), self.kept_by)

    def _service(self, name: str) -> services.Service:
        return next(each for each in self.up.started if each.program.name == name)

    def _start_again(self, service: services.Service) -> None:
        services.relaunch(service, self.kept_by)
        _until(service.is_ready, f"{service.program.name} is ready again")


@contextmanager
def standing(plan: Plan, *, root: Path = ROOT) -> Iterator[Rig]:
    """This will make an empty database, start services, workers, chores and clock, and end them all after the block.

    `root`/var/chaos is this run's folder; what an earlier run left there is removed. Raises StartError.
    """
    home = open_home("chaos", root=root)
    _refuse_a_second(home)
    for old in (home.data / "postgres", home.folder / "broker", home.folder / "rabbitmq", home.storage, home.logs):
        shutil.rmtree(old, ignore_errors=True)
    home = open_home("chaos", root=root)
    home.logs.mkdir(exist_ok=True)
    preflight.check(home.folder)
    libraries = preflight.library_path(home.folder)
    with (
        closing(Keeper()) as kept_by,
        services.running(home, _choices(), kept_by) as up,
        _node(plan, home, kept_by) as (node, broker_url),
    ):
        env = {**environment(plan, {**up.urls, **broker_url}), **libraries}
        _migrate(env, home, kept_by)
        rig = Rig(home, kept_by, up, env, [], [], node)
        _cut_frozen_transactions(rig)
        try:
            _start_hands(rig, plan)
            yield rig
        finally:
            _let_all_go_on(rig)
            rig.stop_workers()


def environment(plan: Plan, urls: Mapping[str, str]) -> dict[str, str]:
    """This will give the environment of every process: limits that guard members from each other are lifted, the lease
    is short, and no job is parked for the blows that it took without fault.
    """
    limits = {
        "LIMIT_LEASE_S": str(plan.lease_s),
        "LIMIT_ATTEMPTS_MAX": "1000",
        "LIMIT_CLIPS_IN_FLIGHT_FREE": "100000",
        "LIMIT_UNITS_PER_DAY_FREE": "1000000",
        "LIMIT_PROMPT_CHECKS_PER_MEMBER_HOUR": "1000000",
    }
    own = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "ENGINES": "animatic",
        "OMP_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser",
        UNFENCED: "" if plan.fenced else "1",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LIMIT_", "DJANGO_"))}
    return {**inherited, **urls, **limits, **own}


def admin_url(rig: Rig) -> str:
    """This will give the address of the database as PostgreSQL's administrator: the run looks at the rows from outside."""
    passwords = secret_store.read(rig.home.secrets)
    where = rig.up.urls["DATABASE_URL"].rpartition("@")[2]
    return f"postgresql://{postgres.ADMIN}:{passwords['POSTGRES_ADMIN_PASSWORD']}@{where}"


def _cut_frozen_transactions(rig: Rig) -> None:
    """As the product has it, made short like the lease: a worker frozen in a transaction must not hold its row for long."""
    with psycopg.connect(admin_url(rig), autocommit=True) as admin:
        postgres.limit_idle_transactions(admin, IDLE_IN_TRANSACTION_MAX_S)


@contextmanager
def _node(plan: Plan, home: Home, kept_by: Keeper) -> Iterator[tuple[services.Service | None, dict[str, str]]]:
    """RabbitMQ with its port mapper, and the address for the product's processes; nothing unless the plan asks for it."""
    if plan.broker != "rabbitmq":
        yield None, {}
        return
    ports, password = Ports(home.folder), secret_store.complete(home.secrets)["BROKER_PASSWORD"]
    port = ports.get("rabbitmq")
    mapper, program = rabbitmq.prepare(
        home.folder / "rabbitmq",
        port=port,
        mapper_port=ports.get("epmd"),
        cluster_port=ports.get("cluster"),
        password=password,
    )
    beside = launch(mapper, kept_by, stdout=subprocess.DEVNULL)
    log = home.logs / "rabbitmq.log"
    with log.open("wb") as out:
        process = launch(program, kept_by, stdout=out, stderr=subprocess.STDOUT)
    node = services.Service(program, lambda: rabbitmq.is_ready(port), log, process)
    try:
        _until(node.is_ready, "RabbitMQ is ready")
        yield node, {"BROKER_URL": rabbitmq.url(port, password)}
    finally:
        stop([(node.program, node.process)], kept_by)
        stop([(mapper, beside)], kept_by)


def _choices() -> dict[str, str]:
    """Which programs to use is the caller's to say; the addresses of other services are not for this run."""
    return {name: os.environ[name] for name in ("SORA_POSTGRES", "SORA_BROKER") if name in os.environ}


def _refuse_a_second(home: Home) -> None:
    with home.folder.joinpath("owner.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartError(f"A run is under way in {home.folder}: stop it first.") from None


def _migrate(env: Mapping[str, str], home: Home, kept_by: Keeper) -> None:
    program = processes.manage(env, "migrate", "--verbosity", "0")
    with (home.logs / "migrate.log").open("wb") as out:
        child = launch(program, kept_by, stdout=out, stderr=subprocess.STDOUT)
    _until(lambda: has_ended(child), "the tables are made")
    if bury(child, kept_by):
        raise RuntimeError((home.logs / "migrate.log").read_text()[-2000:])


def _start_hands(rig: Rig, plan: Plan) -> None:
    given = {program.name: program for program in processes.workers(rig.env, rig.home.folder)}
    programs = [small_worker(given["cpu"], f"cpu{number}") for number in range(1, plan.workers + 1)]
    rig.hands += [Hand(each, _start(each, rig.home, rig.kept_by)) for each in programs]
    apart = plan.clock_apart or rig.node is not None  # a clock inside a worker was seen not to come back to RabbitMQ
    helpers = [given["chores"], given["beat"]] if apart else [_with_clock(given["chores"], rig.home.folder)]
    rig.helpers += [Hand(each, _start(each, rig.home, rig.kept_by)) for each in helpers]


def small_worker(program: Program, name: str) -> Program:
    """This will give the product's worker under a name of its own, with the tiny engine."""
    words = {"sora_social.celery:app": "benchmarks.chaos.app:app", "cpu@%h": f"{name}@%h"}
    return replace(program, name=name, argv=tuple(words.get(word, word) for word in program.argv))


def _with_clock(chores: Program, folder: Path) -> Program:
    return replace(chores, argv=(*chores.argv, "--beat", "--schedule", str(folder / "beat-schedule")))


def _start(program: Program, home: Home, kept_by: Keeper) -> subprocess.Popen[bytes]:
    with (home.logs / f"{program.name}.log").open("ab") as out:
        return launch(program, kept_by, stdout=out, stderr=subprocess.STDOUT)


def _let_all_go_on(rig: Rig) -> None:
    for hand in rig.hands:
        for pid in (*hand.children(), hand.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def _until(met: object, what: str) -> None:
    assert callable(met)
    deadline = time.monotonic() + PATIENCE_S
    while not met():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {PATIENCE_S:.0f} s: {what}")
        time.sleep(0.02)
