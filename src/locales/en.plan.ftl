## Messages of `plan`: reading, checking, importing and exporting plans

plan-did-you-mean = did you mean `{ $likely }`?

# Syntax
plan-not-utf8 = the file is not UTF-8 text
plan-not-utf8-hint = save it as UTF-8 in your editor
plan-not-utf8-table-hint = save it as "CSV UTF-8", or import it with `budget plan import`, which reads other encodings
plan-syntax-duplicate = `{ $found }` is given twice
plan-syntax-duplicate-hint = keep one of the two; a table such as [plan] may appear only once, [[line]] as often as you like
plan-syntax-unquoted = `{ $found }` is neither a number nor a text in quotes
plan-syntax-unquoted-hint = put text in straight quotes, "like this"; numbers take no quotes, thousands separators or units
plan-syntax-quote = a text does not end on its line, or a quote is missing
plan-syntax-quote-hint = put one straight " before the text and one after it
plan-syntax-escape = the backslash in this text does not begin a known escape
plan-syntax-escape-hint = write \\ for a backslash, or use single quotes, inside which a backslash is an ordinary character
plan-syntax-no-value = the key has no value
plan-syntax-no-value-hint = write `key = value`, with one = between them
plan-syntax-key = `{ $found }` is not a key
plan-syntax-key-hint = a key with characters other than letters, digits, - and _ needs quotes: "客服部" = …
plan-syntax-comma = a comma is missing here, or there is one too many
plan-syntax-comma-hint = put exactly one comma between two values
plan-syntax-header = the table heading is not closed
plan-syntax-header-hint = write [plan] for a table and [[line]] for one of several
plan-syntax-unclosed = a bracket is opened but not closed
plan-syntax-unclosed-hint = each [ needs its ], and each {"{"} its {"}"}
plan-syntax-number = `{ $found }` is not a number
plan-syntax-number-hint = write 5000 or 5000.50: no leading zeros, no thousands separators; put months in quotes, "2026-01"
plan-syntax-line-end = unexpected `{ $found }` after the end of the value
plan-syntax-line-end-hint = put one key and its value on a line; a comment begins with #
plan-syntax-blank = a blank on this line is no ordinary one ({ $code }), and TOML does not take it
plan-syntax-blank-hint = delete it and type a space; such blanks come along when text is copied from web pages or Word
plan-syntax-full-width-hint = `{ $mark }` is a full-width character; use the ASCII one: " = , [ ] {"{"} {"}"} #
plan-syntax-other = this is not valid TOML: { $parser }
plan-syntax-other-hint = compare the line with the examples that `budget plan init` writes

# Keys and values
plan-unknown-key = unknown key `{ $key }`
plan-unknown-key-hint = keys that can be used here: { $keys }
plan-key-elsewhere = `{ $key }` belongs to the whole book, not to one plan
plan-key-elsewhere-hint = move it to budget.toml
plan-missing-key = the key `{ $key }` is missing
plan-missing-key-hint = add `{ $key }`: { $doc }
plan-wrong-kind = `{ $key }` should be { $expected }, not { $found }
plan-found-text = the text `{ $value }`
plan-found-number = the number { $value }
plan-found-flag = { $value }
plan-found-date = a date without quotes
plan-found-list = a list
plan-found-table = a table
plan-kind-text = text
plan-kind-text-hint = write { $key } = "…"
plan-kind-texts = a list of texts
plan-kind-texts-hint = write { $key } = ["…", "…"]
plan-kind-flag = true or false
plan-kind-flag-hint = write { $key } = true, without quotes
plan-kind-count = a whole number
plan-kind-count-hint = write { $key } = 3, without quotes
plan-kind-month = a month
plan-kind-month-hint = write { $key } = "2026-01", in quotes
plan-kind-amount = an amount
plan-kind-amount-hint = write { $key } = 5000.50, or { $key } = "12.5万"
plan-kind-amounts = twelve amounts
plan-kind-amounts-hint = write { $key } = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
plan-kind-weights = twelve weights
plan-kind-weights-hint = write { $key } = [1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1]
plan-kind-ratio = a ratio
plan-kind-ratio-hint = write { $key } = "5%"
plan-kind-map = a table of texts
plan-kind-map-hint = write { $key } = {"{"} department = "…" {"}"}
plan-kind-lists = a table of lists
plan-kind-lists-hint = write [{ $key }], and under it department = ["…", "…"]
plan-kind-table = a table
plan-kind-table-hint = write [{ $key }], and its keys under it
plan-kind-tables = a table in double brackets
plan-kind-tables-hint = write [[{ $key }]] above each of them
plan-kind-named = tables with names
plan-kind-named-hint = write [{ $key }.NAME], and its keys under it
plan-bad-month = `{ $key }` is `{ $value }`, which is not a month
plan-bad-month-hint = write year and month as "2026-01"
plan-bad-ratio = `{ $key }` is `{ $value }`, which is not a ratio
plan-bad-ratio-hint = write "5%" or 0.05; it cannot be negative
plan-ratio-slip = `{ $key }` is `{ $value }`, which is { $percent }
plan-ratio-slip-hint = did you mean "{ $meant }"?
plan-ratio-most-hint = it can be { $most } at most
plan-bad-word = `{ $key }` cannot be `{ $value }`
plan-bad-word-hint = possible values: { $words }
plan-not-twelve = `{ $key }` has { $count } { $count ->
    [one] value
   *[other] values
}, not twelve
plan-not-twelve-hint = give one for each month of the plan's year, 0 where there is none
plan-control-character = `{ $key }` contains an invisible character
plan-syntax-invisible = there is an invisible character here ({ $code })
plan-control-character-here = there is an invisible character here
plan-control-character-hint = type the text again; copying from another program can bring such characters along
plan-not-positive = `{ $key }` is { $value }
plan-not-positive-hint = write a whole number, 1 or more

