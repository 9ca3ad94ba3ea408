## Common words and the messages of `command`, `report` and `cli`
verbatim = { $text }
io-not-found = no such file or folder
io-permission-denied = permission denied
io-already-exists = it already exists
io-storage-full = the disk is full
io-not-a-directory = there is a file where a folder should be
io-is-a-directory = this is a folder
io-is-a-link = this is a link, where a file of its own is needed
io-read-only = the file system is read-only
io-file-too-large = the file would be larger than the system allows, as by `ulimit -f`
io-quota-exceeded = the quota of disk space is used up

## cli: how problems are headed, and wrong arguments
level-error = error:{" "}
level-warning = warning:{" "}
level-note = note:{" "}
level-hint = hint:{" "}
did-you-mean = did you mean `{ $value }`?
format-unknown = the configuration asks for the format `{ $value }`, which does not exist
money-overflow = an amount is too large for the program
money-mixed = amounts in { $a } and { $b } cannot be added
unexpected = unexpected error: { $cause }
output-unused = nothing was written to `{ $file }`: this command answers in JSON alone, with `--format json`
output-replaced = replaced the existing { $file }
output-is-socket = `{ $file }` is a socket: a result can be written to a file or a pipe
output-is-socket-hint = name a file, or pipe the result to the program that listens there
output-no-folder = cannot write `{ $file }`: there is no folder `{ $folder }`
output-no-folder-hint = make the folder first, or correct the name
output-is-link = `{ $file }` is a link to `{ $target }`
output-foreign = `{ $file }` cannot be written: what this command shows is not written as .{ $ending }
output-foreign-hint = name a file that ends in { $endings }; a spreadsheet opens .csv
output-ending-hint = name a file that ends in { $endings }, or choose its format with `--format`
output-is-link-hint = results are never written through or over a link; name the file itself
output-is-input = `{ $file }` is read by this command: its result is not written over it
output-is-input-hint = give the result a name of its own
output-in-book = `{ $file }` belongs to the book `{ $book }` itself
output-in-book-hint = write the result to another folder, or next to budget.toml under a name of its own
output-failed = the result could not be written: { $cause }
output-after-hint = what was done stands; only its result did not arrive, so do not do it again
usage-help-flag = Print help (--help says more than -h)
usage-version-flag = Print the version
usage-examples = Examples:
usage-usage = {"Usage: "}
help-group-plan = Plan
help-group-ledger = Ledger
help-group-control = Control
help-group-analysis = Analysis
help-group-output = Output
help-options-elsewhere =
    Options of every command (`budget help COMMAND` explains them):
    {"  "}-C DIR  --plan ID  --as-of DATE  --known-at TIME  --lang en|zh-CN
    {"  "}--format table|text|csv|json|markdown|html|xlsx  --unit yuan|thousand|wan
    {"  "}-o FILE  --color auto|always|never  -q  -v  -h  -V
    Exit codes: 0 done, 1 the answer is no, 2 could not run, 3 input refused
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-examples = EXAMPLES
man-version = VERSION
man-written = { $count ->
    [one] wrote one page to `{ $folder }`
   *[other] wrote { $count } pages to `{ $folder }`
    }
