"""What libraries raise, as one of a few faults that a person can do something about. No text of a library is
shown or kept: it could carry an address with credentials."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hrcapp.model.faults import Code, Fault

Classify = Callable[[BaseException], Code | None]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def telling(server: str, classify: Classify = lambda error: None) -> Iterator[None]:
    """Turn what is raised inside into Fault BOX_*; `classify` knows the exceptions of one library.

    FileNotFoundError for one file is the business of whoever asked for it and must be caught inside.
    """
    try:
        yield
    except Fault:
        raise
    except Exception as error:
        raise Fault(_code(error, classify), server=server) from error


def from_status(status: int) -> Code:
    """What a status of HTTP means (RFC 9110, RFC 4918)."""
    if status in (401, 403):
        return Code.BOX_REFUSED
    if status in (404, 409, 410):
        return Code.BOX_FOLDER_MISSING
    if status in (413, 507):
        return Code.BOX_FULL
    return Code.BOX_TIMED_OUT if status in (408, 504) else Code.BOX_SERVER_ERROR


def _code(error: BaseException, classify: Classify) -> Code:
    """The first of the chain that says something: libraries wrap what they got."""
    chain = _chain(error)
    for known in (classify, _of_system):
        for one in chain:
            if code := known(one):
                return code
    return Code.BOX_UNREACHABLE if isinstance(error, OSError | EOFError) else Code.BOX_SERVER_ERROR


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found and len(found) < 20:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _of_system(error: BaseException) -> Code | None:
    if isinstance(error, socket.gaierror):
        return Code.BOX_NAME_UNKNOWN
    if isinstance(error, ssl.SSLCertVerificationError):
        return Code.BOX_CERTIFICATE
    if isinstance(error, TimeoutError):
        return Code.BOX_TIMED_OUT
    if isinstance(error, PermissionError):
        return Code.BOX_REFUSED
    if isinstance(error, FileNotFoundError):
        return Code.BOX_FOLDER_MISSING
    if isinstance(error, ConnectionError | EOFError):
        return Code.BOX_UNREACHABLE
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return Code.BOX_FULL
        return Code.BOX_FOLDER_MISSING if error.errno in _GONE else None
    return None
