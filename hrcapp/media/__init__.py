"""What comes from outside: sniffed, allow-listed, and only ever shown as pictures."""

from hrcapp.media.emblems import emblem as emblem
from hrcapp.media.emblems import take_in_emblem as take_in_emblem
from hrcapp.media.pages import Picture as Picture
from hrcapp.media.pages import page_pictures as page_pictures
from hrcapp.media.scans import Correction as Correction
from hrcapp.media.scans import Scan as Scan
from hrcapp.media.scans import correct as correct
from hrcapp.media.scans import read_scan as read_scan
from hrcapp.media.sniffing import sniff as sniff
