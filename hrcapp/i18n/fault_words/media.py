"""Sentences for the faults of media."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.FILE_TYPE_REFUSED: (
        N_("“{name}” is of a kind that can't be attached."),
        N_("Attach a PDF, JPEG or PNG file."),
    ),
    Code.FILE_TOO_LARGE: (
        N_("“{name}” is larger than {limit}."),
        N_("Make it smaller, or attach another file."),
    ),
    Code.FILE_NOT_OURS: (
        N_("“{name}” is neither a campaign kit nor a receipt."),
        N_("Choose the file that the secretariat sent: its name ends in .hrckit or .hrcr."),
    ),
    Code.FILE_UNREADABLE: (
        N_("“{name}” can't be read."),
        N_("Check that it is still there and may be opened."),
    ),
    Code.ATTACHMENTS_TOO_LARGE: (
        N_("With “{name}” the attachments come to {total}; one sealed file carries at most {limit}."),
        N_("Take something out, or make the file smaller."),
    ),
    Code.ATTACHMENTS_TOO_MANY: (
        N_("One sealed file carries at most {limit} attachments."),
        N_("Take one out first, or put several documents into one PDF."),
    ),
    Code.PICTURE_FAILED: (N_("“{name}” can't be shown as a picture."), N_("The file itself was kept.")),
    Code.SCAN_TYPE_REFUSED: (
        N_("“{name}” can't be used as a scan."),
        N_("Choose a JPEG, PNG, HEIC or PDF file."),
    ),
    Code.SCAN_TOO_LARGE: (
        N_("“{name}” is larger than {limit}."),
        N_("Scan at 200 to 300 dots an inch, or take a smaller picture."),
    ),
    Code.SCAN_TOO_MANY_PAGES: (
        N_("“{name}” has more than {limit} pages."),
        N_("Choose a file that holds the signed pages alone."),
    ),
    Code.SCAN_UNREADABLE: (
        N_("“{name}” can't be read as a picture of a page."),
        N_("Scan or photograph the page again."),
    ),
}
