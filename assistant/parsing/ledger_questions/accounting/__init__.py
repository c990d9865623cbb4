"""Whether what was understood is in the answer: each word of use against the question that was made.

``evidence`` lists what stands in a question, ``traces`` says what each kind of word must
leave there, ``account`` names the words that left nothing.
"""
