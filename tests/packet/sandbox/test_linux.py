"""A captured parser finds every way out closed: what it tries is what a stranger's code would, inside each worker."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import packet
from packet.fax import crew
from packet.intake.request import Request
from packet.sandbox import landlock, seccomp, supervisor
from packet.sandbox.limits import LIMITS
from packet.sandbox.probe import WALLS
from tests.packet.intake.making import simple
from tests.packet.sandbox import captured

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux"),
    pytest.mark.skipif(not (landlock.abi() and seccomp.known()), reason="this kernel has no Landlock or no seccomp"),
]

_ATTACKS = r"""
import ctypes, os, resource, socket, subprocess, sys, threading
from pathlib import Path

def tried(goal, parent, own):
    libc = ctypes.CDLL(None, use_errno=True)
    def no(attempt):
        try:
            attempt()
        except OSError:
            return True
        return False
    def refuses(name, *arguments):
        return getattr(libc, name)(*arguments) < 0
    def forks():
        child = libc.fork()
        if child == 0:
            libc._exit(0)  # a second attacker would write over what the first one finds
        return child > 0
    goal = Path(goal)
    held = {
        "read home": no(lambda: (goal / "diary.txt").read_bytes()),
        "list home": no(lambda: os.listdir(goal)),
        "append to a start file": no(lambda: open(goal / ".profile", "a")),
        "make a file": no(lambda: open(goal / "new", "w")),
        "remove a file": no(lambda: os.unlink(goal / "diary.txt")),
        "read the environment of the parent": no(lambda: open(f"/proc/{parent}/environ", "rb").read()),
        "read the memory of the parent": no(lambda: open(f"/proc/{parent}/mem", "rb").read(1)),
        "list processes": no(lambda: os.listdir("/proc")),
        "kill the parent": no(lambda: os.kill(parent, 0)),
        "fork": not forks(),
        "run a shell": no(lambda: os.execv("/bin/sh", ["sh", "-c", "exit 77"])),
        "start a program": no(lambda: subprocess.run(["/bin/true"])),
        "socket of this machine": refuses("socket", 1, 1, 0),
        "socket of the network": refuses("socket", 2, 1, 0),
        "packets": refuses("socket", 17, 3, 0),
        "ptrace": refuses("ptrace", 16, parent, 0, 0),
        "mount": refuses("mount", b"none", b"/tmp", b"tmpfs", 0, 0),
        "unshare": refuses("unshare", 0x10000000),
        "setns": refuses("setns", 0, 0),
        "chroot": refuses("chroot", b"."),
        "keys of the kernel": refuses("syscall", 250 if os.uname().machine == "x86_64" else 219, 0, 0, 0),
        "limits of the parent": refuses("prlimit", parent, 7, 0, 0),
        "io_uring": refuses("syscall", 425, 1, 0),
        "memory of others": refuses("process_vm_readv", parent, 0, 0, 0, 0, 0),
        "shared memory of others": refuses("shmget", 0, 4096, 0o1600),
        "semaphores of others": refuses("semget", 0, 1, 0o1600),
        "queues of others": refuses("msgget", 0, 0o1600) and refuses("mq_open", b"/imr", 0o102, 0o600, 0),
        "name the parent": no(lambda: os.getsid(parent)),
        "no core": resource.getrlimit(resource.RLIMIT_CORE) == (0, 0),
        "not dumpable": libc.prctl(3, 0, 0, 0, 0) == 0,
        "seccomp": libc.prctl(21, 0, 0, 0, 0) == 2,
        "no new privileges": libc.prctl(39, 0, 0, 0, 0) == 1,
    }
    mine = (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), mine)
    held["no capability"] = not (mine[0] & ~0b110 or mine[3])
    thread = threading.Thread(target=lambda: held.update({"threads still work": True}))
    thread.start()
    thread.join()
    own = Path(own)
    (own / "mine").write_text("x")
    held["the own folder still works"] = (own / "mine").read_text() == "x"
    return held
"""
_WORKERS = {
    "papers": "import packet.intake.work as w\nw.work = attack\nfrom packet.intake.worker import main",
    "pages": "import packet.page_worker as w\nw._answered = attack\nfrom packet.page_worker import main",
    "agency": "import packet.locate.work as w\nw.answer = attack\nfrom packet.locate.worker import main",
    "reading": "import packet.reading.work as w\nw.answer = attack\nfrom packet.reading.worker import main",
    "second": "import packet.second.work as w\nw.answer = attack\nfrom packet.second.worker import main",
    "signed": "import packet.signed.work as w\nw.answer = attack\nfrom packet.signed.worker import main",
    "binding and proof": (
        "import packet.sandbox.own_step as w\n"
        "w.done = lambda _, folder, tell: attack({}, folder, tell)\n"
        "from packet.sandbox.step_worker import main"
    ),
}
"""The worker with its parser replaced by the attack."""
_LAUNCH = r"""
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
user, group = os.getuid(), os.getgid()
if libc.unshare(0x10000000) == 0:
    lines = (("setgroups", "deny"), ("uid_map", f"1000 {user} 1"), ("gid_map", f"1000 {group} 1"))
    for name, line in lines:
        with open(f"/proc/self/{name}", "w") as file:
            file.write(line)
    if sys.argv[1] == "refused":
        with open("/proc/sys/user/max_user_namespaces", "w") as file:
            file.write("0")
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""
"""Start a program as an ordinary user without a right, in a user namespace of the test's own. "refused": there nobody
may make another (user.max_user_namespaces is 0 in it alone); where even the test may make none, that is so already.
"""