# Amounts
plan-bad-amount = `{ $key }` is `{ $value }`, which is not an amount
plan-bad-amount-number-hint = write plain digits, 5000.50: no exponent, inf, nan or hexadecimal
plan-bad-amount-text-hint = write 5000.50 without quotes, or "12.5万"
plan-amount-percent-hint = an amount of money belongs here, not a percentage
plan-amount-spreadsheet-hint = this is a spreadsheet's error value; fix the formula that produced it
plan-amount-grouping-hint = group digits by three (1,234,567), or leave the commas out
plan-amount-too-large-hint = the amount is too large for the program
plan-sum-too-large = with `{ $category }` the amounts of the plan are too large to be added up
plan-sum-too-large-hint = look for a zero or a unit too many; if the amounts are right, split the plan into several
plan-amount-currency-hint = the plan is in { $currency }; leave the currency out, or make another plan for the other one
plan-amount-empty = `{ $key }` is empty
plan-too-many-decimals = `{ $key }` is `{ $value }`, which has too many decimals
plan-too-many-decimals-hint = { $currency } has { $digits } decimals; round the amount yourself, so that nobody has to guess
plan-amount-twice = `{ $first }` and `{ $second }` are both given
plan-amount-twice-hint = keep one of monthly, annual and months
plan-target-twice-hint = keep one of target_monthly and target_annual
plan-amount-missing = the line has no amount
plan-amount-missing-hint = add monthly = …, annual = …, or months = [twelve amounts]
plan-phasing-without-annual = `{ $key }` spreads an annual amount, but there is none
plan-phasing-without-annual-hint = give annual = …, or remove it
plan-weights-missing = `phasing` is "weights", but there are no weights
plan-weights-missing-hint = add weights = [twelve numbers]
plan-weights-unused = `weights` are given, but `phasing` is "{ $phasing }"
plan-weights-unused-hint = remove one of the two
plan-bad-weight = `{ $key }` contains `{ $value }`, which is not a weight
plan-bad-weight-hint = a weight is a number of zero or more, such as 1 or 0.85, or a percentage such as "8.5%"
plan-weights-zero = `{ $key }` are all zero
plan-weights-not-100 = `{ $key }` add up to { $sum }%, not 100%
plan-weights-mixed = `{ $key }` mixes percentages with plain numbers
plan-weights-hint = percentages must add up to 100%; plain numbers are proportions and may add up to anything
plan-negative = `{ $key }` is { $amount }, below zero
plan-negative-hint = if the line is a refund or a deduction, write contra = true
plan-amount-outside = `{ $key }` has an amount for { $month }, which the line's from and to leave out
plan-amount-outside-hint = set that month to 0, or widen from and to
plan-month-outside = `{ $key }` is { $month }, outside the plan's year
plan-month-outside-hint = the year runs from { $first } to { $last }
plan-months-reversed = the line begins in { $from } but ends before that, in { $to }
plan-months-reversed-hint = swap from and to
plan-unknown-method = unknown budget method `{ $method }`
plan-key-of-method = `{ $key }` belongs to method "{ $method }"
plan-key-of-method-hint = write method = "{ $method }", or remove `{ $key }`

