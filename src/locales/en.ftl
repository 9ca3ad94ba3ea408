## Common words and the messages of `command`, `report` and `cli`
verbatim = { $text }
io-not-found = no such file or folder
io-permission-denied = permission denied
io-already-exists = it exists already
io-storage-full = the disk is full
io-not-a-directory = a file stands where a folder should be
io-is-a-directory = it is a folder
io-read-only = the file system is read-only

## cli: how problems are headed, and wrong arguments
level-error = error:{" "}
level-warning = warning:{" "}
level-note = note:{" "}
level-hint = hint:{" "}
did-you-mean = did you mean `{ $value }`?
format-unknown = the configuration asks for the format `{ $value }`, which there is not
money-overflow = an amount is larger than the program can hold
money-mixed = amounts in { $a } and in { $b } cannot be added up
unexpected = something went wrong that the program did not foresee: { $cause }
output-replaced = { $file } was there already, and is replaced
output-is-link = `{ $file }` is a link to `{ $target }`
output-is-link-hint = a result is not written through or over a link; name the file itself
output-in-book = `{ $file }` is a place of the book `{ $book }` itself
output-in-book-hint = write the result to another folder, or beside budget.toml under a name of its own
output-failed = the result cannot be written: { $cause }
usage-help-flag = Print help; --help says more than -h
usage-version-flag = Print the version
usage-examples = Examples:
usage-usage = {"Usage: "}
help-group-plan = Make the plan
help-group-ledger = Keep the ledger
help-group-control = Hold to it
help-group-analysis = Find out why
help-group-program = The program
help-options-elsewhere =
    Options of every command (`budget help COMMAND` explains them):
    {"  "}-C DIR  --plan ID  --as-of DATE  --known-at TIME  --lang en|zh-CN
    {"  "}--format table|csv|json|markdown  --unit yuan|thousand|wan  -o FILE
    {"  "}--color auto|always|never  -q  -v  -h  -V
man-written = { $count ->
    [one] one page written into `{ $folder }`
   *[other] { $count } pages written into `{ $folder }`
    }
usage-see-help = add `--help` to see what it takes
usage-takes-language = write zh-CN or en
usage-takes-date = write a day, 2026-02-28
usage-takes-moment = write a day, 2026-02-28, or a moment in UTC, 2026-02-28T09:30:00Z
usage-takes-base = write last-year, target, benchmark, or average:3 for the mean of the three months before
usage-takes-number = write a whole number
usage-missing-subcommand = say which command
usage-unknown-command = there is no command `{ $command }`
usage-unknown-argument = there is no option `{ $argument }` here
usage-invalid-value = `{ $value }` does not fit `{ $argument }`
usage-value-missing = `{ $argument }` needs a value
usage-valid-values = it is one of: { $values }
usage-missing-argument = missing: `{ $argument }`
usage-number-of-values = `{ $argument }` takes another number of values
usage-conflict = `{ $argument }` and `{ $other }` cannot stand together
usage-not-utf8 = an argument is not valid UTF-8 text

## command/period_args.rs: periods
period-unreadable = `{ $option }` is `{ $value }`, which is no such period
period-month-hint = write 2026-02, `last` for the last complete month, or nothing for the current one
period-quarter-hint = write 2026Q1, or 1 for the first quarter of the current fiscal year
period-year-hint = write the year in which the fiscal year begins: 2026
period-span-hint = write a day, 2026-02-15, or a month, 2026-02
period-backwards = the period ends on { $to }, before it begins on { $from }

## command/filter_args.rs, command/variance.rs: what a report is of
member-unknown = `{ $value }` is no member of { $axis }, neither in the book nor in the ledger
member-unknown-hint = known are { $known }
variance-pivot-long = the period has { $months } months, and each would be a column
variance-pivot-long-hint = choose at most { $most } months
category-unknown = there is no category `{ $value }`
category-unknown-hint = give a path, a code, an alias, or a last part that is unique; `budget plan show` lists the categories
category-ambiguous = `{ $value }` is the last part of several categories: { $paths }
where-shape = `--where` says only `{ $value }`, and not which member
where-shape-hint = write `--where department=Desk`; nothing after the = means rows where it is unassigned
axis-unknown = the book has no dimension `{ $value }`
axis-unknown-hint = its dimensions are: { $axes }
axis-none-hint = this book has no dimensions; they would stand in budget.toml under [dimensions]
by-unknown = rows cannot be made by `{ $value }`
by-unknown-hint = they can be made by: { $known }

