"""A filled form as a thing: from a finished form to a packed version and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.submission.facts import pledge_facts as pledge_facts
    from hrcapp.submission.form_words import count_questions as count_questions
    from hrcapp.submission.form_words import form_description as form_description
    from hrcapp.submission.form_words import form_title as form_title
    from hrcapp.submission.form_words import language_code as language_code
    from hrcapp.submission.questions import files_of as files_of
    from hrcapp.submission.questions import place_of as place_of
    from hrcapp.submission.questions import record_language as record_language
    from hrcapp.submission.questions import title_of as title_of
    from hrcapp.submission.statement import statement_data as statement_data
    from hrcapp.submission.version import FormIdentity as FormIdentity
    from hrcapp.submission.version import Version as Version
    from hrcapp.submission.version import content_of as content_of
    from hrcapp.submission.version import fingerprint as fingerprint
else:
    __getattr__ = door(
        __name__,
        {
            "facts": "pledge_facts",
            "form_words": "count_questions form_description form_title language_code",
            "questions": "files_of place_of record_language title_of",
            "statement": "statement_data",
            "version": "FormIdentity Version content_of fingerprint",
        },
    )
