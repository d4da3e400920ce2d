"""What the page of exports says: the kinds, what each would hold, where it was put. No Qt."""

from __future__ import annotations

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.export import Choice, Format, Survey
from hrcapp.ui.common.words import number
from hrcapp.ui.widgets.choice_card import Way


def ways() -> tuple[Way, ...]:
    """The kinds of export, those for everybody last."""
    told = {
        Format.XLSX: (
            _("Workbook (XLSX)"),
            _("A sheet for each table, choices in words; to sort and count."),
            "list-checks",
        ),
        Format.CSV: (
            _("Tables as text (CSV)"),
            _("A file for each table, choices in words; for any spreadsheet program."),
            "list-checks",
        ),
        Format.JSON: (_("Data (JSON)"), _("All tables in one file, with codes; for programs."), "copy"),
        Format.DATAPACKAGE: (
            _("Data Package"),
            _("Tables with codes, every column described; for research and archives."),
            "package-check",
        ),
        Format.SQLITE: (
            _("Database (SQLite)"),
            _("One file with views, not encrypted; for Datasette and other programs."),
            "hard-drive",
        ),
        Format.ODK: (
            _("Submissions (ODK)"),
            _("Each form with its files; for ODK Central and KoboToolbox."),
            "inbox",
        ),
        Format.GEOJSON: (
            _("Map data (GeoJSON)"),
            _("Who takes part and where. Only what may be published."),
            "landmark",
        ),
        Format.PAGES: (
            _("Pages for the web"),
            _("A page for each participant, a list, a map. Only what may be published."),
            "book-open",
        ),
    }
    return tuple(Way(str(kind), *words) for kind, words in told.items())


def inside(survey: Survey, choice: Choice, language: str) -> tuple[tuple[str, str], ...]:
    """What the export would hold: (part, how much of it)."""
    seen = survey.seen

    def shown(count: int) -> str:
        return number(count, language)

    if choice.format.public:
        return (
            (_("Names and countries"), shown(survey.parties)),
            (_("With their answers"), shown(seen.answers)),
            (_("With who signed the statement"), shown(seen.statements)),
        )
    if choice.format is Format.ODK:
        return (
            (_("Submissions"), shown(seen.submissions)),
            (_("Attached files"), shown(seen.attachments)),
            *(((_("With the contact person"), shown(seen.contacts)),) if choice.contacts else ()),
        )
    return tuple(
        (title, shown(rows)) for name, title, rows in survey.tables if name != "contacts" or choice.contacts
    )


def note(survey: Survey, choice: Choice, language: str) -> str:
    """What is left out, and why."""
    if choice.format.public:
        return _(
            "Everybody may know who takes part and from which country. All else is there only where the form "
            "says yes; contact persons never are."
        )
    if not choice.contacts:
        return _(
            "Names of persons, e-mail addresses and telephone numbers are left out. What people typed into "
            "other fields stays as it is: hand the file on only to those who may read it."
        )
    count = survey.seen.contacts
    told = ngettext(
        "{count} form says that its contact person may be shared. All others stay out.",
        "{count} forms say that their contact person may be shared. All others stay out.",
        count,
    )
    return told.format(count=number(count, language))


def saved(name: str, folder: str) -> tuple[str, str]:
    """Where the export was put."""
    return _("Exported"), _("“{name}” is in {folder}. The app does not protect it there.").format(
        name=name, folder=folder
    )
