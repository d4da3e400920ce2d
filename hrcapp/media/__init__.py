"""What comes from outside: sniffed, allow-listed, and only ever shown as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.media.emblems import emblem as emblem
    from hrcapp.media.emblems import take_in_emblem as take_in_emblem
    from hrcapp.media.ink import Ink as Ink
    from hrcapp.media.ink import Strength as Strength
    from hrcapp.media.ink import ink_of as ink_of
    from hrcapp.media.ink import take_in_signature as take_in_signature
    from hrcapp.media.pages import Picture as Picture
    from hrcapp.media.pages import page_pictures as page_pictures
    from hrcapp.media.scans import Correction as Correction
    from hrcapp.media.scans import Scan as Scan
    from hrcapp.media.scans import correct as correct
    from hrcapp.media.scans import read_scan as read_scan
    from hrcapp.media.sniffing import sniff as sniff
else:
    __getattr__ = door(
        __name__,
        {
            "emblems": "emblem take_in_emblem",
            "ink": "Ink Strength ink_of take_in_signature",
            "pages": "Picture page_pictures",
            "scans": "Correction Scan correct read_scan",
            "sniffing": "sniff",
        },
    )
