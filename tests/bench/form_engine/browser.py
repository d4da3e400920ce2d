"""`@getodk/xforms-engine` in headless Chromium: fetched when the bench is run, no part of this project."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import Any

from tests.bench.row import NotMeasured
from tests.conftest import ROOT

PACKAGE = "@getodk/xforms-engine"
VERSION = "0.22.0"
_KEPT = ROOT / "build" / "bench-reference"
_ENGINE = _KEPT / "node_modules" / PACKAGE / "dist" / "index.js"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 180.0
_PAGE = (
    b'<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/page.js"></script>'
)


def engine(*, fetch: bool) -> Path:
    """The script of the other engine; fetched with npm when allowed. Raises `NotMeasured` without it."""
    if not _ENGINE.is_file():
        npm = shutil.which("npm")
        if not fetch or npm is None:
            raise NotMeasured(f"{PACKAGE} is not here; `make bench` fetches it with npm")
        _KEPT.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(_KEPT), "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(
            [*command, f"{PACKAGE}@{VERSION}"], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        if done.returncode or not _ENGINE.is_file():
            raise NotMeasured(f"{PACKAGE} could not be fetched: {done.stderr.strip()[-200:]}")
    return _ENGINE


class Browser(AbstractContextManager["Browser"]):
    """One page with the engine in it. Times are those of the page's own clock, in milliseconds."""

    def __init__(self, script: Path) -> None:
        self._tasks: SimpleQueue[dict[str, str]] = SimpleQueue()
        self._told: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(script))
        self._server.daemon_threads = True
        self._profile = TemporaryDirectory(ignore_cleanup_errors=True)

    def __enter__(self) -> Browser:
        program = next(filter(None, map(shutil.which, _BROWSERS)), None)
        if program is None:
            self._close()
            raise NotMeasured("there is no Chromium here")
        self._thread = Thread(target=self._server.serve_forever, name="bench-page")
        self._thread.start()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--mute-audio"]
        self._process = subprocess.Popen(
            [program, *options, f"--user-data-dir={self._profile.name}", f"http://127.0.0.1:{self._port}/"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return self

    @property
    def _port(self) -> int:
        return int(self._server.server_address[1])

    def load(self, form: bytes) -> dict[str, Any]:
        """Loads a form, looks at every node: `{ms, last}`, the value of the last question."""
        return self._ask({"form": form.decode()})

    def edit(self, value: str) -> dict[str, Any]:
        """Answers the first question and reads all the others."""
        return self._ask({"value": value})

    def _ask(self, task: dict[str, str]) -> dict[str, Any]:
        self._tasks.put(task)
        try:
            told = self._told.get(timeout=_PATIENCE)
        except Empty:
            raise NotMeasured("the browser does not answer") from None
        if "error" in told:
            raise RuntimeError(told["error"])
        return told

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=_PATIENCE)
        self._server.shutdown()
        self._thread.join()
        self._close()

    def _close(self) -> None:
        self._server.server_close()
        self._profile.cleanup()

    def _handler(self, script: Path) -> type[BaseHTTPRequestHandler]:
        tasks, told = self._tasks, self._told
        files = {
            "/": ("text/html", _PAGE),
            "/page.js": ("text/javascript", (Path(__file__).parent / "page.js").read_bytes()),
            "/engine.js": ("text/javascript", script.read_bytes()),
        }

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/task":
                    self._answer("application/json", json.dumps(tasks.get()).encode())
                elif self.path in files:
                    self._answer(*files[self.path])
                else:
                    self.send_error(404)

            def do_POST(self) -> None:
                told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self._answer("text/plain", b"")

            def _answer(self, kind: str, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                del format, args

        return Handler
