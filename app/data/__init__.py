"""How it is kept: tables, the database, the unit of work with its journal, migrations, search and file readers."""
