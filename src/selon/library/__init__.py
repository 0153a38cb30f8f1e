"""selon for programs and notebooks: `selon.read` and `selon.open`.

What comes back is made of the JSON of the contract, with names to ask by; nothing is loaded before
it is needed.
"""
