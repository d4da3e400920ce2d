"""Documents and workbooks for other programs (Office Open XML, ECMA-376): written, never read.

The same content and the same day give the same bytes: no clock, no name of a computer, no order by chance.
"""

from hrcapp.secretariat.ooxml.package import Properties as Properties
from hrcapp.secretariat.ooxml.spreadsheet import Sheet as Sheet
from hrcapp.secretariat.ooxml.spreadsheet import workbook as workbook
