"""What is seen: the window, its pages, and the command line beside it."""
