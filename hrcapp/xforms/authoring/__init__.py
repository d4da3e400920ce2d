"""What an author of an XLSForm gets told: all that is wrong in the sheets, each with sheet, row and column.

pyxform stops at its first complaint; whoever writes a form mends it in one go. Places are `sheet:row:column`,
rows counted as a spreadsheet does (the header is row 1).
"""

from hrcapp.xforms.authoring.review import Review as Review
from hrcapp.xforms.authoring.review import review as review
