"""Ledger files and their dictionary, read into typed tables and a catalog."""
