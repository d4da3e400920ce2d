"""What goes wrong on the way to a server is told apart, and nothing that is told holds a secret."""

from __future__ import annotations

import base64
import logging
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit_content import DropBoxSpec
from hrcapp.exchange.transfer import BackOff, Line
from hrcapp.model.faults import Code, Fault
from tests.exchange_servers.conftest import Site
from tests.exchange_servers.processes import free_port
from tests.exchange_servers.servers import MAKERS, PASSWORD, USER

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
LOGIN = {"user": USER, "password": PASSWORD}
OPTIONS = {
    "webdav": LOGIN,
    "sftp": {**LOGIN, "host_key": KEY},
    "s3": {"key": USER, "secret": PASSWORD},
    "smb": LOGIN,
}
SCHEMES = {"webdav": "http", "sftp": "sftp", "s3": "http", "smb": "smb"}


def spec_of(kind: str, place: str, **more: str) -> DropBoxSpec:
    return DropBoxSpec(kind, f"{SCHEMES[kind]}://{place}/box/here", {**OPTIONS[kind], **more})


def told(spec: DropBoxSpec, *, timeout: float = 20, data: bytes | None = None) -> Fault:
    line = Line(attempts=1, timeout=timeout, back_off=BackOff(1))
    with open_officer_box(spec, line=line) as box:
        work = box.list_bundles if data is None else partial(box.put_bundle, data)
        with pytest.raises(Fault) as caught:
            work()
    return caught.value


@pytest.mark.parametrize("kind", sorted(OPTIONS))
def test_nobody_listens(kind: str) -> None:
    assert told(spec_of(kind, f"127.0.0.1:{free_port()}")).code is Code.BOX_UNREACHABLE


@pytest.mark.parametrize("kind", sorted(OPTIONS))
def test_a_name_that_nobody_has(kind: str) -> None:
    fault = told(spec_of(kind, "no-such-server.invalid:9", **_in_the_open(kind)))
    assert (fault.code, fault.params) == (Code.BOX_NAME_UNKNOWN, {"server": "no-such-server.invalid"})


@pytest.mark.parametrize("kind", sorted(OPTIONS))
def test_a_server_that_says_nothing(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = f"127.0.0.1:{silent.getsockname()[1]}"
        assert told(spec_of(kind, place), timeout=0.5).code is Code.BOX_TIMED_OUT


@pytest.mark.parametrize("kind", ["webdav", "s3"])
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, Code.BOX_REFUSED),
        (403, Code.BOX_REFUSED),
        (404, Code.BOX_FOLDER_MISSING),
        (413, Code.BOX_FULL),
        (500, Code.BOX_SERVER_ERROR),
        (503, Code.BOX_SERVER_ERROR),
        (504, Code.BOX_TIMED_OUT),
        (507, Code.BOX_FULL),
    ],
)
def test_what_a_web_server_answers(kind: str, status: int, code: Code) -> None:
    with web_server(status) as port:
        assert told(spec_of(kind, f"127.0.0.1:{port}")).code is code


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>sign in</html>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><multistatus xmlns='DAV:'/>",
        b"<multistatus xmlns='DAV:'/>",
        b"<multistatus",
    ],
)
def test_an_answer_that_is_no_listing(body: bytes) -> None:
    with web_server(207, body) as port:
        assert told(spec_of("webdav", f"127.0.0.1:{port}")).code is Code.BOX_SERVER_ERROR


def test_an_answer_in_an_encoding_that_was_not_asked_for() -> None:
    with web_server(207, b"\x1f\x8b", {"Content-Encoding": "gzip"}) as port:
        assert told(spec_of("webdav", f"127.0.0.1:{port}")).code is Code.BOX_SERVER_ERROR