# Book-wide tables
plan-axis-reserved = `{ $axis }` cannot be the name of a dimension
plan-axis-reserved-hint = every ledger has a column of that name; choose another, such as project or department
plan-name-too-long = `{ $name }` is longer than { $longest } characters
plan-member-empty = `{ $axis }` has an empty member
plan-member-empty-hint = remove it; rows without a value count as unassigned anyway
plan-member-twice = the member `{ $member }` is listed twice
plan-member-twice-hint = keep one of the two
plan-unknown-axis = the book has no dimension `{ $axis }`
plan-unknown-axis-hint = its dimensions: { $axes }
plan-no-axes-hint = declare it in budget.toml: under [dimensions], { $axis } = ["…"]
plan-unknown-member = `{ $member }` is not a member of `{ $axis }`
plan-unknown-member-hint = add it to `{ $axis }` under [dimensions], or correct it
plan-more-problems = only the first { $count } problems of this file are reported; there are more
plan-bad-category = `{ $category }` is not a category
plan-bad-category-hint = write a path such as Labour:Overtime, with no empty part, at most 100 levels and 1,000 characters
plan-category-reserved = `{ $category }` is reserved for unclassified rows; it cannot be budgeted
plan-category-reserved-hint = choose another name, such as Other
plan-category-twice = the category `{ $category }` is declared twice, first on line { $line }
plan-category-twice-hint = keep one of the two
plan-category-alike = the category { $category } is another spelling of { $first } at { $place }
plan-category-alike-declared = the category { $category } is declared as { $first }
plan-category-alike-hint = names that differ only in case, width, composed accents or invisible characters are one name: write `{ $first }`
plan-alias-twice = `{ $alias }` stands for both `{ $first }` and `{ $second }`
plan-alias-twice-hint = a code or an alias can lead to one category only; remove it from one of the two
plan-unknown-category = the book does not declare the category `{ $category }`
plan-unknown-category-hint = add a [[category]] with this path to budget.toml, or correct it
plan-unknown-field = there is no field `{ $field }`
plan-classify-test = the rule must say what the field holds
plan-classify-test-hint = add contains = "…", or matches = "…" with a regular expression, but not both
plan-bad-pattern = `{ $pattern }` is not a regular expression: { $reason }
plan-bad-pattern-hint = fix it, or use contains = "…" for plain text
plan-classify-gives-nothing = the rule gives neither a category nor a member
plan-classify-gives-nothing-hint = add category = "…", or for = {"{"} department = "…" {"}"}
plan-unknown-encoding = unknown encoding `{ $encoding }`
plan-unknown-encoding-hint = the usual ones are utf-8, gb18030, utf-16le and windows-1252
plan-bad-delimiter = `{ $delimiter }` cannot separate fields
plan-bad-delimiter-hint = write one of "," ";" "|" and "tab"
plan-unknown-currency = unknown currency `{ $code }`
plan-unknown-currency-hint = write a three-letter ISO 4217 code, such as CNY or EUR

# Plans
plan-bad-id = `{ $id }` cannot be the id of a plan, because files are named after it
plan-bad-id-hint = use letters, digits, - and _, beginning with a letter or a digit: 2026-CS
plan-id-twice = the id `{ $id }` is already taken by the plan at { $first }
plan-id-twice-hint = give each plan an id of its own
plan-lines-without-plan = there are lines, but no [plan] for them to belong to
plan-lines-without-plan-hint = add [plan] with id and first_month to this file
plan-file-without-plan = the file contains no plan
plan-without-lines = the plan `{ $plan }` has no lines
plan-without-lines-hint = add [[line]] tables, or import a sheet with `budget plan import`
plan-several-currencies = the plans are in several currencies: { $currencies }
plan-several-currencies-hint = a report covers one currency; choose the plan with --plan. [materiality] is in the currency of the first plan
plan-line-twice = there is already a line for `{ $category }` and the same members at { $first }
plan-line-twice-hint = merge the two, or give each its own name = "…"; their amounts then add up
plan-tie = two lines for `{ $category }` claim the same spending: this one and { $first }, both cover { $cell }{ $others ->
    [0] {""}
    [one] {" "}(and one more like it)
   *[other] {" "}(and { $others } more like it)
}
plan-tie-hint = name in one of them what the other names as well, or add a line for exactly that combination
plan-overlap = the plans `{ $first }` and `{ $second }` both budget `{ $category }` in { $month }, here and at { $place }{ $others ->
    [0] {""}
    [one] {" "}(and in one more line)
   *[other] {" "}(and in { $others } more lines)
}
plan-overlap-hint = let each plan name what it is for, as in for = {"{"} project = "…" {"}"}, or remove one of the two
plan-over-ceiling-year = the lines below `{ $category }` add up to { $children } for the year, { $over } above its ceiling of { $ceiling }
plan-over-ceiling-month = the lines below `{ $category }` add up to { $children } in { $month }, { $over } above its ceiling of { $ceiling }
plan-over-ceiling-hint = raise the parent, lower its children, give them the same phasing, or write mode = "additive" if its amount comes on top
plan-over-ceiling-table-hint = raise the parent, lower its children, give them the same phasing, or write additive in the mode column if its amount comes on top

# Tables of lines
plan-table-without-plan = there is no plan `{ $id }` for this table of lines
plan-table-without-plan-hint = a table plans/ID.csv belongs to the plan with that id: add a [plan] with id = "{ $id }", or rename the file
plan-table-rename-hint = a table plans/ID.csv belongs to the plan with that id: should it be plans/{ $likely }.csv?
plan-table-broken = the table cannot be read: { $cause }
plan-table-broken-hint = save it again as "CSV UTF-8"
plan-table-long-row = the row has { $cells } { $cells ->
    [one] cell
   *[other] cells
}, but the header has { $columns }
plan-table-long-row-hint = put a text that contains a comma in quotes
plan-unknown-column = unknown column `{ $column }`
plan-unknown-column-hint = the columns are { $columns } and the months, 2026-01 and so on
plan-column-twice = the column `{ $column }` appears twice
plan-column-twice-hint = keep one of the two
plan-table-months = the header has { $count } { $count ->
    [one] month
   *[other] months
}, not twelve
plan-table-months-hint = give all twelve months of the plan's year, or use an annual column

