## command/accrue/
accrual-spread = { $id }: { $amount } on { $line } ({ $place }) over { $count ->
    [one] one month
   *[other] { $count } months
}: { $months }
accrual-spread-days = { $id }: { $amount } on { $line } ({ $place }) over { $count ->
    [one] one month
   *[other] { $count } months
}, by days: { $months }
accrual-month = { $month } { $amount }
accrual-months = { $first } to { $last } { $amount } each
accrual-closed = { $count ->
    [one] one month from { $first } on is
   *[other] { $count } months from { $first } on are
} closed: what belongs there, { $amount }, { $open } bears
accrual-closed-bill = { $month } is closed and keeps the bill as it was booked; it is taken out of { $open }
accrual-before = { $amount } of it, { $months }, lies before the budget year, which begins with { $begin }
accrual-beyond = { $amount } of it, { $months }, lies outside the budget year, which ends with { $end }
accrual-dry-run = nothing was booked
accrual-nothing = nothing to spread
accrual-spread-already = { $place } is spread already, as { $id }
accrual-spread-already-hint = to spread it otherwise, take that back first: `budget accrue undo { $id } --reason TEXT`
accrual-until-before = the last day, { $until }, lies before the first, { $from }
accrual-until-before-hint = choose a later day: `--until DATE`
accrual-calendar = a term from { $from } on ends after 9999-12, the last month there is
accrual-calendar-hint = choose an earlier day or a shorter term: `--from DATE`, `--until DATE`
accrual-long = { $months } months is too long
accrual-long-hint = a bill is spread over { $most } months at most
accrual-no-row = there is no row `{ $value }`
accrual-no-row-hint = `budget explain CATEGORY` shows each row with its file and line: `budget accrue spread ledger.csv:12`
accrual-many-rows = `{ $value }` fits { $count } rows
accrual-many-rows-hint = name one by file and line, or its batch too (`--batch`): { $rows }
accrual-unknown = there is no spread or accrual `{ $value }`
accrual-unknown-hint = `budget accrue list --all` lists them
accrual-undone-already = { $id } was undone by { $by } on { $day }
accrual-undone = { $id } undone by { $by }
accrual-undone-late = { $rows ->
    [one] one of its rows lies
   *[other] { $rows } of its rows lie
} in closed months; the first open month after them bears what is reversed
accrual-reconciled = { $ids }: { $rows ->
    [one] one row that counted too often was
   *[other] { $rows } rows that counted too often were
} taken out: { $batch }
accrual-reconcile-nothing = nothing was spread, accrued or undone twice
accrual-gone = { $id } spreads a bill that is not in the ledger any more: { $amount }, { $place }
accrual-moved = { $id } spreads a bill that was moved to { $category } since: { $amount }, { $place }
accrual-lost-hint = undo it, and spread what stands now: `budget accrue undo { $id } --reason TEXT`
accrual-bill-gone = { $id } was taken out for a bill that is not in the ledger any more: { $amount } of { $month }
accrual-bill-gone-hint = undo it, and accrue again what has not come: `budget accrue undo { $id } --reason TEXT`
accrual-twice = { $id } was made, undone or ended on two branches of the book: { $rows ->
    [one] one of its rows counts
   *[other] { $rows } of its rows count
} too often
accrual-twice-hint = `budget accrue reconcile` counts it once
accrual-bill-in = the bill of { $id } ({ $month }) is in ({ $place }), and what was accrued, { $amount }, still counts beside it
accrual-bill-in-hint = `budget accrue apply` takes it out, and so does the next import
accrual-accrued = { $id }: { $amount } on { $line } accrued for { $month }: { $how }
accrual-came = { $id }: the bill of { $month } came ({ $place }): { $sum } against { $amount } accrued, difference { $difference }; what was accrued is taken out of { $back }
accrual-month-open = { $month } is not over
accrual-month-open-hint = bills are accrued when a month is over: `--month last`
accrual-month-closed = { $month } is closed: nothing is accrued in it any more
accrual-month-closed-hint = open it again first: `budget reopen { $month } --reason TEXT`
accrual-no-rules = budget.toml has no rules for bills that come back: `[[spread]]` and `[[accrue]]`
accrual-nothing-proposed = nothing to spread or accrue up to { $month }

## report/accrual_proposals.rs
accrual-propose-title = To spread and accrue, { $month }
accrual-basis = Basis
accrual-how-spread = { $months } months from the bill on ({ $place })
accrual-how = usually { $usual }: the median of { $count } of { $looked } months ({ $months })
accrual-how-part = { $how }, less { $there } that is in
accrual-how-refund = { $how }, plus { $there } that was given back
accrual-how-later = { $how }; { $amount } of { $month } ({ $place }) is in and counts as the bill of { $month }: if it is this one, accrue nothing

## report/accruals.rs
accrual-list-title = Spread and accrued, { $day }
accrual-left-out = { $count ->
    [one] one
   *[other] { $count }
} over or undone not shown (`--all`)
accrual-none = there are none
accrual-id = ID
accrual-kind = Kind
accrual-vendor = Vendor
accrual-amount = Amount
accrual-first = From
accrual-last = To
accrual-borne = Borne
accrual-left = Left
accrual-by = By
accrual-kind-spread = spread
accrual-kind-accrued = accrued
accrual-state-running = running
accrual-state-waits = bill not in
accrual-state-borne = all borne
accrual-state-came = bill came
accrual-state-undone = undone

## report/head.rs
report-view-accrual = accrual view
view-cash = cash
view-accrual = accrual
weight-months = months
weight-days = days

## report/calendar.rs
calendar-title = Contracts, { $from } to { $until }
calendar-none = nothing to see to in these days
calendar-day = Day
calendar-days = In days
calendar-contract = Contract
calendar-what = What
calendar-notice = last day for notice, else it renews for { $months ->
        [one] a month
       *[other] { $months } months
    }
calendar-renews = renews for { $months ->
        [one] a month
       *[other] { $months } months
    }
calendar-ends = ends
calendar-price = price changes by { $rate }
calendar-unused = { $seats } of { $paid } seats not used
calendar-until-before = the last day, { $until }, lies before { $day }