def launched(people: str, *program: str) -> tuple[str, ...]:
    """This Python with the program: as who runs the tests, as an ordinary user, or where namespaces are refused."""
    return (sys.executable, *program) if people == "self" else (sys.executable, "-c", _LAUNCH, people, *program)


PEOPLE = ("self", "ordinary", "refused")
FORKED = (sys.executable, "-m", "tests.packet.sandbox.captured")
OF_A_STARTED_ONE = ["name the parent"]
"""What is open to a parser that no fork server forked: it is in the namespace of processes of everybody."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with a secret, and the file that the worker may read."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "diary.txt").write_text("secret", encoding="utf-8")
    (folder / ".profile").write_text("", encoding="utf-8")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("worker", _WORKERS)
def test_every_way_out_of_a_worker_is_closed(people: str, worker: str, home: Path, tmp_path: Path) -> None:
    """Files, programs, sockets, other processes, the kernel's rarer doors; also where namespaces are refused."""
    question = {
        "task": "map", "step": "", "unfenced": False,
        **Request("paper.pdf", home / "paper.pdf", programs=False).to_plain(),
    }  # fmt: skip
    command = launched(people, "-c", _program(_WORKERS[worker], home))
    supervisor.ask(question, _own(tmp_path), LIMITS, (home / "paper.pdf",), dict, command=command)
    assert _open(tmp_path) == OF_A_STARTED_ONE


@pytest.mark.parametrize("worker", _WORKERS)
def test_every_way_out_of_a_forked_worker_is_closed(worker: str, home: Path, tmp_path: Path) -> None:
    """What the fork server has loaded opens nothing more to its children; they cannot even name who asks."""
    own = _own(tmp_path)
    (own / captured.PROGRAM).write_text(_program(_WORKERS[worker], home), encoding="utf-8")
    question = {
        "task": "map", "step": "", "unfenced": False,
        **Request("paper.pdf", home / "paper.pdf", programs=False).to_plain(),
    }  # fmt: skip
    supervisor.ask(question, own, LIMITS, (home / "paper.pdf",), dict, command=FORKED)
    assert _open(tmp_path) == ([] if own_processes("self") else OF_A_STARTED_ONE)


_BEHIND = {
    "files": {"read home", "list home", "append to a start file", "make a file", "remove a file"},
    "network": {"socket of the network", "packets"},
    "programs": {"fork", "run a shell", "start a program"},
    "others": {
        "read the environment of the parent", "read the memory of the parent", "list processes", "kill the parent",
        "ptrace", "limits of the parent", "memory of others",
    },
    "processes": {"name the parent"},
    "rights": {"no capability", "unshare", "mount", "setns", "chroot", "no new privileges"},
    "memory": {"not dumpable", "no core"},
}  # fmt: skip
"""Each wall of the doctor's table, and the attacks that break on it."""


@pytest.mark.parametrize("people", PEOPLE)
def test_the_doctor_s_table_is_what_a_captured_parser_found(people: str, home: Path, tmp_path: Path) -> None:
    """Also where an ordinary user asks, and where namespaces are refused; both were forked."""
    own = _own(tmp_path)
    program = _program(_WORKERS["binding and proof"], home, "ASKER")
    asks = f"""
import json, os
from pathlib import Path
from packet.sandbox import forked, standing, supervisor
from packet.sandbox.limits import LIMITS
real, made = supervisor.fork, []
supervisor.fork = lambda *asked: made.append(real(*asked)) or made[-1]
told = standing.standing()
own, paper = Path({str(own)!r}), Path({str(home / "paper.pdf")!r})
(own / "captured").write_text({program!r}.replace("ASKER", str(os.getpid())), encoding="utf-8")
supervisor.ask({{"step": ""}}, own, LIMITS, (paper,), dict, command={FORKED!r})
print(json.dumps([told, standing.standing(Path("/bin/true")), [isinstance(one, forked.Forked) for one in made]]))
"""
    done = subprocess.run(launched(people, "-c", asks), capture_output=True, check=True)
    alone, with_programs, were_forked = json.loads(done.stdout)
    open_ways = set(_open(tmp_path))
    assert alone == {wall: not ways & open_ways for wall, ways in _BEHIND.items()}
    assert alone == dict.fromkeys(WALLS, True) | {"processes": own_processes(people)}
    assert with_programs == alone
    assert all(were_forked)


