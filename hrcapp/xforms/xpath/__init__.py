"""XPath 1.0 as ODK forms use it, less the namespace axis, `id()` and `lang()`, over our own nodes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hrcapp.xforms.xpath.compiler import compile_expression as compile_expression
from hrcapp.xforms.xpath.context import Context as Context
from hrcapp.xforms.xpath.context import Evaluator as Evaluator
from hrcapp.xforms.xpath.context import World as World
from hrcapp.xforms.xpath.errors import XPathError as XPathError
from hrcapp.xforms.xpath.errors import XPathLimitError as XPathLimitError
from hrcapp.xforms.xpath.errors import XPathSyntaxError as XPathSyntaxError
from hrcapp.xforms.xpath.errors import XPathTypeError as XPathTypeError
from hrcapp.xforms.xpath.lookup import child_name as child_name
from hrcapp.xforms.xpath.parser import parse as parse
from hrcapp.xforms.xpath.syntax import Expression as Expression
from hrcapp.xforms.xpath.values import Moment as Moment
from hrcapp.xforms.xpath.values import Value as Value


def evaluate(text: str, context: Context, namespaces: Mapping[str, str]) -> Value:
    """Parses, compiles and runs an expression once."""
    return _compiled(text, tuple(sorted(namespaces.items())))(context)


@lru_cache(maxsize=256)
def _compiled(text: str, namespaces: tuple[tuple[str, str], ...]) -> Evaluator:
    return compile_expression(parse(text), dict(namespaces))
