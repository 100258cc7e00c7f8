"""The rehearsal of updates on Linux (`package linux-updates`)."""
