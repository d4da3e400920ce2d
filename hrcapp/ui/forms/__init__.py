"""A form on the screen: one native widget a control, made from the state of its node and nothing else."""

from hrcapp.ui.forms.body import Answers as Answers
from hrcapp.ui.forms.section_view import SectionView as SectionView
from hrcapp.ui.forms.surroundings import Surroundings as Surroundings
from hrcapp.ui.forms.words import language_code as language_code
from hrcapp.ui.forms.words import sentence as sentence
