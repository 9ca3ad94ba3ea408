## `budget doctor`
doctor-line = { $result }: { $name }: { $found }
doctor-placed = { $place }: { $found }
doctor-hint = {"  "}hint: { $hint }
doctor-ok = ok
doctor-warning = warning
doctor-problem = problem
doctor-well = { $fine ->
    [one] one check, and all is well
   *[other] { $fine } checks, and all is well
}
doctor-sum = { $problems ->
    [0] no problem
    [one] one problem
   *[other] { $problems } problems
}, { $warnings ->
    [0] no warning
    [one] one warning
   *[other] { $warnings } warnings
}, { $fine } ok
doctor-unknown = an unknown place

doctor-program = program
doctor-program-is = budget { $version }, `{ $file }`
doctor-language = language
doctor-language-is = { $language }, chosen by { $by }; the locale is { $locale }
doctor-by-book = `language` in budget.toml
doctor-by-config = the user's settings
doctor-by-locale = the locale
doctor-no-locale = not set
doctor-variable-unknown = `BUDGET_LANG` is `{ $value }`, which is not a language of this program, and is ignored
doctor-config = settings
doctor-config-read = `{ $file }` is read
doctor-config-none = none: there is no `{ $file }`, and none is needed
doctor-config-homeless = none: the user has no home folder, and none is needed
doctor-book = book
doctor-settings-link = budget.toml is a link to `{ $file }`, which is read, and written
doctor-book-found = `{ $folder }`
doctor-plans = plans
doctor-plans-are = { $count ->
    [one] one plan, without errors
   *[other] { $count } plans, without errors
}: { $ids }
doctor-plans-none = the book has no plan
doctor-plans-none-hint = `budget plan draft` makes one from the ledger, `budget plan import` one from a budget sheet
doctor-plans-wrong = { $count ->
    [one] one error
   *[other] { $count } errors
} in the plan files
doctor-plans-wrong-hint = `budget plan check` shows where
doctor-ledger = ledger
doctor-ledger-is = { $batches ->
    [0] no batch yet
    [one] one batch
   *[other] { $batches } batches
}, { $rows ->
    [0] no rows
    [one] one row
   *[other] { $rows } rows
}
doctor-index = index
doctor-index-fits = it fits the batches
doctor-index-none = it cannot be saved: every report reads all batches again
doctor-index-none-hint = make sure that this folder is writable
doctor-lock = lock
doctor-lock-free = nobody is writing to the book
doctor-permissions = permissions
doctor-writable = { $count ->
    [one] the folder of the book is writable
   *[other] all { $count } folders of the book are writable
}
doctor-unwritable = nothing can be written here: { $cause }
doctor-unwritable-hint = check who owns the folder; reports work meanwhile, but nothing can be booked
doctor-open-to-all = anyone on this machine may write here
doctor-open-to-all-hint = if that is not intended: `chmod o-w`
doctor-space = free space
doctor-space-is = { $size } on the disk of the book
doctor-space-hint = make room before the next import; a full disk stops it, and the book stays as it was
doctor-leftovers = leftovers
doctor-nothing-left = none
doctor-left = { $count ->
    [one] one temporary file that a killed program left
   *[other] { $count } temporary files that killed programs left
}
doctor-left-hint = the next command that writes to the book removes them
doctor-uncounted = nothing in it is counted
doctor-uncounted-hint = batches are the files that end in .csv in ledger/actual and its like, in no folder of their own; import it with `budget import`, or move it elsewhere
doctor-hidden-hint = a file whose name begins with a dot is not read: take the dot away, or delete it
doctor-unwritten = lines that could not be written into the journal
doctor-unwritten-hint = the next command that books adds them, if the journal can be written to
doctor-integrity = integrity
doctor-not-full = batches, originals and { $lines ->
    [0] an empty journal
    [one] one line of the journal
   *[other] { $lines } lines of the journal
} agree with each other; not read byte by byte: `--full` does that