# The arithmetic
plan-explain-monthly = { $amount } a month, { $months } { $months ->
    [one] month
   *[other] months
}
plan-explain-months = stated month by month
plan-explain-annual = { $amount } for the year over { $months } { $months ->
    [one] month
   *[other] months
}, { $shape }
plan-explain-even = in equal parts
plan-explain-weights = by the weights { $weights }
plan-explain-history = as the same months of last year were spent
plan-explain-first-of-quarter = in the first month of each quarter
plan-explain-no-history = nothing was spent in these months last year, so the amount is spread evenly

# What each key means
plan-key-language = the language of the book's reports: zh-CN or en
plan-key-book-unit = the unit of amounts shown to people where `--unit` chooses none: yuan, thousand or wan
plan-key-book-view = how reports look at months where `--view` says nothing: cash (when it was booked) or accrual (the months that bear it)
plan-key-spread = `[[spread]]`: bills that `budget accrue apply` spreads over their months
plan-key-spread-category = a category; what is below it, too
plan-key-spread-vendor = bills of this vendor alone
plan-key-spread-contains = bills with this in their text alone
plan-key-spread-months = for how many months a bill is, from the one that it is booked in (12)
plan-key-spread-min = bills from this amount on
plan-key-accrue = `[[accrue]]`: bills that come every month, accrued by `budget accrue apply` where they have not come
plan-key-accrue-category = a category; what is below it, too, each by itself
plan-key-accrue-for = members of dimensions; one that is not named takes all, each by itself
plan-key-accrue-vendor = bills of this vendor alone; else all of a category together
plan-key-accrue-months = how many months before are looked at (6)
plan-key-accrue-times = in how many of them it must have come (3)
accrual-rule-number = `{ $key } = { $value }` is out of bounds
accrual-rule-number-hint = choose a number from { $least } to { $most }
accrual-rule-times = `times = { $times }` of `months = { $months }` cannot be
accrual-rule-times-hint = a bill can come in as many months as are looked at, and no more
accrual-rule-min = `min = { $value }` is below zero
accrual-rule-min-hint = write the amount from which on a bill is spread, such as `min = 5000`
plan-key-book-columns = the columns of `budget variance` where `--columns` names none, such as ["budget", "actual", "variance", "status"]
plan-key-archive = false: keep no copies of imported files in ledger/source
plan-key-report = pages of `budget report NAME`: which sections, in which order
plan-key-report-sections = the sections: summary, headline, categories, bridge, months, heat, dimensions, alerts, reviews, goals, commitments, staffing, making
plan-key-dimensions = the dimensions by which amounts are divided, each with its members
plan-key-materiality = when a variance deserves attention
plan-key-materiality-amount = variances below this amount are not material
plan-key-materiality-ratio = nor those below this share of the budget
plan-key-hard-amount = a variance of this amount or more is always material
plan-key-category-table = a category of cost or income, in the order of reports
plan-key-path = the path, its parts separated by colons: Labour:Overtime
plan-key-code = the account or line code
plan-key-label = the name in the other language
plan-key-controllable = can what it costs be decided on within the year? false for rent by contract, dues by law
plan-key-aliases = other names that ledgers use for it
plan-key-kind = cost, or income
plan-account-side = `{ $account }` is called `{ $side }`, which is not a side of the books
plan-account-empty = an account without a code or name
plan-account-empty-hint = write the code or how it begins, "2241", or the name, "Bank"
plan-key-accounts = what those accounts are whose code and name do not tell, by code or name: cost, income, balance (left out) or closing
plan-key-classify = a rule that gives imported rows a category or members; the first that fits decides
plan-key-field = the field looked at: description, vendor, account, …, or a dimension
plan-key-contains = the field contains this text
plan-key-matches = the field matches this regular expression
plan-key-classify-category = the category that such rows get
plan-key-classify-for = the members that such rows get
plan-key-import = how to read one kind of export
plan-key-encoding = the encoding, if it is not to be detected: utf-8, gb18030, utf-16le, windows-1252
plan-key-delimiter = the separator of fields: "," ";" "|" or "tab"
plan-key-header = "none" for a file without a header: columns are then named by number, date = "#1"
plan-key-header-row = the line of the header, from 1; without a header, that of the first row
plan-key-sheet = the sheet of a workbook
plan-key-columns = which column holds which field
plan-key-date-order = the order of dates such as 01/05/2026
plan-key-decimal-mark = the decimal mark, "." or ","
plan-key-unit = the unit of plain numbers: yuan, thousand, wan (10,000) or yi (100 million)
plan-key-sign = is a positive amount money spent (cost-positive) or received (cost-negative)?
plan-key-year = the year of rows that state only a month
plan-key-skip = rows to leave out
plan-key-skip-column = the column looked at
plan-key-skip-equals = rows with one of these texts are left out
plan-key-skip-starts-with = rows whose text begins with one of these are left out
plan-key-skip-contains = rows whose text contains one of these are left out
plan-key-skip-matches = rows whose text matches this regular expression are left out
plan-key-match-vouchers = false if voucher numbers start again in other files: rows with the same number are then never versions of one another
plan-key-expect = the control total that an import must come to, as text
plan-key-expect-rows = the number of rows that an import must have
plan-skip-without-test = the skip rule does not say which rows to leave out
plan-skip-without-test-hint = add equals, starts_with, contains or matches
plan-key-fixed = members that every row gets
plan-key-plan = a plan: a year of lines in one currency
plan-key-id = the plan's short name, unique in the book
plan-key-plan-name = the plan's name for people
plan-key-first-month = the first month of its twelve, "2026-01"
plan-key-currency = the three letters of the currency; CNY if not given
plan-key-tax-basis = are the amounts with tax (gross) or without (net)?
plan-key-plan-for = what all its lines are for, unless they say otherwise
plan-key-line = a line of the plan
plan-key-line-category = the category that it budgets, with everything below
plan-key-for = the members that it is for; a dimension not named is covered whole
plan-key-line-name = tells lines of one category and the same members apart
plan-key-method = the budget method; a fixed amount if not given
plan-key-from = the first month with a budget
plan-key-to = the last month with a budget
plan-key-basis = what the amount is based on
plan-key-effect = what the money is expected to achieve
plan-key-owner = who is responsible for it
plan-key-target-monthly = a monthly target, to compare with
plan-key-target-annual = an annual target, to compare with
plan-key-mode = whether its amount is a ceiling over the lines below it, or additive to them
plan-key-contra = true if its amount may be negative
plan-key-locked = true if it keeps its amount when a draft is fitted to a cap
plan-key-floor = the least share of its amount that a cap may leave: "90%"
plan-key-line-materiality = "always", or a threshold of its own
plan-key-monthly = the same amount in each month
plan-key-annual = an amount for the year
plan-key-phasing = how the annual amount spreads: even, weights, history or first-of-quarter
plan-key-weights = twelve weights, one per month
plan-key-months = twelve amounts, one per month

