"""The store key and the device keys: kept in a keyring or a 0600 file, wrapped again by a recovery code."""

from hrcapp.vault.keystore import FileKeyStore as FileKeyStore
from hrcapp.vault.keystore import KeyringKeyStore as KeyringKeyStore
from hrcapp.vault.keystore import KeyStore as KeyStore
from hrcapp.vault.keystore import system_backend as system_backend
from hrcapp.vault.vault import STORE_KEY as STORE_KEY
from hrcapp.vault.vault import Vault as Vault
