"""What comes from outside: sniffed, allow-listed, and only ever shown as pictures."""

from hrcapp.media.sniffing import sniff as sniff