# Editing
plan-edit-broken = budget.toml cannot be edited because it is not valid TOML
plan-edit-broken-hint = run `budget plan check` and fix what it finds

# Budget sheets
plan-sheet-no-category = the sheet has no category column
plan-sheet-no-amount = the sheet has no amount column
plan-sheet-no-column-hint = name one Category, and twelve Jan to Dec, or one Annual, or two Month and Amount; found: { $columns }
plan-sheet-two-columns = the columns `{ $first }` and `{ $second }` mean the same
plan-sheet-two-columns-hint = rename or remove one of the two
plan-sheet-ignored = these columns are not used: { $columns }
plan-sheet-turned = months stand below each other and names side by side: the sheet is read as if turned, and lines count columns from the left
plan-sheet-levels-by-mark = { $count ->
    [one] one name was parted into levels at `{ $mark }`
   *[other] { $count } names were parted into levels at `{ $mark }`
}; with `--levels none` the mark stays a part of the names
plan-sheet-filled = { $count ->
    [one] one blank cell of `{ $column }` is read as the cell above it
   *[other] { $count } blank cells of `{ $column }` are read as the cells above them
  }
plan-sheet-rounded = { $count ->
    [one] { $count } amount with more decimals than the currency was rounded
   *[other] { $count } amounts with more decimals than the currency were rounded
}
plan-sheet-no-name = the row names no category: `{ $value }`
plan-sheet-row-twice = there is already a row for `{ $category }` with the same members on line { $first }
plan-sheet-row-twice-hint = merge the two rows, or add a Name column that tells them apart
plan-sheet-total-differs = the row states { $stated } for the year, but its months add up to { $sum }
plan-sheet-total-differs-hint = correct one of the two, or remove the column of totals
plan-sheet-bad-amount-hint = write 5000.50 or 12.5万; an empty cell means no amount
plan-sheet-phasing-hint = write even, history or first-of-quarter
plan-sheet-bad-month = `{ $value }` is not a month of the plan's year
plan-sheet-negative = the row for `{ $category }` has a negative amount
plan-sheet-negative-hint = if it is a refund or a deduction, add a contra column with yes in this row
plan-column-code = Code
plan-column-category = Category
plan-column-name = Name
plan-column-total = Total
plan-column-basis = Basis
plan-column-effect = Effect
plan-column-owner = Owner
plan-column-target-monthly = Monthly target
plan-column-target-annual = Annual target
plan-column-mode = Mode
plan-column-contra = Contra

