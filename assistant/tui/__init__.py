"""The chat in the terminal, and the same chat in a browser."""
