"""A desk with a great many parties, put into its tables at once: for measuring, and for tests of lists."""

from __future__ import annotations

from hrcapp.model.party import PartyKind
from hrcapp.secretariat import party_search
from hrcapp.secretariat.desk import Desk

COUNTRIES = ("TN", "SN", "FR", "MX", "KR", "BR", "TR", "ES", "DE", "IT", "LB", "CM")
FIRST = ("Alto", "Baixa", "Camp", "Dar", "El", "Fort", "Gran", "Haut", "Isla", "Jebel", "Kara", "Los")
SECOND = ("anta", "bora", "cester", "dalen", "ense", "fjord", "grad", "heim", "izar", "jorda", "kent", "lund")

_VERSION = """INSERT INTO version (
        key, submission, revision, bundle, sender, reference, receipt, arrived_at, decision, decided_at,
        decision_receipt, origin, scope, kind, name, name_language, name_latin, name_english, country, admin1,
        level, type, verdict, same_answers, attachments, publish)
    VALUES (
        :reference, :reference, 1, '', 'sample', :reference, '', '2026-03-01T09:00:00Z', 'accepted',
        '2026-03-01T09:00:00Z', '', 'typed', 'full_form', :kind, :name, 'en', '', '', :country, :admin1,
        'municipal', 'municipality', 'intact', 1, 0, 1)"""
_MEMBER = "INSERT INTO membership (submission, party, founds, settled, said, made) VALUES (?, ?, 1, 1, ?, 1)"


def name_of(number: int) -> str:
    """Names that share beginnings, as towns' names do."""
    first, second = FIRST[number % 12], SECOND[number // 12 % 12]
    return f"{first}{second} {number:06d}"


def fill(desk: Desk, count: int) -> None:
    """That many sample parties; nothing of them is in the log."""
    with desk.store.transaction():
        for number in range(count):
            kind = PartyKind.GOVERNMENT if number % 10 else PartyKind.NETWORK
            one = {
                "reference": f"HRC-2026-{number:06d}",
                "kind": str(kind),
                "name": name_of(number),
                "country": COUNTRIES[number % 12],
                "admin1": f"Sample region {number % 24}",
            }
            desk.store.execute(_VERSION, one)
            desk.store.execute(_MEMBER, (one["reference"],) * 3)
            party_search.put(desk.store, one["reference"], [one["name"], one["admin1"]], one["country"])
