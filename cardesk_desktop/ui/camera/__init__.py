"""The camera on the screen. Nothing in here speaks to a camera before a panel asks for one."""
