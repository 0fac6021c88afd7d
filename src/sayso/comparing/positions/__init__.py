"""What parties are for and against, on what terms, and how that moves."""
