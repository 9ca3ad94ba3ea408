## The page of a report, and charts

usage-takes-sections = valid: summary, headline, categories, bridge, months, heat, dimensions, structure, alerts, reviews, goals, anomalies, commitments, staffing, making, separated by commas
page-section-unknown = no section is called `{ $value }`
page-section-unknown-hint = known: { $known }
page-unknown = budget.toml has no [report.{ $name }]
page-unknown-hint = it has { $known }
page-unknown-none-hint = write [report.{ $name }] with sections = ["summary", "alerts"] into budget.toml, or choose by --sections
page-title = Budget report, { $period }
page-summary = In short
page-headline = Key figures
page-categories = Budget and actual
page-bridge = Where the variance comes from
page-months = Month by month, and the year's end
page-heat = Variances by month
page-dimensions = By dimension
page-structure = What costs are made of
page-alerts = Alerts
page-anomalies = What is odd
page-reviews = Variances explained
page-goals = Goals
page-commitments = Commitments
page-staffing = Staffing
page-making = How these figures were made

page-stands-plain = { $period }: { $actual } was spent; there is no budget for it
page-stands-open = { $period } is not complete yet: { $actual } of { $budget } is spent
page-stands-missing = { $period } has no ledger rows: import them first
page-stands-over = { $period }: { $actual } was spent, { $amount } ({ $ratio }) over the budget of { $budget }
page-stands-under = { $period }: { $actual } was spent, { $amount } ({ $ratio }) under the budget of { $budget }
page-stands-ahead = { $period } has not begun; its budget is { $budget }
page-stands-at = { $period }: { $actual } was spent, exactly the budget of { $budget }
page-attention-none = no critical alert and no warning
page-attention = { $critical } critical, { $warning ->
        [one] 1 warning
       *[other] { $warning } warnings
    }; the most urgent: { $first }
page-income-at = income: { $actual }, as budgeted; net { $net }
page-income-over = income: { $actual }, { $amount }{ $ratio } above its budget of { $budget }; net { $net }
page-income-plain = income: { $actual }, without a budget; net { $net }
page-income-under = income: { $actual }, { $amount }{ $ratio } short of its budget of { $budget }; net { $net }
page-in-brackets = {" "}({ $text })
page-of-costs = costs: { $said }
page-of-income = income: { $said }
page-sections-empty = the book has nothing for the sections that were asked for
page-without-sections = the page `{ $name }` has no sections
page-without-sections-hint = name at least one, such as sections = ["summary", "categories"]
page-agreed-all = every material variance is explained, and no action is due
page-agreed-none = no variance is material, and no action is due
page-agreed-open = { $open ->
        [one] 1 material variance is
       *[other] { $open } material variances are
    } not explained yet
page-agreed-due = { $due ->
        [one] 1 action is
       *[other] { $due } actions are
    } due without a result
page-agreed-both = { $open ->
        [one] 1 material variance is
       *[other] { $open } material variances are
    } not explained yet; { $due ->
        [one] 1 action is
       *[other] { $due } actions are
    } due without a result
page-anomaly = { $weight }, { $stake } at stake: { $said }
page-anomalies-more = { $count } more: see budget scan
page-anomalies-rows = { $rows } rows are more than are looked through for a page; this does it: { $command }
page-alerts-more = { $count } more: see budget alerts

page-depth = there are too many categories for one page: { $levels ->
        [one] one level is
       *[other] { $levels } levels are
    } shown, budget variance has the others
page-table-more = { $count } more rows are left out
page-figure = figure
page-of-budget = { $ratio } of the budget
page-against-year = { $variance } against the year's budget
page-against-budget = { $variance } against the budget
page-available = available this year
page-after-carry = with { $carried } carried over
page-after-both = after commitments of { $amount }, with { $carried } carried over
page-after-orders = after commitments of { $amount }
page-outlook-table = outlook line by line
page-arithmetic = arithmetic
page-by = by
page-made = made by { $program }, figures as of { $day }
page-batches = { $count ->
        [one] the one batch
       *[other] the { $count } batches
    } that count
page-batches-more = { $count } earlier ones: see budget import list
page-booked = booked
page-rows = rows

