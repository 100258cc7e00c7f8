"""E-mails: written into the database with what they are about, sent after the commit, each once."""
