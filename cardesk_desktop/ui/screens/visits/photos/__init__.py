"""The photos of a car at its visit, with what is marked on them: taken, looked at, compared, printed."""
