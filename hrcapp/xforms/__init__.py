"""The form engine: ODK XForms parsed, computed and validated; knows no toolkit."""
