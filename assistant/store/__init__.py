"""Plan tables and ledgers in one locked database, built once and reopened."""
