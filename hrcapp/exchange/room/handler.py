"""One request to a room: proved before its body is read, weighed before it is kept, answered with a proof."""

from __future__ import annotations

import hashlib
import io
import json
import re
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol

from hrcapp.exchange.checks import AGE_RECIPIENT
from hrcapp.exchange.room.guard import Guard, Verdict
from hrcapp.exchange.room.patience import Patient
from hrcapp.exchange.room.proof import FORMAT, Asked
from hrcapp.model.faults import Fault

PROOF_HEADER = "Room-Proof"
MOST_LISTED, MOST_RECEIPTS = 10_000, 1_000
_FILE = re.compile(r"/files/([0-9a-f]{64})")
_RECEIPT = re.compile(rf"/receipts/({AGE_RECIPIENT.pattern})(?:/([0-9a-f]{{64}}))?")
_HEAD_BYTES, _PIECE, _WRITING = 16 * 1024, 64 * 1024, 10.0
_REFUSED = {Verdict.MALFORMED: 400, Verdict.WRONG: 401, Verdict.REPLAYED: 409, Verdict.OVER: 410}


class Keeper(Protocol):
    """Where files end up. Called from several threads at once."""

    def known(self) -> Collection[str]:
        """SHA-256 of every file that is here."""

    def keep(self, data: bytes, sender: str) -> bool:
        """Check a file and keep it; whether it is new. Raises Fault: BUNDLE_* for a file that is none."""

    def receipts(self, recipient: str) -> Collection[str]:
        """SHA-256 of the carried receipts for the device of this age recipient."""

    def receipt(self, recipient: str, digest: str) -> bytes | None:
        """One of them, which counts as fetched from now on."""


Told = Callable[[], object]
"""Hears that something came in, or that the room is over."""


@dataclass(frozen=True)
class Service:
    """What all requests to one room share."""

    guard: Guard
    salt: bytes
    keeper: Keeper
    bodies: threading.BoundedSemaphore
    told: Told


class Handler(BaseHTTPRequestHandler):
    """Knows `GET /`, `GET /files`, `PUT /files/<sha256>`, `GET /receipts/<recipient>[/<sha256>]`.

    One request a connection; nothing is logged.
    """

    protocol_version = "HTTP/1.1"
    headers: Message

    def __init__(self, service: Service, *args: Any) -> None:
        self._service, self._nonce = service, ""
        super().__init__(*args)

    def setup(self) -> None:
        super().setup()
        limits = self._service.guard.limits
        self._raw = Patient(self.connection, _HEAD_BYTES, limits.head, limits.silence)
        self.rfile.close()
        self.rfile = io.BufferedReader(self._raw)

    def do_GET(self) -> None:
        if self.path == "/":
            self._answer(200, {"format": FORMAT, "salt": self._service.salt.hex()})
        elif found := _RECEIPT.fullmatch(self.path):
            if self._admitted(Asked("GET", self.path)):
                self._give(found[1], found[2])
        elif self.path != "/files":
            self.send_error(404)
        elif self._admitted(Asked("GET", self.path)):
            self._answer(200, {"files": sorted(self._service.keeper.known())[:MOST_LISTED]})

    def do_PUT(self) -> None:
        found, length = _FILE.fullmatch(self.path), self.headers.get("Content-Length", "")
        if found is None or "Transfer-Encoding" in self.headers:
            self.send_error(404 if found is None else 400)
        elif not (length.isascii() and length.isdecimal() and len(length) < 12):
            self.send_error(411)
        elif self._admitted(Asked("PUT", self.path, int(length), found[1])):
            self._take(int(length), found[1])

    # -- giving receipts

    def _give(self, recipient: str, digest: str | None) -> None:
        """The list for one device, or one receipt; both are sealed to it, so who asks gains nothing else."""
        service = self._service
        if digest is None:
            self._answer(200, {"receipts": sorted(service.keeper.receipts(recipient))[:MOST_RECEIPTS]})
            return
        data = service.keeper.receipt(recipient, digest)
        if data is None:
            self._answer(404, {})
            return
        service.guard.gave(self.client_address[0])
        service.told()
        self._reply(200, data, "application/octet-stream")

    # -- taking a file

    def _take(self, length: int, digest: str) -> None:
        guard = self._service.guard
        if not 0 < length <= guard.limits.file:
            self._answer(413, {})
        elif not guard.reserve(length):
            self._read(length, keep=False)
            self._answer(507, {})
        elif not self._service.bodies.acquire(timeout=guard.limits.silence):
            guard.settle(length, "", new=None)
            self._answer(503, {})
        else:
            try:
                self._receive(length, digest)
            finally:
                self._service.bodies.release()

    def _receive(self, length: int, digest: str) -> None:
        new: bool | None = None
        status, said = 400, dict[str, str]()
        try:
            data = self._read(length)
            if hashlib.sha256(data).hexdigest() == digest:
                new, status, said = self._keep(data)
        finally:
            self._service.guard.settle(length, self.client_address[0], new=new)
        if new is not None:
            self._service.told()
        self._answer(status, said)

    def _keep(self, data: bytes) -> tuple[bool | None, int, dict[str, str]]:
        try:
            new = self._service.keeper.keep(data, self.client_address[0])
        except Fault as fault:
            refused = fault.code.value.startswith("bundle-")
            return None, 422 if refused else 507, {"reason": fault.code.value}
        return new, 201 if new else 200, {}

    def _read(self, length: int, *, keep: bool = True) -> bytes:
        """The body. A cut one comes back short, and its hash is then another."""
        limits = self._service.guard.limits
        self._raw.allow(length, limits.silence + length / limits.slowest)
        data, rest = bytearray(), length
        while rest and (piece := self.rfile.read(min(rest, _PIECE))):
            rest -= len(piece)
            if keep:
                data += piece
        return bytes(data)

    # -- proofs

    def _admitted(self, asked: Asked) -> bool:
        service = self._service
        verdict, self._nonce = service.guard.admit(self.headers.get("Authorization", ""), asked)
        if verdict is Verdict.GOOD:
            return True
        self._nonce = ""
        self.send_error(_REFUSED[verdict])
        return False

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        """Say something; proved when the request was."""
        self._reply(status, json.dumps(said, separators=(",", ":")).encode(), "application/json")

    def _reply(self, status: int, body: bytes, media_type: str) -> None:
        self.connection.settimeout(_WRITING)
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        if self._nonce:
            proof = self._service.guard.keys.of_answer(self._nonce, status, body)
            self.send_header(PROOF_HEADER, proof)
        self.end_headers()
        self.wfile.write(body)

    # -- what the base class would say

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A bare status: whoever cannot prove anything is told no more."""
        self.close_connection = True
        self._answer(code, {})

    def version_string(self) -> str:
        return "hrc-room"

    def log_message(self, *_said: Any) -> None:
        """Nothing: addresses and paths of other people's laptops belong into no log."""
