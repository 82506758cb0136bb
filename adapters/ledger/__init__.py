"""The ledger: what was accepted, read, decided and sent. SQLite by default, PostgreSQL by URL.

Each module holds the rows of one idea as functions of a connection, values in and values out;
`engine` opens transactions and `migrate` brings a database to the present tables.
"""
