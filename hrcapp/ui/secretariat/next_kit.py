"""The next kit while it is being put together: what is typed, what is wrong, what it would say. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hrcapp.exchange.kit import DropBoxSpec, Kit, KitContent, Recipient
from hrcapp.exchange.staff_key import StaffKey
from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.secretariat.campaign import following
from hrcapp.secretariat.kit_forms import KitForm, require_fit
from hrcapp.secretariat.kit_staff import staff_in_office, with_revoked, with_staff, without_staff
from hrcapp.secretariat.senders import Device
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.secretariat.begin import titles_of, with_titles
from hrcapp.ui.secretariat.problems import Day, day_fields, with_day, with_mail

_APP = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


@dataclass
class Draft:
    """Begins as the present kit. `names` are what people call the devices, by fingerprint.

    `revoked` are devices that the desk has revoked since, and desks whose key this kit withdraws;
    `recipients` are those of a kit with a renewed recovery key that was tried, where there is one.
    """

    kit: Kit
    language: str
    names: Mapping[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    email: str = ""
    wave: str = ""
    lowest_app: str = ""
    deadline: Day = ("", "", "")
    expires: Day = ("", "", "")
    forms: dict[str, KitForm] = field(default_factory=dict, repr=False)
    templates: list[dict[str, Any]] = field(default_factory=list, repr=False)
    boxes: list[DropBoxSpec] = field(default_factory=list)
    staff: list[StaffKey] = field(default_factory=list)
    revoked: list[str] = field(default_factory=list)
    second_reader: bool = False
    recipients: tuple[Recipient, ...] | None = None
    new_recovery: bool = False
    new_desk_key: bool = False
    new_root: bool = False

    @classmethod
    def of(
        cls,
        kit: Kit,
        language: str,
        devices: Sequence[Device] = (),
        revoked: Sequence[str] = (),
        recipients: tuple[Recipient, ...] | None = None,
    ) -> Draft:
        """The present kit, with the devices that were revoked here since; a renewed key is named by it."""
        content = kit.content
        return cls(
            kit=kit,
            language=language,
            names={one.fingerprint: ", ".join(one.names) for one in devices},
            titles=dict(content.title),
            email=content.contact.get(_mail_label(content), ""),
            wave=content.wave,
            lowest_app=content.lowest_app,
            deadline=day_fields(content.deadline),
            expires=day_fields(content.expires),
            forms={
                name: KitForm(name, data, content.files.get(name, {})) for name, data in content.forms.items()
            },
            templates=[dict(one) for one in content.templates],
            boxes=list(content.drop_boxes),
            second_reader=content.second_reader,
            revoked=[one for one in revoked if one not in content.revoked],
            recipients=recipients,
            new_recovery=recipients is not None,
        )

    @property
    def old(self) -> KitContent:
        return self.kit.content

    def changes(self) -> dict[str, Any]:
        """What the next kit says instead of the present one.

        Raises Fault FORM_FILES_UNFIT, STAFF_KNOWN, STAFF_LAST.
        """
        require_fit({name: one.files for name, one in self.forms.items()})
        found: dict[str, Any] = {
            "title": self._title(),
            "contact": {**self.old.contact, _mail_label(self.old): self.email.strip()},
            "wave": self.wave.strip(),
            "lowest_app": self.lowest_app.strip(),
            "deadline": parse_date_fields(*self.deadline),
            "expires": parse_date_fields(*self.expires),
            "forms": {name: one.xml for name, one in self.forms.items()},
            "files": {name: one.files for name, one in self.forms.items()},
            "templates": tuple(self.templates),
            "drop_boxes": tuple(self.boxes),
            "second_reader": self.second_reader,
        }
        if self.new_recovery and self.recipients:
            found["recipients"] = self.recipients
        content = self.old
        for key in self.staff:
            found |= with_staff(content, key)
            content = following(self.old, **found)
        for fingerprint in self.revoked:
            found |= revoking(content, fingerprint)
            content = following(self.old, **found)
        return found

    @property
    def has_second(self) -> bool:
        """Whether the next kit names two desks, one of which can be the second reader."""
        new = {key.public.fingerprint for key in self.staff}
        return len((staff_in_office(self.old) | new) - set(self.revoked)) > 1

    def _title(self) -> dict[str, str]:
        """A name for each language that had one or got one."""
        typed = titles_of(self.titles, self.language)
        wanted = {one for one, text in self.titles.items() if text.strip()} | set(self.old.title)
        return {**self.old.title, **{one: text for one, text in typed.items() if one in wanted}}

    def problems(self, today: date) -> tuple[Wrong, ...]:
        """Everything that keeps it from being signed, in the order of the page."""
        found = [*with_titles(self.titles)]
        if self.email.strip() != self.old.contact.get(_mail_label(self.old), ""):
            found += with_mail(self.email)
        for name, typed, before in (
            ("deadline", self.deadline, self.old.deadline),
            ("expires", self.expires, self.old.expires),
        ):
            if typed != day_fields(before):
                found += with_day(name, typed, today)
        if not _APP.fullmatch(self.lowest_app.strip()):
            found.append(Wrong("lowest-app", _("Write the version in figures, such as 0.2 or 1.0.3.")))
        if not self.forms:
            found.append(Wrong("forms", _("A kit brings one form at least.")))
        if self.second_reader and not self.has_second:
            told = _("A second reader needs a second desk: add its key, or leave the rule out.")
            found.append(Wrong("second-reader", told))
        return tuple(found)


def revoking(content: KitContent, fingerprint: str) -> dict[str, Any]:
    """The changes that revoke a device, or withdraw a desk's key. Raises Fault STAFF_LAST."""
    if fingerprint in {one.public.fingerprint for one in content.signers}:
        return without_staff(content, fingerprint)
    return with_revoked(content, [fingerprint])


def _mail_label(content: KitContent) -> str:
    """Under which label the kit says the secretariat's address."""
    mails = [label for label, text in content.contact.items() if "@" in text]
    return "email" if "email" in content.contact else next(iter(mails), "email")
