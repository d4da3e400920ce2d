"""What comes from outside: sniffed, allow-listed, and only ever shown as pictures."""

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
