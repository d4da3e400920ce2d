"""Sealing and opening: what comes back, and every way in which it must not."""

from __future__ import annotations

import hashlib
import os
import uuid
from dataclasses import replace

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import age, bag, bundle, canonical_zip, envelope, names, sshsig, telephone
from hrcapp.exchange.bundle_content import to_info, to_payload
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.model.faults import Code, Fault


def _packed(world: World, *, inner_key: SigningKey | None = None, **inner: str) -> bytes:
    """A bundle as somebody who means harm would make it: `inner` changes labels of its bag-info."""
    content = world.content()
    key = inner_key or world.device.signing
    info = {
        bag.FORMAT: names.SUBMISSION_FORMAT,
        **to_info(content, "00" * 16),
        "Packed-By": key.public.fingerprint,
        "Campaign": world.campaign,
        "Intended-Recipients": f"{world.desk.recipient} {world.recovery.recipient}",
        "Bagging-Date": "2026-03-01",
        **{label.replace("_", "-"): value for label, value in inner.items()},
    }
    files = bag.build(content.submission_id, to_payload(content), info)
    signature = sshsig.sign(bag.tagmanifest(files), key, names.SUBMISSION_NAMESPACE)
    return _wrapped(world, canonical_zip.write(bag.signed(files, signature)))


def _wrapped(world: World, inner: bytes, *, sealed: bytes | None = None, **outer: str) -> bytes:
    sealed = (
        sealed if sealed is not None else age.encrypt(inner, [world.desk.recipient, world.recovery.recipient])
    )
    eid = hashlib.sha256(sealed).hexdigest()[:32]
    info = {
        bag.FORMAT: names.ENVELOPE_FORMAT,
        "Carries": names.SUBMISSION_FORMAT,
        "External-Identifier": eid,
        "Campaign": world.campaign,
        **{label.replace("_", "-"): value for label, value in outer.items()},
    }
    files = bag.build(eid, {"submission.zip.age": sealed}, info)
    signature = sshsig.sign(bag.tagmanifest(files), world.device.signing, names.ENVELOPE_NAMESPACE)
    return canonical_zip.write(bag.signed(files, signature))


def test_what_was_sealed_comes_back(world: World) -> None:
    content = world.content(replaces="cd" * 32, revision=3, statement_pdf=None, form_id="uclg:pledge é")
    sealed = bundle.seal(content, world.device, world.kit(), now=NOW)
    opened = world.open(sealed.data)
    assert opened.content == content
    assert opened.signer == world.device.signing.public
    assert (opened.eid, opened.content_hash) == (sealed.eid, sealed.content_hash)
    assert opened.telephone_secret == sealed.telephone_secret


def test_the_recovery_key_opens_it_too(world: World) -> None:
    assert world.open(world.sealed().data, identities=[world.recovery.identity]).content.revision == 1


def test_the_sender_cannot_read_it_again(world: World) -> None:
    sealed = world.sealed()
    assert told(lambda: world.open(sealed.data, identities=[world.device.identity])) is Code.BUNDLE_NOT_FOR_US


def test_the_same_version_has_one_content_hash_and_many_envelopes(world: World) -> None:
    content = world.content()
    one, two = (bundle.seal(content, world.device, world.kit(), now=NOW) for _ in range(2))
    assert one.content_hash == two.content_hash
    assert one.eid != two.eid


def test_large_contents_go_through_another_process(world: World) -> None:
    attachments = {"film.pdf": os.urandom(age.APART_FROM + 1)}
    sealed = world.sealed(attachments=attachments)
    assert world.open(sealed.data).content.attachments == attachments
    assert told(lambda: world.open(sealed.data, identities=[world.device.identity])) is Code.BUNDLE_NOT_FOR_US


def test_anyone_can_inspect_it(world: World) -> None:
    sealed = world.sealed()
    seen = bundle.inspect(sealed.data)
    assert (seen.eid, seen.signer, seen.size) == (sealed.eid, world.device.signing.public, len(sealed.data))
    assert seen.bag_info["Campaign"] == world.campaign
    assert seen.bag_info["Intended-Recipients"].split() == [world.desk.recipient, world.recovery.recipient]


def test_nothing_personal_lies_outside(world: World) -> None:
    content = world.content()
    data = bundle.seal(content, world.device, world.kit(), now=NOW).data
    for inside in (content.submission_id.encode(), content.reply_to.encode(), b"Sample town", b"scan-1"):
        assert inside not in data


