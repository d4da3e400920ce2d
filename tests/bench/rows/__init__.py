"""All rows, in the order they are measured and printed."""

from __future__ import annotations

from tests.bench.row import Row
from tests.bench.rows import (
    answer,
    bundle,
    choices,
    forms,
    growth,
    growth_reading,
    growth_sizes,
    imports,
    package,
    report,
    search,
    statement_pdf,
    statement_sign,
    statement_size,
    window,
    wire,
)

ROWS: tuple[Row, ...] = (
    *statement_pdf.ROWS,
    *statement_size.ROWS,
    statement_sign.ROW,
    answer.ROW,
    *bundle.ROWS,
    imports.ROW,
    growth.ROW,
    *growth_sizes.ROWS,
    *growth_reading.ROWS,
    search.ROW,
    choices.ROW,
    report.ROW,
    *forms.ROWS,
    *window.ROWS,
    *wire.ROWS,
    *package.ROWS,
)
