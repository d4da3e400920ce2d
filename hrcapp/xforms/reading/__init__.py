"""Reading a form: XML → `FormDefinition`, every problem collected with its place and refused once."""

from hrcapp.xforms.reading.form import load as load
