"""The redesign: deliberate choices instead of accretion, in five steps.

1. `justification`: what is impossible asynchronously here? What cannot say it is converted.
2. `placement`: live elements come after the asynchronous loop has closed.
3. what survives has a purpose and an output (kept with the justification).
4. `alternative`: every live element has an equivalent asynchronous one; a recording alone is none.
5. `rules`: the sentences that say all this to everybody, ready to publish as a protocol.

What people decide is kept line by line in the logbook; `decided` reads it back.
"""
