"""The life of the Windows program without a Windows: made, signed, installed, upgraded, removed."""
