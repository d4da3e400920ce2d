"""Exports: the registry and the submissions for other programs, and pages and data for everybody."""

from hrcapp.secretariat.export.exporter import Exporter as Exporter
from hrcapp.secretariat.export.exporter import Survey as Survey
from hrcapp.secretariat.export.formats import Choice as Choice
from hrcapp.secretariat.export.formats import Format as Format
from hrcapp.secretariat.export.records import Records as Records
