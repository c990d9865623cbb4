"""问策: answers questions about a government plan and its ledgers, offline and always the same."""
