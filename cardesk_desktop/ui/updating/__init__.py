"""New versions as the window knows them; `cardesk_desktop.updates` does the work."""
