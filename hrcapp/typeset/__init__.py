"""Shaped, tagged PDF: fonts, bidi, line breaking, paragraphs, lists, tables, figures, PDF/A and PDF/UA."""
