"""From rows to a worded answer: the figure first, then what it rests on."""
