"""From rows and clauses to a worded Answer."""
