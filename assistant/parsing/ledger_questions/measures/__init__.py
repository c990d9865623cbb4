"""Figures a question asks for: sums, means, counts, rates, gaps, lengths of time.

``grammar`` lists the rules in their order; the other modules hold what they make.
"""