OF_A_PROGRAM = {"fork", "socket of this machine"}
"""What a worker that may start LibreOffice or tesseract needs: its own processes, and sockets between them."""


@pytest.mark.parametrize("people", PEOPLE)
def test_a_worker_that_may_start_one_program_starts_no_other(people: str, home: Path, tmp_path: Path) -> None:
    """Files, the network, other processes and the kernel's rarer doors are as closed to it as to any."""
    question = {"task": "map", **Request("paper.pdf", home / "paper.pdf").to_plain()}
    command = launched(people, "-c", _program(_WORKERS["reading"], home))
    program = tmp_path / "bin" / "tesseract"
    supervisor.ask(question, _own(tmp_path), LIMITS, (home / "paper.pdf",), dict, command=command, program=program)
    assert set(_open(tmp_path)) == OF_A_PROGRAM | (set() if own_processes(people) else set(OF_A_STARTED_ONE))


def test_every_worker_is_attacked() -> None:
    """A new one is played here, too: each module that closes itself in before it answers."""
    root = Path(packet.__file__).parent
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "__main__" in (text := path.read_text("utf-8")) and ("serve(" in text or "confine(" in text)
    }
    played = {
        f"{name.replace('.', '/')}.py" for name in re.findall(r"from packet\.([\w.]+) import main", str(_WORKERS))
    }
    assert found == played | {"fax/worker.py", "sandbox/probe.py"}


NEW_USER, _NEW_NETWORK, _NEW_PROCESSES = 0x10000000, 0x40000000, 0x20000000


def may_make(namespace: int) -> bool:
    """Whether whoever runs the tests may: some systems refuse it to ordinary users, and all in a root of its own
    (chroot) a namespace of users, to root too, who then may make the others without it."""
    asks = f"import ctypes, sys\nsys.exit(ctypes.CDLL(None).unshare({namespace}) != 0)"
    return subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


def may_have(people: str, namespace: int) -> bool:
    """Whether these people may. Where the test may make no namespace of users, all of them are who runs the tests."""
    return people != "refused" if may_make(NEW_USER) else may_make(namespace)


def own_processes(people: str) -> bool:
    """Whether these people may have a namespace of processes."""
    return may_have(people, _NEW_PROCESSES)


@pytest.mark.parametrize("people", PEOPLE)
def test_a_namespace_is_had_where_it_is_allowed(people: str, tmp_path: Path) -> None:
    """So the other tests try both: all other walls stand without it."""
    network = may_have(people, _NEW_NETWORK)
    tells = "from packet.sandbox.worker import serve\nserve(lambda question, *_: {'walls': question['walls']})"
    told = supervisor.ask({}, _own(tmp_path), LIMITS, (), dict, command=launched(people, "-c", tells))
    assert told == {"walls": sorted({"calls", "files", "rights"} | ({"network"} if network else set()))}


def test_every_way_out_of_a_worker_of_the_fax_is_closed(home: Path, tmp_path: Path) -> None:
    """The pages of a fax are drawn behind the same walls."""
    (home / "paper.pdf").write_bytes(simple("one page"))
    worker = "import packet.fax.page as p\np.draw_page = lambda *_: attack({}, Path.cwd(), lambda *_: None)\n"
    command = (sys.executable, "-c", _program(worker + "from packet.fax.worker import main", home))
    order = crew.Order(home / "paper.pdf", frozenset(), frozenset(), "mmr", "fine")
    with supervisor.started(command, _own(tmp_path), crew.ENVIRONMENT) as process:
        assert isinstance(process, subprocess.Popen)
        process.communicate(order.line() + b'{"first": 1, "last": 1}\n')
    assert _open(tmp_path) == OF_A_STARTED_ONE


def _program(worker: str, home: Path, asker: str = str(os.getpid())) -> str:
    """A worker whose parser is the attack on `asker`: it leaves what it found in its own folder."""
    return f"""
import json, os
os.environ |= {{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}}  # numpy is loaded here before the fence stands
{_ATTACKS}
def attack(question, folder, tell):
    held = tried({str(home)!r}, {os.getpid()}, folder)
    held["the input is still read"] = open({str(home / "paper.pdf")!r}, "rb").read(4) == b"%PDF"
    (folder / "held.json").write_text(json.dumps(held))
    os._exit(0)
{worker}
main()
"""


def _own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def _open(tmp_path: Path) -> list[str]:
    """What was not refused, of all that was tried."""
    told: dict[str, bool] = json.loads((tmp_path / "own" / "held.json").read_text(encoding="utf-8"))
    return [name for name, held in told.items() if not held]
