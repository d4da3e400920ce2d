"""Drop boxes: storage that exists (a folder, WebDAV, SFTP, S3, SMB) carries files between the two sides."""

from hrcapp.exchange.dropbox.address import FOLDER as FOLDER
from hrcapp.exchange.dropbox.address import KINDS as KINDS
from hrcapp.exchange.dropbox.address import PLAIN_HTTP as PLAIN_HTTP
from hrcapp.exchange.dropbox.address import YES as YES
from hrcapp.exchange.dropbox.address import is_in_the_clear as is_in_the_clear
from hrcapp.exchange.dropbox.address import parse as check_spec
from hrcapp.exchange.dropbox.address import server as server_name
from hrcapp.exchange.dropbox.boxes import DeskBox as DeskBox
from hrcapp.exchange.dropbox.boxes import DropBox as DropBox
from hrcapp.exchange.dropbox.boxes import FolderDropBox as FolderDropBox
from hrcapp.exchange.dropbox.boxes import OfficerBox as OfficerBox
from hrcapp.exchange.dropbox.keeping import from_bytes as spec_from_bytes
from hrcapp.exchange.dropbox.keeping import to_bytes as spec_to_bytes
from hrcapp.exchange.dropbox.layout import Item as Item
from hrcapp.exchange.dropbox.ledger import FileLedger as FileLedger
from hrcapp.exchange.dropbox.ledger import Ledger as Ledger
from hrcapp.exchange.dropbox.opening import open_desk_box as open_desk_box
from hrcapp.exchange.dropbox.opening import open_officer_box as open_officer_box
from hrcapp.exchange.dropbox.opening import place_name as place_name
from hrcapp.exchange.dropbox.trial import try_place as try_place

__all__ = [
    "FOLDER",
    "KINDS",
    "PLAIN_HTTP",
    "YES",
    "DeskBox",
    "DropBox",
    "FileLedger",
    "FolderDropBox",
    "Item",
    "Ledger",
    "OfficerBox",
    "check_spec",
    "is_in_the_clear",
    "open_desk_box",
    "open_officer_box",
    "place_name",
    "server_name",
    "spec_from_bytes",
    "spec_to_bytes",
    "try_place",
]
