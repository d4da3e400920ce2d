"""The guides that ship with the app: their text in parts, for the window, and as a tagged PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.submission.guides.markdown import Bullets as Bullets
    from hrcapp.submission.guides.markdown import Code as Code
    from hrcapp.submission.guides.markdown import Heading as Heading
    from hrcapp.submission.guides.markdown import Look as Look
    from hrcapp.submission.guides.markdown import Paragraph as Paragraph
    from hrcapp.submission.guides.markdown import Part as Part
    from hrcapp.submission.guides.markdown import Picture as Picture
    from hrcapp.submission.guides.markdown import Run as Run
    from hrcapp.submission.guides.markdown import Table as Table
    from hrcapp.submission.guides.markdown import plain as plain
    from hrcapp.submission.guides.markdown import words_of as words_of
    from hrcapp.submission.guides.printed import paper as paper
    from hrcapp.submission.guides.shelf import GUIDES as GUIDES
    from hrcapp.submission.guides.shelf import Chapter as Chapter
    from hrcapp.submission.guides.shelf import Guide as Guide
    from hrcapp.submission.guides.shelf import guide as guide
    from hrcapp.submission.guides.shelf import picture as picture
else:
    __getattr__ = door(
        __name__,
        {
            "markdown": "Bullets Code Heading Look Paragraph Part Picture Run Table plain words_of",
            "printed": "paper",
            "shelf": "GUIDES Chapter Guide guide picture",
        },
    )
