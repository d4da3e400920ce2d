"""One question to one service on the network, within bounds; the only place of this room that reaches out.

Nobody is asked but the host of the address: a redirection is an answer that can't be used.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from enum import StrEnum
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

SECONDS = 20.0
_PIECE = 1 << 16


class Why(StrEnum):
    """Why there is no answer."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNUSABLE = "unusable"


class NoAnswer(Exception):
    """No answer that can be used; `detail` is the service's own short word, such as a status, or empty."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why, self.detail = why, detail


def host_of(address: str) -> str:
    """Who would be asked; ValueError unless the address begins with https:// or http:// and names a host.

    What is asked here answers with signatures, so either will do.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password:
        raise ValueError("not the address of a service")
    return parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"


def ask(
    address: str, *, largest: int, question: bytes | None = None, kind: str = "", accept: str = ""
) -> bytes:
    """The body of the answer, at most `largest` bytes within `SECONDS`; `accept` is the type it must have.

    A `question` of type `kind` is posted. ValueError as `host_of`; NoAnswer.
    """
    host_of(address)
    headers = {"Accept": accept or "*/*"} | ({"Content-Type": kind} if kind else {})
    request = urllib.request.Request(address, question, headers)  # noqa: S310 - the scheme was checked
    end = time.monotonic() + SECONDS
    try:
        with _OPENER.open(request, timeout=SECONDS) as answer:
            if accept and answer.headers.get_content_type() != accept:
                raise NoAnswer(Why.UNUSABLE, answer.headers.get_content_type())
            return _read(answer, largest, end)
    except urllib.error.HTTPError as error:
        with error:
            raise NoAnswer(Why.REFUSED, str(error.code)) from error
    except (OSError, HTTPException) as error:
        raise NoAnswer(Why.UNREACHABLE) from error


def _read(answer: Any, largest: int, end: float) -> bytes:
    data = bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > largest:
            raise NoAnswer(Why.UNUSABLE)
        if time.monotonic() > end:
            raise NoAnswer(Why.UNREACHABLE)
    return bytes(data)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nobody else is asked than the person was told."""
        return


_OPENER = urllib.request.build_opener(_Stay)
