## Messages of `import`

# How a file was understood
import-read-without-header = read as { $encoding }, fields separated by { $delimiter }, without a header
import-account-headings = accounts are taken from the lines above their rows
import-read-text = read as { $encoding }, fields separated by { $delimiter }, header on line { $line }
import-read-camt = read as a bank statement in CAMT XML
import-read-html = read from a table in HTML ({ $encoding }), header in row { $line }
import-read-sheet = read from sheet `{ $sheet }`, header in row { $line }
import-delimiter-tab = a tab
import-column = { $field } ← `{ $header }`
import-field-period = period
import-field-voucher-word = voucher word
import-field-line = entry number
import-field-category = category
import-field-account = account code
import-field-net = amount without tax
import-field-tax = tax
import-field-debit = debit
import-field-credit = credit
import-field-direction = direction
import-field-kind = kind
import-field-status = status
import-field-currency = currency
import-field-counterparty = counterparty
import-field-commitment = commitment
import-field-balance = balance
import-field-day = day
import-field-unit = unit
import-field-refunded = refunded
import-field-fee = fee
import-columns = columns: { $columns }
import-unused = not used: { $columns }
import-unit = amounts are in { $unit }
import-unit-fen = hundredths of the currency unit (分, cents)
import-unit-jiao = tenths of the currency unit (角)
import-unit-ten = tens
import-unit-hundred = hundreds
import-unit-lakh = hundred thousands (十万元, lakhs)
import-unit-million = millions (百万元)
import-unit-crore = ten millions (千万元, crores)
import-unit-billion = billions (十亿元)
import-unit-one = yuan (whole currency units)
import-unit-thousand = thousands
import-unit-wan = ten thousands (万元)
import-unit-yi = hundred millions (亿元)
import-month = rows without a date belong to { $month }, as stated above the header

# What was left out
import-skipped = { $rows ->
    [one] 1 row left out: { $reason } (line { $lines })
   *[other] { $rows } rows left out: { $reason } (lines { $lines })
}
import-skipped-more = { $rows } { $rows ->
    [one] row
   *[other] rows
} left out: { $reason } (lines { $lines } and others)
import-skip-subtotal = totals
import-skip-balance = opening and closing balances
import-skip-carry-over = carried over from page to page
import-skip-closing = month-end closing to profit and loss
import-skip-balance-sheet = balance-sheet accounts, the other side of the entries
import-skip-income = income accounts, for which the plan has no category
import-skip-budgetary = budgetary accounting, which repeats the financial accounts
import-skip-parent = parent accounts, whose sub-accounts are read
import-skip-neutral = neither income nor spending, by the statement itself
import-skip-void = void, rejected or failed, by status
import-skip-refunded = refunds of purchases that are left out
import-skip-pending = not posted yet, by status
import-skip-figures = budgets, forecasts or other periods, by their own column
import-skip-no-spending = loans, orders, transfers and the like, by their kind
import-skip-received = money that came in and is no refund (a classify rule books it)
import-skip-other-currency = in another currency
import-skip-rule = left out by the profile
import-skip-header = the header repeated
import-skip-remark = text without an amount
import-skip-no-movement = accounts without a movement
import-skip-blank = blank

