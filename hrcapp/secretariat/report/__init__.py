"""The report of results: counted from what was accepted, worded by an editor."""

from hrcapp.secretariat.report.build import Report as Report
from hrcapp.secretariat.report.build import ReportFiles as ReportFiles
from hrcapp.secretariat.report.editor import Editor as Editor
