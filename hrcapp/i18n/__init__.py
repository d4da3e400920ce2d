"""Catalogs, language negotiation, direction, CLDR names, numbers and dates, sentences for fault codes."""

from hrcapp.i18n.catalogs import CAMPAIGN as CAMPAIGN
from hrcapp.i18n.catalogs import INTERFACE as INTERFACE
from hrcapp.i18n.catalogs import N_ as N_
from hrcapp.i18n.catalogs import Catalog as Catalog
from hrcapp.i18n.catalogs import _ as _
from hrcapp.i18n.catalogs import activate as activate
from hrcapp.i18n.catalogs import active_language as active_language
from hrcapp.i18n.catalogs import catalog as catalog
from hrcapp.i18n.catalogs import ngettext as ngettext
from hrcapp.i18n.catalogs import pgettext as pgettext
