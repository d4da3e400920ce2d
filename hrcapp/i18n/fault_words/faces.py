"""Sentences for the faults of the faces."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.PRINTER_FAILED: (
        N_("The printer “{name}” takes nothing."),
        N_("Choose another printer, or save the PDF and print it elsewhere."),
    ),
    Code.UNEXPECTED: (
        N_("Something went wrong in the app itself."),
        N_("What was saved is kept. Try once more, or start the app again."),
    ),
}
