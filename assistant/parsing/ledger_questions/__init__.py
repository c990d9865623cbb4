"""Understanding of questions to the ledgers.

``schema`` knows what every ledger's words can mean, ``sketching`` finds them in a question, ``lexing`` cuts it into
items for one ledger, the rule families reduce items to conditions, measures and
dimensions, ``assembly`` makes the frame, ``interpreter`` compares the ledgers.
"""
