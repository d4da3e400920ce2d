"""A drop box for an afternoon: one laptop gathers sealed files from others on the network of the same room.

What travels is sealed already. A one-time code, spoken and never sent, lets both sides prove themselves. The
protocol is in docs/formats/room.md.
"""

from hrcapp.exchange.room.client import Visit as Visit
from hrcapp.exchange.room.client import near_line as near_line
from hrcapp.exchange.room.guard import Closed as Closed
from hrcapp.exchange.room.guard import Limits as Limits
from hrcapp.exchange.room.invitation import Invitation as Invitation
from hrcapp.exchange.room.invitation import code_within as code_within
from hrcapp.exchange.room.proof import CODE_GROUPS as CODE_GROUPS
from hrcapp.exchange.room.server import Keeper as Keeper
from hrcapp.exchange.room.server import Room as Room
from hrcapp.exchange.room.tally import Tally as Tally
