"""The other side: asks a room what is there, brings what is not, and fetches the receipts for it."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import Any

from hrcapp.exchange.room.handler import PROOF_HEADER
from hrcapp.exchange.room.invitation import Invitation
from hrcapp.exchange.room.proof import EMPTY, FORMAT, NONCE_BYTES, SALT_BYTES, Asked, Keys, same
from hrcapp.exchange.transfer import BackOff, Line, Progress
from hrcapp.model.faults import Code, Fault

_PIECE = 64 * 1024
_LONGEST_ANSWER, _LONGEST_RECEIPT = 1024 * 1024, 4 * 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REFUSALS = {
    413: Code.ROOM_FILE_REFUSED,
    422: Code.ROOM_FILE_REFUSED,
    503: Code.BOX_TIMED_OUT,
    507: Code.ROOM_FULL,
}


def near_line() -> Line:
    """Patience for a network of one room: a few tries, short waits."""
    return Line(attempts=4, timeout=30.0, back_off=BackOff(first=0.5, longest=4.0))


class Visit:
    """One visit to a room, begun by asking what is there. Nothing counts as there before the room proved it.

    Raises Fault BOX_UNREACHABLE, BOX_TIMED_OUT (after some tries), ROOM_CODE_WRONG, ROOM_NOT_PROVEN,
    ROOM_NEWER_FORMAT, INTERRUPTED.
    """

    def __init__(self, invitation: Invitation, line: Line | None = None) -> None:
        self._at, self._line = invitation, line or near_line()
        self._keys = Keys.of(invitation.code, self._line.carry(self._salt))
        self.here = self._files()

    @property
    def address(self) -> str:
        """Where the room is."""
        return self._at.address

    def bring(self, data: bytes, progress: Progress | None = None) -> bool:
        """Bring a file, unless it is there; whether it travelled. `progress` gets (bytes sent, bytes in all).

        Raises also Fault ROOM_FULL, ROOM_FILE_REFUSED.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest in self.here:
            return False
        asked = Asked("PUT", f"/files/{digest}", len(data), digest)
        self._line.carry(lambda: self._ask(asked, data, progress), len(data))
        self.here |= {digest}
        return True

    def receipts(self, recipient: str) -> frozenset[str]:
        """SHA-256 (hex) of the receipts there for the device of this age recipient.

        None in a room of an app that carries no receipts yet.
        """
        status, body = self._line.carry(lambda: self._proved(Asked("GET", f"/receipts/{recipient}")))
        return self._digests(_json(body), "receipts") if status == 200 else frozenset()

    def receipt(self, recipient: str, digest: str) -> bytes | None:
        """One of them; None when it is gone, or not what its name promises."""
        asked = Asked("GET", f"/receipts/{recipient}/{digest}")
        status, body = self._line.carry(lambda: self._proved(asked, longest=_LONGEST_RECEIPT))
        return body if status == 200 and hashlib.sha256(body).hexdigest() == digest else None

    def _files(self) -> frozenset[str]:
        """SHA-256 (hex) of the files that are there, whoever brought them."""
        return self._digests(self._line.carry(lambda: self._ask(Asked("GET", "/files"), b"", None)), "files")

    def _digests(self, said: dict[str, Any], key: str) -> frozenset[str]:
        found = said.get(key)
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self._fault(Code.ROOM_NOT_PROVEN)
        return frozenset(one for one in found if _SHA256.fullmatch(one))

    # -- one request

    def _salt(self) -> bytes:
        """What a room says to everybody."""
        status, _proof, body = self._exchange(Asked("GET", "/"), {}, b"", None)
        said = _json(body) if status == 200 else {}
        found = re.fullmatch(r"hrc-room/\d+", str(said.get("format")))
        if found and found[0] != FORMAT:
            raise self._fault(Code.ROOM_NEWER_FORMAT)
        salt = str(said.get("salt"))
        if not found or not re.fullmatch(rf"[0-9a-f]{{{2 * SALT_BYTES}}}", salt):
            raise self._fault(Code.ROOM_NOT_PROVEN)
        return bytes.fromhex(salt)

    def _ask(self, asked: Asked, data: bytes, progress: Progress | None) -> dict[str, Any]:
        status, body = self._proved(asked, data, progress)
        if status in _REFUSALS:
            raise self._fault(_REFUSALS[status])
        if status not in (200, 201):
            raise self._fault(Code.ROOM_NOT_PROVEN)
        return _json(body)

    def _proved(
        self,
        asked: Asked,
        data: bytes = b"",
        progress: Progress | None = None,
        longest: int = _LONGEST_ANSWER,
    ) -> tuple[int, bytes]:
        """Status and body of an answer that is proved, or 404, which says that there is no such thing."""
        nonce = secrets.token_hex(NONCE_BYTES)
        proof = self._keys.of_request(nonce, asked)
        headers = {"Authorization": f"HRC-Room nonce={nonce}, proof={proof}"}
        status, answered, body = self._exchange(asked, headers, data, progress, longest)
        if status == 401:
            raise self._fault(Code.ROOM_CODE_WRONG)
        if status == 410:
            raise self._fault(Code.BOX_UNREACHABLE)
        if status != 404 and not same(answered, self._keys.of_answer(nonce, status, body)):
            raise self._fault(Code.ROOM_NOT_PROVEN)
        return status, body

    def _exchange(
        self,
        asked: Asked,
        headers: dict[str, str],
        data: bytes,
        progress: Progress | None,
        longest: int = _LONGEST_ANSWER,
    ) -> tuple[int, str, bytes]:
        """Status, proof and body of an answer."""
        connection = HTTPConnection(self._at.host, self._at.port, timeout=self._line.timeout)
        try:
            with closing(connection):
                connection.putrequest(asked.method, asked.path, skip_accept_encoding=True)
                for name, value in headers.items():
                    connection.putheader(name, value)
                if asked.digest != EMPTY:
                    connection.putheader("Content-Length", str(len(data)))
                connection.endheaders()
                self._send(connection, data, progress)
                with connection.getresponse() as answer:
                    return (
                        answer.status,
                        answer.getheader(PROOF_HEADER, ""),
                        self._body(answer.read1, longest),
                    )
        except TimeoutError as error:
            raise self._fault(Code.BOX_TIMED_OUT) from error
        except (OSError, HTTPException) as error:
            raise self._fault(Code.BOX_UNREACHABLE) from error

    def _send(self, connection: HTTPConnection, data: bytes, progress: Progress | None) -> None:
        for at in range(0, len(data), _PIECE):
            self._line.control.check()
            connection.send(data[at : at + _PIECE])
            if progress:
                progress(min(at + _PIECE, len(data)), len(data))

    def _body(self, read: Callable[[int], bytes], longest: int) -> bytes:
        body = b""
        while piece := read(_PIECE):
            self._line.control.check()
            body += piece
            if len(body) > longest:
                raise self._fault(Code.ROOM_NOT_PROVEN)
        return body

    def _fault(self, code: Code) -> Fault:
        return Fault(code, server=self._at.address)


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
