"""The servers of the contract: what each needs to run here, and how a kit would name it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from hrcapp.exchange.kit_content import DropBoxSpec
from tests.exchange_servers.processes import Process, free_port, own_folder, program

USER, PASSWORD = "sample", "sample-password"
_BUCKET = "campaign"
_MODULES = "/usr/lib/apache2/modules"
_NEEDED = (
    *("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic"),
    *("dav", "dav_fs"),
)


@dataclass
class Server:
    """A server that runs. `files` is where it keeps them, where that can be seen."""

    name: str
    spec: DropBoxSpec
    folder: Path
    process: Process | None = None
    files: Path | None = None
    checks_credentials: bool = True
    after_start: Callable[[], None] = field(default=lambda: None)

    def start(self) -> Server:
        if self.process:
            self.process.start()
            self.after_start()
        return self

    def kill(self) -> None:
        if self.process:
            self.process.kill()

    def end(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def port(self) -> int | None:
        return urlsplit(self.spec.address).port

    def through(self, port: int) -> DropBoxSpec:
        """The same box by way of another port of this machine."""
        return replace(self.spec, address=self.spec.address.replace(f":{self.port}/", f":{port}/"))

    def with_wrong_secret(self) -> DropBoxSpec:
        """The same box with credentials that are not right."""
        options = dict(self.spec.options)
        if "private_key" in options:
            options["private_key"] = _new_key(self.folder / "wrong").read_text()
        for name in {"password", "secret"} & set(options):
            options[name] = "not-the-password"
        return replace(self.spec, options=options)


def _folder() -> Server:
    folder = own_folder()
    return Server(
        "folder", DropBoxSpec("folder", str(folder)), folder, files=folder, checks_credentials=False
    )


def _openssh() -> Server:
    folder, port = own_folder(), free_port()
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where it locks itself in; it will not start without
    host, own = _new_key(folder / "host"), _new_key(folder / "user")
    (folder / "authorized").write_text(own.with_suffix(".pub").read_text())
    files = folder / "files"
    files.mkdir()
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nPidFile none\nUsePAM no\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/authorized\nPasswordAuthentication no\nPermitRootLogin yes\n"
        "Subsystem sftp internal-sftp\nMaxStartups 50\n"
    )
    options = {
        "user": pwd.getpwuid(os.getuid()).pw_name,
        "private_key": own.read_text(),
        "host_key": host.with_suffix(".pub").read_text(),
    }
    process = Process([program("sshd"), "-D", "-e", "-f", str(config)], port, folder / "log")
    spec = DropBoxSpec("sftp", f"sftp://127.0.0.1:{port}{files}", options)
    return Server("openssh", spec, folder, process, files)


def _rclone(kind: str, *arguments: str, **options: str) -> Server:
    folder, port = own_folder(), free_port()
    (folder / "files" / _BUCKET).mkdir(parents=True)
    command = [program("rclone"), "serve", kind, "--addr", f"127.0.0.1:{port}", "--config", str(folder / "c")]
    if kind == "sftp":
        host = _new_key(folder / "host")
        command += ["--key", str(host)]
        options["host_key"] = host.with_suffix(".pub").read_text()
    if kind == "s3":
        command += ["--force-path-style=true"]
    # Without a cache a file is on the disk when it says so. (A time of 0 s keeps it busy for ever.)
    command += [*arguments, "--vfs-cache-mode", "off", "--dir-cache-time", "1s", str(folder / "files")]
    process = Process(command, port, folder / "log", {"HOME": str(folder)})
    scheme = "sftp" if kind == "sftp" else "http"
    spec = DropBoxSpec(kind, f"{scheme}://127.0.0.1:{port}/{_BUCKET}", options)
    return Server(f"rclone-{kind}", spec, folder, process, folder / "files" / _BUCKET)


def _rclone_login(kind: str) -> Server:
    return _rclone(kind, "--user", USER, "--pass", PASSWORD, user=USER, password=PASSWORD)


def _rclone_s3() -> Server:
    return _rclone("s3", "--auth-key", f"{USER},{PASSWORD}", key=USER, secret=PASSWORD)


def _wsgidav() -> Server:
    folder, port = own_folder(), free_port()
    (folder / "files").mkdir()
    config = wsgidav_config(folder, "127.0.0.1", port)
    command = [program("wsgidav"), "--config", str(config)]
    return _dav("wsgidav", folder, port, command, folder / "files")


def wsgidav_config(folder: Path, host: str, port: int) -> Path:
    """The file that tells wsgidav to serve `folder/files`."""
    config = {
        "host": host,
        "port": port,
        "server": "cheroot",
        "provider_mapping": {"/": {"root": str(folder / "files"), "readonly": False}},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "verbose": 1,
    }
    path = folder / "wsgidav.json"
    path.write_text(json.dumps(config))
    return path


def _apache() -> Server:
    folder, port = own_folder(), free_port()
    files = folder / "files"
    files.mkdir()
    run_as = ""
    if os.getuid() == 0:
        run_as = "User www-data\nGroup www-data\n"
        for path in (folder, files):
            shutil.chown(path, "www-data", "www-data")
    digest = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()  # noqa: S324
    (folder / "passwords").write_text(f"{USER}:{{SHA}}{digest}\n")
    load = "".join(f"LoadModule {one}_module {_MODULES}/mod_{one}.so\n" for one in _NEEDED)
    (folder / "apache.conf").write_text(
        f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"{load}{run_as}"
        f"ErrorLog {folder}/log\nDavLockDB {folder}/locks\nDocumentRoot {files}\nStartServers 1\n"
        f"<Directory {files}>\nDav On\nAuthType Basic\nAuthName box\nAuthUserFile {folder}/passwords\n"
        "Require valid-user\n</Directory>\n"
    )
    command = [program("apache2"), "-DFOREGROUND", "-f", str(folder / "apache.conf")]
    return _dav("apache", folder, port, command, files)


def _dav(name: str, folder: Path, port: int, command: list[str], files: Path) -> Server:
    spec = DropBoxSpec("webdav", f"http://127.0.0.1:{port}/", {"user": USER, "password": PASSWORD})
    return Server(name, spec, folder, Process(command, port, folder / "log"), files)


def _moto() -> Server:
    folder, port = own_folder(), free_port()
    process = Process([program("moto_server"), "-H", "127.0.0.1", "-p", str(port)], port, folder / "log")
    spec = DropBoxSpec("s3", f"http://127.0.0.1:{port}/{_BUCKET}/box", {"key": USER, "secret": PASSWORD})
    return Server(
        "moto", spec, folder, process, checks_credentials=False, after_start=partial(_make_bucket, port)
    )


def _make_bucket(port: int) -> None:
    from urllib.request import Request, urlopen

    urlopen(Request(f"http://127.0.0.1:{port}/{_BUCKET}", method="PUT"), timeout=20).close()


def _samba() -> Server:
    folder, port = own_folder(), free_port()
    for name in ("files", "state"):
        (folder / name).mkdir()
    user = pwd.getpwuid(os.getuid()).pw_name
    places = ("private dir", "state directory", "cache directory", "lock directory", "pid directory")
    config = folder / "smb.conf"
    config.write_text(
        f"[global]\nserver role = standalone server\nbind interfaces only = yes\ninterfaces = lo\n"
        f"smb ports = {port}\nlog file = {folder}/log\nload printers = no\nprinting = bsd\n"
        "disable spoolss = yes\n"
        f"ncalrpc dir = {folder}/state/ncalrpc\npassdb backend = tdbsam:{folder}/state/passwords.tdb\n"
        + "".join(f"{one} = {folder}/state\n" for one in places)
        + f"[box]\npath = {folder}/files\nread only = no\nforce user = {user}\n"
    )
    smbpasswd = [program("smbpasswd"), "-c", str(config), "-L", "-a", "-s", user]
    typed = f"{PASSWORD}\n{PASSWORD}\n".encode()
    subprocess.run(smbpasswd, input=typed, check=True, capture_output=True, timeout=30)
    command = [program("smbd"), "--foreground", "--no-process-group", "-s", str(config)]
    spec = DropBoxSpec("smb", f"smb://127.0.0.1:{port}/box", {"user": user, "password": PASSWORD})
    return Server("samba", spec, folder, Process(command, port, folder / "log"), folder / "files")


def _new_key(path: Path) -> Path:
    command = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", "sample", "-f", str(path)]
    if not path.exists():
        subprocess.run(command, check=True, timeout=30)
    return path


MAKERS: dict[str, Callable[[], Server]] = {
    "folder": _folder,
    "openssh": _openssh,
    "apache": _apache,
    "wsgidav": _wsgidav,
    "rclone-webdav": partial(_rclone_login, "webdav"),
    "rclone-sftp": partial(_rclone_login, "sftp"),
    "rclone-s3": _rclone_s3,
    "moto": _moto,
    "samba": _samba,
}
"""How each is made. What is made first is not started."""
