"""The method, as a handbook: pure, synchronous, no I/O.

Read it in this order:

- `message`, `programme`, `events`: who speaks, where, under which rules of the house, and what happens there.
- `prose`, `conversation`: an author's own words, and who is talking to whom.
- `discourse`: from a message to a reading (reactive to reflective) and from readings to a channel's profile.
- `answers`, `citing`: is it a question, which passage of the docs answers it, is that sure enough, and how is it shown?
- `protocols`, `beyond`: a channel's published sentences, read as clauses and enforced; what lies beyond its talk.
- `room`, `courtesy`, `decide`, `nudge`: all that a decision may know, when to keep silent, what is decided, its wording.
- `explanation`, `verdict`: why the bot spoke about a message or not, and what became of that.
- `facts`, `privacy`, `paradox`: what is known of a period, what of it may be shown, and what it says: erosion
  pathways, integration models, digest, audit and redesign.
- `source`, `upload`, `visit`: the files people give, what is kept of them, and sources that are read now and then.
- `forum`, `drafting`: topics, and how one is drafted from a question.
- `reply`, `actions`, `words`, `refusal`: what the bot can show and send, in whose language, and what it cannot take.
- `desk`, `logbook`, `nudge_record`: what can be looked up, what people said about the programme, which nudges there were.
- `interactions`, `commands`, `changes`, `home`, `gone`: what a person types, presses and sends, what each slash command
  answers and changes, a person's own page, and a channel that the bot has left.
- `ports`, `by_file`: what core needs of the outside world, and how a family of modules is found.
"""