# What was checked, and what was inferred
import-checked = checked, all agree: { $checks }
import-checked-differ = checked, with differences: { $checks }
import-control-totals = { $count ->
    [one] 1 total against the rows above it
   *[other] { $count } totals against the rows above them
}
import-inferred = inferred: { $taken }
import-inferred-strict = --strict refuses what is inferred: { $taken }
import-control-balance = { $count ->
    [one] the running balance of 1 row
   *[other] the running balance of { $count } rows
}
import-control-counts = { $count ->
    [one] 1 row count stated in the file
   *[other] { $count } row counts stated in the file
}
import-counts-differ = the file states { $stated } { $stated ->
    [one] row
   *[other] rows
} here, but has { $found }
import-counts-differ-sum = the file states { $stated } { $stated ->
    [one] row
   *[other] rows
} with { $sum } here, but has { $found } with { $found_sum }
import-counts-lacking-hint = it was cut off or edited after the export: export it again; if what is left is right, confirm it with `--expect AMOUNT` or `--expect-rows N`
import-counts-differ-hint = was it cut off or edited after the export?
import-balance-refused-hint = a row is missing, or an amount misread: export the file again; if its rows are right, confirm their sum with `--expect AMOUNT`
import-statement-balance = the opening balance and the entries make { $expected }, but the closing balance is { $shown }
import-balance-turned = by the running balance this amount went the other way than the file says: what was spent would be wrong by twice as much
import-balance-broke = the balance shows { $shown } where the previous row and the amount give { $expected }; it is wrong { $rows ->
    [one] here
   *[other] { $rows } times, here first
}
import-balance-broke-hint = is a row missing, or an amount misread? a running balance belongs to a single account
import-balance-torn = the balance shows { $shown } where the previous row and the amount give { $expected }; { $rows ->
    [one] one row does not follow it
   *[other] { $rows } rows do not follow it
}
import-balance-torn-hint = fine if the file is an extract, or not in the order in which things happened; if it is a whole statement, rows are missing
import-balance-short = the balance shows { $shown } where the previous row and the amount give { $expected }: in every row that does not follow, it moves by more than the amount
import-balance-short-hint = is there a fee or a tax beside the amounts? name its column in a profile: columns = {"{"} fee = "…" {"}"}; if the amounts are right, state sign = "cost-positive" (or "cost-negative") there
import-total-above = the first row has neither account nor text and shows the sum of all others: it may be their total
import-total-above-hint = take it out of the file; if it is spending, give it an account or a text
import-control-vouchers = { $count ->
    [one] debit and credit of 1 voucher
   *[other] debit and credit of { $count } vouchers
}
import-voucher-unequal = debit and credit of voucher `{ $voucher }` differ by { $difference }
import-voucher-unequal-hint = is a row of this voucher missing, or misread?
import-voucher-refused-unequal-hint = a row of this voucher is missing, or an amount misread: export the file again; if its rows are right, confirm what they come to with `--expect AMOUNT`
import-inferred-sign-kinds = kinds of money received are positive, those of money spent carry a minus: the signs decide, also of kinds that are not known
import-inferred-sign-direction = amounts spent carry a minus in addition to their direction; it is not counted twice
import-inferred-sign-refunds = amounts refunded carry a minus in addition to their kind; it is not counted twice
import-inferred-sign-debit = debits carry a minus and lower the balance: they are spending
import-inferred-sign-debits = what went out has a minus in its own column, and what came in has none: the minus is spending
import-inferred-sign-credits = what came back has a minus in its own column, and what was spent has none: the minus lowers the cost
import-inferred-sign-red = all credits have a minus: they are taken as red entries, which raise the cost
import-inferred-sign-red-hint = to settle it, write sign = "cost-positive" in a profile; if the minus only says that money came back, take it out of that column
import-inferred-sign-columns-hint = if a minus there is a reversal, write sign = "cost-positive" in a profile
import-inferred-sign-bank = debits raise the balance: they are income, and credits are spending
import-inferred-sign-banks-own = these are the columns of a bank's own statement: debits are spending, credits income
import-inferred-sign-balance = negative amounts lower the balance: they are spending
import-inferred-sign-negative = all amounts are negative: they are taken as refunds, which lower the cost
import-inferred-sign-hint = to settle it, write in a profile: sign = "cost-positive" or sign = "cost-negative"
import-inferred-sign-statement = most amounts of a bank statement are negative: they are spending
import-control-months = { $count ->
    [one] the month of 1 row
   *[other] the months of { $count } rows
}
import-month-above = a line above the header says that the file is of { $stated }, but { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} of another month, the first of { $found }
import-month-name = by its name this is of month { $stated }, but { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} of another, the first of { $found }
import-month-hint = are the dates read in the right order, and is it the right file?
import-control-rates = { $count ->
    [one] the rate of exchange of 1 row
   *[other] the rates of exchange of { $count } rows
}
import-rate-alone = `{ $rate }` in column `{ $header }` is a rate of exchange, and nothing says in which currency the amounts are
import-rate-alone-hint = export the amounts in the currency of the books (local amount), or a column of currencies
import-dates-swapped = day and month may be swapped: `{ $text }` is text, while dates that could be read either way, as { $date }, are dates already; a spreadsheet may have read those in the wrong order
import-dates-swapped-hint = write all dates as 2026-01-31; if those that are dates are right, say --date-order dmy or --date-order mdy for the others
import-inferred-sign-back = all amounts are negative but those that came back: negative amounts are money spent
import-inferred-sign-mixed = most amounts are negative, and the positive ones outweigh them: amounts are taken as they stand, a minus lowers the cost
import-inferred-sign-below = the amounts come to less than nothing: they are taken as they stand, a minus lowers the cost
import-inferred-sign-total = the total shows the sum of the negative amounts without a minus: they are money spent
import-inferred-named-totals = { $rows ->
    [one] 1 row is called a total, but has a date and an account and shows no sum of other rows: it is booked
   *[other] { $rows } rows are called totals, but have a date and an account and show no sum of other rows: they are booked
}
import-inferred-struck = { $rows ->
    [one] 1 row is struck through in the sheet, and is counted
   *[other] { $rows } rows are struck through in the sheet, and are counted
}
import-inferred-struck-hint = if it no longer counts, delete it in the sheet
import-inferred-totals = { $rows ->
    [one] 1 row is taken for a total, because it is the sum of the rows above it
   *[other] { $rows } rows are taken for totals, because they are the sum of the rows above them
}
import-inferred-totals-hint = if it is spending, give it its own date, account and voucher; a skip rule in a profile leaves totals out for certain
import-inferred-heads = { $rows ->
    [one] 1 row is taken for the total above its rows, because it shows the sum of the rows below it
   *[other] { $rows } rows are taken for totals above their rows, because they show the sum of the rows below them
}
import-inferred-recap = { $rows ->
    [one] 1 row says again what rows above it come to, by account or the like, and is left out
   *[other] { $rows } rows say again what the rows above them come to, by account or the like, and are left out
}
import-inferred-closings = { $rows ->
    [one] 1 row reverses exactly what all accounts come to in its month: it is left out as a closing
   *[other] { $rows } rows reverse exactly what all accounts come to in their month: they are left out as closings
}
import-inferred-closings-hint = if they are spending reversed, say so in their text: reversal, refund
import-inferred-parents = { $rows ->
    [one] 1 row is taken for a parent account and left out, because it is the sum of its sub-accounts
   *[other] { $rows } rows are taken for parent accounts and left out, because they are the sums of their sub-accounts
}
import-inferred-parents-hint = if it is spending of its own, book it to a lowest-level account; a skip rule in a profile leaves such rows out for certain
import-inferred-side = going by their codes alone, these accounts are not costs, and their rows are left out: { $accounts }
import-inferred-refunds = { $rows ->
    [one] 1 refund that the file counts as neither spent nor received is deducted from spending
   *[other] { $rows } refunds that the file counts as neither spent nor received are deducted from spending
}
import-inferred-refunds-hint = if their purchases are not in this book, leave them out with a skip rule in a profile
import-inferred-states = unknown values of `{ $header }`: { $values }; these rows are counted
import-inferred-states-hint = if they should not count, leave them out with a skip rule for `{ $header }` in a profile; with such a rule all other values count
import-inferred-owed = { $rows ->
    [one] 1 row is not paid yet by its state, and is counted
   *[other] { $rows } rows are not paid yet by their state, and are counted
}
import-inferred-owed-hint = costs count when they arise; if only what is paid should count, leave these rows out with a skip rule in a profile
import-inferred-reversed = { $rows ->
    [one] 1 row is reversed by its state, or reverses another, and is counted
   *[other] { $rows } rows are reversed by their state, or reverse others, and are counted
}
import-inferred-reversed-hint = right if both entries are in the book; if the one that reverses is in no file, leave the row out with a skip rule in a profile
import-inferred-flagged-red = { $rows ->
    [one] 1 row is flagged as a red entry, and is deducted
   *[other] { $rows } rows are flagged as red entries, and are deducted
}
import-inferred-flagged-red-hint = if the flag marks entries that were reversed by others, leave them out with a skip rule in a profile, or delete the column
import-inferred-both-sides = each row is a whole entry, `{ $debit }` to `{ $credit }`: of the two accounts the one of costs or income is booked, what is credited to it with a minus
import-inferred-both-sides-hint = if another account is meant, say under [accounts] in budget.toml what each of them is
import-inferred-fiscal = periods are those of the plan's year, called after the one it ends in: period { $period } of { $year } is { $month }
import-inferred-fiscal-begin = periods are those of the plan's year, called after the one it begins in: period { $period } of { $year } is { $month }
import-inferred-fiscal-days = periods are those of a fiscal year, as the days beside them show: period { $period } of { $year } is { $month }
import-inferred-fiscal-months = years are those of the plan, not of the calendar: month { $period } of { $year } is { $month }
import-inferred-fiscal-hint = if they are months of the calendar, call the columns Year and Month
import-both-booked = { $rows ->
    [one] one row has
   *[other] { $rows } rows have
} accounts of costs or income on both sides, and { $rows ->
    [one] is
   *[other] are
} booked twice: as a debit and as a credit
import-inferred-paid = `{ $other }` is `{ $amount }` with what is taken off or added beside it, in every row: it is taken as the amount
import-inferred-posted = the month is that of `{ $date }`; `{ $other }` is in another month
import-inferred-advance = `{ $amount }` is what was paid out beside `{ $advance }`, and `{ $other }` has both together, in every row: it is taken as the amount
import-ask-advance = `{ $amount }` is what was paid out beside `{ $advance }`, and no column has what was spent, both together
import-inferred-paid-hint = state it in a profile: columns = {"{"} { $field } = "{ $header }" {"}"}, or name the other column there
import-inferred-fee-balance = `{ $other }` was spent on top of `{ $amount }`: the balance moves by both
import-inferred-fee-gross = `{ $other }` was spent on top of `{ $amount }`, which is called gross
import-ask-paid = `{ $other }` is `{ $amount }` with what is taken off or added beside it, and it is not clear which of the two was spent
import-inferred-part = { $rows ->
    [one] 1 row is refunded in part
   *[other] { $rows } rows are refunded in part
    } by { $rows ->
    [one] its state
   *[other] their state
    }, which does not say how much: the amounts count whole
