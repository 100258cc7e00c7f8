"""Who stands at the desk: the lock screen, PINs, and the approval of somebody who may."""
