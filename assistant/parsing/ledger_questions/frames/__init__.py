"""From the draft of a question to its frame: one module a shape, ``finish`` tries them in order."""
