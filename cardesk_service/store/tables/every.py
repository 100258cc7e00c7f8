"""All tables: importing this module makes METADATA whole."""

from cardesk_service.store.metadata import METADATA
from cardesk_service.store.tables import accounts, licence, recognition, rights, sync, usage

__all__ = ["METADATA", "accounts", "licence", "recognition", "rights", "sync", "usage"]