page-contents = contents
page-skip = skip to the report
page-unit = unit
page-unit-one = 1
page-unit-thousand = 1,000
page-unit-wan = 10,000
page-filter = filter
page-filter-hint = category, status or amount
page-filtered-cost = filtered total: cost
page-filtered-income = filtered total: income
page-filtered = filtered total
page-no-match = no row matches
page-expand = expand all
page-collapse = collapse all
page-toggle = expand or collapse
page-sort = sort by this column
page-open-row = months and ledger rows
page-row-months = months
page-row-ledger = ledger rows ({ $count })
page-row-ledger-part = ledger rows ({ $count }, of which this page holds the { $shown } of the largest amounts)
page-row-all = all of them:
page-row-ledger-unheld = ledger rows: { $count }, none of them among those that this page holds; all of them:
page-row-none = no ledger rows
page-held-total = total of the rows held here
page-ledger = all ledger rows of the period ({ $count })
page-ledger-part = ledger rows of the period: { $count }; this page holds the { $shown } of the largest amounts, budget explain shows the others
page-no-script = filters, sorting and ledger rows need JavaScript; everything else does not
page-no-rows-script = ledger rows need JavaScript; or run in a terminal:
page-show-more = show more
page-shown = { $shown } of { $all } rows
page-link = link to this row
page-print = print
page-source-line = source
page-told = figures of this chart

chart-over = { $row } is { $amount } over ({ $ratio })
chart-over-alone = { $row } is { $amount } over
chart-unbudgeted = { $row } has no budget, and { $amount } was spent
chart-over-months = { $row } has been over for { $months } months, { $amount } this time
chart-over-months-until = { $row } has been over for { $months } months ({ $amount } this time); its budget is expected to be gone on { $day }
chart-over-until = { $row } is { $amount } over; its budget is expected to be gone on { $day }
chart-over-gone = { $row } is { $amount } over; its budget of the year was gone in { $month }
chart-none-over = nothing is over; { $row } saved most ({ $variance })
chart-none-over-yet = nothing is over so far
chart-no-budget = most was spent on { $row } ({ $amount }); there is no budget to hold it against
chart-on-budget = exactly on budget
chart-income-short = income of { $actual }, { $amount } short of its budget
chart-income-above = income of { $actual }, { $amount } above its budget
chart-income-at = income of { $actual }, exactly its budget
chart-income-so-far = income of { $actual } so far, of a budget of { $budget }
chart-income-no-budget = most came by { $row } ({ $amount }); there is no budget to hold it against
chart-bars-title = costs of { $period }: actual and budget
chart-bars-income = income of { $period }: actual and budget
chart-largest = the largest variance is that of { $row } ({ $variance })
chart-variances-title = costs of { $period }: the largest variances
chart-rows = it comes from { $row } most of all ({ $amount }), { $variance } in all
chart-rows-against = it comes from { $row } most of all ({ $amount }), { $variance } in all; { $other } went the other way ({ $against })
chart-rows-title = { $period }: from the budget to the actual, row by row
chart-steps = { $row } moved most ({ $amount }), { $variance } in all
chart-steps-against = { $row } moved most ({ $amount }), { $variance } in all; { $other } went the other way ({ $against })
chart-steps-title = { $period }: from the budget of { $budget } to the actual of { $actual }, step by step
chart-months-over = over budget in { $count } of { $all } months, by most in { $month } ({ $amount })
chart-months-within = { $all ->
    [one] the month was within its budget
   *[other] none of the { $all } months was over its budget
}
chart-months-most = most was spent in { $month } ({ $amount })
chart-months-none = nothing is booked yet
chart-months-title = costs month by month, { $period }
chart-end = outlook for the year: { $outlook }
chart-end-at = outlook for the year: { $outlook }, exactly its budget
chart-end-over = outlook for the year: { $outlook }, { $amount } over its budget
chart-end-over-until = outlook for the year: { $outlook }, { $amount } over its budget, which is expected to be gone on { $day }
chart-end-short = outlook for the year: { $outlook }, { $amount } short of its budget
chart-end-above = outlook for the year: { $outlook }, { $amount } above its budget
chart-end-under = outlook for the year: { $outlook }, { $amount } under its budget
chart-heat-worst = { $row } was a tenth or more over in { $months } months
chart-heat-unbudgeted = { $row } was spent without a budget in { $months } months
chart-heat-even = nothing was a tenth over in more than one month
chart-heat-title = variances: category by month
chart-goals-missed = { $count } missed
chart-goals-near = { $count } close
chart-goals-off = of { $all } goals: { $counts }; the furthest off is { $goal }: { $actual }, target { $target }
chart-goals-reached = all { $all } goals are reached
chart-goals-title = the score of each goal; the mark is 100, where it is reached

