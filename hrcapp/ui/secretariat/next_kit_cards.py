"""The parts of the next kit's page, one card each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import server_name
from hrcapp.i18n import _, pgettext
from hrcapp.model.sizes import size_text
from hrcapp.secretariat.kit_forms import KitForm
from hrcapp.ui.access import identified, named
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.day_field import day_field
from hrcapp.ui.secretariat.title_fields import title_fields
from hrcapp.ui.widgets import Button, Card, Check, Label, Note, column, row
from hrcapp.ui.widgets.layout import Item, flow

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.next_kit_page import NextKitPage

Act = tuple[str, str, Callable[[], object]]
"""The words of a button, its identifier, what it does."""


def words(page: NextKitPage, look: Look) -> Card:
    """Name, contact, call, days, lowest version."""
    draft = page.draft

    def keeper(name: str) -> Callable[[object], None]:
        return lambda value: setattr(draft, name, value)

    return page.card(
        look,
        _("The campaign"),
        title_fields(page, look, draft.titles),
        page.line(look, "email", _("E-mail of the secretariat"), draft.email, keeper("email"), latin=True),
        page.line(look, "wave", _("Name of this call"), draft.wave, keeper("wave"), optional=True),
        day_field(page, look, "deadline", _("Last day"), draft.deadline, keeper("deadline")),
        day_field(
            page,
            look,
            "expires",
            _("The kit expires on"),
            draft.expires,
            keeper("expires"),
            hint=_("After that day the app says that there may be a newer kit; it goes on working."),
        ),
        page.line(
            look,
            "lowest-app",
            _("Lowest version of the app"),
            draft.lowest_app,
            keeper("lowest_app"),
            latin=True,
            hint=_("Older apps refuse the kit and say that a newer one is needed."),
        ),
    )


def forms(page: NextKitPage, look: Look) -> Card:
    """Forms with their files; the first by name is the one that towns fill in."""
    rows = [
        _part(
            look,
            name,
            _brought(form),
            (_("Leave out"), f"remove-{name}", partial(page.remove_form, name)),
        )
        for name, form in page.draft.forms.items()
    ]
    hint = _(
        "A form of the same name is replaced. Towns fill in the first one. Lists, pictures and sounds that a "
        "form names are found beside it and come with it."
    )
    add = _button(look, (_("Add or replace a form"), "add-form", page.ask_form))
    folder = _button(look, (_("Add a form’s folder"), "add-form-folder", page.ask_form_folder))
    return page.card(
        look,
        _("Forms"),
        page.asked(
            look, "forms", _("Forms of the kit"), _rows(look, rows, add, folder), hint=hint, focus=add
        ),
    )


def _brought(form: KitForm) -> str:
    """The size of a form, then its files by name."""
    size = size_text(len(form.xml) + sum(map(len, form.files.values())))
    if not form.files:
        return size
    return _("{size}, with {files}").format(size=size, files=", ".join(map(isolated, form.files)))


def texts(page: NextKitPage, look: Look) -> Card:
    """Texts of the statement that go before those that ship."""
    rows = [
        _part(
            look,
            f"{text.get('kind', '')} {text.get('version', '')}".strip(),
            ", ".join(map(str, text.get("texts", {}))),
            (_("Leave out"), f"remove-text-{index}", partial(page.remove_text, index)),
        )
        for index, text in enumerate(page.draft.templates)
    ]
    told = _("Without any, the texts that come with the app are signed.")
    add = _button(look, (_("Add a text"), "add-text", page.ask_text))
    return page.card(look, _("Texts of the statement"), _soft(look, told), _rows(look, rows, add))


def boxes(page: NextKitPage, look: Look) -> Card:
    """Where towns may drop their files."""
    rows = [
        _part(
            look,
            server_name(box),
            box.kind,
            (_("Leave out"), f"remove-box-{index}", partial(page.remove_box, index)),
        )
        for index, box in enumerate(page.draft.boxes)
    ]
    told = _("Everybody who has the kit has their passwords: give this campaign accounts of its own.")
    add = _button(look, (_("Add a drop box"), "add-box", page.add_box))
    return page.card(look, _("Drop boxes"), _soft(look, told), _rows(look, rows, add))


def staff(page: NextKitPage, look: Look) -> Card:
    """Desks whose receipts are believed."""
    draft = page.draft
    rows = []
    for signer in draft.old.signers:
        key = signer.public.fingerprint
        if key in draft.old.revoked:
            rows.append(_part(look, signer.name, _("Withdrawn in an earlier kit")))
        elif key in draft.revoked:
            rows.append(
                _part(
                    look,
                    signer.name,
                    pgettext("key of a desk", "Withdrawn"),
                    (_("Keep"), f"keep-{key}", partial(page.keep, key)),
                )
            )
        else:
            rows.append(
                _part(
                    look,
                    signer.name,
                    key,
                    (pgettext("key of a desk", "Withdraw"), f"withdraw-{key}", partial(page.withdraw, key)),
                )
            )
    for index, new in enumerate(draft.staff):
        told = _("New. Compare by telephone: {words}").format(words=" ".join(new.words))
        act = (_("Leave out"), f"remove-staff-{index}", partial(page.remove_staff, index))
        rows.append(_part(look, new.name, told, act))
    add = _button(look, (_("Add another desk's key"), "add-staff", page.ask_staff))
    return page.card(look, _("Desks that sign receipts"), _rows(look, rows, add), _second_reader(page, look))


def _second_reader(page: NextKitPage, look: Look) -> QWidget:
    """The rule that two desks accept a form; offered where there are two."""
    draft = page.draft
    check = Check(look, _("Two desks accept a form, one after the other"), checked=draft.second_reader)
    identified(check, "second-reader")
    check.setEnabled(draft.has_second or draft.second_reader)
    check.toggled.connect(lambda on: setattr(draft, "second_reader", on))
    told = (
        _("The first one proposes; the answer leaves after the second one has accepted.")
        if draft.has_second
        else _("For a second reader there must be a second desk: add its key first.")
    )
    shown = column(look, check, _soft(look, told), gap=4)
    return page.asked(look, "second-reader", _("Second reader"), shown, optional=True, focus=check)


def devices(page: NextKitPage, look: Look) -> Card:
    """Devices of towns that were revoked here since the present kit."""
    draft = page.draft
    own = {one.public.fingerprint for one in draft.old.signers}
    rows = [_part(look, draft.names.get(key) or key, key) for key in draft.revoked if key not in own]
    told = _("Revoked on the page before. The kit tells every desk to set aside what they send.")
    empty: list[Item] = [] if rows else [Note(look, "circle-dashed", _("None"))]
    return page.card(look, _("Revoked devices"), _soft(look, told), *empty, *rows)


def keys(page: NextKitPage, look: Look) -> Card:
    """A new desk key, a renewed recovery key, a new root key."""
    draft = page.draft
    desk = Check(look, _("Make a new key of the desk"), checked=draft.new_desk_key)
    identified(desk, "new-desk-key")
    desk.toggled.connect(lambda on: setattr(draft, "new_desk_key", on))
    recovery = Check(look, _("Name the new recovery key"), checked=draft.new_recovery)
    identified(recovery, "new-recovery-key")
    recovery.toggled.connect(lambda on: setattr(draft, "new_recovery", on))
    recovery.setEnabled(draft.recipients is not None)
    told = (
        _("Its sheets were tried. What towns seal with this kit opens with them; the old ones open the rest.")
        if draft.recipients
        else _("First renew it under “Keys and backup” and practise with its sheets.")
    )
    recovery.setAccessibleDescription(told)
    root = Check(look, _("Hand the campaign on to a new root key"), checked=draft.new_root)
    identified(root, "new-root")
    root.toggled.connect(lambda on: setattr(draft, "new_root", on))
    return page.card(
        look,
        _("Keys of the campaign"),
        column(
            look,
            desk,
            _soft(
                look, _("Old keys are kept and open what came before. Other desks need the new one brought.")
            ),
            gap=4,
        ),
        column(look, recovery, _soft(look, told), gap=4),
        column(
            look,
            root,
            _soft(look, _("Old and new key both sign. The safety words change: print a new letter.")),
            gap=4,
        ),
    )


def _part(look: Look, name: str, detail: str, *acts: Act) -> QWidget:
    """One thing with what can be done about it."""
    title = Label(look, name, "strong", wrap=True)
    content = column(look, title, Label(look, detail, "small", "text_soft", wrap=True).selectable(), gap=1)
    made = []
    for act in acts:
        button = _button(look, act)
        named(button, f"{act[0]}: {name}")
        made.append(button)
    if look.narrow:
        return column(look, content, *made, gap=4)
    return row(look, (content, 1), *made, gap=12, align=Qt.AlignmentFlag.AlignVCenter)


def _rows(look: Look, rows: Sequence[QWidget], *adds: Button) -> QWidget:
    empty: list[Item] = [] if rows else [Note(look, "circle-dashed", _("None"))]
    return column(look, *empty, *rows, flow(look, *adds, gap=8), gap=10)


def _button(look: Look, act: Act) -> Button:
    words_, identifier, do = act
    button = Button(look, words_, small=True, on_click=do)
    identified(button, identifier)
    return button


def _soft(look: Look, text: str) -> Label:
    return Label(look, text, "small", "text_soft", wrap=True)
