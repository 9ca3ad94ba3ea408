## store/postgres, command/store
plan-key-store = Where the ledger is, if not in the folder of the book
plan-key-store-url = The address of a PostgreSQL database, without a password: postgres://host/database
plan-key-store-schema = The schema that the tables of this book stand in (default: budget)
plan-key-store-book = What the database calls this book; `budget store init` writes it
sql-no-feature = this book keeps its ledger in PostgreSQL, and this program was built without it
sql-no-feature-hint = take a released program, or build one with `--features postgres`
sql-not-asked = this book keeps its ledger in its folder
sql-not-asked-hint = to keep it in PostgreSQL, write [store] url = "postgres://host/database" into budget.toml
sql-url = the address of the database cannot be read: { $cause }
sql-url-hint = write it like this: [store] url = "postgres://user@host:5432/database"
sql-password-in-book = the address of the database has a password in it
sql-password-hint = take it out of budget.toml, which is shared; put it into PGPASSWORD or ~/.pgpass
sql-no-service = no service `{ $service }` in `{ $file }`
sql-no-service-hint = write a section [NAME] with host, port, dbname and user, or name the database in the address
sql-unreachable = { $place } cannot be reached: { $cause }
sql-unreachable-hint = look whether the server runs and takes connections from here, and whether address, port and TLS (sslmode) are right
sql-lost = the connection to the database broke: { $cause }
sql-lost-hint = nothing was booked; run the command again
sql-not-booked-hint = nothing was booked; run the command again
sql-unknown-hint = whether this was booked is not known: look first, with `budget import list`, `budget plan history` or `budget commit list`; whoever repeats what was booked books it twice
sql-silent = the server does not answer
sql-certificate-hint = the server's certificate is not one that this machine trusts: have its authority added to the certificates of the system, or write `?sslmode=disable` behind the address of a server that is reached within the house
sql-schema = `{ $schema }` cannot be the schema of a ledger: PostgreSQL keeps names that begin with pg_ for itself
sql-schema-hint = choose another name in [store] schema
sql-schema-hidden = no rights to the schema { $schema }
sql-read-only = the database can only be read: { $cause }
sql-read-only-hint = connect to the server that is written to, not to its copy
sql-login = the database does not know this login or its name: { $cause }
sql-login-hint = look at user and database in [store] url, and at the password in PGPASSWORD or ~/.pgpass
sql-unloaded = { $count ->
    [one] one batch of ledger/{ $ledger } is
   *[other] { $count } batches of ledger/{ $ledger } are
} not in the database, beginning with { $batch }: reports would go without
sql-unloaded-hint = `budget store load` brings them over; what does not belong to this book has to leave the folder
sql-not-allowed = the database does not allow this: { $cause }
sql-not-allowed-hint = ask its owner for the rights that `budget store roles` prints
sql-held = somebody else writes to these months: { $cause }
sql-full = the database has no room or no connection left: { $cause }
sql-full-hint = nothing was booked; make room, and run the command again
sql-no-schema = the tables of the ledger are not there: { $cause }
sql-no-schema-hint = run `budget store init`
sql-refused = the database refused this ({ $code }): { $cause }
sql-refused-hint = nothing was booked
sql-not-made = { $place } has no tables of a ledger
sql-behind = the tables of { $place } are older than this program
sql-newer = the tables of the ledger were made by a newer program (migration { $number }, this one knows { $last })
sql-newer-hint = use the newer program
sql-made = made the tables of { $place } (migration { $number })
sql-made-already = the tables of { $place } are there (migration { $number }): nothing to do
sql-load-next = `budget store load` brings over what the folder has
sql-state-missing = { $place }: no tables yet; `budget store init` makes them
sql-state-behind = { $place }: migration { $number } of { $last }; `budget store init` brings them up to date
sql-state-ready = { $place }: migration { $number }
sql-state-newer = { $place }: migration { $number }, made by a newer program
sql-state-ledger = { $ledger }: { $batches ->
    [one] one batch
   *[other] { $batches } batches
}, { $rows ->
    [one] one row
   *[other] { $rows } rows
}, the newest { $newest }
sql-verified = { $batches ->
    [one] one batch
   *[other] { $batches } batches
} checked, row by row
sql-batch-changed = the rows of this batch are not those that were booked
sql-batch-changed-hint = restore them from a backup of the database, or load the batch again from its file
sql-sums-changed = the kept sums of this batch are not those of its rows
sql-load-differs = batch { $batch } of { $ledger } does not come to the same in the folder and in the database
sql-load-differs-hint = nothing was brought over; `budget plan verify` and `budget store verify` tell which of the two was changed
sql-load-both = batch { $batch } of the folder has months that { $other } in the database has, too: the same file may have been imported into both
sql-load-both-hint = nothing was brought over; move the batch out of ledger/, and import its file with `budget import`, which books only what is new
sql-loaded = { $ledger }: { $batches ->
    [one] one batch
   *[other] { $batches } batches
} with { $rows ->
    [one] one row
   *[other] { $rows } rows
} brought over, { $known } known
sql-exported = { $ledger }: { $batches ->
    [one] one batch
   *[other] { $batches } batches
} with { $rows ->
    [one] one row
   *[other] { $rows } rows
} written, { $known } there already
sql-moved-all = { $place }: done
sql-export-file = `{ $folder }` is a file
sql-export-file-hint = name a folder; it is made if it is not there
sql-other-book = the ledger in { $place } is of another book
sql-other-book-hint = the tables say book = "{ $book }"; several books share a database by a [store] schema of their own
sql-book-unnamed = { $place } has the ledger of a book already, and budget.toml does not say that it is this one
sql-book-unnamed-hint = if this folder is of the same book, write book = "{ $book }" into [store]; another book takes a schema of its own: schema = "NAME"
sql-book-named = budget.toml now says in [store] whose ledger it is: share that line with the other folders of this book
sql-decided-elsewhere = `{ $file }` was written in another folder of this book ({ $by }, { $day }), and is not in this one
sql-decided-otherwise = `{ $file }` is another in this folder than { $by } noted on { $day }
sql-decided-elsewhere-hint = bring this folder up to date, as with `git pull`, or restore the file: until then it would judge by another version
sql-may-not-decide = no right to submit, approve or close
sql-not-noted-hint = it stands in this folder; the other folders know when somebody decides next, or runs `budget store load`
doctor-ledger-at = the ledger is in PostgreSQL: { $place }
plan-check-without-ledger = plans were checked without the ledger: what it lacks for them, and what they come to, was not
