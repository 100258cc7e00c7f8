# Only the errors of loading a model are named by us; rapidocr runs it.
