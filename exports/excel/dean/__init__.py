"""The dean's workbook: rows to words, numbers and tables (one file per sheet), then onto paper."""
