"""Encrypted SQLite: opening, numbered migrations, the answer journal, blobs by hash."""
