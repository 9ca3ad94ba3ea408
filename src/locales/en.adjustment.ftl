## plan_file/table/forbidden.rs
plan-key-forbidden = between which categories no budget is transferred
plan-key-forbidden-from = budget of what lies in this category stays there
plan-key-forbidden-to = only where it may not go; left out: nowhere outside `from`
forbidden-unknown = no category or line of the book is in `{ $category }`, so this forbids nothing
forbidden-unknown-hint = write the path of a category or of one above lines, such as labour

## answer/adjustments.rs
adjustment-homeless = adjustment { $id } changes { $line } in { $month }, and the version in force has no such line then
adjustment-homeless-hint = reverse it with `budget plan undo { $id } --reason TEXT`, or revise the plan so that it has the line again

## report/head.rs
report-adjusted = { $count ->
    [one] { $count } adjustment
   *[other] { $count } adjustments
    }, net { $net }

## command/plan/adjust
adjustment-transfer = { $id }: { $amount } from { $from } to { $to } in { $months }
adjustment-supplement = { $id }: { $amount } more for { $line } in { $months }
adjustment-reduce = { $id }: { $amount } less for { $line } in { $months }
adjustment-by-route = in force, within the limit of { $route }
adjustment-waits = proposed; it waits for `budget plan approve { $id }` by { $who }
adjustment-year = { $line }: { $before } → { $after } in the year
adjustment-year-would = { $line }: { $before } → { $after } in the year, once it is approved
adjustment-size = { $amount }, { $share } of the line's year
adjustment-size-together = { $size }, with { $others } of the last { $days } days
adjustment-split = what { $by } takes out of one line counts together: { $change }
adjustment-approved = { $id } approved by { $by }; it is in force
adjustment-undone = { $id } reversed by { $by }; a compensating entry is booked
adjustment-undone-from = { $id } reversed by { $by } from { $from } on; the months before are over and stand, and this stays of it:
adjustment-withdrawn = { $id } withdrawn by { $by }; it was never in force
adjustment-unknown = there is no adjustment `{ $value }`
adjustment-unknown-hint = `budget plan history` lists the adjustments
adjustment-income = `{ $category }` is income; only the budgets of costs are adjusted
adjustment-no-line = no plan line has the category `{ $category }`
adjustment-no-line-hint = `budget plan show` lists the lines; a new line takes a revision: `budget plan revise`
adjustment-covered-hint = its budget is that of { $line }: name that line
adjustment-no-such-part = no line is called `{ $value }`
adjustment-which = `{ $value }` fits { $count } lines
adjustment-which-hint = name one of { $options }
adjustment-not-budgeted = { $line } has no budget line in { $month }
adjustment-not-budgeted-hint = choose months in which the line is in force: `--month M[,M…]`
adjustment-month-over = the budget of { $month } stands: on { $day } the month is over
adjustment-month-over-hint = choose { $now } or a later month: `--month M[,M…]`
adjustment-late-hint = withdraw it with `budget plan undo { $id }`, and make it again for { $now } or later
adjustment-undo-late-hint = what is over stays; transfer back what is left in later months
adjustment-draft = { $plan } is a draft: there is no approved budget yet to adjust
adjustment-draft-hint = change the plan file; once somebody has approved it (`budget plan submit`, `budget plan approve`), adjust it here
adjustment-years = { $first } and { $other } are of two budget years
adjustment-years-hint = adjust each year separately
adjustment-locked = { $line } is locked: its budget stays
adjustment-locked-hint = a locked line changes by a revision: `budget plan revise`
adjustment-same-line = { $line } cannot give to itself
adjustment-same-line-hint = name two lines; what moves between months of one line is a revision: `budget plan revise`
adjustment-two-plans = the lines are of two plans, { $from } and { $to }, and each is approved separately
adjustment-two-plans-hint = reduce the one with `budget plan reduce`, and supplement the other with `budget plan supplement`
adjustment-forbidden = the plan forbids transfers out of { $from }
adjustment-forbidden-to = the plan forbids transfers from { $from } to { $to }
adjustment-forbidden-hint = [[forbidden_transfer]] in the plan says so; let another line give
adjustment-no-route = no route of the plan reaches as far as this: { $change }
adjustment-no-route-hint = the routes of the approved version hold; a revision with a [[route]] that reaches further changes them: `budget plan revise`
adjustment-month-short = { $line } has only { $has } for itself in { $month }
adjustment-month-short-hint = take less, or take it from several months: `--month M,M`
adjustment-year-short = of the { $budget } that { $line } has in the year { $actual } are spent and { $committed } committed; { $available } are available
adjustment-year-short-hint = take { $most } at most, or release a commitment first
adjustment-own = { $by } proposed { $id } and cannot approve it
adjustment-own-hint = somebody else has to approve; who proposed it can withdraw it: `budget plan undo { $id }`
adjustment-approved-already = { $id } is in force: { $by } decided on it on { $day }
adjustment-undone-already = { $id } was reversed or withdrawn by { $by } on { $day }

## report/equation.rs
equation-title = Budget equation { $period }
equation-brief = available = current − commitments − actual
equation-whole = current = original (the first approved version) + revisions + supplements − reductions + transfers in − transfers out
equation-original = original { $amount }
equation-revised = { $sum } + revised { $amount }
equation-supplement = { $sum } + supplement { $amount }
equation-reduction = { $sum } − reduction { $amount }
equation-transfer-in = { $sum } + transfer in { $amount }
equation-transfer-out = { $sum } − transfer out { $amount }
equation-current = current { $current } = { $sum }
equation-available = available { $available } = current { $current } − commitments { $commitment } − actual { $actual }

## report/version_history.rs
history-adjusted = adjusted
history-proposed = proposed
history-undone = reversed
history-withdrawn = withdrawn

## report/explain
report-explain-adjusted = adjusted by { $id } in { $month }: { $amount } ({ $reason })
report-explain-adjusted-below = with a line below it, adjusted by { $id } in { $month }: { $amount } ({ $reason })

## answer/below.rs
adjustment-below-month = adjustments take more of { $line } in { $month } than it has: { $left } is left ({ $ids }); two branches seem to have taken the same money
adjustment-below-year = of the { $budget } that adjustments leave { $line } in the year { $actual } are spent and { $committed } committed: { $lacks } are missing ({ $ids })
adjustment-below-hint = undo { $ids } (`budget plan undo ID --reason TEXT`), or give the line what it lacks: `budget plan supplement { $line } { $lacks } --month { $month } --reason TEXT`
adjustment-below-over-hint = the month is over and keeps its budget; give the line in a month to come what it lacks: `budget plan supplement { $line } { $lacks } --month { $month } --reason TEXT`, or a transfer
