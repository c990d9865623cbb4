"""A line that goes on from the last question to a ledger: its fragment, what it changes, what the screen shows."""