## command/variance.rs, command/history.rs: why a report is empty
empty-only = { $count ->
    [one] the one row of this period is not such as `--only` asks for
   *[other] none of the { $count } rows of this period is such as `--only` asks for
}
empty-finer = the plan goes down to `{ $line }` and no further; filter by that, or see the rows with `budget explain`
empty-filtered = nothing fits the filters; { $count ->
    [one] one row lies
   *[other] { $count } rows lie
} outside them
empty-month = there is nothing in this period; the nearest month with ledger rows is { $nearest }
empty-ledger = the ledger is empty; `budget import FILE` books an export
empty-book = the book has neither a plan nor ledger rows; write a plan into budget.toml, and book an export with `budget import FILE`

## command/opened.rs: plans
plan-unknown = the book has no plan `{ $value }`
plan-unknown-hint = its plans are: { $ids }
plan-currencies = the plans `{ $first }` ({ $a }) and `{ $second }` ({ $b }) are in different currencies
plan-currencies-hint = a report is in one currency; choose a plan with `--plan ID`

## command/plan
plan-init-exists = there is a book here already: `{ $file }`
plan-init-exists-hint = `-C FOLDER` makes the new book elsewhere; nothing was changed
plan-init-currency = `{ $value }` is no currency code
plan-init-currency-hint = write three letters of ISO 4217, such as CNY, EUR or USD
plan-init-year-hint = write 2026, or 2026-04 for a fiscal year that begins in April
plan-init-done = wrote `{ $file }`
plan-init-next = next: put in your own amounts, run `budget plan check`, then `budget import FILE` and `budget variance`
plan-init-next-ledger = next: `budget import LEDGER.csv --new-categories` takes the accounts of your ledger as categories; then `budget plan draft` makes the plan
plan-check-done = no errors in { $plans ->
    [one] one plan
   *[other] { $plans } plans
} with { $lines ->
    [one] one line
   *[other] { $lines } lines
}{ $warnings ->
    [0] {""}
    [one] ; one warning
   *[other] ; { $warnings } warnings
}
plan-export-none = the book has no plan to export
plan-export-several = the book has several plans; choose one with `--plan ID`
plan-import-exists = `{ $file }` exists already
plan-import-exists-hint = `--force` replaces it
plan-import-written = wrote `{ $file }`
plan-import-done = { $lines ->
    [one] one plan line
   *[other] { $lines } plan lines
}, { $total } for the year
plan-import-done-both = { $lines ->
    [one] one plan line
   *[other] { $lines } plan lines
}, costs { $total } and income { $income } for the year

