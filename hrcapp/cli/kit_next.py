"""`hrcapp kit publish` (or `next`): the next version of the kit; changes are printed before it is signed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import ask_passphrase, read_file, say
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.files import write_whole
from hrcapp.store import Home

if TYPE_CHECKING:
    from hrcapp.exchange.kit import DropBoxSpec, KitContent
    from hrcapp.secretariat.kit_forms import KitForm


def add_to(verbs: Any) -> None:
    command = verbs.add_parser("publish", aliases=["next"], help=_("publish the next version of the kit"))
    command.add_argument("--root-key", type=Path, required=True, help=_("the root key file"))
    command.add_argument("--out", type=Path, required=True, help=_("where the kit goes"))
    command.add_argument("--dry-run", action="store_true", help=_("only print what would change"))
    _add_words(command)
    _add_parts(command)
    _add_keys(command)
    command.set_defaults(run=_publish)


def _add_words(command: Any) -> None:
    command.add_argument("--title", help=_("the campaign's name"))
    command.add_argument("--contact", help=_("an e-mail address of the secretariat"))
    command.add_argument("--wave", help=_("the name of this call"))
    command.add_argument("--deadline", type=_day, help=_("the last day, as YYYY-MM-DD, or “none”"))
    command.add_argument("--expires", type=_day, help=_("when the kit expires, as YYYY-MM-DD, or “none”"))
    command.add_argument("--lowest-app", help=_("the lowest version of the app that may use the kit"))


def _add_parts(command: Any) -> None:
    add_forms(command)
    command.add_argument("--remove-form", action="append", default=[], help=_("a form to leave out"))
    command.add_argument(
        "--text",
        type=Path,
        action="append",
        help=_("a text of the statement (.json); these replace all it has"),
    )
    command.add_argument(
        "--drop-box",
        action="append",
        help=_("a shared folder, or a file (.json) that describes a drop box; these replace all it has"),
    )
    command.add_argument("--no-drop-box", action="store_true", help=_("name no drop box"))


def add_forms(command: Any) -> None:
    """The options `--form` and `--add-form`, read by `given_forms`."""
    command.add_argument(
        "--form",
        type=Path,
        help=_("a form in the place of the first one: a file, a folder or a zip; its files come with it"),
    )
    command.add_argument(
        "--add-form",
        type=Path,
        action="append",
        default=[],
        help=_("a further form with its files, under its file name"),
    )


def given_forms(options: argparse.Namespace, first: str) -> list[KitForm]:
    """The forms that the options name; `first` is the name in the kit of the one that is replaced.

    Raises Fault FORM_* and FILE_UNREADABLE.
    """
    from dataclasses import replace

    from hrcapp.secretariat.kit_forms import read_form

    found = list(map(read_form, options.add_form))
    return [replace(read_form(options.form), name=first), *found] if options.form else found


def _add_keys(command: Any) -> None:
    command.add_argument(
        "--second-reader", action=argparse.BooleanOptionalAction, help=_("whether two desks accept a form")
    )
    command.add_argument(
        "--staff", type=Path, action="append", default=[], help=_("the public key of another desk (.json)")
    )
    command.add_argument(
        "--revoke",
        action="append",
        default=[],
        metavar=_("FINGERPRINT"),
        help=_("a device or a desk that is no longer trusted"),
    )
    command.add_argument("--new-desk-key", action="store_true", help=_("make another key that opens files"))
    command.add_argument(
        "--new-recovery-key",
        action="store_true",
        help=_("name the recovery key that was renewed (“hrcapp kit recovery --renew”) and tried"),
    )
    command.add_argument(
        "--new-root", action="store_true", help=_("hand the campaign on to a new root key; both sign")
    )


def _day(text: str) -> date | str:
    return "" if text == "none" else date.fromisoformat(text)


def _publish(options: argparse.Namespace) -> int:
    from hrcapp.exchange.keys import SigningKey
    from hrcapp.secretariat import campaign, custody, recovery_renewal, root_key
    from hrcapp.secretariat.kit_changes import changes

    home = Home.open()
    old = custody.kits(home)[0].content
    wanted = _changes(old, options)
    if options.new_recovery_key:
        wanted["recipients"] = recovery_renewal.recipients(home, old)
    found = changes(old, campaign.following(old, **wanted), active_language())
    for one in found:
        say(str(one))
    if options.dry_run:
        return 0
    root, out = read_file(options.root_key), options.out
    out.mkdir(parents=True, exist_ok=True)
    new_root = SigningKey.generate() if options.new_root else None
    if new_root is not None:
        # It lies where it was asked for before any kit names it: a key that is lost now costs nothing.
        write_whole(out / "root-key.json", root_key.to_file(old.campaign, new_root))
    asked = options.new_desk_key and custody.needs_passphrase(home)
    data = campaign.publish_next(
        home,
        root,
        datetime.now(UTC),
        new_root=new_root,
        new_desk_key=options.new_desk_key,
        passphrase=ask_passphrase(_("Passphrase of the desk: ")) if asked else None,
        **wanted,
    )
    write_whole(out / f"campaign{KIT_EXTENSION}", data, mode=0o644)
    say(str(out / f"campaign{KIT_EXTENSION}"))
    return 0


def _changes(old: KitContent, options: argparse.Namespace) -> dict[str, Any]:
    from hrcapp.secretariat.kit_forms import first_form, with_forms

    given: dict[str, Any] = {"wave": options.wave, "lowest_app": options.lowest_app}
    given["title"] = dict.fromkeys(SHIPPED, options.title) if options.title else None
    given["second_reader"] = options.second_reader
    given["contact"] = {"email": options.contact} if options.contact else None
    found = {name: value for name, value in given.items() if value is not None}
    found |= {
        name: value or None
        for name, value in (("deadline", options.deadline), ("expires", options.expires))
        if value is not None
    }
    added = given_forms(options, first_form(old))
    if added or options.remove_form:
        found |= with_forms(old, added, options.remove_form)
    if options.text:
        found["templates"] = texts(options.text)
    if options.drop_box or options.no_drop_box:
        found["drop_boxes"] = tuple(map(_box, options.drop_box or ()))
    return found | _keys(old, options)


def _keys(old: KitContent, options: argparse.Namespace) -> dict[str, Any]:
    from hrcapp.exchange import staff_key
    from hrcapp.secretariat.campaign import following
    from hrcapp.secretariat.kit_staff import with_revoked, with_staff, without_staff

    content = old
    found: dict[str, Any] = {}
    for path in options.staff:
        key = staff_key.read(read_file(path, limit=staff_key.MAX_BYTES), old.campaign, name=path.name)
        say(_("Compare with {name}: {words}").format(name=key.name, words=" ".join(key.words)))
        found |= with_staff(content, key)
        content = following(content, **found)
    staff = {one.public.fingerprint for one in content.signers}
    for fingerprint in options.revoke:
        found |= (
            without_staff(content, fingerprint)
            if fingerprint in staff
            else with_revoked(content, [fingerprint])
        )
        content = following(content, **found)
    return found


def _box(given: str) -> DropBoxSpec:
    from hrcapp.secretariat.kit_parts import checked_box, read_box

    path = Path(given)
    if path.suffix == ".json":
        return read_box(read_file(path), path.name)
    return checked_box("folder", given, {})


def texts(files: Sequence[Path]) -> tuple[dict[str, Any], ...]:
    """Texts of the statement out of files. Raises Fault TEMPLATE_FILE_UNREADABLE."""
    from hrcapp.secretariat.kit_check import read_text

    return tuple(read_text(read_file(path), path.name) for path in files)