# A budget sheet, read.
plan-sheet-fate-line = plan line
plan-sheet-fate-total = total
plan-sheet-fate-heading = heading
plan-sheet-fate-empty = no amount
plan-sheet-fate-not-money = not money
plan-sheet-fate-header = header
plan-sheet-fate-note = title or remark
plan-sheet-fate-outside = below the table
plan-sheet-fate-left-out = left out
plan-sheet-fate-refused = refused
plan-sheet-unit = amounts are in { $unit }: line { $line } says `{ $text }`
plan-sheet-unit-of-name = amounts are in { $unit }: the name `{ $text }` says so
plan-sheet-unknown-unit = unknown unit `{ $unit }`
plan-sheet-unknown-unit-hint = write the amounts in 元, 千元, 万元 or 亿元, or state the unit in a profile: unit = "wan"
plan-sheet-two-units = the sheet states two units: `{ $first }` and `{ $second }`
plan-sheet-two-units-hint = correct one of the two, or state the unit in a profile: unit = "wan"
plan-sheet-levels = { $sums ->
    [0] rows are told apart by { $by }; `--levels` takes another way
    [one] rows and their parts are told apart by { $by }; one row is the sum of its parts and left out; `--levels` takes another way
   *[other] rows and their parts are told apart by { $by }; { $sums } rows are the sum of their parts and left out; `--levels` takes another way
  }
plan-sheet-by-paths = their paths
plan-sheet-by-codes = their codes
plan-sheet-by-numbering = their numerals
plan-sheet-by-indent = the blanks before their names
plan-sheet-by-of-which = the words `of which`
plan-sheet-by-headings = headings and subtotals
plan-sheet-by-book = the categories of the book
plan-sheet-by-sums = their sums
plan-sheet-by-sums-above = their sums, each below its parts
plan-sheet-perhaps-sum = `{ $name }` is the sum of the { $count } { $count ->
    [one] row
   *[other] rows
} below it, and nothing else in the sheet says whether that is chance
plan-sheet-perhaps-sum-hint = `--levels sums` leaves it out as their total, `--levels none` takes it as a line of its own
plan-sheet-perhaps-sums = { $names } could be { $count ->
        [one] a sum of other rows
       *[other] sums of other rows
    }, and nothing else in the sheet says whether that is chance
plan-sheet-perhaps-sums-hint = `--levels none` takes every row as a line, and `--levels none --row { $line }=total` all but that one; `--levels sums` takes rows as totals wherever those next to them add up
plan-sheet-perhaps-sums-list-hint = `--levels none` takes every row as a line; if they are sums, take their rows out of the list, or leave each out: `--row { $line }=out`
plan-sheet-total-partial = `{ $name }` is the sum of some rows only; { $missing } { $count ->
    [one] is not in it
   *[other] are not in it
  }
plan-sheet-total-partial-hint = `--row LINE=total` says which rows sum up others, `--row { $line }=line` that this one is no total; `--ignore-totals` goes on as it is
plan-sheet-in-no-total = no total of the sheet takes in { $names }
plan-sheet-kind-word = `{ $column }` says `{ $value }`, which is neither income nor cost
plan-sheet-kind-word-hint = write income or cost; `--map "{ $column }=ignore"` if the column says something else
plan-sheet-extra-pay = the column `{ $column }` is money that is paid beside the months, and the sheet does not say in which
plan-sheet-extra-pay-hint = `--map "{ $column }={ $month }"` adds it to that month; `--map "{ $column }=ignore"` leaves it out
plan-sheet-added = `{ $column }` is added to the amounts of { $month }
plan-sheet-across = the columns { $columns } add up to `{ $total }`, which is taken alone; if they are members of a dimension, each can have lines of its own
plan-sheet-across-hint = declare them in budget.toml, [dimensions] department = ["{ $column }", …]; or, where a dimension declares no members, `--map "{ $column }=department"` for each
plan-sheet-across-differs = `{ $column }` says { $stated }, but the columns that it sums up add up to { $sum }
plan-sheet-formulas = { $count ->
    [one] one formula has no result in the file: what it sums up is not checked against it
   *[other] { $count } formulas have no results in the file: what they sum up is not checked against them
  }
