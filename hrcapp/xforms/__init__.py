"""The form engine: ODK XForms parsed, computed and validated; knows no toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.xforms.definition import FormDefinition as FormDefinition
    from hrcapp.xforms.external import FormFiles as FormFiles
    from hrcapp.xforms.plain import parse_instance as parse_instance
    from hrcapp.xforms.problems import Problem as Problem
    from hrcapp.xforms.problems import ProblemList as ProblemList
    from hrcapp.xforms.reading import load as load
    from hrcapp.xforms.session import FormSession as FormSession
    from hrcapp.xforms.state import Changes as Changes
    from hrcapp.xforms.state import Choice as Choice
    from hrcapp.xforms.state import ControlEntry as ControlEntry
    from hrcapp.xforms.state import Entry as Entry
    from hrcapp.xforms.state import GroupEntry as GroupEntry
    from hrcapp.xforms.state import NodeState as NodeState
    from hrcapp.xforms.state import Progress as Progress
    from hrcapp.xforms.state import RepeatEntry as RepeatEntry
    from hrcapp.xforms.state import RepeatInstanceEntry as RepeatInstanceEntry
    from hrcapp.xforms.state import Violation as Violation
    from hrcapp.xforms.state import question_paths as question_paths
else:
    __getattr__ = door(
        __name__,
        {
            "definition": "FormDefinition",
            "external": "FormFiles",
            "plain": "parse_instance",
            "problems": "Problem ProblemList",
            "reading": "load",
            "session": "FormSession",
            "state": (
                "Changes Choice ControlEntry Entry GroupEntry NodeState Progress RepeatEntry "
                "RepeatInstanceEntry Violation question_paths"
            ),
        },
    )
