"""Static web pages: accessible, without script, one style for all of them."""

from hrcapp.secretariat.web.direction import lang_attributes as lang_attributes
from hrcapp.secretariat.web.page import WebPage as WebPage
from hrcapp.secretariat.web.page import style_sheet as style_sheet
