"""What happened and what to do next, for each fault code, a file for each room that raises them."""

from hrcapp.i18n.fault_words import desk, exchange, faces, media, sides, statement, store, vault, xforms
from hrcapp.model.faults import Code

ALL: dict[Code, tuple[str, str]] = {
    **store.SENTENCES,
    **vault.SENTENCES,
    **xforms.SENTENCES,
    **statement.SENTENCES,
    **exchange.SENTENCES,
    **media.SENTENCES,
    **faces.SENTENCES,
    **sides.SENTENCES,
    **desk.SENTENCES,
}