plan-sheet-uncomputed = `{ $column }` is a formula whose result the file does not hold
plan-sheet-joined = `{ $column }` is merged with the row above: one amount for several rows
plan-sheet-joined-hint = split the cells, and give each row its own amount
plan-sheet-uncomputed-hint = open the workbook in Excel, WPS or LibreOffice and save it: that works the formulas out
plan-sheet-level-column = the column `{ $column }` seems to hold the level of each row, but levels are not read from a column
plan-sheet-level-column-hint = `--levels none` takes every row as a line, and with `--row N=total` all but those that are totals; names that are indented or numbered (1, 1.1) show their levels themselves
plan-sheet-parent-more = `{ $name }` has { $stated } in `{ $column }`, but its parts add up to { $sum }
plan-sheet-parent-more-hint = `--ceilings` keeps it as a ceiling, the difference unallocated; otherwise add what is missing, or correct it
plan-sheet-parent-less = `{ $name }` has { $stated } in `{ $column }`, less than its parts, which add up to { $sum }
plan-sheet-parent-less-hint = correct one of them; `--ignore-totals` takes the parts; `--levels` tells parts apart in another way
plan-sheet-sum-differs = `{ $name }` says { $stated } in `{ $column }`, but its rows add up to { $sum }
plan-sheet-sum-differs-hint = correct one of them; `--ignore-totals` trusts the rows; `--row { $line }=total` trusts them for this total alone
plan-sheet-sum-perhaps-hint = `--row { $line }=line` takes it as a line, `--row { $line }=total` as a total; `--ignore-totals` trusts the rows everywhere
plan-sheet-part-differs = a subtotal within the row says { $stated }, but its months add up to { $sum }
plan-sheet-no-total = line { $line }: `{ $name }` is called a total, but is not the sum of any rows: taken as a line
plan-sheet-not-money = left out, because their names say that they are not money: { $names }; `--row { $line }=line` takes such a row as money
plan-sheet-income-by-name = taken as income by their names alone: { $names }; declare them in budget.toml first if they are not
plan-sheet-title-void = the title says that the sheet is void: `{ $title }`
plan-sheet-title-spent = the title says that the amounts were spent, and nothing says that they are a budget: `{ $title }`
plan-sheet-title-hint = take the sheet that is the budget; `--map "{ $column }=annual"` takes this one all the same
plan-sheet-income-by-title = all rows are taken as income, because the title says so: `{ $title }`; a column `kind` says otherwise
plan-sheet-part-of-year = the sheet says `{ $text }`, a part of the year, and `{ $column }` does not say which part its amounts are for
plan-sheet-cumulative = columns such as `{ $column }` are cumulative, and no column holds single months
plan-sheet-cumulative-hint = export the amounts of each month, or of the whole year
plan-sheet-part-of-year-hint = `--map "{ $column }=q1"`, `=h1` or `={ $month }` names the quarter, half or month; `--map "{ $column }=annual"` the whole year
plan-sheet-some-months = { $count ->
    [one] only one month has a column; the others get nothing
   *[other] only { $count } months have columns; the others get nothing
  }
plan-sheet-even = { $count ->
    [one] one row gives the year alone, spread evenly over its months
   *[other] { $count } rows give the year alone, spread evenly over its months
  }
plan-sheet-parted = { $count ->
    [one] one row gives quarters or halves, spread evenly over their months
   *[other] { $count } rows give quarters or halves, spread evenly over their months
  }
plan-sheet-moved = { $count ->
    [one] the months of one row have more decimals than the currency; rounded so that they make up its year
   *[other] the months of { $count } rows have more decimals than the currency; rounded so that they make up the year
  }
plan-sheet-blurred = { $count ->
    [one] a sum in one row differs by no more than rounding
   *[other] sums in { $count } rows differ by no more than rounding
  }
plan-sheet-totals-blurred = { $count ->
    [one] one total differs by no more than rounding
   *[other] { $count } totals differ by no more than rounding
  }
plan-sheet-less = { $count ->
    [one] one row is taken off (less): a contra line
   *[other] { $count } rows are taken off (less): contra lines
  }
plan-sheet-taken-off = taken as deductions (contra lines), because sums of the sheet take them off: { $names }
plan-sheet-plain-by-codes = these rows are as much as the rows next to them together, and are plan lines all the same, for the codes are of one level: { $names }; `--levels sums` takes them as sums
plan-sheet-plain-by-book = these rows are as much as the rows next to them together, and are plan lines all the same, for the book has their categories side by side: { $names }; `--levels sums` takes them as sums
plan-sheet-notes = { $count ->
    [one] one remark goes into the basis
   *[other] { $count } remarks go into the basis
  }
