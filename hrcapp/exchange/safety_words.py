"""Eight words that stand for a key: short enough to be read from a letter or over the telephone.

Eight words of a list of 1,024 are 80 bits: finding another key with the same words takes 2**80 tries.
"""

from __future__ import annotations

import hashlib
from functools import cache

from hrcapp.exchange.keys import PublicKey
from hrcapp.model.places import resource

COUNT, BITS = 8, 10


@cache
def word_list() -> tuple[str, ...]:
    """The 1,024 words, in the order of the file; the order is part of the kit's format."""
    return tuple(resource("kit", "words.txt").read_text(encoding="ascii").split())


def safety_words(root: PublicKey) -> tuple[str, ...]:
    """The eight words of a root key."""
    digest = hashlib.sha256(b"hrc-safety-words/1" + root.blob).digest()
    bits = int.from_bytes(digest[: COUNT * BITS // 8], "big")
    return tuple(word_list()[bits >> BITS * place & (1 << BITS) - 1] for place in reversed(range(COUNT)))
