"""A server as a process of ours: started from a configuration in a folder of its own, ended by its id."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent


def free_port() -> int:
    """A port of the loopback that nobody uses at this moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    """Where a program lies; a test that needs it skips, saying so, where it is absent."""
    found = shutil.which(str(BIN / name)) or shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def own_folder() -> Path:
    """Readable by the users that some servers change to, unlike pytest's own folders."""
    folder = Path(tempfile.mkdtemp(prefix="hrc-server-"))
    folder.chmod(0o755)
    return folder


def _end_with_us() -> None:
    """In the child: a test run that is killed leaves no server behind (prctl(2), PR_SET_PDEATHSIG).

    The parent, for the system, is the thread that started it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Process:
    """A command that listens on a port; what it says goes to `log`."""

    def __init__(
        self,
        command: Sequence[str],
        port: int,
        log: Path,
        environment: Mapping[str, str] | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self._command, self._place, self._log = list(command), (host, port), log
        self._environment = {**os.environ, **(environment or {})}
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when the port answers; fails with the server's own words."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
                preexec_fn=_end_with_us,
            )
        until = time.monotonic() + 20
        while time.monotonic() < until and self._running.poll() is None:
            try:
                socket.create_connection(self._place, 1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.kill()
        pytest.fail(f"{self._command[0]} does not answer:\n{self._log.read_text(errors='replace')[-2000:]}")

    @property
    def runs(self) -> bool:
        return self._running is not None

    def kill(self) -> None:
        """At once, with everything it started: what it was doing stays half done."""
        running, self._running = self._running, None
        if running is not None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
