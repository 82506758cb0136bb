"""Bad input, said in one sentence a person can act on."""


class Refusal(ValueError):
    """Input that cannot be used: the message says what, where and what to do, and is all that a user sees."""