usage-between = write a whole number from { $least } to { $most }
usage-at-least = write a whole number, { $least } or more
usage-see-help = add `--help` to see the usage
usage-takes-language = write zh-CN or en
usage-takes-width = write how many cells a line may have, from 20 on
usage-takes-columns = write some of budget, actual, variance, rate, execution, available, rollover, commitment, last-year, year-budget, completion, status and note, with commas between them
usage-takes-date = write a date such as 2026-02-28
usage-takes-moment = write a date (2026-02-28) or a time in UTC (2026-02-28T09:30:00Z)
usage-takes-base = write last-year, target, benchmark, or average:3 for the average of the three months before (up to 120)
usage-takes-depth = write a whole number from 1 on: `--depth 1` shows the outermost categories alone
usage-takes-number = write a whole number
usage-takes-version = write original (the first approved), current (the one in force), draft (the plan file), or its number, such as v2
usage-takes-months = write a whole number from 1 to 120: ten years at most
usage-takes-year = write a year of four digits, such as 2026
usage-missing-subcommand = no command is given
usage-unknown-command = there is no command `{ $command }`
usage-unexpected = `{ $argument }` is one word too many here
usage-unknown-argument = there is no option `{ $argument }` here
usage-option-of = these commands have it: { $commands }
usage-invalid-value = `{ $value }` is not a valid value of `{ $argument }`
usage-value-missing = `{ $argument }` needs a value
usage-valid-values = valid values: { $values }
usage-valid-word = { $value } ({ $word })
usage-missing-argument = `{ $argument }` is missing
usage-number-of-values = `{ $argument }` takes a different number of values
usage-twice = `{ $argument }` is given twice
usage-conflict = `{ $argument }` and `{ $other }` cannot be used together
usage-not-utf8 = an argument is not valid UTF-8 text

## command/period_args.rs: periods
period-unreadable = `{ $value }` is not a period that `{ $option }` understands
period-month-hint = write 2026-03, 202603 or 3 (March of the current fiscal year); `last` is the last complete month, no value the current one
period-quarter-hint = write 2026Q1, or Q1 or 1 for the first quarter of the current fiscal year
period-year-hint = write the year in which the fiscal year begins: 2026
period-span-hint = write a date (2026-02-15) or a month (2026-02, 202602, 2)
period-backwards = the period ends on { $to }, before it begins on { $from }

## command/filter_args.rs, command/variance.rs: what a report is of
member-unknown = `{ $value }` is not a member of { $axis }: neither the book nor the ledger has it
member-unknown-none-hint = the book registers no members, and the ledger has none; register them under [dimensions] in budget.toml
member-unknown-hint = known members: { $known }
variance-pivot-long = the period has { $months } { $months ->
    [one] month
   *[other] months
}, and each would take a column
variance-pivot-long-hint = choose a period of at most { $most } months
variance-pivot-wide = { $members } members would take a column each
variance-pivot-wide-hint = at most { $most } make columns: choose some with `--where`, or put them into rows with `--by`
variance-pivot-rows = { $dimension } makes the rows already
variance-pivot-both = months and { $dimension } cannot both make columns
variance-pivot-both-hint = put one of them into rows with `--by`, and the other into columns with `--pivot`
category-unknown = there is no category `{ $value }`
category-unknown-hint = give a path, a code, an alias or a unique last part; `budget plan show` lists the categories
explain-nothing = `{ $category }` has neither plan lines nor rows here
explain-meant = did you mean { $categories }?
explain-bridge-unbudgeted = what no line covers is one step, and has no arithmetic
explain-bridge-unbudgeted-hint = its rows are listed by `budget explain unbudgeted`
explain-bridge-plan = `--plan` shows how the plan was made, `--bridge` why the actual is not the plan
explain-bridge-plan-hint = ask for one of them
category-ambiguous = `{ $value }` is the last part of several categories: { $paths }
where-shape = `--where { $value }` names no member
where-shape-hint = write `--where department=Desk`; with nothing after the = it selects unassigned rows
axis-unknown = the book has no dimension `{ $value }`
axis-unknown-hint = its dimensions: { $axes }
axis-none-hint = this book has no dimensions; they are declared in budget.toml under [dimensions]
pivot-unknown = `{ $value }` makes no columns
by-unknown = `--by { $value }`: there are no rows of that kind
by-name = { $word ->
   *[other] { $name }
}
by-unknown-hint = possible values: { $known }

## command/variance.rs, command/history.rs: why a report is empty
empty-only = { $count ->
    [one] the one row of this period does not match `--only`
   *[other] none of the { $count } rows of this period matches `--only`
}
empty-finer = the plan goes no deeper than `{ $line }`; filter by that, or see the rows below it with `budget explain`
empty-filtered = nothing matches the filters; { $count ->
    [one] one row lies
   *[other] { $count } rows lie
} outside them
empty-month = there is no data for this period; the nearest month with ledger rows is { $nearest }
empty-ledger = the ledger is empty; import the exports of your accounts with `budget import FILE`
empty-book = the book has neither a plan nor ledger rows; write a plan in budget.toml, and import exports with `budget import FILE`