import-inferred-part-hint = if the refund has no row of its own, write the amount that is left

# The file as a whole
import-unreadable = cannot be read: { $cause }
import-binary = this is neither a text file nor a workbook that can be read
import-binary-hint = export it as CSV or XLSX
import-bad-byte = the text is not valid { $encoding } at byte { $offset }
import-bad-byte-hint = name the encoding with --encoding (gb18030 for most Chinese exports), or save the file again as UTF-8
import-unclosed-quote = a quotation mark is opened here and not closed
import-unclosed-quote-hint = close or remove the quotation mark, or name the delimiter in a profile
import-swallowed-rows = a quotation mark is opened here, and inside it are what look like further rows
import-stray-quote = there is a quotation mark inside a quoted text here, so the fields cannot be told apart
import-stray-quote-hint = double the quotation marks inside the text ("24"" monitor"), or remove them
import-endless-line = this line does not end within 32 MB: this is not a table
import-endless-line-hint = export the table again as CSV or XLSX
import-bad-workbook = the workbook cannot be opened: { $cause }
import-bad-workbook-hint = save it again as XLSX without a password, or as CSV
import-cell-outside = the workbook has a cell outside its sheet: `{ $cell }`
import-cell-outside-hint = a sheet ends at XFD1048576; open the workbook and save it again
import-workbook-too-large = `{ $part }` is too large to be read: sheets can have 4 GB, the rest 256 MB
import-workbook-long-text = `{ $part }` holds a text that is too large to be read: a cell can have 1 MB
import-workbook-too-wide = more than { $rows } rows of the workbook have cells beyond column AMJ
import-workbook-too-wide-hint = a table has at most 1,024 columns; clear what stands far to the right of it, and save the workbook again
import-hidden-sheet-only = only a hidden sheet holds a table: `{ $sheet }`
import-hidden-sheet-only-hint = name it with --sheet (or sheet = "…" in a profile), or show it in the workbook
import-sheets-not-read = read from { $read }; these sheets have a header, too, but were not read: { $sheets }
import-sheet-repeated = sheet `{ $sheet }` was left out: all its rows are in `{ $other }`, too
import-sheets-equal = the sheets `{ $sheet }` and `{ $other }` have the very same rows: is one a copy, or do two companies or projects book alike?
import-sheets-equal-hint = `--sheet { $sheet }` reads one of them, `--sheet all` reads every sheet
import-sheets-alike = the rows of sheet `{ $sheet }` stand in `{ $other }` too; both were read
import-sheet-older = sheet `{ $sheet }` was left out: by its name and most of its rows it is an older state of `{ $other }`
import-sheet-back = sheet `{ $sheet }` holds what came back, by its name, and is not to be added to the others
import-sheet-back-hint = import the other sheets with --sheet, and this one by itself with a profile that says what its amounts mean (sign = "cost-negative"); --sheet all reads every one as spending
import-sheet-choose-hint = name the sheet with --sheet (or sheet = "…" in a profile); --sheet all reads every one
import-sheet-headless = sheet `{ $sheet }` has no header, and rows like those of `{ $other }`: it seems to go on with them
import-sheet-headless-hint = repeat the header of `{ $other }` in its first row; to leave it out, read the other sheet alone with `--sheet { $other }`
import-hidden-rows = { $rows ->
    [one] 1 hidden row was read
   *[other] { $rows } hidden rows were read, from this one on
}
import-hidden-columns = hidden columns were read: { $columns }
import-hidden-hint = delete from the workbook what should not count
import-read-sheets = read from the sheets { $sheets }, header in row { $line }
import-is-pdf = this is a PDF, not a table
import-is-image = this is a picture, not a table
import-is-pdf-hint = export the data as CSV or XLSX from the program that made it; a PDF or picture has to be turned into a table first
import-is-archive = this is an archive that cannot be read
import-is-swift = this is a statement for banking programs (MT940, OFX, QIF), not a table
import-is-swift-hint = have the bank export the statement as CSV, Excel or CAMT XML
import-xml-damaged = the XML is damaged: { $cause }
import-xml-damaged-hint = export the file again
import-skip-credits = credits and quantities below the debits of a cost report
import-is-archive-hint = unpack it and import the file in it
import-archive-of-many = the archive does not contain exactly one table: { $count ->
    [0] it is empty
   *[other] { $files }
}
import-archive-hint = unpack it and import the files in it
import-archive-password = the archive is protected by a password
import-archive-password-hint = unpack it with the password that came with it (WeChat and Alipay send it by message), then import the file in it
import-no-sheet = there is no sheet `{ $sheet }`
import-no-sheet-hint = its sheets: { $sheets }
import-unknown-encoding = unknown encoding `{ $encoding }`
import-unknown-encoding-hint = known encodings include { $known }
import-bad-delimiter = `{ $delimiter }` cannot separate fields
import-bad-delimiter-hint = give one plain character, such as a comma, a semicolon or a tab
import-encoding-chinese = read as gb18030: the bytes are also valid UTF-8, but only as GB18030 do they give Chinese text
import-encoding-chinese-hint = if this is wrong, add --encoding utf-8
import-encoding-western = read as windows-1252, because the text is neither UTF-8 nor GB18030
import-encoding-pairs = read as { $encoding }, judging by how the bytes pair up
import-encoding-western-hint = if names look wrong, name the encoding with --encoding

