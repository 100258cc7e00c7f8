"""The service's database: SQLite by default, PostgreSQL by URL. The same tables, the same work, one order."""
