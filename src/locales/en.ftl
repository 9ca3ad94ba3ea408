## Common words and the messages of `command`, `report` and `cli`
verbatim = { $text }
io-not-found = no such file or folder
io-permission-denied = permission denied
io-already-exists = it exists already
io-storage-full = the disk is full
io-is-a-directory = it is a folder
io-read-only = the file system is read-only
io-write = cannot write `{ $file }`: { $cause }
book-not-found = no `budget.toml` in `{ $folder }`
book-not-found-hint = `budget plan init` makes a book here; `-C FOLDER` or `BUDGET_BOOK` names one elsewhere
lock-held = another `budget` is writing to this book ({ $holder })
lock-held-hint = try again when it is done