def test_the_faults_are_told_apart(world: World) -> None:
    data = world.sealed().data
    altered = bytearray(data)
    altered[len(data) // 2] ^= 1
    assert told(lambda: world.open(b"%PDF-1.7")) is Code.BUNDLE_NOT_A_BUNDLE
    assert told(lambda: world.open(world.kit_bytes())) is Code.BUNDLE_NOT_A_BUNDLE
    assert told(lambda: world.open(world.receipt_bytes())) is Code.BUNDLE_NOT_A_BUNDLE
    assert told(lambda: world.open(data[:-1])) is Code.BUNDLE_TRUNCATED
    assert told(lambda: world.open(bytes(altered))) is Code.BUNDLE_ALTERED
    assert told(lambda: world.open(data, campaign=str(uuid.uuid4()))) is Code.BUNDLE_OTHER_CAMPAIGN
    assert told(lambda: world.open(data, identities=[])) is Code.BUNDLE_NOT_FOR_US
    fingerprint = world.device.signing.public.fingerprint
    assert told(lambda: world.open(data, revoked=[fingerprint])) is Code.BUNDLE_REVOKED


def test_a_fault_names_the_file(world: World) -> None:
    with pytest.raises(Fault) as caught:
        world.open(b"junk", name="from-stick.hrcb")
    assert caught.value.params["name"] == "from-stick.hrcb"


def test_a_file_over_the_limit_is_told(world: World) -> None:
    with pytest.raises(Fault) as caught:
        world.open(bytes(bundle.MAX_BYTES + 1))
    assert (caught.value.code, caught.value.params["limit"]) == (Code.BUNDLE_TOO_LARGE, "33.6 MB")


def test_later_major_versions_are_told(world: World) -> None:
    newer_inside = _packed(world, Bundle_Format="hrc-submission/2")
    assert told(lambda: world.open(newer_inside)) is Code.BUNDLE_NEWER_FORMAT
    for label in ({"Bundle_Format": "hrc-envelope/2"}, {"Carries": "hrc-submission/9"}):
        assert (
            told(lambda label=label: world.open(_wrapped(world, b"x", **label))) is Code.BUNDLE_NEWER_FORMAT
        )


def test_packed_by_one_and_sealed_by_another_is_told(world: World) -> None:
    stranger = SigningKey.generate()
    assert told(lambda: world.open(_packed(world, inner_key=stranger))) is Code.BUNDLE_SIGNER_MISMATCH
    claimed = _packed(world, Packed_By=stranger.public.fingerprint)
    assert told(lambda: world.open(claimed)) is Code.BUNDLE_SIGNER_MISMATCH


def test_evidence_meant_for_others_is_not_taken(world: World) -> None:
    elsewhere = DeviceKeys.generate().recipient
    assert told(lambda: world.open(_packed(world, Intended_Recipients=elsewhere))) is Code.BUNDLE_NOT_FOR_US


def test_a_campaign_that_differs_inside_is_told(world: World) -> None:
    assert told(lambda: world.open(_packed(world, Campaign=str(uuid.uuid4())))) is Code.BUNDLE_OTHER_CAMPAIGN


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Revision", "0"),
        ("Revision", "1e3"),
        ("Revision", "9" * 4000),
        ("Replaces", "abc"),
        ("Form_Digest", "-"),
        ("Origin", "guessed"),
        ("Reply_To", "mail"),
        ("Device_Sequence", "-1"),
        ("Telephone_Secret", "zz"),
        ("External_Identifier", "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_nonsense_that_a_sender_signed_is_not_a_bundle(world: World, label: str, value: str) -> None:
    assert told(lambda: world.open(_packed(world, **{label: value}))) is Code.BUNDLE_NOT_A_BUNDLE


def test_an_honest_envelope_around_junk_is_not_a_bundle(world: World) -> None:
    assert told(lambda: world.open(_wrapped(world, b"junk"))) is Code.BUNDLE_NOT_A_BUNDLE
    assert told(lambda: world.open(_wrapped(world, b"", sealed=b"junk"))) is Code.BUNDLE_NOT_A_BUNDLE
    whole = age.encrypt(b"x" * 1000, [world.desk.recipient])
    assert told(lambda: world.open(_wrapped(world, b"", sealed=whole[:-1]))) is Code.BUNDLE_NOT_A_BUNDLE


def test_a_flood_of_stanzas_is_refused_before_any_key_is_tried(world: World) -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    flood = b"age-encryption.org/v1\n" + stanza * 10_000 + b"--- " + b"A" * 43 + b"\n" + bytes(32)
    assert told(lambda: world.open(_wrapped(world, b"", sealed=flood))) is Code.BUNDLE_NOT_A_BUNDLE


def test_a_receipt_seal_is_worth_nothing_as_an_envelope(world: World) -> None:
    outer = envelope.look(envelope.RECEIPT, world.receipt_bytes())
    with pytest.raises(age.NotForUs):
        envelope.open_inner(envelope.SUBMISSION, outer, [world.desk.identity])


def test_practice_is_never_sealed(world: World) -> None:
    content = world.content(practice=True)
    assert (
        told(lambda: bundle.seal(content, world.device, world.kit(), now=NOW))
        is Code.PRACTICE_CANNOT_BE_PACKED
    )
    practice = world.kit(practice=True)
    content = world.content()
    assert (
        told(lambda: bundle.seal(content, world.device, practice, now=NOW)) is Code.PRACTICE_CANNOT_BE_PACKED
    )


def test_a_kit_of_another_campaign_does_not_seal(world: World) -> None:
    content = replace(world.content(), campaign=str(uuid.uuid4()))
    assert (
        told(lambda: bundle.seal(content, world.device, world.kit(), now=NOW)) is Code.BUNDLE_OTHER_CAMPAIGN
    )


def test_the_room_left_is_what_a_bundle_takes(world: World) -> None:
    assert bundle.room_left([]) == bundle.ATTACHMENT_LIMIT
    assert bundle.room_left([bundle.ATTACHMENT_LIMIT, 1]) == -1
    fits = world.content(
        instance_xml=bytes(1024 * 1024),
        statement_pdf=bytes(2 * 1024 * 1024),
        attachments={"a": bytes(bundle.ATTACHMENT_LIMIT)},
    )
    assert len(bundle.seal(fits, world.device, world.kit(), now=NOW).data) <= bundle.MAX_BYTES


def test_too_much_is_told_before_anything_is_sealed(world: World) -> None:
    over = world.content(attachments={"a": bytes(bundle.ATTACHMENT_LIMIT), "b": b"x"})
    with pytest.raises(Fault) as caught:
        bundle.seal(over, world.device, world.kit(), now=NOW)
    assert caught.value.code is Code.ATTACHMENTS_TOO_LARGE
    assert caught.value.params == {"name": "a", "total": "29.4 MB", "limit": "29.4 MB"}


def test_attachments_keep_to_short_ascii_names(world: World) -> None:
    for name in ("façade.jpg", "../x", "con.pdf", "a/b/c/d/e.pdf"):
        content = world.content(attachments={name: b"x"})
        with pytest.raises(ValueError, match="portable"):
            bundle.seal(content, world.device, world.kit(), now=NOW)


def test_the_most_attachments_fit(world: World) -> None:
    attachments = {f"a{number}.pdf": b"x" for number in range(bundle.MAX_ATTACHMENTS)}
    assert (
        len(world.open(world.sealed(attachments=attachments).data).content.attachments)
        == bundle.MAX_ATTACHMENTS
    )
    with pytest.raises(ValueError, match="too much"):
        world.content(attachments={**attachments, "one-more.pdf": b"x"})


def test_the_device_can_check_a_telephone_code(world: World) -> None:
    content = world.content()
    opened = world.open(bundle.seal(content, world.device, world.kit(), now=NOW).data)
    read_out = telephone.code(opened.telephone_secret, "2026-0001", "accepted")
    secret = telephone.secret(world.device.signing, content.submission_id, content.revision)
    assert telephone.matches(secret, " 2026-0001", "accepted", read_out.lower().replace("-", " "))
    assert not telephone.matches(secret, "2026-0001", "returned", read_out)
    assert not telephone.matches(secret, "2026-0002", "accepted", read_out)
    assert not telephone.matches(secret, "2026-0001", "accepted", "é")


def test_secrets_do_not_show_in_a_representation(world: World) -> None:
    sealed = world.sealed()
    shown = repr((world.device, world.device.signing, sealed, world.open(sealed.data)))
    for secret in (world.device.identity, sealed.telephone_secret, repr(world.device.signing.to_bytes())):
        assert secret not in shown