## command/opened.rs: plans
plan-unknown = the book has no plan `{ $value }`
plan-unknown-hint = its plans: { $ids }
plan-currencies = the plans `{ $first }` ({ $a }) and `{ $second }` ({ $b }) are in different currencies
plan-currencies-hint = a report is in one currency; choose a plan with `--plan ID`

## command/plan
plan-init-exists = there is already a book here: `{ $file }`
plan-init-exists-hint = use `-C FOLDER` to make the new book elsewhere; nothing was changed
plan-init-currency = `{ $value }` is not a currency code
plan-init-currency-hint = write a three-letter ISO 4217 code, such as CNY, EUR or USD
plan-init-year-hint = write 2026, or 2026-04 for a fiscal year that begins in April
plan-init-done = wrote `{ $file }`
plan-init-next = next: put your own amounts in, or read the sheet that you have with `budget plan import SHEET --into { $plan }`; then `budget import LEDGER` and `budget variance`
plan-init-next-ledger = next: `budget import LEDGER.csv --new-categories` turns the accounts of your ledger into categories; then `budget plan draft` drafts the plan
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
plan-import-exists = `{ $file }` already exists
plan-import-exists-hint = `--force` replaces it
plan-import-written = wrote `{ $file }`
plan-import-replaced = replaced `{ $file }`
plan-import-examples = took { $count ->
    [one] one untouched example line
   *[other] { $count } untouched example lines
} of the template out of `{ $file }`
plan-import-beside = the plan has { $count ->
    [one] one line
   *[other] { $count } lines
} beside these; they count too
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
profile-unknown-hint = its profiles: { $known }
profile-none-hint = this book has no profiles yet; `--save-profile NAME` saves one as [import.NAME]
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
import-unclassified-rows-hint = add [[classify]] rules or aliases to budget.toml, then run `budget reclassify`; or fill in the sheet of `budget reclassify --sheet FILE`; or take accounts as they are with `--new-categories`
import-unclassified-item = `{ $text }`: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
import-unclassified-suggested = {"  "}likely category: `{ $category }`
import-books = to book: { $total }, with { $new ->
    [0] no new rows
    [one] one new row
   *[other] { $new } new rows
}{ $changed ->
    [0] {""}
    [one] , one changed row
   *[other] , { $changed } changed rows
}; already in the ledger: { $known }
import-would-book = would book { $total } (nothing is done yet), with { $new ->
    [0] no new rows
    [one] one new row
   *[other] { $new } new rows
}{ $changed ->
    [0] {""}
    [one] , one changed row
   *[other] , { $changed } changed rows
}; already in the ledger: { $known }
import-reverses = with { $count ->
    [one] one reversal of a booked row
   *[other] { $count } reversals of booked rows
}
import-month-sum = { $month }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, sum { $sum }
import-changed = { $count ->
    [one] one row differs from its earlier version
   *[other] { $count } rows differ from their earlier versions
}
import-changed-replaced = { $count ->
    [one] one row replaces its earlier version
   *[other] { $count } rows replace their earlier versions
}
import-other-company = { $rows ->
    [one] 1 row is equal to one that is booked of { $before }, but the file is of { $own }: two rows would count as one
   *[other] { $rows } rows are equal to rows that are booked of { $before }, but the file is of { $own }: the rows of both would count once
}
import-company-unclear = { $rows ->
    [one] 1 row is equal to one that is booked: if that is of { $before } and not of { $own }, two rows count as one
   *[other] { $rows } rows are equal to rows that are booked: if those are of { $before } and not of { $own }, the rows of both count once
}
import-other-company-hint = book the file with `--as-new`: all of its rows are then new; or keep a book for each company, or declare the companies as a dimension of the book
import-read-otherwise = { $rows ->
    [one] the file is booked already, but read otherwise than now: one row would count twice
   *[other] the file is booked already, but read otherwise than now: { $rows } rows would count twice
}
import-read-otherwise-hint = import it with the profile and the options of then; or take the earlier import back with `budget import undo`, and read it as now
import-changed-refused = { $count ->
    [one] one row differs from its earlier version
   *[other] { $count } rows differ from their earlier versions
}; nothing is booked
import-changed-hint = `--replace` replaces the booked rows; `--as-new` books the new ones beside them
import-alike-refused = { $count ->
    [one] one row seems to be there already, written otherwise, and would count twice
   *[other] { $count } rows seem to be there already, written otherwise, and would count twice
}; nothing is booked
import-alike-hint = `--replace` puts these rows in the place of the earlier ones; a profile (`--profile`) that reads the columns as they were read then makes them known; if they are further expenses, `--as-new` books them
import-suspect = { $count ->
    [one] one new row resembles a booked one
   *[other] { $count } new rows resemble booked ones
}, and will be booked: are they the same?
import-numbered = { $count ->
    [one] one known row names a commitment here, and not in the ledger
   *[other] { $count } known rows name a commitment here, and not in the ledger
}: there they settle none
import-numbered-hint = `--replace` takes the numbers over
import-moved = { $count ->
    [one] voucher `{ $voucher }` is booked in { $new } and stays
   *[other] { $count } rows, the first of voucher `{ $voucher }`, are booked in { $new } and stay
} in { $old }, too, where this file does not have { $count ->
    [one] it
   *[other] them
} any more
import-moved-hint = if the day was corrected, undo this import, and import the file again with `--replace { $old },{ $new }`, where it has all rows of these months
import-row = { $place }  { $date }  { $voucher }  { $description }  { $amount }
import-row-earlier = {"  "}booked from { $place }: { $description }  { $amount }
import-more = and { $count ->
    [one] one more
   *[other] { $count } more
}
import-refused = input refused, nothing is booked: { $count ->
    [one] one problem
   *[other] { $count } problems
}
import-refused-rows = input refused, nothing is booked: { $count ->
    [one] one bad row
   *[other] { $count } bad rows
}
import-refused-hint = fix them in the source; or let `--skip-bad` book the good rows and write the bad ones, with their reasons, to a file
import-replace-hint = write `--replace` alone, or with the months for which the file is complete: `--replace 2026-03`
import-booked = booked as { $batch }
import-all-bad = every row is refused, so there is nothing to book
import-all-bad-hint = `--skip-bad` leaves out single rows of a file that can be read; here a column, a unit or the year is probably read wrongly
import-nothing-new = nothing new: every row is already in the ledger
import-original-stored = the original is stored again: { $file }
import-original-missing = the original of batch `{ $batch }` is missing
import-originals-missing-more = { $count ->
    [one] one more original is missing
   *[other] { $count } more originals are missing
}
import-original-missing-hint = import the file again: the original is stored again, and nothing is booked twice
import-rejects-written = wrote { $count ->
    [one] one bad row with its reason
   *[other] { $count } bad rows with their reasons
} to `{ $file }`
import-rejects-as-input = `{ $file }` was not read: it holds rows refused earlier
import-rejects-as-input-hint = fix its rows and save it under another name
import-header-alone = there is a header, but no row below it
import-nothing-bookable = { $rows ->
    [one] the one row below the header is left out: there is nothing to book
   *[other] all { $rows } rows below the header are left out: there is nothing to book
}
import-nothing-bookable-hint = see what was left out and why; was the right sheet, file or period exported?
import-same-fault = { $fault } (the same on { $rows ->
    [2] line
   *[other] lines
} { $lines })
import-same-fault-more = { $fault } (the same on { $rows } { $rows ->
    [one] row
   *[other] rows
}, next on lines { $lines })
import-like-row = the row seems to be the one in { $earlier }, but for: { $fields }
import-changed-row = voucher `{ $voucher }` differs from what { $earlier } says: { $fields }
import-changed-row-bare = the row differs from what { $earlier } says: { $fields }
import-changed-row-alone = voucher `{ $voucher }` was booked with different content
import-changed-field = { $field } `{ $before }` → `{ $after }`
import-changed-other = another field
import-changed-fields = changed: { $fields }
import-suspect-same = the same: { $fields }
import-suspect-other = different: { $fields }
import-expect-digits = `{ $value }` has more decimals than an amount
import-expect-unreadable = `{ $value }` is not an amount
import-expect-unreadable-hint = write the control total as a number, such as 12345.67
import-expect-sum = the files add up to { $found } instead of the expected { $expected }: { $difference } is missing; nothing was booked
import-expect-sum-hint = check against the accounts what was left out or refused; a negative difference means too much
import-expect-rows = { $found ->
    [one] one row is to be booked
   *[other] { $found } rows are to be booked
} instead of the expected { $expected }; nothing was booked
import-expect-rows-hint = check against the accounts which rows were left out
import-expect-left-out = { $rows ->
    [one] 1 row left out is exactly { $sum }: { $reason }
   *[other] { $rows } rows left out add up to exactly { $sum }: { $reason }
}
import-expect-one-row = without this row of { $amount } the sum would match
import-expect-sign = with the sign of this row ({ $amount }) reversed the sum would match
import-profile-exists = there is an import profile `{ $name }` already, and it says something else
import-profile-exists-hint = choose another name for `--save-profile`, or delete that section from budget.toml first
import-profile-saved = wrote the profile [import.{ $name }] to `{ $file }`
import-undone = undid { $batch }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, sum { $total }; its file is now in ledger/undone
import-adopted = booked the edited rows as { $batch }; the edited file is now in ledger/undone
import-adopted-empty = no new rows to book; the edited file is now in ledger/undone
import-reconciled = settled what was booked twice: { $rows ->
    [one] one row
   *[other] { $rows } rows
} in { $batch }, sum { $total }
import-reconcile-nothing = no two batches contain or correct the same rows
batch-unknown = the ledger has no batch `{ $value }`
batch-unknown-hint = `budget import list` shows the batches; any part of a name or of its file is enough, and `last` is the newest
batch-none = the ledger has no batches
batch-ambiguous = `{ $value }` matches several batches: { $batches }
batch-ambiguous-hint = write more of the name; its last twelve characters are enough