## command/import: what an import tells
profile-unknown = the book has no import profile `{ $value }`
profile-unknown-hint = its profiles are: { $known }
profile-none-hint = this book has no profiles yet; `--save-profile NAME` writes one as [import.NAME]
import-indented = {"  "}{ $message }
import-file = `{ $file }`: { $all ->
    [one] 1 row
   *[other] { $all } rows
}: { $fates }
import-fate-head = { $rows ->
    [one] 1 for the header
   *[other] { $rows } down to the header
}
import-fate-read = { $rows } read
import-fate-left-out = { $rows } left out
import-fate-refused = { $rows } refused
import-unclassified-rows = no rule classifies { $rows ->
    [one] one row
   *[other] { $rows } rows
}
import-unclassified-rows-hint = add [[classify]] rules or aliases to budget.toml, then run `budget reclassify`; or take accounts as they are with `--new-categories`
import-unclassified-item = `{ $text }`: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
import-unclassified-suggested = {"  "}likely category: `{ $category }`
import-books = to book: { $total }, with { $new ->
    [0] no new rows
    [one] one new row
   *[other] { $new } new rows
}; in the ledger already: { $known }
import-would-book = dry run, would book: { $total }, with { $new ->
    [0] no new rows
    [one] one new row
   *[other] { $new } new rows
}; in the ledger already: { $known }
import-reverses = with { $count ->
    [one] one reversal of a booked row
   *[other] { $count } reversals of booked rows
}
import-month-sum = { $month }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, sum { $sum }
import-changed = { $count ->
    [one] one row differs from what is booked
   *[other] { $count } rows differ from what is booked
} under the same voucher and line
import-changed-replaced = { $count ->
    [one] one row replaces what is booked
   *[other] { $count } rows replace what is booked
} under the same voucher and line
import-changed-refused = { $count ->
    [one] one row has changed since it was booked
   *[other] { $count } rows have changed since they were booked
}; nothing is booked
import-changed-hint = `--replace` puts them in place of the booked ones; `--as-new` books them beside those
import-suspect = { $count ->
    [one] one new row resembles a booked one
   *[other] { $count } new rows resemble booked ones
}: same day, account and amount, other text
import-row = { $place }  { $date }  { $voucher }  { $description }  { $amount }
import-row-earlier = {"  "}booked from { $place }: { $description }  { $amount }
import-more = and { $count ->
    [one] one more
   *[other] { $count } more
}
import-refused = input refused, nothing is booked: { $count ->
    [one] one problem
   *[other] { $count } bad rows
}
import-refused-hint = mend them in the source; or `--skip-bad` books the good rows and writes the bad ones with their reasons to a file
import-replace-hint = write `--replace` alone, or with months for which the file is complete: `--replace 2026-03`
import-booked = booked as { $batch }
import-nothing-new = nothing new: every row is in the ledger already
import-original-missing = the original of batch `{ $batch }` is missing
import-originals-missing-more = { $count ->
    [one] one more original is missing
   *[other] { $count } more originals are missing
}
import-original-missing-hint = import the file again: it is kept again, and nothing is booked twice
import-rejects-written = wrote { $count ->
    [one] one bad row with its reason
   *[other] { $count } bad rows with their reasons
} to `{ $file }`
import-rejects-as-input = `{ $file }` is not read: it holds rows that were refused before
import-rejects-as-input-hint = mend its rows and save it under another name
import-header-alone = there is a header and no row below it
import-nothing-bookable = { $rows ->
    [one] the one row below the header is left out: there is nothing to book
   *[other] all { $rows } rows below the header are left out: there is nothing to book
}
import-nothing-bookable-hint = look at what was left out and why; was the right sheet, file or period exported?
import-same-fault = { $fault } (the same on { $rows ->
    [2] line
   *[other] lines
} { $lines })
import-same-fault-more = { $fault } (the same on { $rows } rows, next on lines { $lines })
import-changed-row = voucher `{ $voucher }` differs from what was booked from { $earlier }: { $fields }
import-changed-row-alone = voucher `{ $voucher }` was booked with other content
import-changed-field = { $field } `{ $before }` → `{ $after }`
import-changed-other = another field
import-changed-fields = changed: { $fields }
import-expect-unreadable = `{ $value }` is not an amount
import-expect-unreadable-hint = write the control total as a number, such as 12345.67
import-expect-sum = the files come to { $found }, expected were { $expected }: { $difference } is missing; nothing was booked
import-expect-sum-hint = compare with the accounts what was left out and refused; a negative difference is too much
import-expect-rows = the files come to { $found } rows, expected were { $expected }; nothing was booked
import-expect-rows-hint = compare with the accounts which rows were left out
import-expect-left-out = { $rows ->
    [one] 1 row left out has just this sum, { $sum }: { $reason }
   *[other] { $rows } rows left out have just this sum, { $sum }: { $reason }
}
import-expect-one-row = without this row of { $amount } the sum would agree
import-expect-sign = with the other sign of this row, { $amount }, the sum would agree
import-profile-saved = wrote the profile [import.{ $name }] to `{ $file }`
import-undone = took back { $batch }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, sum { $total }; the file is in ledger/undone
import-adopted = booked the edited rows as { $batch }; the edited file is in ledger/undone
import-adopted-empty = no new rows to book; the edited file is in ledger/undone
import-reconciled = took back { $rows ->
    [one] one second copy
   *[other] { $rows } second copies
} with { $batch }, sum { $total }
import-reconcile-nothing = no two batches hold the same rows
batch-unknown = the ledger has no batch `{ $value }`
batch-unknown-hint = `budget import list` shows the batches; the beginning or the end of a name is enough
batch-ambiguous = `{ $value }` fits several batches: { $batches }

