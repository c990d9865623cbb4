"""Understanding of questions that need two tables, or one table twice.

``keys`` knows which columns of two tables hold the same things, ``windows`` cuts a question
into stretches for different tables, each stretch is read as a ledger question of its own,
``roles`` says which stretch asks and which only restricts, ``combine`` makes one question.
"""
