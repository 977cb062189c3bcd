"""Excel workbooks: openpyxl, imported when a document is written."""
