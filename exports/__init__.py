"""What is handed out: frozen rows in, a file out."""
