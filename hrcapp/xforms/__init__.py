"""The form engine: ODK XForms parsed, computed and validated; knows no toolkit."""

from hrcapp.xforms.advice import advice as advice
from hrcapp.xforms.definition import FormDefinition as FormDefinition
from hrcapp.xforms.external import FormFiles as FormFiles
from hrcapp.xforms.plain import parse_instance as parse_instance
from hrcapp.xforms.problems import Problem as Problem
from hrcapp.xforms.problems import ProblemList as ProblemList
from hrcapp.xforms.reading import read as load
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

__all__ = [
    "Changes",
    "Choice",
    "ControlEntry",
    "Entry",
    "FormDefinition",
    "FormFiles",
    "FormSession",
    "GroupEntry",
    "NodeState",
    "Problem",
    "ProblemList",
    "Progress",
    "RepeatEntry",
    "RepeatInstanceEntry",
    "Violation",
    "advice",
    "load",
    "parse_instance",
    "question_paths",
]