## command/reclassify
reclassify-move = { $from } → { $to }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
reclassify-kept = `--all` would also move: { $from } → { $to }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $amount }
reclassify-dry-run = nothing is done yet: the changes above were not made
reclassify-nothing = the rules move no rows
reclassify-column-account = Account
reclassify-column-party = Counterparty
reclassify-column-text = Text
reclassify-column-rows = Rows
reclassify-column-amount = Amount
reclassify-column-suggestion = Suggestion
reclassify-column-why = Why
reclassify-column-category = Put into category
reclassify-like-rules = by the book's current rules
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
reclassify-like-name = similar name
reclassify-sheet-written = { $count ->
    [one] one group of unclassified rows
   *[other] { $count } groups of unclassified rows
} written to `{ $file }`: fill in the last column, then run `budget reclassify --from` with that file
reclassify-sheet-long = row { $row } of the sheet has a text that is longer than a cell of Excel can hold
reclassify-sheet-long-hint = write the sheet to a .csv file
reclassify-sheet-ending = by its name, `{ $file }` is neither a CSV nor an XLSX file
reclassify-sheet-ending-hint = use a file name that ends in .xlsx or .csv
reclassify-sheet-exists = `{ $file }` already exists and may have been filled in
reclassify-sheet-exists-hint = book it with `budget reclassify --from`, or choose another file name
reclassify-nothing-unclassified = no row is unclassified: there is nothing to fill in
reclassify-no-header = this is not a sheet written by `budget reclassify --sheet`: its columns are missing
reclassify-no-header-hint = write it again with `budget reclassify --sheet FILE`, and fill in only the last column
reclassify-row-twice = the same account, counterparty and text appear a second time
reclassify-row-unknown = the ledger has no unclassified rows of this account, counterparty and text
reclassify-row-changed = rows and amount do not match the ledger, which has { $rows ->
    [one] one unclassified row
   *[other] { $rows } unclassified rows
} here, { $amount }
reclassify-again-hint = the sheet was edited, the ledger has changed since, or `--month` differs: write the sheet again with `budget reclassify --sheet FILE`
reclassify-no-category = there is no category `{ $value }`
reclassify-no-category-likely = did you mean `{ $category }`?
reclassify-no-category-hint = write the category as the book declares it, or leave the cell empty
reclassify-rows-missing = { $count ->
    [one] one group of unclassified rows is not in the sheet and stays unclassified
   *[other] { $count } groups of unclassified rows are not in the sheet and stay unclassified
}
reclassify-already = { $count ->
    [one] one group of the sheet is
   *[other] { $count } groups of the sheet are
} already in the category
reclassify-sheet-empty = the sheet moves no rows: its last column gives no category to any unclassified row
reclassify-learns-name = budget.toml: `{ $text }` becomes an alias of { $category }
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
} from other rows: booked as the sheet says; similar rows will have to be classified again when they are imported
reclassify-broken = with the aliases and rules that the sheet implies, budget.toml could not be read; nothing was changed
reclassify-broken-hint = fix the problems above in the book, then try again
reclassify-at-odds = the book's rules put rows of this group into { $ruled }, but the sheet says { $wanted }
reclassify-not-ruled = no alias or rule can be written that puts rows of this group into { $wanted }
reclassify-at-odds-hint = nothing was changed: run `budget reclassify` first, change the rule in budget.toml, or leave the cell empty
reclassify-would-move = the rules that the sheet implies would move rows from { $from } to { $to }: `{ $row }`
reclassify-would-move-hint = nothing was changed: classify these rows with a rule in budget.toml first

