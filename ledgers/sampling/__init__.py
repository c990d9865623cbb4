"""The makers of the sample ledgers: one module a field, one function a ledger."""
