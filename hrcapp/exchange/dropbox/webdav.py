"""WebDAV (RFC 4918), as Nextcloud and web servers speak it: one request for each thing that is done.

The library's own calls ask for whole trees (a PROPFIND without Depth), look before they write, and put a body
in one piece, which on a slow link never ends within any timeout. Here a body goes in pieces of 16 KiB, each
with a timeout of its own, and no answer is read beyond its bound.
"""

from __future__ import annotations

import io
import ssl
from typing import Any

import httpx
from lxml import etree
from webdav4.fsspec import WebdavFileSystem

from hrcapp.exchange.dropbox import failures
from hrcapp.exchange.dropbox.address import Address
from hrcapp.exchange.dropbox.storage import Connection
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.exchange.transfer import LARGEST
from hrcapp.model.faults import Code

_PIECE = 16 * 1024
_MAX_LISTING = 32 * 1024 * 1024
_AS_IT_IS = {"Accept-Encoding": "identity"}
_DAV = "{DAV:}"
_ASKED = b"""<?xml version="1.0"?>
<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>"""


class Answer(Exception):
    """A server said no: `status` is that of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class DavFiles(WebdavFileSystem):  # type: ignore[misc]
    """`base` is the address of the box."""

    cachable = False

    def __init__(self, base: str, **options: Any) -> None:
        super().__init__(base, retry=False, **options)
        # On a slow link every word counts: these say what holds anyway, or is asked for where it matters.
        for name in ("Accept", "Accept-Encoding", "Connection"):
            del self.client.http.headers[name]

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        """PUT. Raises FileNotFoundError where the folder is missing (409)."""
        body = io.BytesIO(value)
        pieces = iter(lambda: body.read(_PIECE), b"")
        self._ask("PUT", path, content=pieces, headers={"Content-Length": str(len(value))})

    def mkdir(self, path: str, create_parents: bool = True, **_options: Any) -> None:
        """MKCOL; a folder that is there already is no error (405).

        Apache says 403 when somebody else makes it at the same moment.
        """
        try:
            self._ask("MKCOL", path, folder=True, welcome=(405,))
        except Answer:
            if not self._is_folder(path):
                raise

    def ls(self, path: str, detail: bool = True, **_options: Any) -> list[dict[str, Any]]:
        """PROPFIND with Depth 1."""
        found = self._properties(path, "1", folder=True)
        own = httpx.URL(self.client.join_url(path)).path.rstrip("/")
        return [one for one in found if one["path"] != own]

    def info(self, path: str, **_options: Any) -> dict[str, Any]:
        """PROPFIND with Depth 0."""
        found = self._properties(path, "0", folder=not path)
        if len(found) != 1:
            raise ValueError("one resource was asked for")
        return found[0]

    def open(self, path: str, mode: str = "rb", **_options: Any) -> io.BytesIO:
        """GET, of what a drop box may hold."""
        return io.BytesIO(self._ask("GET", path, limit=MAX_BYTES + 1, headers=_AS_IT_IS))

    def close(self) -> None:
        self.client.http.close()

    def _is_folder(self, path: str) -> bool:
        try:
            return [one["type"] for one in self._properties(path, "0", folder=True)] == ["directory"]
        except (FileNotFoundError, Answer):
            return False

    def _properties(self, path: str, depth: str, *, folder: bool = False) -> list[dict[str, Any]]:
        headers = {"Depth": depth, "Content-Type": "application/xml", **_AS_IT_IS}
        body = self._ask("PROPFIND", path, folder=folder, content=_ASKED, headers=headers, limit=_MAX_LISTING)
        return [_resource(one) for one in _xml(body).iterfind(f"{_DAV}response")]

    def _ask(
        self,
        method: str,
        path: str,
        *,
        folder: bool = False,
        welcome: tuple[int, ...] = (),
        limit: int = LARGEST,
        **options: Any,
    ) -> bytes:
        """The body of the answer, at most `limit` bytes of it. Raises FileNotFoundError, `Answer`."""
        url = str(self.client.join_url(path, add_trailing_slash=folder))
        http: httpx.Client = self.client.http
        answer = http.send(http.build_request(method, url, **options), stream=True)
        try:
            if answer.status_code == 404 or (answer.status_code == 409 and method == "PUT"):
                raise FileNotFoundError(path)
            if not answer.is_success and answer.status_code not in welcome:
                raise Answer(answer.status_code)
            if answer.headers.get("Content-Encoding", "identity") != "identity":
                raise ValueError("an encoding that was not asked for")
            return _bounded(answer, limit)
        finally:
            answer.close()


def connect(address: Address, timeout: float) -> Connection:
    """Nothing is sent before the first request."""
    options = address.options
    verify: ssl.SSLContext | bool = True
    if options.get("ca"):
        verify = ssl.create_default_context(cadata=options["ca"])
    files = DavFiles(
        address.origin + address.path,
        auth=httpx.BasicAuth(options["user"], options["password"]),
        verify=verify,
        timeout=httpx.Timeout(timeout),
        headers={"User-Agent": "hrcapp"},
    )
    return Connection(files, "", lambda _needed: failures.telling(address.host, code_of), files.close, top="")


def code_of(error: BaseException) -> Code | None:
    """What this library's exceptions mean."""
    if isinstance(error, Answer):
        return failures.from_status(error.status)
    if isinstance(error, httpx.TimeoutException):
        return Code.BOX_TIMED_OUT
    return Code.BOX_SERVER_ERROR if isinstance(error, httpx.RemoteProtocolError) else None


def _bounded(answer: httpx.Response, limit: int) -> bytes:
    body = bytearray()
    for piece in answer.iter_raw():
        body += piece
        if len(body) >= limit:
            return bytes(body[:limit])
    return bytes(body)


def _xml(body: bytes) -> Any:
    """The root of an answer. Raises ValueError for a DOCTYPE, `etree.XMLSyntaxError` for what is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(body, parser)
    tree: Any = root.getroottree()
    if tree.docinfo.doctype:
        raise ValueError("a DOCTYPE")
    return root


def _resource(response: Any) -> dict[str, Any]:
    href = httpx.URL((response.findtext(f"{_DAV}href") or "").strip()).path.rstrip("/")
    folder = next(response.iter(f"{_DAV}collection"), None) is not None
    length = next(response.iter(f"{_DAV}getcontentlength"), None)
    size = (length.text or "").strip() if length is not None else ""
    return {
        "path": href,
        "name": href,
        "size": int(size) if size.isdecimal() else 0,
        "type": "directory" if folder else "file",
    }
