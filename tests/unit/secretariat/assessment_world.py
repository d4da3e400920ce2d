"""Towns that send the local human rights assessment. All names are samples."""

from __future__ import annotations

from hrcapp.exchange import bundle
from hrcapp.model.status import Outcome
from hrcapp.secretariat.shipped_forms import ASSESSMENT
from hrcapp.submission import FormIdentity, Version, content_of
from hrcapp.xforms import FormDefinition, FormSession, load
from tests.unit.secretariat.desk_world import START, Town, World

ANSWERS = {
    "/data/about/country": "SN",
    "/data/about/admin1": "Sample Region",
    "/data/about/lg_level": "municipal",
    "/data/about/assessed_on": "2026-02-01",
    "/data/about/assessed_by": "mayor residents",
    "/data/foundations/basis": "charter",
    "/data/structures/office": "yes",
    "/data/structures/office_staff": "3",
    "/data/structures/complaints": "yes",
    "/data/structures/complaint_field": "housing",
    "/data/structures/complaint_issue": "rent",
    "/data/tools/data_use": "7",
    "/data/next_steps/publish_answers": "yes",
}


def sealed(town: Town, form: FormDefinition, answers: dict[str, str], **changes: object) -> bytes:
    session = FormSession.new(form, now=START, language="en", instance_id=f"uuid:{town.submission}")
    for path, value in answers.items():
        session.set_value(path, value)
    version = Version(
        submission_id=town.submission,
        form=FormIdentity(form.id, form.version, form.digest),
        instance_xml=session.finalize(now=START),
        **{"revision": 1, "signs": False, **changes},  # type: ignore[arg-type]
    )
    town.sequence += 1
    return bundle.seal(
        content_of(version, town.kit, town.device, town.sequence), town.device, town.kit, now=START
    ).data


def assessment(town: Town, revision: int = 1, **more: str) -> bytes:
    """A sealed assessment; `more` are answers by part and question, as `structures__office`."""
    form = load(town.kit.content.forms[ASSESSMENT])
    own = {"/data/about/name_official": town.name, "/data/about/country": town.country}
    given = {f"/data/{name.replace('__', '/')}": value for name, value in more.items()}
    later = {"revision": revision, "replaces": "0" * 64} if revision > 1 else {}
    return sealed(town, form, {**ANSWERS, **own, **given}, **later)


def accepted(world: World, data: bytes) -> str:
    """The key of a version that the desk has taken in and accepted."""
    one = world.desk.intake.take_in("a.hrcb", data)
    assert one.outcome is Outcome.IMPORTED, one.reason
    assert one.submission is not None
    world.desk.review.accept(one.submission)
    return one.submission
