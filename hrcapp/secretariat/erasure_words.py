"""What an erasure takes and what it leaves, in words: read before anything is done."""

from __future__ import annotations

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.erasure import Plan


def told(plan: Plan) -> list[str]:
    """What is deleted for ever."""
    versions, places = len(plan.versions), len(plan.mentions)
    lines = [
        ngettext(
            "The person is taken out of {count} version of a form.",
            "The person is taken out of {count} versions of forms.",
            versions,
        ).format(count=versions)
    ]
    if plan.statements:
        lines.append(
            ngettext(
                "{count} signed statement is deleted. What was found about it stays, and the pledge counts.",
                "{count} signed statements are deleted. What was found about them stays, and pledges count.",
                plan.statements,
            ).format(count=plan.statements)
        )
    if plan.attachments:
        lines.append(
            ngettext(
                "{count} attached file is deleted.", "{count} attached files are deleted.", plan.attachments
            ).format(count=plan.attachments)
        )
    if places:
        lines.append(
            ngettext(
                "In {count} text of the desk the name is covered.",
                "In {count} texts of the desk the name is covered.",
                places,
            ).format(count=places)
        )
    return lines


def remains(*, aside: bool = True) -> str:
    """What no erasure here reaches; `aside`: nor does this one reach what was set aside at this desk."""
    if not aside:
        return _(
            "Not erased: what the sender keeps, printed pages, backups of this computer, exports made "
            "before, and files that other desks set aside. Other desks erase the rest with their next "
            "exchange."
        )
    return _(
        "Not erased: what the sender keeps, printed pages, backups of this computer, exports made before, "
        "and files in quarantine. Other desks erase it with their next exchange."
    )
