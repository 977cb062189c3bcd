"""What is seen: one screen per file or folder. A page never calls another page; wishes rise as signals."""
