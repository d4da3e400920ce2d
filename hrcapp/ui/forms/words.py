"""What the form does not say itself: why an answer is not accepted, in words that tell what to do."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.submission.form_words import language_code as language_code
from hrcapp.xforms import NodeState


def may_stay_open(node: NodeState) -> bool:
    """Whether a question can be left without an answer.

    Where the form itself has chosen (“No”), there is an answer from the start; who wants another takes one.
    """
    made_by_form = node.control == "select1" and bool(node.default)
    return not (node.required or node.readonly or made_by_form)


def sentence(node: NodeState) -> str:
    """Why the answer of a question is not accepted; "" when it is."""
    if node.violation is None:
        return ""
    if node.message:
        return node.message
    if node.violation == "required":
        return _missing(node)
    if node.violation == "type":
        return _unreadable(node)
    return _("This answer is not accepted. Read the question once more and change it.")


def _missing(node: NodeState) -> str:
    if node.control == "select1":
        return _("Choose one.")
    if node.control in ("select", "rank"):
        return _("Choose at least one.")
    if node.control == "trigger":
        return _("Tick the box to go on.")
    if node.control == "upload":
        return _("Choose a file.")
    return _("Enter a date.") if node.bind_type == "date" else _("Write an answer.")


def _unreadable(node: NodeState) -> str:
    return {
        "int": _("Enter a whole number, such as 48250."),
        "decimal": _("Enter a number, such as 48.5."),
        "date": _("Enter a date that exists: day, month and year in four digits."),
        "time": _("Enter a time, such as 14:30."),
        "dateTime": _("Enter a date and a time, such as 2026-11-21T14:30."),
    }.get(node.bind_type, _("This answer can't be read. Write it in another way."))
