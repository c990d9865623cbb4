"""Understanding of questions to the ledgers.

``schema`` knows what every ledger's words can mean, ``lexing`` cuts a question into
items for one ledger, the rule families reduce items to conditions, measures and
dimensions, ``assembly`` makes the frame, ``interpreter`` compares the ledgers.
"""
