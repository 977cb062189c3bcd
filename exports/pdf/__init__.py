"""Documents on paper: tagged PDF files (PDF/UA-1), one module a document; `paper` is the desk they are written on."""
