"""Who decides: the one order of everything that registers say, and the rows that come of it (`docs/sync.md`).

Plain functions over a connection. Time and identities are passed in.
"""