## command/reclassify
reclassify-move = { $from } → { $to }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
reclassify-kept = with `--all` this would move too: { $from } → { $to }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
reclassify-dry-run = dry run: nothing was changed
reclassify-nothing = the rules move no row
reclassify-column-account = Account
reclassify-column-party = Counterparty
reclassify-column-text = Text
reclassify-column-rows = Rows
reclassify-column-amount = Amount
reclassify-column-suggestion = Suggestion
reclassify-column-why = Why
reclassify-column-category = Put into category
reclassify-like-rules = the book's rules give it now
reclassify-like-party = { $all ->
    [one] the one classified row of this counterparty went there
   *[other] { $rows } of { $all } classified rows of this counterparty went there
}
reclassify-like-text = { $all ->
    [one] the one classified row with this text went there
   *[other] { $rows } of { $all } classified rows with this text went there
}
reclassify-like-account = { $all ->
    [one] the one classified row of this account went there
   *[other] { $rows } of { $all } classified rows of this account went there
}
reclassify-like-name = its name is alike
reclassify-sheet-written = { $count ->
    [one] one group of unclassified rows
   *[other] { $count } groups of unclassified rows
} written to `{ $file }`: fill in the last column, then run `budget reclassify --from` with that file
reclassify-sheet-ending = `{ $file }` is neither a CSV nor an XLSX file by its name
reclassify-sheet-ending-hint = give the sheet a name that ends in .xlsx or .csv
reclassify-sheet-exists = `{ $file }` is there already, and may be filled in
reclassify-sheet-exists-hint = book it with `budget reclassify --from`, or give the new sheet another name
reclassify-nothing-unclassified = no row is unclassified: there is nothing to fill in
reclassify-no-header = this is no sheet of `budget reclassify --sheet`: its columns are not there
reclassify-no-header-hint = write it again with `budget reclassify --sheet FILE`, and fill in the last column only
reclassify-row-twice = the same account, counterparty and text a second time
reclassify-row-unknown = the ledger has no unclassified rows of this account, counterparty and text
reclassify-row-changed = rows and amount are not those of the ledger, which has { $rows ->
    [one] one unclassified row
   *[other] { $rows } unclassified rows
} here, { $amount }
reclassify-again-hint = the sheet was edited, the ledger has changed since, or `--month` differs: write the sheet again with `budget reclassify --sheet FILE`
reclassify-no-category = there is no category `{ $value }`
reclassify-no-category-likely = did you mean `{ $category }`?
reclassify-no-category-hint = write a category as the book declares it, or leave the cell empty
reclassify-rows-missing = { $count ->
    [one] one group of unclassified rows is not in the sheet and stays unclassified
   *[other] { $count } groups of unclassified rows are not in the sheet and stay unclassified
}
reclassify-already = { $count ->
    [one] one group of the sheet is
   *[other] { $count } groups of the sheet are
} in the category already
reclassify-sheet-empty = the sheet moves no row: its last column gives no unclassified row a category
reclassify-learns-name = budget.toml: `{ $text }` becomes another name of { $category }
reclassify-learns-rule = budget.toml: rows whose { $field } is `{ $text }` go to { $category }
reclassify-field-account = account
reclassify-field-counterparty = counterparty
reclassify-field-vendor = vendor
reclassify-field-description = text
reclassify-learns-more = budget.toml: { $count ->
    [one] one more rule
   *[other] { $count } more rules
} (`-v` shows all)
reclassify-by-hand = no rule could tell { $count ->
    [one] one group
   *[other] { $count } groups
} from other rows: booked as the sheet says, and to be settled again when the like is imported
reclassify-broken = with the names and rules that the sheet implies budget.toml could not be read; nothing was changed
reclassify-broken-hint = settle the problems above in the book, then try again
reclassify-at-odds = the book's rules put rows of this group into { $ruled }, the sheet says { $wanted }
reclassify-not-ruled = no name or rule of the book could be made to put rows of this group into { $wanted }
reclassify-at-odds-hint = nothing was changed: run `budget reclassify` first, change the rule in budget.toml, or leave the cell empty
reclassify-would-move = the rules that the sheet implies would move rows from { $from } to { $to }: `{ $row }`
reclassify-would-move-hint = nothing was changed: settle these rows by a rule in budget.toml first

