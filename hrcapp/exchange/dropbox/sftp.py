"""SFTP by paramiko, with the server's key pinned: a server that is not the kit's gets no password."""

from __future__ import annotations

import base64
import io
import socket
import time
from typing import Any

import paramiko
from fsspec.implementations.sftp import SFTPFileSystem

from hrcapp.exchange.dropbox import failures
from hrcapp.exchange.dropbox.address import Address
from hrcapp.exchange.dropbox.storage import Connection
from hrcapp.model.faults import Code, Fault

_PAUSES = (0.1, 0.5, 0.0)
_SILENT = ("No existing session", "Timeout", "Error reading SSH protocol banner")


class NotKept(Exception):
    """A server took a file and has not kept all of it."""


class SftpFiles(SFTPFileSystem):  # type: ignore[misc]
    """The library's own would trust any key it meets, and try keys of whoever uses the machine."""

    cachable = False

    def __init__(self, address: Address, timeout: float) -> None:
        super().__init__(address.host, host_key_policy="reject", address=address, timeout=timeout)

    def _connect(self) -> None:
        address: Address = self.ssh_kwargs["address"]
        options, timeout = address.options, self.ssh_kwargs["timeout"]
        self.client = paramiko.SSHClient()
        self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
        _pin(self.client, address)
        try:
            self.client.connect(
                address.host,
                port=address.port or 22,
                username=options["user"],
                password=options.get("password"),
                pkey=_private_key(address),
                allow_agent=False,
                look_for_keys=False,
                timeout=timeout,
                banner_timeout=timeout,
                auth_timeout=timeout,
                channel_timeout=timeout,
            )
            self.ftp = self.client.open_sftp()
        except BaseException:
            self.client.close()
            raise
        transport = self.client.get_transport()
        if transport and isinstance(transport.sock, socket.socket):
            # Many small requests, each answered: waiting to fill a packet costs 40 ms each.
            transport.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if channel := self.ftp.get_channel():
            channel.settimeout(timeout)

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        """All of it at once, without waiting for each answer; then its size is asked for."""
        self.ftp.putfo(io.BytesIO(value), path, len(value), confirm=False)
        for pause in _PAUSES:
            if self._size(path) == len(value):
                return
            time.sleep(pause)  # somebody else may be writing the same bytes under this name just now
        raise NotKept

    def _size(self, path: str) -> int | None:
        try:
            return self.ftp.stat(path).st_size
        except FileNotFoundError:
            return None

    def mkdir(self, path: str, create_parents: bool = True, mode: int = 0o777) -> None:
        """A folder that is there already is no error; what this answers is one number for all failures."""
        try:
            self.ftp.mkdir(path, mode)
        except OSError:
            if self.info(path)["type"] != "directory":
                raise

    def open(self, path: str, mode: str = "rb", **_options: Any) -> Any:
        file = self.ftp.open(path, mode)
        file.prefetch()
        return file

    def close(self) -> None:
        self.client.close()


def connect(address: Address, timeout: float) -> Connection:
    """Log in. Raises what `code_of` knows."""
    with failures.telling(address.host, code_of):
        files = SftpFiles(address, timeout)
    root = address.path if address.path != "/" else ""
    return Connection(
        files,
        root,
        lambda _needed: failures.telling(address.host, code_of),
        files.close,
        top=address.path,
    )


def code_of(error: BaseException) -> Code | None:
    """What this library's exceptions mean."""
    if isinstance(error, paramiko.AuthenticationException):
        return Code.BOX_REFUSED
    if isinstance(error, paramiko.BadHostKeyException):
        return Code.BOX_HOST_KEY
    if isinstance(error, paramiko.ssh_exception.NoValidConnectionsError):
        return Code.BOX_UNREACHABLE
    if isinstance(error, paramiko.SSHException) and "not found in known_hosts" in str(error):
        return Code.BOX_HOST_KEY
    if isinstance(error, NotKept | paramiko.SFTPError) or str(error) == "Failure":
        # Version 3 of the protocol has one number for every failure; where it happens, room has run out.
        return Code.BOX_FULL
    if isinstance(error, paramiko.SSHException) and str(error).startswith(_SILENT):
        return Code.BOX_TIMED_OUT
    return Code.BOX_UNREACHABLE if isinstance(error, paramiko.SSHException) else None


def _pin(client: paramiko.SSHClient, address: Address) -> None:
    port = address.port or 22
    name = address.host if port == 22 else f"[{address.host}]:{port}"
    kind, _, rest = address.options["host_key"].strip().partition(" ")
    try:
        key = paramiko.PKey.from_type_string(kind, base64.b64decode(rest.split(" ", 1)[0], validate=True))
    except (paramiko.SSHException, ValueError) as error:
        raise Fault(Code.BOX_SETTINGS, server=address.host) from error
    client.get_host_keys().add(name, kind, key)


def _private_key(address: Address) -> paramiko.PKey | None:
    text = address.options.get("private_key")
    if not text:
        return None
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text))
        except (paramiko.SSHException, ValueError):
            continue
    raise Fault(Code.BOX_SETTINGS, server=address.host)
