"""Work shared out to processes: answers in the order of the tasks, and no process left behind."""

from __future__ import annotations

import copyreg
import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

# A new interpreter, on every system alike: no lock, no open file and no signal of this one comes along by accident.
_CONTEXT = multiprocessing.get_context("spawn")


class Died(NamedTuple):
    """What is there instead of an answer where the process that had the task ended before it gave one."""

    reason: str


def in_processes(
    work: Callable[[Task], Answer], tasks: Sequence[Task], jobs: int
) -> Generator[Answer | Died, None, None]:
    """Yield the answer to each task, in order, from at most `jobs` processes. None of them outlives this.

    `work`, the tasks and the answers are such as can be pickled. What `work` raises ends the process that it is in.
    """
    waiting = iter(enumerate(tasks))
    busy: dict[_Worker, int] = {}
    idle: list[_Worker] = []
    answers: dict[int, Answer | Died] = {}
    try:
        for wanted in range(len(tasks)):
            while wanted not in answers:
                while len(busy) < jobs and (following := next(waiting, None)):
                    number, task = following
                    worker = idle.pop() if idle else _Worker()
                    busy[worker] = number
                    worker.give(work, task)
                for worker in _with_news(busy):
                    answer = answers[busy.pop(worker)] = worker.answer()
                    if not isinstance(answer, Died):
                        idle.append(worker)
            yield answers.pop(wanted)
    finally:
        for worker in (*busy, *idle):
            worker.process.terminate()
        for worker in (*busy, *idle):
            worker.process.join()


class _Worker:
    """A process that does one task after another."""

    def __init__(self) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs,))
        with _interrupts_held_back():
            self.process.start()
        theirs.close()

    def give(self, work: Callable[[Any], object], task: object) -> None:
        """Hand over a task. Where the process is dead already, the answer says so."""
        with suppress(OSError):
            self.connection.send((work, task))

    def answer(self) -> Any:
        """Return the answer that has come, or how the process ended."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode or 0
            return Died(f"exit status {code}" if code >= 0 else (signal.strsignal(-code) or f"signal {-code}").lower())


def _with_news(workers: Mapping[_Worker, int]) -> list[_Worker]:
    """Wait, and return the workers that have an answer or have ended."""
    signs: dict[Any, _Worker] = {
        sign: worker for worker in workers for sign in (worker.connection, worker.process.sentinel)
    }
    return list({signs[sign]: None for sign in wait(signs)})


def _serve(connection: Connection) -> None:
    """Do what comes until nobody is there any more. Ctrl-C reaches this process too, and ends it without a word."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a job in the background has it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    with suppress(EOFError, OSError):
        while True:
            work, task = connection.recv()
            connection.send(work(task))


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is only just starting would answer it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _proxy(of: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(of)


def _reduced(proxy: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[dict[Any, Any]]]:
    return _proxy, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduced)  # the tables of a policy, which Python does not pickle of itself
