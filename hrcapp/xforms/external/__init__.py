"""Secondary instances in files of their own: CSV, XML and GeoJSON beside the form (ODK XForms, "Secondary
instances - external").
"""

from hrcapp.xforms.external.files import FileRefused as FileRefused
from hrcapp.xforms.external.files import FormFiles as FormFiles
from hrcapp.xforms.external.reading import instance_around as instance_around
from hrcapp.xforms.external.reading import read_instance as read_instance
