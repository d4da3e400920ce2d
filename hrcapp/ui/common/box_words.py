"""Kinds of storage as people call them. No Qt."""

from __future__ import annotations

from hrcapp.i18n import N_, _

_KINDS = {
    "folder": (N_("A shared folder"), N_("The path that towns and desks have in common.")),
    "webdav": (
        N_("WebDAV, such as Nextcloud"),
        "https://cloud.example.org/remote.php/dav/files/campaign/box",
    ),
    "sftp": (N_("SFTP"), "sftp://server.example.org/box"),
    "s3": (N_("S3"), "https://storage.example.org/bucket"),
    "smb": (N_("Windows share (SMB)"), "smb://server.example.org/share/box"),
}


def kind_name(kind: str) -> str:
    """What people call a kind of storage."""
    return _(_KINDS[kind][0])


def address_hint(kind: str) -> str:
    """How an address of this kind looks."""
    example = _KINDS[kind][1]
    return _("Such as {address}").format(address=example) if "://" in example else _(example)