def test_credentials_are_not_carried_to_where_a_server_points() -> None:
    with web_server(404) as other, web_server(302, b"", {"Location": f"http://127.0.0.1:{other}/"}) as port:
        assert told(spec_of("webdav", f"127.0.0.1:{port}")).code is Code.BOX_SERVER_ERROR


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, tmp_path / "key.pem")
    with web_server(404, context=context) as port:
        plain = spec_of("webdav", f"localhost:{port}")
        safe = replace(plain, address=plain.address.replace("http:", "https:"))
        assert told(safe).code is Code.BOX_CERTIFICATE
        pinned = replace(safe, options={**safe.options, "ca": certificate.read_text()})
        assert told(pinned).code is Code.BOX_FOLDER_MISSING, "trusted, and asked"
        stored = spec_of("s3", f"localhost:{port}")
        stored = replace(stored, address=stored.address.replace("http:", "https:"))
        assert told(stored).code is Code.BOX_CERTIFICATE


def test_another_host_key() -> None:
    server = MAKERS["openssh"]().start()
    try:
        for key, code in ((KEY, Code.BOX_HOST_KEY), ("ssh-ed25519 nonsense", Code.BOX_SETTINGS)):
            spec = replace(server.spec, options={**server.spec.options, "host_key": key})
            assert told(spec).code is code
    finally:
        server.end()


def test_a_folder_that_is_not_there(site: Site) -> None:
    if site.server.spec.kind == "folder":
        pytest.skip("tested with the unit")
    spec = site.server.spec
    if spec.kind == "s3":
        wrong = spec.address.replace("campaign", "no-such-bucket")
    else:
        wrong = spec.address.rstrip("/") + "/no-such-folder"
    assert told(replace(spec, address=wrong)).code is Code.BOX_FOLDER_MISSING


def test_a_full_disk_is_told(site: Site, full_disk: Path) -> None:
    del full_disk
    fault = told(site.server.spec, data=site.bytes(1_500_000))
    assert fault.code in FULL[site.server.name]


FULL = {
    # What a server says when its disk is full; see docs/formats/dropbox.md.
    "openssh": {Code.BOX_FULL},
    "samba": {Code.BOX_FULL},
    "apache": {Code.BOX_FULL},
    "wsgidav": {Code.BOX_SERVER_ERROR},
    "rclone-webdav": {Code.BOX_SERVER_ERROR},
    "rclone-sftp": {Code.BOX_FULL},
    "rclone-s3": {Code.BOX_SERVER_ERROR},
}


@pytest.fixture
def full_disk(site: Site) -> Iterator[Path]:
    """A small disk in place of the server's folder."""
    files = site.server.files
    if files is None or site.server.name not in FULL:
        pytest.skip("keeps its files elsewhere")
    if os.getuid() != 0:
        pytest.skip("only root can make a small disk")
    owner = files.stat()
    options = f"size=1m,mode=755,uid={owner.st_uid},gid={owner.st_gid}"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "sample", str(files)], capture_output=True, timeout=20
    )
    if made.returncode:
        pytest.skip("no small disk can be made here")
    yield files
    subprocess.run(["umount", "-l", str(files)], check=True, timeout=20)


def test_no_secret_is_logged_or_told(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    options = site.server.spec.options
    secret = options.get("password") or options.get("secret")
    if secret is None:
        pytest.skip("has no password")
    with caplog.at_level(logging.DEBUG):
        site.officer().put_bundle(site.bytes(1000))
        fault = told(site.server.through(free_port()))
    coded = base64.b64encode(f"{options.get('user', '')}:{secret}".encode()).decode()
    for text in (caplog.text, f"{fault} {fault.params}"):
        assert text
        assert secret not in text
        assert coded not in text


@contextmanager
def web_server(
    status: int,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    context: ssl.SSLContext | None = None,
) -> Iterator[int]:
    """Answers everything in one way."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_about: None  # type: ignore[method-assign]
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def self_signed(folder: Path) -> Path:
    """A certificate for this machine, and its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


def _in_the_open(kind: str) -> dict[str, str]:
    return {"plain_http": "yes"} if SCHEMES[kind] == "http" else {}
