"""The key that an SFTP server shows, for a person to compare before anything is entrusted to it.

The server is greeted, its key is read, and the connection ends: no name and no password is sent (RFC 4253,
section 8). The fingerprint is written as `ssh-keygen -l` does.
"""

from __future__ import annotations

import base64
import hashlib
import socket
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import paramiko

from hrcapp.exchange.dropbox import failures
from hrcapp.model.faults import Code, Fault

_TIMEOUT = 30.0


@dataclass(frozen=True)
class HostKey:
    """`line` is what a specification carries as `host_key`: the kind and the key in base64."""

    line: str

    @property
    def fingerprint(self) -> str:
        """`SHA256:` and 43 characters."""
        digest = hashlib.sha256(base64.b64decode(self.line.split(" ")[1])).digest()
        return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def ask_host_key(address: str, timeout: float = _TIMEOUT) -> HostKey:
    """The key of the server at an `sftp://` address. Raises Fault BOX_SETTINGS, BOX_*."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port or 22
    except ValueError as error:
        raise Fault(Code.BOX_SETTINGS, server="") from error
    if parts.scheme != "sftp" or not host:
        raise Fault(Code.BOX_SETTINGS, server=host)
    with failures.telling(host, _code_of), socket.create_connection((host, port), timeout) as link:
        transport = paramiko.Transport(link)
        transport.banner_timeout = transport.handshake_timeout = timeout
        try:
            transport.start_client(timeout=timeout)
            key = transport.get_remote_server_key()
        finally:
            with suppress(Exception):  # it ends either way
                transport.close()
    return HostKey(f"{key.get_name()} {key.get_base64()}")


def _code_of(error: BaseException) -> Code | None:
    return Code.BOX_SERVER_ERROR if isinstance(error, paramiko.SSHException) else None
