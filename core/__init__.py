"""The method, as a handbook: pure, synchronous, no I/O.

Read it in this order:

- `message`, `events`, `reply`: what is said in a programme, what happens to it, and what the bot can show.
- `room`, `courtesy`, `decide`, `actions`: all that a decision may know, when to keep silent, what is decided.
- `explanation`: what was read of a message, and why the bot spoke about it or not.
- `discourse`: from a message to a reading (reactive to reflective) and from readings to a channel's profile.
- `answers`: is it a question, which passage of the docs answers it, and is that sure enough?
- `protocols`: a channel's published sentences, read as clauses and enforced.
- `paradox`: touchpoints, erosion pathways, integration models, digest, audit and redesign.
- `source`, `upload`: the files people give, and what is kept of them.
- `commands`: what each slash command answers.
- `ports`: what core needs of the outside world.
"""