# Header and columns
import-empty = the file is empty
import-empty-hint = was it saved after the export? if a workbook has several sheets, a profile names the one to read
import-no-header = no header was found in { $rows ->
    [one] the only row
   *[other] the first { $rows } rows
}
import-no-header-hint = a header names at least three known columns (date, amount, category, description, …); name yours in an [import.NAME] table with columns = …, or fix the line with header_row
import-no-plan-header = no header of a budget table was found in { $rows ->
    [one] the only row
   *[other] the first { $rows } rows
}
import-no-plan-header-hint = it needs a row with a category column and months, a year amount, or a period column
import-no-amount-column = there is no amount column
import-no-date-column = there is no date or period column, and no period is stated above the header
import-map-column-hint = name the column in a profile: columns = {"{"} { $field } = "header" {"}"} (the file has: { $columns })
import-no-such-column = there is no column `{ $header }`, which the profile names for { $field }
import-no-such-column-hint = the header has: { $headers }
import-no-such-field = the profile maps `{ $field }`, which is neither a field nor a dimension of the book
import-no-such-field-hint = fields and dimensions: { $fields }
import-no-such-axis = the profile fixes `{ $axis }`, which is not a dimension of the book
import-no-such-axis-hint = the book's dimensions: { $axes }
import-same-header = columns { $one } and { $other } have the same heading, `{ $header }`
import-same-header-hint = choose one in a profile by its number: columns = {"{"} { $field } = "#{ $one }" {"}"}
import-gross-taken = the file has amounts with and without tax; those with tax, `{ $header }`, were taken
import-net-taken = the file has only amounts without tax: `{ $header }`
import-choose-amount-hint = they must match the plan's tax_basis; choose another column in a profile with columns = {"{"} amount = "header" {"}"}
import-bank-statement = this looks like a bank statement, where debit and credit are meant from the bank's point of view
import-bank-statement-hint = say in a profile what they mean: sign = "cost-positive" if a debit is spending, otherwise "cost-negative"
import-no-header-found = the closest row has these columns: { $columns }. At least three must be recognised: name yours in an [import.NAME] table with columns = …, or fix the line with header_row
import-header-near = `{ $header }` (similar to { $near })
import-header-known = `{ $header }` (recognised)
import-unit-unknown = `{ $text }` is not a known unit or currency, or contradicts what the file says elsewhere
import-unit-unknown-hint = write unit = "yuan", "thousand", "wan", "million" … in the profile
import-unit-below = a line below the amounts says that they are in { $stated }, but they were read in { $taken }
import-currency-below = a line below the amounts says that they are in { $currency }, but the plan is in { $expected }
import-misread-before = `{ $shown }` should be `{ $meant }`: the program that wrote this file used the wrong encoding
import-misread-before-hint = export the file again as UTF-8 or GBK; if --encoding or a profile names an encoding, remove it
import-units-differ = the file says that amounts are in { $one } and in { $other }
import-other-currency-title = the lines above the header say that the amounts are in { $currency }, but the plan is in { $expected }
import-ask-off = beside `{ $amount }` stands `{ $other }`, and no column has what is left: is it off already, or still to be taken off?
import-ask-on = beside `{ $amount }` stands `{ $other }`, and no column has both together: is it included, or does it come on top?
import-ask-off-hint = if `{ $amount }` is what was spent, write in a profile: columns = {"{"} { $whole } = "{ $amount }" {"}"}; if not, write columns = {"{"} { $whole } = "{ $amount }", { $field } = "{ $other }" {"}"}
import-ask-sign-direction = amounts have a direction and also signs, which are not used consistently: it is not clear what a minus means
import-kind-unclear = `{ $value }` under `{ $header }` may be no spending: an order, a deposit, an advance or money moved between accounts
import-kind-unclear-hint = write a skip rule for `{ $header }` in a profile: rows that it names are left out, all others are booked
import-table-again = below this header, which is repeated, stand rows that are above it already
import-table-sums = below this header, which is repeated, each row shows what its account comes to above: a summary
import-table-again-hint = delete the table that says it once more; if all of its rows are spending of their own, delete the repeated header
import-table-beside = a further table stands under the title `{ $title }`, which does not sound like spending
import-table-beside-hint = put each table on a sheet or in a file of its own, and import those that are spending
import-inferred-table = the rows of a further table under the title `{ $title }` are read with the others
import-ask-kinds = column `{ $header }` names money that came back and other kinds ({ $values }), and it is not clear which rows are to be turned
import-ask-kinds-hint = say in a profile what it is: columns = {"{"} direction = "{ $header }" {"}"} if refunds stand there without a minus, sign = "cost-positive" if the amounts are signed already, or a skip rule for `{ $header }`
import-ask-sign-debit = all debits are negative, and nothing else in the file says what that means
import-ask-sign-balance = the balance beside the amounts does not show whether a minus is spending
import-ask-sign-hint = say in a profile what amounts mean: sign = "cost-positive" if a positive amount is spending, otherwise "cost-negative"
import-other-currency-header = `{ $header }` is in { $currency }, but the plan is in { $expected }
import-months-across = this is a table with a column for each month, not a list of entries
import-months-across-hint = a budget is read by `budget plan import FILE`; of what was spent, make a row for each month: month, account, amount (in a spreadsheet: unpivot the columns)
import-execution-report = this is a table of budgets against what was spent, not a list of entries
import-execution-report-hint = its rows are sums, and its columns to date would count again every month: import the ledger that it was made from; its budgets are read by `budget plan import FILE`; if there is nothing else, write the month above the header and name the column of the month itself in a profile: columns = {"{"} category = "…", amount = "…" {"}"}
import-no-header-data = if the file has no header, say in budget.toml which column is what, by number, and import with --profile NAME:{ $lines }
import-ask-sign-statement = this bank statement has amounts of both signs and no running balance: it is not clear which of them is spending
import-unit-by-name = the name of the file says { $unit }, and nothing in the file states a unit
import-currency-by-name = the name of the file says { $currency }, and nothing in the file states a currency; the plan is in { $expected }
import-unit-elsewhere = sheet `{ $sheet }` says that amounts are in { $stated }, but they are read in { $taken }
import-currency-elsewhere = sheet `{ $sheet }` says that amounts are in { $currency }, the plan is in { $expected }
import-ask-sign-minus = most of the money has a minus, and neither an account nor a balance shows whether that is spending
import-recap-differs = the recap shows { $shown } for `{ $name }`, and the rows above come to { $read }
import-recap-differs-hint = complete the rows or correct the recap in the source; if it is spending, give the row its own date, account and voucher
import-perhaps-closing = { $rows ->
    [one] 1 row reverses exactly what its account comes to, and is deducted
   *[other] { $rows } rows reverse exactly what their accounts come to, and are deducted
}
import-perhaps-closing-hint = if this closes the month, call it `closing entry` in the source, or leave it out by a skip rule in a profile
import-perhaps-closing-row = the row reverses exactly what its account comes to: it may close the month, or reverse spending
import-perhaps-closing-row-hint = say in its text which it is (closing entry, or reversal), leave it out by a skip rule in a profile, or confirm that it is spending reversed with `--expect AMOUNT`
import-perhaps-foot = the row lacks what other rows have, and shows the sum of the rows above: it may be their total
import-perhaps-foot-hint = if it is spending, give it the account, the text and the voucher that it lacks; if it is a total, call it `Total`, or write a skip rule in a profile
import-row-apart = the row stands apart below a blank one, without the day, the number and the text that all others have: it may be a sum
import-row-apart-hint = if it is spending, give it a date, a voucher number or a text; if it is a sum, take it out or leave it out by a skip rule in a profile
import-ask-sign-mixed = most amounts are negative and some are positive: what a minus means cannot be known
import-ask-sign-running = the balance moves by the amounts, but here to the other side than elsewhere: money spent and money back stand in the column without their signs
import-ask-sign-running-hint = give the amounts that came back a minus, or name a column of directions in a profile; to take all of them as they stand, say sign = "cost-positive"
import-other-currency = `{ $value }` in column `{ $header }` is not the plan's currency
import-no-currency-column = no column gives the currency of a row
import-currency-not-plans = only rows in { $expected }, the plan's currency, can be booked, not rows in `{ $currency }`
import-other-currency-hint = convert the amounts before importing them; amounts of different currencies are never added

