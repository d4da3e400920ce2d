"""Regular expressions of forms, matched in bounded time (docs/decisions: "Patterns that cannot hang")."""

from hrcapp.xforms.regex.matcher import Pattern as Pattern
from hrcapp.xforms.regex.matcher import compile_pattern as compile_pattern
from hrcapp.xforms.regex.syntax import PatternError as PatternError
