"""Drawing on PDF pages through ReportLab, with our own embedding of shaped text."""