# Rules of the book
import-bad-rule-field = a [[classify]] rule looks at `{ $field }`, which is neither a field nor a dimension of the book
import-bad-rule-field-hint = use description, vendor, account, voucher, invoice, counterparty or a dimension
import-bad-rule-pattern = the pattern of a [[classify]] rule cannot be read: { $cause }
import-bad-rule-pattern-hint = fix the regular expression, or use contains = …

# Bad rows
import-no-date = the row has neither a date nor a period
import-no-date-hint = fill the cell, or state the period above the header
import-voucher-refused = the row continues the voucher that begins on line { $line }, which was refused
import-voucher-refused-hint = fix that line: the rows of a voucher are booked together
import-bad-date = `{ $value }` in column `{ $header }` is not a date
import-bad-date-word-hint = write 2026-01-05, 2026/1/5 or 2026年1月5日; if the row is no expense (a total, a remark), delete it, or leave it out by a `skip` rule of a profile
import-bad-date-hint = write 2026-01-05, 2026/1/5 or 2026年1月5日
import-no-such-day = `{ $value }` in column `{ $header }` is a day that does not exist
import-no-such-day-hint = correct the date
import-date-order = `{ $value }` in column `{ $header }`: it is not clear which part is the day and which the month
import-date-order-hint = add --date-order dmy or --date-order mdy
import-short-year = `{ $value }` in column `{ $header }`: the year needs four digits
import-short-year-hint = add --date-order dmy, mdy or ymd: years are then of this century; or export dates with four-digit years
import-bad-period = `{ $value }` in column `{ $header }` is not an accounting month
import-bad-period-hint = write 2026-01, 202601 or 2026年1月
import-date-year = `{ $value }` in column `{ $header }` is a day without a year
import-period-october = `{ $value }` in column `{ $header }` could be January or October, and the other months of the file do not show which
import-period-october-hint = write 2026-01 or 2026-10, or format the column as text before the export
import-period-printed = `{ $value }` would be { $month }, which is after the day the file was printed
import-cell-unit-unknown = `{ $value }` in column `{ $header }` is not a known unit, or not the one in the header
import-inferred-comma = the comma is the decimal mark, as the amounts show
import-inferred-dmy = dates begin with the day, as `{ $example }` shows
import-inferred-mdy = dates begin with the month, as `{ $example }` shows
import-inferred-year = months without a year are in { $year }, as the lines above the header say
import-inferred-october = `{ $value }` is October, as the months around it show
import-far-year = { $rows ->
    [one] 1 row has a year decades away from the others: { $year }
   *[other] { $rows } rows have years decades away from the others, such as { $year }
}
import-far-year-hint = correct the year in the source; the rows count in the months they name
import-year-absurd = `{ $value }` in column `{ $header }` would count in the year { $year }
import-year-absurd-hint = correct the date in the source: an empty or damaged date of a spreadsheet shows as 1899 or 1900
import-year-era-hint = write years of the common era: 2569 of the Buddhist era is 2026
import-period-year = `{ $value }` in column `{ $header }` is a month without a year
import-period-year-hint = give the year with --period-year, or as year in the profile
import-no-amount = the row has no amount
import-no-amount-hint = fill the cell; write 0 where nothing was spent
import-amount-alone = an amount on its own: no date, voucher, account or text, and it is not the sum of the rows above
import-amount-alone-hint = fill in the cells that belong to it, or delete the row
import-bad-amount = `{ $value }` in column `{ $header }` is not an amount
import-bad-amount-hint = write a number such as 1234.50, (1,234.50) or 1.2万
import-amount-percent = `{ $value }` in column `{ $header }` is a percentage, not an amount
import-amount-percent-hint = map the column that holds amounts
import-amount-error = `{ $value }` in column `{ $header }` is a spreadsheet error
import-amount-error-hint = fix the formula in the spreadsheet and export again
import-error-value = `{ $value }` in column `{ $header }` is a spreadsheet error
import-amount-grouping = `{ $value }` in column `{ $header }`: the separators do not group digits by three or four
import-amount-grouping-hint = for European numbers such as 1.234,56 set decimal_mark = "," in the profile; otherwise correct the number
import-amount-decimal-mark = `{ $value }` in column `{ $header }`: the separator may be a decimal mark or a thousands separator, and no other amount in the file tells
import-amount-decimal-mark-hint = write decimal_mark = "." or decimal_mark = "," in the profile
import-amount-side = `{ $value }` in column `{ $header }`: the DR or CR after it contradicts its column or the direction beside it
import-amount-side-hint = correct the mark, or map another column
import-amount-large = `{ $value }` in column `{ $header }` is too large for an amount
import-amount-large-hint = check the number and its unit
import-amount-currency = `{ $value }` in column `{ $header }` is not in the plan's currency
import-bad-direction = `{ $value }` in column `{ $header }` does not say whether money was spent or received
import-bad-direction-hint = known are 借/贷, 支出/收入, Debit/Credit, Dr/Cr, S/H, Expense/Income, In/Out, +/- and the posting keys 40/50; or name the direction column in a profile under [columns]; or, if the amounts are signed, write sign = "cost-positive"
import-sign-contradicts = `{ $value }` has the opposite sign to earlier amounts of the same direction
import-boundless-name = `{ $name }` in column `{ $header }` is longer than { $longest } characters, or deeper than { $deepest } levels
import-boundless-name-hint = is it the right column, and is a quote missing in the file? else shorten the name
import-own-rows = these rows are booked already: the file is a batch of a book, or a list of its rows
import-own-rows-hint = import the file that came from the accounts; a batch is put back by copying it, as it is, into the ledger folder of the book that booked it
import-extra-cells = the row has { $found } { $found ->
    [one] field
   *[other] fields
}, but the header has only { $expected }
import-extra-cells-hint = a text that contains the delimiter (1,234.00) must be quoted; in a workbook, the header must reach as far as its rows
import-amount-cut = `{ $value }` looks like one amount, cut in two by an unquoted comma
import-unclassified = no category or rule matches `{ $text }`
import-flag-unclear = `{ $value }` in column `{ $header }` says neither yes nor no
import-flag-unclear-hint = write yes or no, or leave such rows out with a skip rule for `{ $header }` in a profile; with such a rule the rest counts by your word
import-state-refund-unread = `{ $value }` in column `{ $header }` says that a part came back, but not how much in figures that can be read
import-state-refund-larger = `{ $value }` in column `{ $header }` says that more came back than was paid
import-state-refund-hint = write the amount that is left and the state without the refund, or leave the row out with a skip rule in a profile
import-unclassified-hint = add an alias to a category, or a [[classify]] rule
import-unclassified-likely = did you mean `{ $category }`? add an alias to it, or a [[classify]] rule
import-too-many-bad = { $rows } rows are bad: reading stopped
import-too-many-bad-hint = the columns were probably misunderstood: check above how the file was read, and use a profile

