"""How the statement of a form looks: a second language, the paper, the arms. Kept with the draft.

What was left as it is follows the text of the campaign and the country, also when these change. The first
signature fixes it; a paper printed before keeps the look it was printed in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from hrcapp.i18n.countries import uses_letter
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.versions import signed_version
from hrcapp.statement import Emblem, Paper, Template
from hrcapp.store import Store, blobs
from hrcapp.submission import pledge_facts
from hrcapp.submission.statement import other_name, prevailing, statement_text
from hrcapp.xforms import FormSession


@dataclass(frozen=True)
class MakeUp:
    """`second` is "" for one language; `prevails` and `paper` are "" until someone chooses."""

    second: str = ""
    prevails: str = ""
    paper: Paper | Literal[""] = ""
    arms: Emblem | None = None

    @property
    def digest(self) -> str:
        """A SHA-256 in hex that no other make-up has; "" where nothing was chosen."""
        if self == MakeUp():
            return ""
        image = hashlib.sha256(self.arms.image).hexdigest() if self.arms else ""
        said = [self.second, self.prevails, self.paper, image, self.arms.alt if self.arms else ""]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@dataclass(frozen=True)
class Look:
    """How the statement looks now: every choice made, by a person or by default."""

    languages: tuple[str, ...]
    prevails: str
    paper: Paper
    arms: Emblem | None

    @property
    def second(self) -> str:
        return self.languages[1] if len(self.languages) > 1 else ""


@dataclass(frozen=True)
class Choices:
    """What can be chosen for a statement. `names`: of the town, by language, as they would stand there.

    `usual` is the paper of the `country`; `printed`: a paper to be signed by hand was printed already.
    """

    chosen: MakeUp
    look: Look
    others: tuple[str, ...]
    names: Mapping[str, str]
    country: str
    usual: Paper
    printed: bool


def look_of(chosen: MakeUp, template: Template, language: str, country: str) -> Look:
    """What comes of a choice: a language that the text does not speak (any more) is left out."""
    spoken = chosen.second != language and chosen.second in template.texts
    languages = (language, chosen.second) if spoken else (language,)
    prevails = chosen.prevails if chosen.prevails in languages else prevailing(template, languages)
    return Look(languages, prevails if spoken else "", chosen.paper or usual_paper(country), chosen.arms)


def usual_paper(country: str) -> Paper:
    """What paper there is in a country."""
    return "letter" if uses_letter(country) else "a4"


def make_up_of(store: Store, draft: str) -> MakeUp:
    """What was chosen for a form."""
    row = store.row("SELECT * FROM make_up WHERE draft = ?", (draft,))
    if row is None:
        return MakeUp()
    arms = Emblem(blobs.get(store, row["arms"]), row["arms_words"]) if row["arms"] else None
    return MakeUp(row["second_language"], row["prevails"], row["paper"], arms)


def make_up_to_json(chosen: MakeUp) -> dict[str, Any]:
    """All but the arms, which are kept with the words of the statement."""
    return {"second": chosen.second, "prevails": chosen.prevails, "paper": chosen.paper}


def make_up_from_json(plain: Mapping[str, Any], arms: Emblem | None) -> MakeUp:
    return replace(MakeUp(**plain), arms=arms)


class MakeUps:
    """The choices of all forms of a profile."""

    def __init__(self, store: Store, drafts: Drafts, kit: CampaignKit, clock: Clock) -> None:
        self._store, self._drafts, self._kit, self._clock = store, drafts, kit, clock

    def choices(self, draft: str, session: FormSession) -> Choices:
        """What there is to choose for the open form. Raises Fault ANSWERS_INCOMPLETE, TEMPLATE_*."""
        facts = pledge_facts(session.finalize(now=self._clock()))
        template, language = statement_text(self._kit.current(), facts, session.language)
        chosen, country = make_up_of(self._store, draft), facts.party.country
        others = tuple(each for each in template.texts if each != language)
        return Choices(
            chosen,
            look_of(chosen, template, language, country),
            others,
            {language: facts.party.name, **{each: other_name(facts, each) for each in others}},
            country,
            usual_paper(country),
            self._printed(draft),
        )

    def choose(self, draft: str, chosen: MakeUp) -> None:
        """Keep a choice in the place of the one before. Raises Fault DRAFT_LOCKED once someone has signed."""
        if signed_version(self._store, draft, self._drafts.draft(draft).revision):
            raise Fault(Code.DRAFT_LOCKED)
        arms = chosen.arms
        with self._store.transaction():
            self._store.execute(
                "INSERT OR REPLACE INTO make_up VALUES (?, ?, ?, ?, ?, ?)",
                (
                    draft,
                    chosen.second,
                    chosen.prevails,
                    chosen.paper,
                    blobs.put(self._store, arms.image) if arms else None,
                    arms.alt if arms else "",
                ),
            )
            self._drafts.touch(draft)

    def _printed(self, draft: str) -> bool:
        revision = self._drafts.draft(draft).revision
        found = self._store.row(
            "SELECT 1 FROM printed WHERE draft = ? AND revision = ? LIMIT 1", (draft, revision)
        )
        return found is not None