chart-abc = { $count } of { $all } rows are { $share } of all costs
chart-abc-row = { $class } · { $row }
chart-abc-sum = { $sum } to here
chart-told-abc = { $row }: { $actual }, { $note }
chart-abc-title = costs of { $period }, the largest first; A: the first 80 %, B: up to 95 %, C: the rest
picture-ending = `{ $file }` is no name of a picture
picture-ending-hint = end it in .svg or .png
picture-unbuilt = this program writes no PNG: it was built without the feature `png`, so not `{ $file }`
picture-unbuilt-hint = take a name that ends in .svg, or build with `cargo build --release --features png`
picture-none = the sections that were asked for have no chart
picture-none-hint = choose by --sections one that has: categories, bridge, months, structure, goals
chart-none = there is nothing to draw
chart-of-budget = `--chart` draws what was spent, and not the budget
chart-of-budget-hint = leave out `--of budget`, or `--chart`
chart-for-machines = `{ $format }` holds figures, and nothing drawn of them
chart-for-machines-hint = leave out --chart, or take a format for people: table, markdown, html, xlsx
chart-history = most was booked in { $most } ({ $amount }), least in { $least } ({ $low })
chart-history-one = booked in { $month }: { $amount }
chart-history-cost = costs month by month, { $from } to { $to }
chart-history-income = income month by month, { $from } to { $to }
chart-lines = { $row } is the largest: { $amount } in all
chart-lines-grown = { $row } grew most: by { $growth } over the year before
chart-lines-none-grown = nothing grew over the year before
chart-lines-title = rows from { $from } to { $to }, each from zero on a scale of its own; beside it its last month, and its growth over the year before
chart-lines-title-largest = the { $count } largest of { $all } rows from { $from } to { $to }, each from zero on a scale of its own; beside it its last month, and its growth over the year before
chart-lines-cut = there is room for the last { $months } months
chart-range = 80 % range
chart-range-told = four of five years end between { $low } and { $high }
chart-told-history = { $month }: { $actual }, last year { $last_year }
chart-told-line = { $row }: { $amount } in its last month

chart-goal-beside = { $actual } (target { $target })
chart-told-bar = { $row }: budget { $budget }, actual { $actual }, variance { $variance }
chart-told-actual = { $row }: actual { $actual }
chart-told-step = { $step }: { $amount }
chart-told-month = { $month }: budget { $budget }, actual { $actual }, forecast { $expected }, last year { $last_year }
chart-told-range = outlook for the year { $outlook }, 80 % range { $low } to { $high }
chart-told-heat = { $row }: { $variances }
chart-told-goal = { $goal }: { $actual }, target { $target }
chart-told-spark = { $from } in { $first }, { $to } in { $last }

chart-key-actual = actual
chart-key-budget = budget
chart-key-forecast = forecast
chart-key-last-year = last year
chart-key-zoomed = variance ({ $unit }, drawn × { $times })
chart-key-variance-in = variance ({ $unit })
chart-key-variance = variance
chart-key-range = 80 % range of the year's end
chart-key-end = year's end
chart-key-year-budget = budget of the year
chart-unit-one = { $currency }
chart-unit-thousand = thousand { $currency }
chart-unit-wan = ten thousand { $currency }

## A book on the whole screen

browse-no-terminal = browse needs a terminal, for input and output
browse-no-terminal-hint = in a pipe, from cron or in a dumb terminal take `budget variance` and `budget explain`, or `budget report -o report.html`
browse-to-file = browse writes no file
browse-to-file-hint = `budget report -o report.html` is a page to click through; `budget variance -o FILE` writes the figures
browse-none = no row matches
browse-nothing-here = this row has nothing in this month
browse-first-month = there is no earlier month
browse-last-month = there is no later month
browse-one-row = this is one row of its month: Esc leads back
browse-opens-nothing = there is nothing below this line
browse-no-dimensions = this book has no dimensions
browse-any-key = any key leads back
browse-hint-rows = row
browse-hint-months = month
browse-hint-enter = open
browse-hint-filter = filter
browse-hint-by = dimension
browse-hint-help = keys
browse-hint-back = back
browse-key-rows = one row up, down
browse-key-months = the month before, after
browse-key-screens = one screen up, down
browse-key-ends = the first, the last row
browse-key-enter = open: categories below, plan lines and ledger rows, the whole row
browse-key-filter = only rows with this text; Esc shows all again
browse-key-by = by category, then by each dimension of the book
browse-key-back = back; from the first page: leave
browse-key-help = this list
browse-key-leave = leave at once
