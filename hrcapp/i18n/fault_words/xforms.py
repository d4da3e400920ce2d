"""Sentences for the faults of xforms."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.FORM_UNREADABLE: (
        N_("This file is not a form the app can read."),
        N_("Choose an XForm or XLSForm file."),
    ),
    Code.FORM_PROBLEMS: (
        N_("The form was not opened. Problems found: {count}."),
        N_("Send the list to whoever made the form: {problems}"),
    ),
    Code.FORM_TOO_LARGE: (N_("The form is larger than {limit}."), N_("Ask for a smaller one.")),
    Code.FORM_PACKAGE_UNCLEAR: (
        N_("“{name}” holds {count} forms at its top: it must be one."),
        N_("Put the form there alone, its files in a folder of its name that ends in “-media”."),
    ),
    Code.FORM_PACKAGE_TOO_LARGE: (
        N_("The form “{name}” brings too many files: {files} may come along, with {limit} in all."),
        N_("Ask whoever made the form for smaller files."),
    ),
    Code.FORM_FILES_MISSING: (
        N_("The form “{name}” names files that are not there ({count}): {files}"),
        N_("Put them beside the form, or into a folder of its name that ends in “-media”, and try again."),
    ),
    Code.FORM_FILES_UNFIT: (
        N_("A kit can’t carry these files of the form: {files}"),
        N_("A kit takes {count} lists, pictures, sounds and films, {limit} in all."),
    ),
    Code.FORM_FILES_CHANGED: (
        N_("The form is the same as in an earlier kit, but these files of it are others: {files}"),
        N_("Give the form a new version, so that answers given with the old files can be told apart."),
    ),
    Code.INSTANCE_UNREADABLE: (
        N_("The answers in this file can't be read."),
        N_("Ask the sender for the file again."),
    ),
    Code.FORM_LANGUAGE_UNKNOWN: (
        N_("This form is not written in the language “{language}”."),
        N_("Choose one of these: {known}."),
    ),
    Code.INSTANCE_OTHER_FORM: (
        N_("These answers belong to another form: {form}."),
        N_("Open them with that form."),
    ),
    Code.ANSWERS_INCOMPLETE: (
        N_("Answers still to be given or corrected: {count}."),
        N_("Open “Check your answers” and go through the list."),
    ),
}
