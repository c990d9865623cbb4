"""Answers as terminal text, JSON, CSV and Markdown."""
