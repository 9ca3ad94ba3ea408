## The bridge: why the actual is not the budget

bridge-title = From budget to actual, { $period }
bridge-reading = budget + steps = actual, to the cent
bridge-order = the steps are taken in this order: volume, mix, efficiency, rate, lines that are not split, timing, adjustments, outside the plan; what two of them make together goes to the later one
bridge-steps-told = volume: more or less to do; mix: the same in other parts; efficiency: more or less effort for it; rate: what is left, the price of each unit
bridge-quantities = quantities are summed over the months that were counted
bridge-proof = how each step comes about: `budget explain CATEGORY --bridge`
bridge-step = step
bridge-amount = amount
bridge-reached = running total
bridge-driver = driver
bridge-drivers = What each driver moved
bridge-planned = planned
bridge-came = counted
bridge-moved = effect
bridge-volume = volume
bridge-mix = mix
bridge-efficiency = efficiency
bridge-rate = rate
bridge-whole = not split
bridge-timing = timing
bridge-adjusted = adjustments
bridge-open = not over yet and left out: { $months }
bridge-missing = no rows and left out: { $months }
bridge-uncounted = `{ $driver }` was not counted in { $months }: lines that depend on it are not split there
bridge-nothing = `{ $driver }` was counted as 0 in { $months }, so all that was spent there is rate: check the count
bridge-other-file = the file of plan { $id } says something else than the version in force, so its lines are not split
bridge-shared = left out, as it is shared by all members: { $amount } (actual less budget)
bridge-no-drivers = no line depends on a driver that is counted, so none can be split; write `actual = "metric"` under [driver.NAME] or [grade.NAME], and import the metric
bridge-empty = nothing was budgeted or booked there
bridge-empty-months = no month of the period is over and has rows
bridge-said-at = The actual { $actual } is the budget { $budget }
bridge-said-over = The actual { $actual } is { $amount } ({ $ratio }) over the budget { $budget }
bridge-said-under = The actual { $actual } is { $amount } ({ $ratio }) under the budget { $budget }
bridge-said-income-over = Income of { $actual } is { $amount } ({ $ratio }) more than the budget { $budget }
bridge-said-income-under = Income of { $actual } is { $amount } ({ $ratio }) short of the budget { $budget }
bridge-said-most = Most of it is { $step } { $amount }, with { $part } in { $row }
bridge-said-most-all = Most of it is { $step } { $amount }, all in { $row }
bridge-said-offset = Offset by { $step } { $amount }, with { $part } in { $row }
bridge-said-offset-all = Offset by { $step } { $amount }, all in { $row }

## The structure of costs

structure-title = Structure of costs, { $period }
structure-title-budget = Structure of the budget, { $period }
structure-reading = A: the first 80 % of costs, B: up to 95 %, C: the rest
structure-told = share: of all costs; points: by how much the share grew; adds to growth: what the row adds to the growth of the whole, in points
structure-classes = ABC: rows by size, each by what lies before it, so that the largest is always A
structure-variable-told = variable: the part of a row's budget that follows a driver; the rest is fixed
structure-controllable-told = controllable: what the book's categories say can be decided on within the year (`controllable = false` for the others); of the costs of the row
structure-share = share
structure-class = ABC
structure-variable = variable
structure-controllable = controllable
structure-share-before = share last year
structure-moved = points
structure-contribution = adds to growth
structure-per = per { $name }
structure-missing-before = not compared with last year: no rows in { $months }
structure-uncounted = `{ $name }` was not counted in each of the months: there is no cost per unit
between-title-last-year = From last year to this, { $period }
between-title-outlook = From the plan to where the year ends, { $period }
between-title-versions = From { $from } to { $to }, { $period }
between-reading = the steps add up to the difference, to the cent
between-told = new is what was not there before, gone what no longer is; what is not taken apart is changed as a whole
between-volume-told = volume = before × quantity now ÷ quantity before − before, row by row; rate = the rest: what a unit costs now, at the quantity of now
between-outlook-told = to date: spent less the budget of the months that are over; to come: what is expected less the budget of the months to come
between-this-year = this year
between-changed = changed
between-new = new
between-gone = gone
between-so-far = to date
between-to-come = to come
between-quantity-before = quantity before
between-quantity-now = quantity now
between-uncounted = { $metric } was not counted in each of these months: what lacks it is not taken apart
between-per = only from last year to this can a metric make the volume
between-per-hint = leave `--per` out, or ask for `--between last-year`
between-outlook-period = where the year ends is asked of the fiscal year, not of a part of it
between-outlook-period-hint = leave the period out; `--as-of` chooses the year
between-unknown = `{ $value }` is nothing that a bridge can be between
between-unknown-hint = write last-year, outlook, or two versions: v1..v2, original..current, current..draft

## How each step comes about (explain --bridge)
bridge-how-title = How each step comes about: { $category }, { $period }
bridge-how-reading = a driver is replaced by what was counted, one after the other, and the line is worked out again; what the last one leaves is the rate
bridge-how = working
bridge-how-of = { $line }, { $month }
bridge-how-moved = { $driver } { $from } → { $to }: { $how }
bridge-how-months = { $months }
bridge-how-adjusted = as planned { $planned } − { $budget } now
bridge-how-rate = actual { $actual } − { $reached }
bridge-how-timing = actual { $actual } − { $reached }; evens out later, as its review says
bridge-how-whole = Taken whole: amount = actual − budget
