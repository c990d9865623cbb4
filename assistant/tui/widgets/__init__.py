"""Parts of the screen; each has its style sheet beside it."""
