"""The machine loses power in the middle of a sale. Nothing that was called paid may be gone."""
