"""What words can mean in a ledger: its name, columns and values, and every shorter or other name of theirs."""
