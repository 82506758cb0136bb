"""Wires and runs the method: what happens is heard, decided on and answered, and what falls due is done.

- `serve` starts a deployment as its `settings` say; `app` is what its `platforms` call, woken by the `clock`.
- `intake` takes events in, `hearing` records and considers them, with what `windows` keep at hand, what lies `beyond` a
  channel, and what was `decided` in one transaction; `explain` says why.
- `desk` is what commands look up, `apply` what they change; `talks` are read once for all of them.
- `jobs` are periodic; of these `weekly` ones are done once, and `arising` and `seeing` tell when a clock starts and
  whether it was kept. `telling` and `trouble` are what facilitators hear, `sending` is how it leaves.
- `gathering` reads the `sources` beside the chat: files (`calendar_file`), what was uploaded (`uploads`), and protocols
  that a programme brings along (`own_rules`).
- `cli` is the command line; `replay` reads an export, with its clocks kept by `promises`, `on_ledger` opens a ledger
  for one look, `report` shows what was found and `outputs` writes it.
- `playground` is the team chat in the browser, on the `samples`.
- `learn` fits weights, `bench` measures speed.
"""
