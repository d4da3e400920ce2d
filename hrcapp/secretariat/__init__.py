"""Use cases of the secretariat: campaign, intake, parties, review, report. Never sees the officer."""
