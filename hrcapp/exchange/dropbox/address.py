"""Where a drop box lies: the words of a kit, checked. Fixed names; what a kind does not know is refused.

| kind     | address                           | options                                           |
|----------|-----------------------------------|---------------------------------------------------|
| folder   | a path                            |                                                   |
| webdav   | https://host[:port]/path          | user, password, ca, plain_http                    |
| sftp     | sftp://host[:port]/path           | user, password or private_key, host_key           |
| s3       | https://host[:port]/bucket[/path] | key, secret, region, plain_http                   |
| smb      | smb://host[:port]/share[/path]    | user, password                                    |

`ca` is a PEM certificate to trust instead of the system's, `host_key` the line of the server's `.pub` file,
`private_key` an OpenSSH private key without passphrase. Without TLS only on this very machine, or when the
kit says `plain_http: yes`: what travels is sealed, but the credentials are not.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from hrcapp.exchange.kit_content import DropBoxSpec
from hrcapp.model.faults import Code, Fault

FOLDER = "folder"
WEBDAV = "webdav"
SFTP = "sftp"
S3 = "s3"
SMB = "smb"

PLAIN_HTTP, YES = "plain_http", "yes"
_MAX_OPTION = 16 * 1024


@dataclass(frozen=True)
class _Kind:
    """What a kind of storage needs. Of the options in `one_of` exactly one must be there."""

    schemes: frozenset[str]
    port: int | None
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    parts: int = 0


_KINDS = {
    WEBDAV: _Kind(
        frozenset({"https", "http"}), None, frozenset({"user", "password"}), frozenset({"ca", PLAIN_HTTP})
    ),
    SFTP: _Kind(
        frozenset({"sftp"}),
        22,
        frozenset({"user", "host_key"}),
        one_of=frozenset({"password", "private_key"}),
    ),
    S3: _Kind(
        frozenset({"https", "http"}),
        None,
        frozenset({"key", "secret"}),
        frozenset({"region", PLAIN_HTTP}),
        parts=1,
    ),
    SMB: _Kind(frozenset({"smb"}), 445, frozenset({"user", "password"}), parts=1),
}
KINDS = (FOLDER, *_KINDS)
OPTIONS = {name: kind.required | kind.optional | kind.one_of for name, kind in _KINDS.items()}


@dataclass(frozen=True)
class Address:
    """A checked specification. `path` begins with a slash and ends with none, unless it is the root."""

    kind: str
    scheme: str
    host: str
    port: int | None
    path: str
    options: dict[str, str] = field(repr=False)

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in an URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")


def parse(spec: DropBoxSpec) -> Address:
    """Check a specification. Raises Fault BOX_SETTINGS, BOX_NOT_PRIVATE."""
    kind = _KINDS.get(spec.kind)
    try:
        parts = urlsplit(spec.address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong(spec) from error
    if kind is None or parts.scheme not in kind.schemes or not host or not _is_plain(spec.address):
        raise _wrong(spec)
    if parts.username is not None or parts.query or parts.fragment or not _has_options(kind, spec):
        raise _wrong(spec)
    names = [name for name in unquote(parts.path).split("/") if name]
    if len(names) < kind.parts or {".", ".."} & set(names):
        raise _wrong(spec)
    if is_in_the_clear(spec) and spec.options.get(PLAIN_HTTP) != YES:
        raise Fault(Code.BOX_NOT_PRIVATE, server=host)
    return Address(
        spec.kind, parts.scheme, host, port or kind.port, "/" + "/".join(names), dict(spec.options)
    )


def is_in_the_clear(spec: DropBoxSpec) -> bool:
    """Whether user name and password would travel for everybody on the way to read: a person must agree."""
    try:
        parts = urlsplit(spec.address.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    takes_it = spec.kind in OPTIONS and PLAIN_HTTP in OPTIONS[spec.kind]
    return takes_it and parts.scheme == "http" and bool(host) and not _is_this_machine(host)


def server(spec: DropBoxSpec) -> str:
    """The name of the server or the path of the folder: what people are told, without any secret."""
    if spec.kind == FOLDER:
        return spec.address
    try:
        return urlsplit(spec.address).hostname or spec.kind
    except ValueError:
        return spec.kind


def _has_options(kind: _Kind, spec: DropBoxSpec) -> bool:
    given = {name for name, value in spec.options.items() if value}
    if not kind.required <= given <= OPTIONS[spec.kind]:
        return False
    if any(len(value) > _MAX_OPTION for value in spec.options.values()):
        return False
    return not kind.one_of or len(kind.one_of & given) == 1


def _is_plain(address: str) -> bool:
    return address.isprintable() and len(address) <= 1000 and "\\" not in address


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _wrong(spec: DropBoxSpec) -> Fault:
    return Fault(Code.BOX_SETTINGS, server=server(spec))
