"""What is known: the office file, the rules and the verbs. No Qt, no writing of Excel or PDF."""