plan-sheet-uneven = `{ $name }` has { $year } for the year, which is not 12 × { $month }; the year is taken, spread evenly
plan-sheet-foreign = `{ $column }` says `{ $value }`{ $count ->
    [one] {""}
   *[other] {" "}and other currencies in { $count } rows
}, and the plan is in { $expected }
plan-sheet-foreign-hint = convert these amounts in the source; `--row { $line }=out` leaves a row out, `--map "{ $column }=ignore"` takes all amounts as the plan's
plan-sheet-void = `{ $column }` says `{ $value }`{ $count ->
    [one] {""}
   *[other] {" "}and the like in { $count } rows
}: these amounts were not approved
plan-sheet-versions = `{ $column }` tells versions of the budget apart, `{ $first }` and `{ $value }`: only one of them can be the plan
plan-sheet-years = `{ $column }` says `{ $value }`{ $count ->
    [one] {""}
   *[other] {" "}in { $count } rows
}, and the plan is for { $year }
plan-sheet-void-hint = `--row { $line }=out` leaves a row out; `--map "{ $column }=ignore"` takes all rows
plan-sheet-version = of several versions `{ $version }` is taken; not used: { $columns }
plan-sheet-other-figures = these columns of figures are not budget amounts of the year: { $columns }
plan-sheet-other-year = the sheet is for another year than { $first } to { $last }: { $columns }
plan-sheet-other-year-hint = `--first-month` reads it for its own year; with `--into`, name a plan of that year
plan-sheet-income = `{ $category }` is income, but the book has no income category for it
plan-sheet-income-hint = add it to budget.toml with kind = "income", or let `--new-categories` do so; `--row LINE=out` leaves a row out
plan-sheet-no-name-hint = give it a name; a total without one must be the sum of the rows above
plan-sheet-percent-hint = write the amount itself; put the percentage in the basis
plan-sheet-row-twice-column-hint = `--map { $column }=name` tells them apart by the column `{ $column }`; or merge the two rows
plan-sheet-unknown-member-hint = add it to the members of `{ $axis }`, or use the column for something else: `--map { $column }=owner`, `--map { $column }=ignore`
plan-sheet-map-key = a column cannot be `{ $key }`
plan-sheet-map-key-hint = it can be: { $keys }, or a month such as 2026-01
plan-sheet-map-heading = the sheet has no column `{ $heading }`
plan-sheet-map-heading-hint = its columns are: { $columns }
plan-sheet-chosen = the sheet `{ $sheet }` was read, which has the most detail; these hold budgets, too: { $others }; `--sheet` chooses another
plan-sheet-of-months = the sheets { $sheets } are months: each is read for its own
plan-sheet-all = the sheets { $sheets } are read as one budget
plan-sheet-past = sheets of other years are not read: { $sheets }; `--sheet` chooses one
plan-sheet-tabs-twice = `{ $category }` stands on the sheets `{ $first }` and `{ $second }`, with the same members
plan-sheet-tabs-twice-hint = if the sheets are departments or projects, declare them as members of a dimension in budget.toml; otherwise name one: `--sheet NAME`
plan-sheet-second = another table begins here, with amounts in { $columns }, and would not be read
plan-sheet-second-hint = put it on a sheet of its own, or its columns beside those of the first table; `--row { $line }=out` leaves it out
plan-sheet-second-joined = the table from line { $line } on has the rows of the first and goes on with its columns: { $columns }; they are read together
plan-sheet-of-members = the sheets { $sheets } are members of `{ $axis }`: each is read for its own
plan-sheet-no-member = beside sheets of members of `{ $axis }` stand others with a budget: { $sheets }
plan-sheet-no-member-hint = add them to the members of `{ $axis }` in budget.toml; or read one sheet alone: `--sheet NAME`
plan-sheet-hidden-member = sheets of members of `{ $axis }` are hidden: { $sheets }
plan-sheet-hidden-member-hint = unhide them, or delete them; one member of `{ $axis }` alone is read by `--sheet NAME`
plan-sheet-sum-agrees = the sheet `{ $sheet }` is the sum of the others, and left out
plan-sheet-sum-unread = the sheet `{ $sheet }` is left out, and cannot be compared with the others
plan-sheet-sum-disagrees = the sheet `{ $sheet }` says { $stated } for `{ $category }`, but the others add up to { $sum }
plan-sheet-sum-disagrees-hint = correct one of them; `--ignore-totals` takes the others; `--sheet "{ $sheet }"` takes that sheet alone
plan-sheet-product-differs = `{ $name }` states { $stated }, but { $columns } multiply to { $product }
plan-sheet-product-differs-hint = correct one of them; `--ignore-totals` takes the amounts as they are
plan-sheet-several = several sheets hold a budget: { $sheets }
plan-sheet-several-hint = name one: `--sheet NAME`; `--sheet all` reads them as one budget; sheets of departments are read for each once those are members of a dimension in budget.toml
plan-sheet-hidden = only hidden sheets hold a budget: { $sheets }
plan-sheet-too-large = the file is larger than 64 MB; no budget sheet is
plan-sheet-too-large-hint = import a ledger with `budget import`
plan-sheet-boundless-name = `{ $name }` is longer than { $longest } characters, or deeper than { $deepest } levels
plan-sheet-nothing = the sheet has no row with a name and an amount
plan-sheet-nothing-hint = enter amounts; `--map COLUMN=annual` says which column holds them
plan-sheet-bad-option = `{ $option }` does not take `{ $value }`
plan-sheet-bad-map-hint = write a heading and what its column holds: `--map 责任部门=department`
plan-sheet-bad-row-hint = write a line of the file and what it is: `--row 12=line`, `--row 12=total` or `--row 12=out`
plan-sheet-read-back = the line for `{ $category }` does not read back from the table as it was read
plan-sheet-read-back-hint = nothing was written; report this, with the sheet

# The preview of a budget sheet.
sheet-title = Budget sheet
sheet-of = sheet { $sheet }
sheet-about = { $first } to { $last }, { $currency }
sheet-name = Row
sheet-line = Line
sheet-read = Read
sheet-stated = In the file
sheet-fate = Taken as
sheet-lines-total = All plan lines
sheet-as = { $name } → { $category }
sheet-count = { $fate } { $count }
sheet-counts = { $rows ->
    [one] one row in the file: { $fates }
   *[other] { $rows } rows in the file: { $fates }
  }
sheet-nothing-written = nothing was written; --into ID writes the lines to a plan
