"""hrcapp: offline pledge forms, signed political statements and sealed files."""

__version__ = "0.1.0"
