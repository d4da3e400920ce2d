"""The cards of "Keys and backup": what the kit says, who signs, what helps when a key is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import server_name
from hrcapp.exchange.kit import KitContent, safety_words
from hrcapp.i18n import _, pgettext
from hrcapp.i18n.dates import format_date
from hrcapp.secretariat import letters
from hrcapp.ui.access import identified
from hrcapp.ui.common import second_copy_items
from hrcapp.ui.common.code_grid import code_grid
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import drill_words, rehearsing
from hrcapp.ui.widgets import (
    Button,
    Card,
    KeyValues,
    Label,
    Note,
    Question,
    SearchCombo,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.keys_page import KeysPage

Act = tuple[str, str, str, Callable[[], object]]
"""The words of a button, its identifier, its icon, what it does."""


def words(page: KeysPage, look: Look) -> Card:
    """The eight words that towns compare."""
    told = _("Towns compare them before they take a kit. Read them out when someone calls.")
    grid = code_grid(look, safety_words(page.found.kit.root), _("Safety words"), columns=2, numbered=True)
    letter = (_("Save the letter"), "save-letter", "printer", page.ask_letter)
    return _card(look, _("Safety words"), told, grid, _buttons(look, letter))


def kit(page: KeysPage, look: Look) -> Card:
    """What the present kit says, and the way to the next one."""
    found, content = page.found, page.found.kit.content
    last = format_date(content.deadline, look.language) if content.deadline else _("Not set")
    pairs: list[tuple[str, str | QWidget]] = [
        (_("Campaign"), letters.title_of(found.kit, look.language)),
        (_("Version"), number(content.version, look.language)),
        (_("Made on"), day(found.kit.made_at, look.language)),
        (_("Last day"), last),
        (_("Contact"), ", ".join(content.contact.values())),
        (_("Forms"), ", ".join(content.forms)),
        (_("Drop boxes"), ", ".join(map(server_name, content.drop_boxes)) or _("Not set")),
    ]
    if content.expires:
        pairs.append((_("Expires"), format_date(content.expires, look.language)))
    save = _button(look, (_("Save the kit"), "save-kit", "download", page.ask_kit))
    save.setEnabled(found.drill is not None)
    make = _button(look, (_("Make the next kit"), "next-kit", "pen-line", page.go_next))
    make.setEnabled(found.drill is not None)
    items: list[Item] = [KeyValues(look, pairs, name_width=90), flow(look, save, make)]
    if found.drill is None:
        items.append(Note(look, "lock", _("After the restore was practised.")))
    return _card(look, _("Campaign kit"), "", *items)


def recovery(page: KeysPage, look: Look) -> Card:
    """The three sheets, when they were last tried, a key that waits for the next kit, and earlier ones."""
    told = _("Any two of the three printed sheets open what towns send when the desk's key is lost.")
    found = page.found
    state = drill_words.state(found.drill, look.language)
    notes: list[Item] = [Note(look, state.icon, state.words, "small", "text", icon_ink=state.kind)]
    if found.renewal is not None:
        waits = drill_words.renewal_state(found.renewal, tried=found.renewal_tried)
        notes.append(Note(look, waits.icon, waits.words, "small", "text", icon_ink=waits.kind))
    for one in found.recovery_keys[1:]:
        notes.append(Note(look, "history", drill_words.earlier_key(one, look.language)))
    acts = (
        (_("Practise the restore"), "practise", "lock-open", page.go_drill),
        (_("Renew the recovery key"), "renew-recovery", "refresh-cw", page.go_renew),
    )
    return _card(look, _("Recovery sheets"), told, *notes, _buttons(look, *acts))


def code(page: KeysPage, look: Look) -> Card:
    """The printed code of this folder."""
    told = _("Printed, it opens this computer's data when their own key is lost.")
    if page.code:
        grid = code_grid(look, page.code.split("-"), _("Recovery code"), columns=3)
        sheet = _buttons(look, (_("Save the sheet"), "save-sheet", "printer", page.ask_sheet))
        once = Note(look, "info", _("It is shown only now. The old one opens nothing any more."))
        return _card(look, _("Recovery code"), told, grid, sheet, once)
    state = Label(look, _("There is one.") if page.found.has_code else _("There is none yet."), "small")
    make = _buttons(look, (_("Make a new code"), "new-code", "refresh-cw", page.ask_code))
    return _card(look, _("Recovery code"), told, state, make)


def second_copy(page: KeysPage, look: Look) -> Card:
    """Everything of this desk on another disk."""
    has_code = page.found.has_code or bool(page.code)
    items = second_copy_items.second_copy_items(look, page.second_copies, has_code=has_code)
    if page.second_copies.last is not None:
        state = rehearsing.state(page.found.rehearsed, page.now(), look.language)
        items += [
            Note(look, state.icon, state.words, "small", "text", icon_ink=state.kind),
            _buttons(look, (_("Rehearse the restore"), "rehearse", "lock-open", page.go_rehearsal)),
        ]
    return _card(look, _("Second copy"), second_copy_items.told(), *items)


def passphrase(page: KeysPage, look: Look) -> Card:
    """Whether there is one, and changing it."""
    there = page.found.has_passphrase
    told = _("It is asked whenever this desk is opened.") if there else _("This desk opens without one.")
    verb = _("Change the passphrase") if there else _("Set a passphrase")
    change = (verb, "new-passphrase", "lock", page.go_passphrase)
    return _card(look, _("Passphrase of the desk"), told, _buttons(look, change))


def desks(page: KeysPage, look: Look) -> Card:
    """Who signs receipts; keys to and from other desks."""
    found = page.found
    told = _("Towns believe receipts of the desks that the kit names.")
    pairs: list[tuple[str, str | QWidget]] = [
        (name, _signer(look, state)) for name, state in _signers(found.kit.content)
    ]
    items: list[Item] = [KeyValues(look, pairs, name_width=140)]
    if not found.known:
        told_here = _("The kit does not name this desk yet: give its key to the first desk.")
        items.append(Note(look, "triangle-alert", told_here, "small", "text", icon_ink="warning"))
    acts = (
        (_("Save this desk's key"), "save-staff-key", "download", page.ask_staff_key),
        (_("Keys for another desk"), "share-keys", "usb", page.go_share),
        (_("Take a newer kit or keys"), "take-keys", "folder-open", page.ask_take),
    )
    return _card(look, _("Desks"), told, *items, _buttons(look, *acts))


def devices(page: KeysPage, look: Look) -> Card:
    """Devices of towns that are no longer trusted."""
    found = page.found
    told = _("A lost or stolen laptop. What it sent before stays; what comes later is set aside.")
    rows: list[Item] = [
        column(
            look,
            Label(look, ", ".join(one.names), "strong", wrap=True),
            Label(look, one.fingerprint, "small", "text_soft", wrap=True, latin=True).selectable(),
            gap=1,
        )
        for one in found.devices
        if one.revoked
    ]
    left = [one for one in found.devices if not one.revoked]
    choices = [(one.fingerprint, f"{', '.join(one.names)} · {one.fingerprint[7:15]}") for one in left]
    combo = SearchCombo(look, choices)
    identified(combo, "device")
    asked = Question(look, _("Device that has sent a form"), combo)
    button = _button(look, (_("Revoke"), "revoke-device", "ban", lambda: page.ask_revoke(combo.value())))
    button.setEnabled(bool(left))
    return _card(look, _("Revoked devices"), told, *rows, asked, row(look, button, None))


def _signers(content: KitContent) -> list[tuple[str, bool]]:
    """Every desk with whether its receipts are believed."""
    return [(one.name, one.public.fingerprint not in content.revoked) for one in content.signers]


def _signer(look: Look, trusted: bool) -> QWidget:
    if trusted:
        return Note(look, "check", _("Signs receipts"), "small", "text", icon_ink="success")
    return Note(look, "ban", pgettext("key of a desk", "Withdrawn"), "small", "text")


def _card(look: Look, title: str, told: str, *items: Item) -> Card:
    heading: list[Item] = [Label(look, title, "h3")]
    if told:
        heading.append(Label(look, told, "small", "text_soft", wrap=True))
    return Card(look, *heading, *items, gap=10)


def _buttons(look: Look, *acts: Act) -> QWidget:
    return flow(look, *(_button(look, act) for act in acts))


def _button(look: Look, act: Act) -> Button:
    words_, identifier, icon, do = act
    button = Button(look, words_, icon=icon, small=True, on_click=do)
    identified(button, identifier)
    return button
