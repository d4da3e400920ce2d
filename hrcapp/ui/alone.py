"""Threads for work that waits for others, such as a server in the network. Nobody waits for them in turn.

A request under way can't be called back: it ends when the server answers, or when the line gives up a minute
later. The app must close at once all the same: these threads do not hold it up, and what they do is made to
be cut off.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that closing waits for all of them together: enough for what is not in the midst of a request."""


class Alone(Executor):
    """A thread for each piece of work."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []
        self._closed = False

    def submit(self, work: Callable[..., T], /, *args: Any, **options: Any) -> Future[T]:
        """Begin at once. Raises RuntimeError after `shutdown`."""
        if self._closed:
            raise RuntimeError("nothing is begun any more")
        future: Future[T] = Future()
        thread = threading.Thread(target=_run, args=(future, work, args, options), daemon=True, name="alone")
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Begin nothing more, and wait a moment for what is under way."""
        self._closed = True
        share = PATIENCE / max(1, len(self._threads))
        for thread in self._threads if wait else ():
            thread.join(share)


def _run(future: Future[T], work: Callable[..., T], args: tuple[Any, ...], options: dict[str, Any]) -> None:
    future.set_running_or_notify_cancel()
    try:
        result = work(*args, **options)
    except BaseException as error:  # noqa: BLE001 (as every executor: whoever asks for the result meets it)
        future.set_exception(error)
    else:
        future.set_result(result)
