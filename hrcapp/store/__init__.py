"""Encrypted SQLite: opening, numbered migrations, the answer journal, blobs by hash; the data folder."""

from hrcapp.store.backup import back_up as back_up
from hrcapp.store.backup import check_database as check_database
from hrcapp.store.backup import copy_as_it_lies as copy_as_it_lies
from hrcapp.store.database import KEY_BYTES as KEY_BYTES
from hrcapp.store.database import Migration as Migration
from hrcapp.store.database import Store as Store
from hrcapp.store.database import create as create
from hrcapp.store.home import Home as Home
from hrcapp.store.home import Role as Role
from hrcapp.store.journal import Journal as Journal
from hrcapp.store.journal import Step as Step
from hrcapp.store.journal import StepKind as StepKind
from hrcapp.store.keys import adopt_vault as adopt_vault
from hrcapp.store.keys import recover_vault as recover_vault
from hrcapp.store.keys import vault_of as vault_of
from hrcapp.store.migrating import kept_path as kept_path
from hrcapp.store.migrating import open_store as open_store
from hrcapp.store.migrating import proving as proving
from hrcapp.store.plain import plain_file as plain_file
from hrcapp.store.setting_aside import set_aside as set_aside
from hrcapp.store.turns import InTurn as InTurn
from hrcapp.store.turns import at_once as at_once
