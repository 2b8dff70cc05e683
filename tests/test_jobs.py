"""Many inputs: shared out to processes, shown while they come, and none of them stops the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from attrib.cli.auditing import Failed, Task, audit_all
from attrib.cli.processes import Died, in_processes
from attrib.model import Document
from attrib.policy import load
from attrib.readers import ReadError
from attrib.reports import DIED, FAULT, InputError
from conftest import ROOT

if sys.platform != "win32":
    import pty

ARTICLES = sorted((ROOT / "fixtures" / "articles").glob("short-*.txt"))
Process = Callable[..., subprocess.CompletedProcess[bytes]]


def work(task: int | str) -> tuple[int, int | str]:
    """Do what a task says, in a process of its own."""
    match task:
        case "exit":
            os._exit(5)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise SystemExit(6)
        case "wait":
            time.sleep(60)
        case int():
            time.sleep(task / 50)
    return os.getpid(), task


def test_answers_come_in_the_order_of_the_tasks() -> None:
    tasks = [5, 0, 3, 1, 0, 2]
    answers = [answer for answer in in_processes(work, tasks, 3) if not isinstance(answer, Died)]
    assert [told for _, told in answers] == tasks
    assert len({process for process, _ in answers}) <= 3
    assert os.getpid() not in {process for process, _ in answers}


def test_no_tasks() -> None:
    assert list(in_processes(work, [], 2)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("death", "how"), [("exit", "exit status 5"), ("kill", "killed"), ("raise", "exit status 6")])
def test_a_process_that_dies_takes_one_task_with_it(death: str, how: str) -> None:
    tasks: list[int | str] = [death, 1, 2, death, death, 3]
    answers = list(in_processes(work, tasks, 2))
    assert [a if isinstance(a, Died) else a[1] for a in answers] == [Died(how), 1, 2, Died(how), Died(how), 3]


def test_no_process_is_left_when_the_answers_are_not_wanted_any_more() -> None:
    tasks: list[int | str] = [0, "wait", "wait"]
    answers = in_processes(work, tasks, 3)
    first = next(answers)
    assert not isinstance(first, Died)
    answers.close()
    assert not is_running(first[0])


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_same_bytes_as_one_process(process: Process, tmp_path: Path) -> None:
    """With bad inputs, standard input, a policy and decisions of their own among them."""
    story = tmp_path / "story.txt"
    story.write_bytes(ARTICLES[0].read_bytes())
    (tmp_path / "attrib.toml").write_text("rules.bare-source = 'info'\n", encoding="utf-8")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\0")
    inputs = [ARTICLES[0], "nowhere.txt", story, "-", binary, *ARTICLES[1:], story]
    one, three = (
        process("audit", *inputs, "--format", "json", "--jobs", jobs, stdin="“No,” said Ada.".encode())
        for jobs in ("1", "3")
    )
    assert one.returncode == three.returncode == 3
    assert one.stdout == three.stdout != b""
    assert one.stderr == three.stderr
    assert one.stderr.count(b"\n") == 2


def broken(file: str) -> list[Document | ReadError]:
    """Fail in place of a reader, in another process too."""
    raise ZeroDivisionError(file)


def test_a_fault_is_told_from_another_process() -> None:
    tasks = [Task(name, load("default"), ()) for name in ("one.txt", "two.txt")]
    for jobs in (1, 2):
        answers = audit_all(tasks, broken, date(2026, 6, 15), jobs)
        for [failed], name in zip(answers, ("one.txt", "two.txt"), strict=True):
            assert isinstance(failed, Failed)
            assert failed.error == InputError(name, FAULT, f"a fault in attrib itself: ZeroDivisionError('{name}')")
            assert failed.trace
            assert "in broken" in failed.trace


def dying(file: str) -> list[Document | ReadError]:
    """End the process in place of a reader, as the system does where memory runs out."""
    os._exit(9)


def test_a_process_that_dies_is_an_error_of_its_input() -> None:
    failed, _ = audit_all([Task("one.txt", load("default"), ())] * 2, dying, date(2026, 6, 15), 2)
    assert failed == [Failed(InputError("one.txt", DIED, "the process that audited it ended: exit status 9"))]


# --- on a terminal -----------------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """What a command came to whose standard error is a terminal."""

    status: int
    out: bytes
    err: bytes


def on_a_terminal(*arguments: str | Path, interrupt_at: bytes | None = None) -> Shown:
    """Run a command. Once it has written `interrupt_at` on the terminal, press Ctrl-C."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "attrib", *map(str, arguments)]
    with tempfile.TemporaryFile() as out, os.fdopen(ours, "rb", buffering=0) as terminal:
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background are deaf to it
        running = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=theirs, start_new_session=True)
        signal.signal(signal.SIGINT, heard)
        os.close(theirs)
        err = b""
        with suppress(OSError):  # the terminal is gone when nobody writes to it any more
            while told := terminal.read(1024):
                err += told
                if interrupt_at is not None and interrupt_at in err:
                    os.killpg(running.pid, signal.SIGINT)
                    interrupt_at = None
        running.wait(timeout=60)
        assert is_over(running.pid)
        out.seek(0)
        return Shown(running.returncode, out.read(), err)


def is_over(group: int) -> bool:
    """Tell whether every process of a command has ended, or does so within seconds of it."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="the terminals of Unix")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_shows_several_inputs_on_a_terminal_only(process: Process, jobs: str) -> None:
    quiet = process("audit", *ARTICLES, "--jobs", jobs)
    shown = on_a_terminal("audit", *ARTICLES, "--jobs", jobs)
    assert quiet.stderr == b""
    assert b"Auditing" in shown.err
    assert b"100%" in shown.err
    assert (shown.status, shown.out) == (quiet.returncode, quiet.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="the terminals of Unix")
def test_one_input_has_no_bar() -> None:
    assert on_a_terminal("audit", ARTICLES[0]).err == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_an_interruption_ends_every_process_and_is_one_line(tmp_path: Path, jobs: str) -> None:
    long = tmp_path / "long.txt"
    sentence = "“The ferry will not sail before the summer,” Mayor Ana Ruiz told the council on Monday. "
    long.write_text(sentence * 4_000, encoding="utf-8")
    shown = on_a_terminal("audit", *[long] * 6, "--jobs", jobs, "--format", "json", interrupt_at=b"Auditing")
    assert (shown.status, shown.out) == (130, b"")
    last = shown.err.splitlines()[-1]
    assert last.endswith(b"attrib: interrupted")
    assert b"Traceback" not in shown.err