## report: heads and notes
report-path = { $first }:{ $second }
report-aside = { $first } · { $second }
report-span = { $from } to { $to }
report-filter = { $name } = { $value }
report-filters = only { $filters }
report-plan = plan { $plan } ({ $version })
report-plan-label = { $id } { $name }
report-no-plan = no plan covers this period; a [plan] for its year makes a budget to compare with
report-ledger = ledger up to { $as_of }: { $count ->
    [0] no batches
    [one] one batch, { $newest }
   *[other] { $count } batches, the newest { $newest }
}
report-total-cost = total cost
report-total-income = total income

## report/variance
report-variance-title = Variance { $period }{ $state }
report-state-open = {" "}(in progress)
report-state-missing = {" "}(no rows)
report-missing-all = the ledger has no row at all in { $months }: nothing below is a saving
report-missing-some = { $scope }: the ledger has rows in { $months }, and none in { $missing }; nothing is called favourable
report-filter-cost = of { $total } that the filter asks for, { $own } stands in its own rows, { $shared } in shared lines
report-filter-income = of an income of { $total } that the filter asks for, { $own } stands in its own rows, { $shared } in shared lines
report-base-days = the period is not over: last year counts the same days, { $days }
report-average-days = the period is not over: the average of { $months } months is that of as many days as { $days }
report-average-covered = the average of the { $months } months before { $before } is that of the { $covered } months with rows in the ledger
report-shared = { $count ->
    [one] One shared line
   *[other] { $count } shared lines
}
report-convention = variance = actual − budget: + is over, − is saved
report-convention-income = variance = actual − budget: cost + is over, − is saved; income + is a surplus, − a shortfall
report-materiality = ! marks a material variance: from { $amount } and { $ratio } of the budget
report-materiality-hard = { $rule }, or from { $hard } in any case
report-material-word = { $word } !
report-change-from = change from { $base }
report-pivot-group = variance by month
report-selected = selected

## report/explain.rs
report-explain-title = Explanation: { $category }, { $period }
report-explain-plan-title = How the budget was made: { $category }, { $period }
report-explain-generated = {"  "}generated basis: { $text }
report-explain-plan = Plan lines
report-explain-line = { $line }:
report-explain-step = {"  "}{ $step }
report-explain-month = { $amount } ({ $first })
report-explain-run = { $amount } × { $count } ({ $first } to { $last })
report-explain-plus = { $first } + { $second }
report-explain-months = {"  "}{ $parts } = { $sum }
report-explain-basis = {"  "}basis: { $text }
report-explain-effect = {"  "}expected effect: { $text }
report-explain-no-line = no plan line covers this category in this period
report-explain-ledger = Ledger rows ({ $count })
report-explain-covered = subtotal { $line }
report-explain-no-rows = the ledger has no rows of this category in this period
report-explain-more = { $count ->
    [one] one more row is counted and not shown
   *[other] { $count } more rows are counted and not shown
}; `--limit 0` shows all
report-explain-wider = plan line { $line } covers more than this, so this part of it has no budget of its own to compare with
report-explain-sum = actual { $actual } − budget { $budget } = variance { $variance }
report-explain-rate = execution ratio = actual ÷ budget = { $rate }

## report/history.rs
report-history-title = History { $from } to { $to }
report-history-convention = mean and median: over all months shown, a month without rows counts as 0; growth: on the same months a year before; same period last year: of the last month; coverage: months with rows
report-history-open = { $month } is in progress: its figures are not final

## report/plan_view.rs
report-plan-title = Plan
report-plan-empty = the plan has no lines in this fiscal year

## report/batches.rs
report-flag-adjustment = adjustment period
report-flag-reversal = reversal
report-flag-reclass = reclassified
report-flag-repeat = repeat
report-flag-rounded = rounded from { $text }
report-batches-none = the ledger has no batches yet; `budget import FILE` books an export
report-batch-title = Batch { $batch }
report-batch-rows = rows
report-batch-flag = mark
