"""SMB, the share of an office network (versions 2 and 3, signed), by smbprotocol.

Every call names its user and its own pool of connections: the library's common pool would let a second box on
one server write with the credentials of the first.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import smbclient
from fsspec.implementations.smb import SMBFileSystem
from smbprotocol import exceptions as smb

from hrcapp.exchange.dropbox import failures
from hrcapp.exchange.dropbox.address import Address
from hrcapp.exchange.dropbox.storage import Connection
from hrcapp.model.faults import Code


class SmbFiles(SMBFileSystem):  # type: ignore[misc]
    """Paths are `/share/…`."""

    cachable = False

    def __init__(self, address: Address, timeout: float) -> None:
        self._pool: dict[str, Any] = {}
        self._session = {
            "port": address.port,
            "username": address.options["user"],
            "password": address.options["password"],
            "connection_timeout": timeout,
            "connection_cache": self._pool,
        }
        super().__init__(address.host, port=address.port, register_session_retries=-1)
        session = smbclient.register_session(address.host, **self._session)
        _give_up_on_silence(session.connection.transport, timeout)

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        with self._opened(path, "wb") as file:
            file.write(value)

    def mkdir(self, path: str, create_parents: bool = True, **_options: Any) -> None:
        smbclient.mkdir(self._unc(path), **self._session)

    def ls(self, path: str, detail: bool = True, **_options: Any) -> list[dict[str, Any]]:
        """One query, sizes included."""
        return [
            {
                "name": one.name,
                "size": one.smb_info.end_of_file,
                "type": "directory" if one.is_dir() else "file",
            }
            for one in smbclient.scandir(self._unc(path), **self._session)
        ]

    def info(self, path: str, **_options: Any) -> dict[str, Any]:
        found = smbclient.stat(self._unc(path), **self._session)
        folder = bool(found.st_file_attributes & 0x10)  # MS-FSCC 2.6, FILE_ATTRIBUTE_DIRECTORY
        return {"name": path, "size": found.st_size, "type": "directory" if folder else "file"}

    def open(self, path: str, mode: str = "rb", **_options: Any) -> Any:
        return self._opened(path, mode)

    def rm_file(self, path: str) -> None:
        smbclient.remove(self._unc(path), **self._session)

    def close(self) -> None:
        smbclient.delete_session(
            self.host, port=self._session["port"], connection_cache=self._pool, timeout=5
        )

    @contextmanager
    def _opened(self, path: str, mode: str) -> Iterator[Any]:
        # Shared with everybody: whoever else writes under this name writes the same bytes.
        file = smbclient.open_file(self._unc(path), mode, share_access="rwd", **self._session)
        try:
            with file:
                yield file
        except BaseException:
            # Lost with the link: the library would warn of the open handle whenever memory is tidied.
            file.raw.fd._connected = False
            raise

    def _unc(self, path: str) -> str:
        return f"\\\\{self.host}" + path.replace("/", "\\")


def connect(address: Address, timeout: float) -> Connection:
    """Log in. Raises what `code_of` knows."""
    with failures.telling(address.host, code_of):
        files = SmbFiles(address, timeout)
    return Connection(
        files,
        address.path,
        lambda _needed: failures.telling(address.host, code_of),
        files.close,
        top=address.path,
    )


_CODES: tuple[tuple[type[BaseException], Code], ...] = (
    (smb.LogonFailure, Code.BOX_REFUSED),
    (smb.WrongPassword, Code.BOX_REFUSED),
    (smb.PasswordExpired, Code.BOX_REFUSED),
    (smb.SMBAuthenticationError, Code.BOX_REFUSED),
    (smb.AccessDenied, Code.BOX_REFUSED),
    (smb.BadNetworkName, Code.BOX_FOLDER_MISSING),
    (smb.DiskFull, Code.BOX_FULL),
    (smb.IOTimeout, Code.BOX_TIMED_OUT),
    (smb.SMBConnectionClosed, Code.BOX_UNREACHABLE),
)
_STATUS = {  # MS-ERREF 2.3
    0xC000007F: Code.BOX_FULL,  # STATUS_DISK_FULL
    0xC0000044: Code.BOX_FULL,  # STATUS_QUOTA_EXCEEDED
    0xC0000043: Code.BOX_SERVER_ERROR,  # STATUS_SHARING_VIOLATION: another program holds it, for a moment
    0xC0000022: Code.BOX_REFUSED,  # STATUS_ACCESS_DENIED
}


def code_of(error: BaseException) -> Code | None:
    """What this library's exceptions mean."""
    if isinstance(error, smb.SMBOSError) and error.ntstatus in _STATUS:
        return _STATUS[error.ntstatus]
    if isinstance(error, smb.SMBException) and str(error).startswith("Connection timeout"):
        return Code.BOX_TIMED_OUT
    if isinstance(error, ValueError) and "Failed to connect" in str(error):
        # The library hides the reason in its words; a name that is not found has a negative number there.
        return Code.BOX_NAME_UNKNOWN if "[Errno -" in str(error) else Code.BOX_UNREACHABLE
    return next((code for kind, code in _CODES if isinstance(error, kind)), None)


def _give_up_on_silence(transport: Any, timeout: float) -> None:
    """The library waits for ever for an answer: let the system end a connection that is silent."""
    connection: socket.socket = transport._sock
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, name):
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(timeout * 1000))
