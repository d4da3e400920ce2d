"""The function library; importing it registers every function."""

from hrcapp.xforms.xpath.functions import core as core
from hrcapp.xforms.xpath.functions import dates as dates
from hrcapp.xforms.xpath.functions import geo as geo
from hrcapp.xforms.xpath.functions import numbers as numbers
from hrcapp.xforms.xpath.functions import selects as selects
from hrcapp.xforms.xpath.functions import strings as strings
from hrcapp.xforms.xpath.functions.registry import FUNCTIONS as FUNCTIONS
from hrcapp.xforms.xpath.functions.registry import Function as Function
