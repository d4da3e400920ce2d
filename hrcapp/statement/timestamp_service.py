"""A timestamp service on the network (RFC 3161, sent as RFC 3161 section 3.4 says), its answer checked."""

from __future__ import annotations

import asyncio
from typing import Any

from asn1crypto import cms, core, tsp
from pyhanko.sign.timestamps import TimeStamper

from hrcapp.model.faults import Code, Fault
from hrcapp.statement import quiet as quiet
from hrcapp.statement.web import NoAnswer, Why, ask, host_of

_REPLY = "application/timestamp-reply"
_LARGEST_REPLY = 1 << 18
_GRANTED = ("granted", "granted_with_mods")


class _Answer(core.Sequence):  # type: ignore[misc]
    """TimeStampResp as RFC 3161 has it: a refusal carries no token, which the library's own asks for."""

    _fields = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class HttpAuthority(TimeStamper):  # type: ignore[misc]
    """A timestamp service on the network. It learns a fingerprint of the file, never its content.

    Faults while it is asked: TIMESTAMP_UNREACHABLE, TIMESTAMP_REFUSED, TIMESTAMP_OTHER (an answer to another
    question), TIMESTAMP_AUTHORITY_EXPIRED, TIMESTAMP_FAILED (no answer of a timestamp service).
    ValueError unless the address begins with https:// or http:// (answers are signed, so either will do).
    """

    def __init__(self, address: str) -> None:
        self.host = host_of(address)
        super().__init__()
        self._address = address

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        nonce, asked = self.request_cms(message_digest, md_algorithm)
        data = await asyncio.to_thread(self._ask, asked.dump())
        try:
            answer = _Answer.load(data, strict=True)
            self._check_granted(answer)
            token = answer["time_stamp_token"]
            self._check_ours(token["content"]["encap_content_info"]["content"].parsed, nonce, message_digest)
            self._check_in_time(token["content"])
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Fault(Code.TIMESTAMP_FAILED, host=self.host) from error
        return token

    def _ask(self, question: bytes) -> bytes:
        try:
            return ask(
                self._address,
                question=question,
                kind="application/timestamp-query",
                accept=_REPLY,
                largest=_LARGEST_REPLY,
            )
        except NoAnswer as error:
            codes = {Why.UNREACHABLE: Code.TIMESTAMP_UNREACHABLE, Why.REFUSED: Code.TIMESTAMP_REFUSED}
            code = codes.get(error.why, Code.TIMESTAMP_FAILED)
            raise Fault(code, host=self.host, reason=error.detail) from error

    def _check_granted(self, answer: Any) -> None:
        status = answer["status"]
        if status["status"].native not in _GRANTED:
            told = sorted(status["fail_info"].native or ()) or [status["status"].native]
            raise Fault(Code.TIMESTAMP_REFUSED, host=self.host, reason=", ".join(told).replace("_", " "))

    def _check_ours(self, told: Any, nonce: int | None, digest: bytes) -> None:
        same = told["message_imprint"]["hashed_message"].native == digest
        if not same or told["nonce"].native != nonce:
            raise Fault(Code.TIMESTAMP_OTHER, host=self.host)

    def _check_in_time(self, signed: Any) -> None:
        """An authority whose certificate has ended can't vouch for an hour after that."""
        at = signed["encap_content_info"]["content"].parsed["gen_time"].native
        serial = signed["signer_infos"][0]["sid"].chosen["serial_number"].native
        mine = [one.chosen for one in signed["certificates"] if one.chosen.serial_number == serial]
        if not mine:
            raise ValueError("the authority's certificate is missing")
        if not mine[0].not_valid_before <= at <= mine[0].not_valid_after:
            end = mine[0].not_valid_after.date()
            raise Fault(Code.TIMESTAMP_AUTHORITY_EXPIRED, host=self.host, date=end)
