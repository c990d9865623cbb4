"""Work on all items of a question at once, before, between and after the rules: words moved, merged or told apart."""
