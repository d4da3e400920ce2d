"""Object storage that speaks S3: a bucket and a prefix. There are no folders, only names with slashes."""

from __future__ import annotations

import io
from typing import Any

from botocore import exceptions as boto
from fsspec.asyn import sync
from s3fs import S3FileSystem

from hrcapp.exchange.dropbox import failures
from hrcapp.exchange.dropbox.address import Address
from hrcapp.exchange.dropbox.storage import Connection
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.model.faults import Code

_PART = 64 * 1024


class S3Files(S3FileSystem):  # type: ignore[misc]
    """Tries once (patience is the line's), keeps no listing, reads a file in one request without a range."""

    cachable = False
    retries = 1
    _s3: Any

    def __init__(self, address: Address, timeout: float) -> None:
        options = address.options
        config = {
            "connect_timeout": timeout,
            "read_timeout": 2 * timeout,  # until an answer begins: the body goes out in this time, too
            "retries": {"total_max_attempts": 1},
            "s3": {"addressing_style": "path"},
            # Checksums of AWS's newer kind are unknown to many servers; the names here are hashes anyway.
            "request_checksum_calculation": "when_required",
            "response_checksum_validation": "when_required",
        }
        super().__init__(
            key=options["key"],
            secret=options["secret"],
            endpoint_url=address.origin,
            client_kwargs={"region_name": options.get("region") or "us-east-1"},
            config_kwargs=config,
            use_listings_cache=False,
        )

    def mkdir(self, path: str, acl: bool = False, create_parents: bool = True, **_options: Any) -> None:
        """There is nothing to make."""

    def open(self, path: str, mode: str = "rb", **_options: Any) -> io.BytesIO:
        return io.BytesIO(sync(self.loop, self._read, path))

    async def _read(self, path: str) -> bytes:
        bucket, key, _version = self.split_path(path)
        answer = await self._call_s3("get_object", Bucket=bucket, Key=key)
        found = bytearray()
        async with answer["Body"] as body:
            while len(found) <= MAX_BYTES and (part := await body.read(_PART)):
                found += part
        return bytes(found)

    def close(self) -> None:
        if self._s3 is not None:
            sync(self.loop, self._s3.__aexit__, None, None, None, timeout=5)
            self._s3 = None


def connect(address: Address, timeout: float) -> Connection:
    """Nothing is sent before the first request."""
    files = S3Files(address, timeout)
    return Connection(
        files,
        address.path.lstrip("/"),
        lambda _needed: failures.telling(address.host, code_of),
        files.close,
        makes_folders=False,
        top=address.path.split("/")[1],
    )


_CODES = {
    "NoSuchBucket": Code.BOX_FOLDER_MISSING,
    "QuotaExceeded": Code.BOX_FULL,
    "InsufficientStorage": Code.BOX_FULL,
    "RequestTimeTooSkewed": Code.BOX_CLOCK,
}


def code_of(error: BaseException) -> Code | None:
    """What this library's exceptions mean."""
    if isinstance(error, boto.ClientError):
        told = error.response.get("Error", {}).get("Code", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500)
        return _CODES.get(told) or failures.from_status(int(status))
    if isinstance(error, boto.ConnectTimeoutError | boto.ReadTimeoutError):
        return Code.BOX_TIMED_OUT
    return None
