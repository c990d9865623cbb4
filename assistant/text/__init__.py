"""Knows Chinese, knows nothing of plans or ledgers."""
