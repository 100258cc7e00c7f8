"""The frame around every screen: rail, header, notices, state bar."""