## report: heads and notes
report-path = { $first }:{ $second }
report-aside = { $first } · { $second }
report-span = { $from } to { $to }
report-filter = { $name } = { $value }
report-filters = filter: { $filters }
report-plan = plan { $plan } ({ $version })
report-plan-label = { $id } { $name }
report-plan-brief = { $id } ({ $version })
report-plans = { $count } plans (draft)
report-plans-approved = { $count } plans, { $approved } of them approved
report-version-brief = { $id } v{ $number }, approved { $day } by { $by }
report-version-unapproved = { $id } v{ $number } (not approved)
report-version = plan { $plan } v{ $number }, approved { $day } by { $by }, judges { $months }
report-version-looked = plan { $plan } v{ $number }, which was never approved
report-file-differs = the file of { $id } differs from the approved version and is not used: see `budget plan diff current draft`
report-file-submitted = the file of { $id } is what was submitted as v{ $number }, which waits for a decision
report-booked = booked to { $day }
report-booked-none = nothing booked
report-no-plan = no plan covers this period; add a [plan] for its year to have a budget to compare with
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
report-state-ahead = {" "}(not begun)
report-state-missing = {" "}(no data)
report-missing-all = the ledger has no rows in { $months }: nothing below is a saving
report-missing-all-to-date = year to date: the ledger has no rows in { $months } either
report-missing-closed = { $scope }: the ledger has no rows in { $missing }; until it has, nothing is called favourable
report-no-base = nothing to compare with, for the ledger has no rows of those months: { $bases }
report-unsorted = { $scope }: { $amount } is unclassified ({ $share } of the costs), so what a line lacks may stand there; no line is judged favourable or unspent: `budget reclassify --sheet FILE`
report-plan-begins = year to date of { $plans }: from { $month } on, when its own year begins
report-missing-some = { $scope }: the ledger has rows in { $months } but none in { $missing }; until it has, nothing is called favourable
report-undated = { $count ->
    [one] one row of { $month } states no day: it counts on { $day }, the last of the month
   *[other] { $count } rows of { $month } state no day: they count on { $day }, the last of the month
}
report-undated-after = { $count ->
    [one] one row of { $month } states no day and counts on { $day }, after these days
   *[other] { $count } rows of { $month } state no day and count on { $day }, after these days
}: nothing is called unspent or favourable
report-filter-cost = of the { $total } selected, { $own } is in rows of its own and { $shared } in shared lines
report-filter-income = of the { $total } of income selected, { $own } is in rows of its own and { $shared } in shared lines
report-no-target = no line of the plan has a target: `target_monthly` or `target_annual` states one
report-no-benchmark = no line of the plan names market data to compare with: `benchmark` names them
report-base-days = the period is not over: last year is counted over the same days, { $days }
report-average-days = the period is not over: the average of { $months } { $months ->
    [one] month
   *[other] months
} is scaled to { $days }
report-average-covered = only { $covered } of the { $months } { $months ->
    [one] month
   *[other] months
} before { $before } have ledger rows: the average is over these { $covered }
report-shared = { $count ->
    [one] One shared line
   *[other] { $count } shared lines
}
report-reading = variance = actual − budget, ! material
report-status-period = month's status
report-rate-in-block = var. %
report-column-unknown = a variance report has no column `{ $value }`
report-column-unknown-hint = choose from { $known }
report-convention = variance = actual − budget: + is over, − is saved
report-convention-income = variance = actual − budget: cost + is over, − is saved; income + is a surplus, − a shortfall
report-materiality = ! marks a material variance: { $amount } or more, and { $ratio } of the budget or more
report-materiality-hard = { $rule }; or { $hard } or more
report-materiality-gathered = a row that gathers several lines bears ! as soon as one of them does
report-material-word = { $word } !
report-base-last-year = last year
report-change-from = change on { $base }
report-pivot-group = variance by month
report-across-group = variance by { $dimension }
report-of-costs = { $row }: costs
report-of-income = { $row }: income
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
report-explain-ceiling = {"  "}a ceiling over the lines below it: { $allocated } of it is theirs, { $unallocated } is unallocated
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
report-more-lines = { $count ->
    [one] one more line is not shown
   *[other] { $count } more lines are not shown
}; `--limit 0` shows all
report-explain-more-lines = { $count ->
    [one] one more plan line is counted and not shown
   *[other] { $count } more plan lines are counted and not shown
}; `--limit 0` shows all
report-explain-wider = plan line { $line } covers more than this: this part of it has no budget of its own to compare with
report-explain-elsewhere = { $amount } of these rows is paid from lines that cover more than this, and does not count against this budget
report-explain-sum = actual { $actual } − budget { $budget } = variance { $variance }
report-explain-ahead = on { $as_of } this period has not begun: its budget is { $budget }, and there is no variance yet
report-explain-rate = execution ratio = actual ÷ budget = { $rate }

## report/history.rs
report-history-title = History { $from } to { $to }
report-history-convention = mean and median: over the months in which the ledger has rows at all; same period last year and growth: over those of them that it has in both years; coverage: months with rows of the category
report-history-counted = mean and median over { $count ->
    [one] the one month
   *[other] the { $count } months
} of { $all } in which the ledger has rows
report-history-compared = same period last year and growth over { $months }, which the ledger has in both years
report-history-open = { $month } is in progress: its figures are not final

## report/plan_view.rs
report-plan-title = Plan
report-plan-empty = the plan has no lines in this fiscal year

## report/batches.rs
report-flag-adjustment = adjustment period
report-flag-reversal = reversal
report-flag-reclass = reclassified
report-flag-repeat = another of the same
report-flag-rounded = rounded from { $text }
report-batches-none = the ledger has no batches yet; `budget import FILE` imports an export
report-batch-title = Batch { $batch }
report-batch-rows = rows
report-batch-flag = mark
