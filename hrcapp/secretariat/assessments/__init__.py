"""What parties answer in a local human rights assessment: read, counted, compared, and never ranked.

A form that is no pledge counts as one. What its parts and questions are, the form says.
"""

from hrcapp.secretariat.assessments.answers import Line, Page
from hrcapp.secretariat.assessments.desk import Assessments
from hrcapp.secretariat.assessments.form import Asked, Part
from hrcapp.secretariat.assessments.results import Assessed, Filter, Results, Sent
from hrcapp.secretariat.assessments.states import State

__all__ = ["Asked", "Assessed", "Assessments", "Filter", "Line", "Page", "Part", "Results", "Sent", "State"]