# Warnings
import-rounded = { $rows ->
    [one] 1 amount has more decimals than the currency and was rounded half up
   *[other] { $rows } amounts have more decimals than the currency and were rounded half up, each on its own
}
import-rounded-hint = the original text is kept with the row
import-exponent = { $rows ->
    [one] 1 amount is written like 1.23E+05: digits may have been lost before the export
   *[other] { $rows } amounts are written like 1.23E+05: digits may have been lost before the export
}
import-exponent-hint = format the column as numbers in the spreadsheet and export again
import-refund-larger = `{ $value }` in column `{ $header }` is more than the amount of its row
import-refund-larger-hint = correct it in the source: no more can be refunded than was paid
import-refunded = { $rows ->
    [one] 1 amount says that part of it was refunded: the net amount is booked
   *[other] { $rows } amounts say that part of them was refunded: the net amounts are booked
}
import-refunded-hint = if the refund has a row of its own, remove one of the two
import-invisible = { $rows ->
    [one] 1 row has invisible characters around a value (zero width, direction marks): they were ignored
   *[other] { $rows } rows have invisible characters around a value (zero width, direction marks): they were ignored
}
import-invisible-hint = they come with text copied from a web page or a chat; the values are read as they look
import-red = { $rows ->
    [one] 1 row calls itself a reversal (红字, 冲销) but its amount is positive
   *[other] { $rows } rows call themselves reversals (红字, 冲销) but their amounts are positive
}
import-red-hint = a CSV file loses red ink: if they are negative, add the minus in the file; nothing was changed
import-perhaps-total = { $rows ->
    [one] 1 row is the sum of the rows above it, and is booked as spending
   *[other] { $rows } rows are the sum of the rows above them, and are booked as spending
}
import-perhaps-total-hint = if it is a total, leave it out with a skip rule in a profile
import-perhaps-head = { $rows ->
    [one] 1 row shows the sum of the rows below it, and is booked as spending
   *[other] { $rows } rows show the sum of the rows below them, and are booked as spending
}
import-adjustment = { $rows ->
    [one] 1 row is from an adjustment period and counts in December
   *[other] { $rows } rows are from adjustment periods and count in December
}
import-adjustment-hint = they carry the mark adj
import-chart = chart of accounts: { $chart }
import-chart-enterprise = 企业会计准则 (enterprises)
import-chart-small = 小企业会计准则 (small enterprises)
import-chart-old = 企业会计制度 (enterprises, 2001)
import-chart-government = 政府会计制度 (government)
import-chart-non-profit = 民间非营利组织会计制度 (non-profit)
import-balance-closed = this trial balance was taken after closing: the debits and credits of costs are equal
import-balance-closed-hint = export it before the closing (without 损益结转), or import the journal of the month
import-accounts-asked = the file has both sides of its entries, and neither code nor name shows what these accounts are: { $accounts }
import-accounts-only-balance = every account of the file is one of the balance sheet: were these costs, or payments of what was booked before? { $accounts }
import-accounts-changed = later rows show another chart of accounts; it is not clear what these accounts are: { $accounts }
import-accounts-hint = say so in budget.toml, and import again (cost, income, balance or closing): { $lines }
import-wrong-total = the total `{ $total }` is { $shown }, but the rows above it add up to { $read }
import-wrong-total-hint = check that no row is missing from the export
import-wrong-total-rounded-hint = the total has fewer decimals than its rows: it seems to be rounded
import-wrong-total-refused-hint = a row is missing from the export, or an amount misread: export it again; if the rows are right and the total is not, confirm their sum with `--expect AMOUNT`
import-unknown-member = { $rows ->
    [one] 1 row names `{ $member }`, which the book does not declare as { $axis }
   *[other] { $rows } rows name `{ $member }`, which the book does not declare as { $axis }
}
import-unknown-member-likely = did you mean `{ $member }`? the rows are booked as they are
import-unknown-member-hint = add it to [dimensions] { $axis }, or correct the file; the rows are booked as they are

# The file of rejected rows
import-rejects-reasons = line and reasons

## command/import/new_categories.rs
import-new-categories = { $count ->
    [one] one new category
   *[other] { $count } new categories
}: { $paths }
import-new-categories-broken = with the new categories, budget.toml could no longer be read; nothing was written
import-new-categories-broken-hint = the problems above would be the result: fix them in the book, then import again
import-new-categories-stdin = --new-categories reads its files twice, but standard input can be read only once
import-new-categories-stdin-hint = save it to a file first
import-new-categories-more =   and { $count } more, all of them written to `budget.toml`
import-new-aliases = { $count ->
    [one] one account is another spelling of an existing category
   *[other] { $count } accounts are other spellings of existing categories
}
