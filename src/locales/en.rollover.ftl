# What lines take along from month to month, and from year to year.
plan-key-rollover = What the line takes along into the next month of its year: surplus, deficit, both or none
plan-key-rollover-cap = The most that it takes along of what is left; a deficit is taken along whole
plan-key-reserve = true if it is only moved to other lines and never spent on itself; a contingency is, unless false
rollover-cap-alone = `rollover_cap` says nothing of a line that takes nothing along of what is left
rollover-cap-alone-hint = write rollover = "surplus" or "both", or remove it
rollover-cap-nothing = a `rollover_cap` that is not above zero takes nothing along
rollover-cap-nothing-hint = write a positive amount, or rollover = "none"
rollover-income = `rollover` is for costs: of an income there is nothing to spend
rollover-contra = `rollover` is for lines that are spent on, and this one takes refunds (`contra`)
rollover-remove-hint = remove `rollover`
rollover-differs = this line and { $first } budget `{ $category }` together and roll over differently
rollover-differs-hint = they have one amount: give both the same `rollover` and `rollover_cap`
lint-rollover-window = { $line }: what rolls over changes nothing in `budget check`, which holds the line over { $windows } and never over a month
lint-rollover-window-hint = add window = ["period"] to the line, or remove `rollover`
equation-brief-rolled = available = current + rolled over − commitments − actual
equation-available-rolled = available { $available } = current { $current } + rolled over { $rolled } − commitments { $commitment } − actual { $actual }
report-explain-rolled = { $month }: budget { $budget } + rolled over { $came } − actual { $actual } − commitments { $committed } = { $left }; { $on } rolls over
report-explain-available-rolled = available = budget { $budget } + rolled over { $rolled } − actual { $actual } − commitments { $committed } = { $available }

## command/plan/adjust/carry.rs
equation-carry-forward = { $sum } + carried forward { $amount }
adjustment-carry = { $id }: { $amount } for { $line } in { $months }, carried forward from { $from } in { $plan } ({ $of })
carry-of-unspent = unspent
carry-of-commitments = on order
carry-no-year = no plan of the book has the year before { $first }: there is nothing to carry forward
carry-no-year-hint = `budget plan supplement` gives a line more without it
carry-no-line = { $line } had no budget line of its own in { $month }
carry-no-line-hint = name the line of the year before: `--from LINE`
carry-draft = { $plan } was never approved: nobody can say what its budget left
carry-draft-hint = `budget plan supplement` gives a line more without it
carry-open = { $plan } runs to { $last }, and on { $day } what it leaves is not known
carry-open-hint = bring it over once the year has ended
carry-nothing = { $line } in { $plan } has nothing { $of } to carry forward: { $left }
carry-nothing-hint = see `budget plan show --equation --year --month M` of that year; what was carried forward already counts
carry-order-later = once it is approved, what is on order in { $plan } for it is committed here
carry-order-moved = { $order } goes along: { $amount } are committed on { $line } in { $month } now
carry-order-stays = only a part of what is on order was carried forward: the orders stay in { $plan }, and here the amount counts as available until their invoices come
carry-order-stays-hint = move those that it is for: `budget commit change ORDER --month { $month }`; `budget commit list` names them
carry-order-undone = orders that came along are still committed in { $month }
carry-order-undone-hint = move them back, `budget commit change ORDER --month M`, or close them; `budget commit list` names them
carry-beyond = { $line } in { $plan } has only { $left } { $of } to carry forward
carry-beyond-hint = carry { $left } forward at most; what was carried forward already counts
carry-twice = { $brought } were carried forward from { $line } in { $plan } ({ $ids }), which had only { $left } { $of }; two branches seem to have carried the same money forward
carry-twice-hint = undo { $ids } (`budget plan undo ID --reason TEXT`), or take from the line what is too much: `budget plan reduce { $line } { $excess } --month { $month } --reason TEXT`
carry-twice-over-hint = a month that is over keeps its budget; take what is too much from months to come: `budget plan reduce { $line } { $excess } --month { $month } --reason TEXT`

## command/plan/adjust/route.rs
adjustment-size-supplement = { $size }; more for the plan is for the last route
adjustment-size-reserve = { $size }; what goes out of a reserve is for the last route
adjustment-pair = together with { $others } of the last { $days } days this moves budget from { $from } to { $to }, which the plan forbids: a second person has to approve it
adjustment-chain = together with { $others } of the year this moves budget from { $from } to { $to } ({ $lines }), which the plan forbids: a second person has to approve it

## command/plan/approval/adjusted.rs
version-loses = adjustment { $id } changes { $line } in { $month }, and this version has no such line then
version-loses-hint = reject it and keep the line, or take the adjustment back first: `budget plan undo { $id } --reason TEXT`
version-below = this version gives { $line } { $has } in { $month }, and adjustments take { $change } of it
version-below-hint = reject it and give the line more, or take an adjustment back first: `budget plan undo { $id } --reason TEXT`

## Reserves
check-reserve = reserve
check-reserve-asked = { $line } is a reserve: nothing is spent on it; move what is needed to the line that it is spent on: `budget plan transfer`
check-reserve-spent = { $line } is a reserve, and something was spent or ordered on it: book it on the line that it was for, and move the budget there
report-on-reserve = { $amount } spent on { $line }, a reserve: it is only moved to other lines (`budget plan transfer`)
reserves-title = Reserves { $period }
reserves-none = no line of the plan is a reserve (`reserve = true`, or the method contingency)
reserves-drawn = Drawn
reserves-share = Drawn %
reserves-spent-on-it = Spent on it
reserves-left = Left
reserves-draws = What they were used for
reserves-adjustment = Adjustment
reserves-to = For
reserves-lines = { $lines }
reserves-waits = { $lines } (proposed)
reserves-spent = { $amount } spent or ordered on { $line } itself, which is only moved to other lines

## report/plan_diff.rs
diff-key = key
diff-keys = Other settings that differ

## command/plan/approval/left.rs
version-rollover-ends = { $line } rolls over in v{ $number }, and this version has it under no name: what it leaves is not taken along
version-rollover-ends-hint = if it is only renamed, leave its amounts as they are in this version, and change them in the next; if it was split, give what is left to its parts with `budget plan supplement`
version-order-left = order { $order } has { $amount } left on { $line } in { $month }, and this version has no line for it: what is on order is taken from no line any more
version-order-left-hint = once the version is approved, move it to the line that has the money: `budget commit change { $order } --line { $to }`
version-order-left-line = LINE
