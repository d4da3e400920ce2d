"""The version of a form: a newer one is offered, used when a person says so, and can be left again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.widgets import Banner, Button, Dialog

if TYPE_CHECKING:
    from hrcapp.officer.migration import Plan
    from hrcapp.ui.officer.desk import OfficerDesk
    from hrcapp.ui.officer.form import OpenForm


def banners(desk: OfficerDesk, form: OpenForm, look: Look) -> list[Banner]:
    """What a form's list of sections says of its version."""
    found: list[Banner] = []
    if form.versions.newer is not None:
        see = Button(look, _("See what changes"), small=True, on_click=lambda: show_newer(desk, form))
        identified(see, "see-newer-version")
        found.append(
            Banner(
                look,
                "info",
                _("The campaign has a newer version of this form"),
                _("This draft keeps its version unless you change it."),
                see,
            )
        )
    if form.versions.before is not None:
        title = _("The version of this form was changed on {date}").format(
            date=words.day(form.versions.before.at, look.language)
        )
        back = Button(look, _("Go back"), small=True, on_click=lambda: ask_back(desk, form))
        identified(back, "version-back")
        told = _("Until it is finished you can go back to version {version} and its answers.")
        found.append(Banner(look, "info", title, told.format(version=form.versions.before.version), back))
    return found


def show_newer(desk: OfficerDesk, form: OpenForm) -> None:
    """What would carry over, once all that was typed is written."""
    from hrcapp.officer import migration
    from hrcapp.ui.officer.form_version_page import FormVersionPage

    newer, workspace = form.versions.newer, desk.workspace
    if newer is not None:
        desk.flush()
        desk.store(
            lambda: migration.plan(workspace, form.id, newer),
            lambda plan: desk.show(FormVersionPage(desk, plan)),
        )


def use_newer(desk: OfficerDesk, plan: Plan) -> None:
    """Change the version, and go on in the new one."""
    from hrcapp.officer import migration

    def done(_none: object) -> None:
        desk.reopen(plan.draft, lambda _form: _go_on(desk))

    desk.store(lambda: migration.change(desk.workspace, plan), done)


def ask_back(desk: OfficerDesk, form: OpenForm) -> None:
    """Ask first: what was typed since is given up."""
    from hrcapp.officer import migration

    def back() -> None:
        desk.flush()
        desk.store(
            lambda: migration.go_back(desk.workspace, form.id),
            lambda _none: desk.reopen(form.id, lambda _form: _go_on(desk)),
        )

    Dialog(
        desk.shell.look,
        desk.shell,
        _("Go back to the earlier version of the form?"),
        _("The answers are again as they were before the change. What was typed since is given up."),
        verb=_("Go back"),
        keep=_("Stay"),
        on_confirm=back,
        danger=True,
    ).open()


def _go_on(desk: OfficerDesk) -> None:
    desk.go_home(then=desk.go_tasks)
