## Terms: one word for one concept (src/words/terms.rs)

# What a report is about
term-plan = plan
term-line = plan line
term-category = category
term-project = project
term-department = department
term-member-type = type
term-member-grade = grade
term-member-city = city
term-month = month
term-quarter = quarter
term-year = year
term-period = period
term-this-month = this month
term-this-quarter = this quarter
term-this-year = full year
term-this-period = this period
term-year-to-date = year to date

# Figures
term-budget = budget
term-actual = actual
term-variance = variance
term-variance-ratio = variance %
term-execution-ratio = execution %
term-year-budget = year budget
term-completion = used %
term-commitment = commitment
term-rollover = rolled over
term-available = available
term-original-budget = Original
term-revised = Revised
term-supplement = Supplement
term-reduction = Reduction
term-transfer-in = Transfer in
term-transfer-out = Transfer out
term-carry-forward = Carried forward
term-adjusted = Adjusted
term-current-budget = Current
term-forecast = forecast
term-outlook = outlook
term-target = target
term-last-year = same period last year
term-average = { $months }-month average
term-mean = mean
term-median = median
term-growth = growth
term-change-ratio = change %
term-method = method
term-difference = difference
term-coverage = coverage
term-time-progress = time elapsed
term-cost = cost
term-income = income
term-net = net
term-gross-adverse = gross adverse
term-gross-favourable = gross favourable

# Rows
term-total = total
term-subtotal = subtotal
term-other = the rest ({ $count })
term-shared = shared (no { $axis })
term-unassigned = unassigned
term-unallocated = unallocated
term-own-budget = own budget
term-booked-directly = booked directly
term-unbudgeted = unbudgeted
term-unclassified = unclassified

# Verdicts
term-status = status
term-status-over = over
term-status-at = on budget
term-status-near = near limit
term-status-ok = ok
term-status-unspent = unspent
term-status-idle = idle
term-status-missing = no data
term-status-unbudgeted = unbudgeted
term-adverse = adverse
term-favourable = favourable
term-income-adverse = shortfall
term-income-favourable = surplus
term-on-budget = on budget
term-material = material
term-in-progress = in progress
term-draft = draft

# Plan lines
term-basis = basis
term-effect = expected effect
term-owner = owner

# Ledger rows
term-posting = ledger row
term-batch = batch
term-date = date
term-voucher = voucher
term-description = description
term-vendor = vendor
term-invoice = invoice
term-account = account
term-amount = amount
term-source = source

## Messages of `write`
write-grouped-heading = { $group } { $heading }
write-all-rows = all rows: { $members }
write-under-row = { $heading }: { $text }
write-under-row-more = { $line }; { $next }
write-columns-hidden = { $count ->
    [one] one column
   *[other] { $count } columns
} not shown: { $columns } (`--width`, `--format csv` or `-o FILE`)
write-columns-hidden-brief = { $count ->
    [one] one column
   *[other] { $count } columns
} not shown: { $columns }
write-unit-thousand = amounts in thousands of { $currency }, rounded so that parts add up to their total: a difference along a row may be off in the last digit; sentences and unit costs are not scaled
write-unit-wan = amounts in units of 10,000 { $currency }, rounded so that parts add up to their total: a difference along a row may be off in the last digit; sentences and unit costs are not scaled
write-unit-yi = amounts in units of 100 million { $currency }, rounded so that parts add up to their total: a difference along a row may be off in the last digit; sentences and unit costs are not scaled

## Messages of `config`
config-cannot-read = cannot read `{ $file }`: { $cause }
config-syntax = not valid TOML: { $cause }
config-unknown-key = there is no setting `{ $key }`
config-unknown-key-hint = the settings: { $keys }
config-workbook = `xlsx` cannot be the usual format: a terminal shows no workbook
config-workbook-hint = leave it out here, and write `-o report.xlsx` where a workbook is wanted
config-not-text = `{ $key }` must be text in quotes
config-language = the language `{ $value }` is not supported
config-language-hint = write "zh-CN" or "en"
