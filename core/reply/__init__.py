"""What the bot can show, whatever the platform: pages made of blocks, and forms.

Text is always plain: mark-up is carried by span values, so each platform escapes everything
else and nothing from docs or users can turn into a mention, a link or a heading.

- `spans`: words in a line, bold, as code, a link, a person, a place, a moment.
- `blocks`, `figures`: headings, texts, quotes, lists, buttons; tables and charts.
- `pages`, `forms`: what is shown as a message, and what is asked for.
"""
