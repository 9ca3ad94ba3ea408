## messages of xlsx
output-misnamed = `{ $file }` cannot be written: its name and the format `{ $format }` do not go together
output-misnamed-hint = leave out `--format`, or give the file another ending: a workbook is `.xlsx`, and nothing else is
output-no-table = what this command writes is a text, not a table: there is no workbook of it
output-no-table-hint = give the file another ending, such as `.toml` or `.json`
output-workbook-terminal = a workbook cannot be read on a terminal
output-workbook-terminal-hint = write it to a file: `-o report.xlsx`
workbook-amount = { $figure } { $currency }
workbook-batches = batches
workbook-charts = charts
workbook-doctor = state of the book
workbook-execution = budget execution
workbook-execution-by = execution by { $axis }
workbook-ledger = ledger rows
workbook-ledger-part = the period has { $count } ledger rows; these are the { $shown } of the largest amounts
workbook-legend = how these figures were made
workbook-long-amounts = { $count ->
    [one] one amount has
   *[other] { $count } amounts have
} more than 15 digits, which no cell holds: written as text, in { $currency }, and left out of whatever a sheet adds up
workbook-note = note
workbook-page = Page &P of &N
workbook-plan = plan
workbook-reached = reached at 100
workbook-score = score
workbook-sheet = to fill in
workbook-plan-check = check of the plans
workbook-plan-history = history of the plan
workbook-plan-lint = notes on the plans
workbook-plan-verify = proof of the plan's history
workbook-report = report
workbook-run = run
workbook-step-above = above zero
workbook-step-below = below zero
workbook-step-under = stands on (not drawn)
workbook-too-large = one worksheet has no room for { $rows } rows and { $columns } columns (Excel takes 1,048,576 rows and 16,384 columns)
workbook-too-large-hint = choose a shorter period or a filter, or write .csv
workbook-unit = amounts in { $currency }
workbook-unit-thousand = shown in thousands of { $currency }; the cells hold the whole amounts, and each is rounded by itself, so that parts may not add up to their total in the last digit; sentences and unit costs are not scaled
workbook-unit-wan = shown in units of 10,000 { $currency }; the cells hold the whole amounts, and each is rounded by itself, so that parts may not add up to their total in the last digit; sentences and unit costs are not scaled
workbook-unit-yi = shown in units of 100 million { $currency }; the cells hold the whole amounts, and each is rounded by itself, so that parts may not add up to their total in the last digit; sentences and unit costs are not scaled
