## Messages of metrics and goals

term-metric = Metric
term-value = Value

# Tables of metrics
import-field-metric = metric
import-field-value = value
import-field-numerator = numerator
import-field-denominator = denominator
import-field-part = part
metric-no-header = no header of a table of metrics was found in the first { $rows } rows
metric-no-header-hint = it needs a column of periods (period, month, 月份, 期间) and a column for each metric, or columns metric and value, or metric, numerator and denominator
metric-no-period-column = no column says of which month the numbers are
metric-no-value-column = there is a column of metrics, but none of their values
metric-no-value-column-hint = head it value (数值), or give numerator (分子) and denominator (分母)
metric-no-metric-column = no column holds numbers
metric-no-metric-column-hint = every column of numbers beside period and dimensions is a metric, by its header
metric-column-twice = two columns are the metric `{ $name }`
metric-column-twice-hint = give each its own header
metric-bad-name = `{ $name }` cannot be a metric's name
metric-bad-name-hint = a name is some text without `:`
metric-unit-above = the lines above the header state the unit { $unit }, which cannot hold for every metric
metric-unit-above-hint = write it into the headers it belongs to, such as 应收(万元), and take the line out
metric-percent-column = column `{ $header }` holds percentages, which cannot be summed: it was left out
metric-percent-column-hint = import what it was worked out from, numerator and denominator; `budget goals` divides their sums
metric-percent = `{ $value }` in column `{ $header }` is a percentage, which cannot be summed over months or members
metric-percent-hint = give numerator and denominator instead
metric-currency = `{ $value }` in column `{ $header }` is written as money
metric-currency-hint = metrics are plain numbers; money spent belongs into the ledger of actuals
metric-bad-number = `{ $value }` in column `{ $header }` is not a number
metric-bad-number-hint = write a number such as 1234.5 or 1.2万; leave the cell empty where it is unknown
metric-half-ratio = the row has a numerator or a denominator, but not both
metric-half-ratio-hint = fill both, or leave both empty and give a value
metric-twice = `{ $name }` of { $month } stands on line { $line } already, for the same members
metric-twice-hint = metrics are booked by month: add up days and parts first, or tell them apart by a column of the book's dimensions or a channel
metric-rounded = { $count ->
    [one] 1 number has more than four decimals and was rounded half up
   *[other] { $count } numbers have more than four decimals and were rounded half up, each by itself
}
metric-books = to book: { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}; in the ledger already: { $known }
metric-would-book = dry run, would book: { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}; in the ledger already: { $known }
metric-months = { $span }, { $count } months
metric-file = `{ $file }`: { $rows ->
    [one] one number
   *[other] { $rows } numbers
}
metric-changed-refused = { $count ->
    [one] 1 number is booked already with another value
   *[other] { $count } numbers are booked already with other values
}: nothing was booked
metric-changed = { $count ->
    [one] 1 number differs from the one booked for the same month and members
   *[other] { $count } numbers differ from those booked for the same months and members
}
metric-changed-replaced = { $count ->
    [one] 1 number replaces the one booked for the same month and members
   *[other] { $count } numbers replace those booked for the same months and members
}
metric-changed-hint = `--replace` puts the new values in place of the booked ones
metric-missing = the plan takes `{ $name }` from the year before, but the ledger of metrics lacks { $months }
metric-missing-hint = book the missing months with `budget import FILE --as metric`, or give the plan numbers of its own
metric-unknown = the ledger knows no metric `{ $name }`
metric-unknown-hint = it knows { $names }; others come by `budget import FILE --as metric`
metric-elsewhere = the ledger has `{ $name }`, but not for { $members }, which the plan is for
metric-elsewhere-hint = name the member in the file, or fix it in a profile: fixed = {"{"} project = "…" {"}"}
metric-older-year = plan { $plan } takes `{ $name }` from { $first } to { $last }, because the year before it lacks { $months }
method-metric = metric `{ $name }`: what was counted from { $first } to { $last }, { $total } together
metric-batch-hint = `budget import list --as metric` shows the batches; the beginning or the end of a name is enough
metric-undone = took back { $batch }: { $rows ->
    [one] one number
   *[other] { $rows } numbers
}; the file is in ledger/undone

# Known KPIs
kpi-csat = Satisfaction
kpi-fcr = First-contact resolution
kpi-complaint = Complaints per 1,000 households a month
kpi-complaint-ontime = Complaints closed in time
kpi-response = First response, minutes
kpi-sl = Service level (20 s)
kpi-aband = Abandonment
kpi-cpt = Cost per ticket
kpi-cph = Cost per household and month
kpi-util = Utilisation
kpi-collect = Fees collected
kpi-attr = Turnover a year

# [[goal]]
plan-key-goal = A KPI with its target; the team's score is made of them
plan-key-goal-kpi = A known KPI (csat, fcr, complaint, complaint_ontime, response, sl, aband, cpt, cph, util, collect, attr), or a name of your own
plan-key-goal-name = What people call it
plan-key-goal-numerator = What is counted: a metric of the ledger, cost, cost:CATEGORY, or a driver
plan-key-goal-denominator = Out of what, or for what: the same
plan-key-goal-per = The quotient is multiplied by this: 1000 for complaints of a thousand households
plan-key-goal-unit = How it is written: percent, number or money
plan-key-goal-baseline = Where it stood when the goal was set
plan-key-goal-target = Where it is to come; "-5%" is five per cent below the baseline
plan-key-goal-direction = Which way is better: up or down
plan-key-goal-band = Between which two values it is good, in place of a target
plan-key-goal-weight = Its share of the total score; all together 1
plan-key-goal-owner = Who answers for it
plan-key-goal-min-n = It is a share of single answers or calls, and of fewer than these says little
plan-key-goal-volume = The driver that plans its denominator, for `plan draft --from-goals`
plan-key-line-goals = The goals that the line serves, by their kpi
plan-kind-band = two numbers or percentages
plan-kind-band-hint = write { $key } = ["75%", "85%"], the lower first
plan-bad-band = `{ $key }` is no band of two values, the lower first
goal-twice = the plan has two goals `{ $kpi }`
goal-twice-hint = give the second a kpi of its own, and say what it is counted from with numerator and denominator
goal-per = `per` is `{ $value }`
goal-per-hint = give a number above zero, such as 1000
goal-negative = `{ $key }` is `{ $value }`, but no KPI is below zero
goal-negative-hint = write the value itself, such as "80%" or 3.2
goal-unknown-kpi = `{ $kpi }` is no known KPI, and nothing says what it is counted from
goal-unknown-kpi-hint = give numerator and denominator; known are { $names }
goal-half-formula = a goal needs both numerator and denominator, or neither
goal-half-formula-hint = a known KPI takes its own where neither is given
goal-unknown-category = `cost:{ $category }` names no category of the book
goal-unknown-category-hint = write cost for all costs, or cost: and the path of a [[category]]
goal-band-and-target = a goal with a band has neither target nor direction
goal-band-and-target-hint = keep one of the two
goal-no-target = the goal has no target
goal-no-target-hint = add target = "85%", or band = ["75%", "85%"]
goal-wants-band = this KPI is good inside a band, neither high nor low
goal-wants-band-hint = write band = ["75%", "85%"], or state direction as well
goal-no-direction = nothing says which way is better
goal-no-direction-hint = add direction = "up" or direction = "down"
goal-bad-change = a target of `{ $value }` is a change, which only a goal that is to fall can have, and by less than all
goal-bad-change-hint = write the value that is to be reached, such as "85%"
goal-not-percent = `{ $key }` is { $value }, but the KPI is a share
goal-not-percent-hint = write "{ $value }%"
goal-weight-missing = some goals have a weight, but not { $names }
goal-weight-sum = the weights of the goals come to { $sum }
goal-weight-hint = give every goal a weight, together 1, or none of them one: then they count alike
goal-unknown = the plan has no goal `{ $name }`
goal-unknown-hint = its goals are { $names }
goal-none-hint = add a [[goal]] with kpi = "{ $name }"

# budget goals
goals-title = Goals { $period }
goals-convention = score: 100 is on target, from 0 to 120; 100 and more is reached, 90 and more close, less missed
goals-convention-sums = ratios are sums over sums, never averages of percentages; money is that of the lines serving the goal, in the same months
goals-ledger = ledger of metrics: { $count ->
    [0] no batches
    [one] one batch, { $newest }
   *[other] { $count } batches, the newest { $newest }
}
goals-unknown = no plan of this period has a goal `{ $name }`
goals-sources = Counted from ({ $count ->
    [one] one row
   *[other] { $count } rows
})
goals-cost-source = cost is taken apart by `budget variance` and `budget explain CATEGORY`
goals-empty-plan = the book has no plan for this period
goals-empty-goals = the plan has no goals; add [[goal]] with kpi = "csat" and target = "85%"
goals-empty-ledger = the ledger of metrics is empty; `budget import FILE --as metric` books tickets, households, answers
goals-empty-month = nothing was counted in this period; the nearest month with metrics is { $nearest }
goals-empty-open = no month of this period is over yet; the nearest month with metrics is { $nearest }
goals-empty-metrics = { $month } has metrics, but not those of the goals: { $names }
goal-baseline = Baseline
goal-progress = Progress
goal-score = Score
goal-colour = Result
goal-weight = Weight
goal-counted = Counted
goal-interval = 95% interval
goal-money = Lines that serve it
goal-spent = Spent
goal-quadrant = Seen together
goal-total = Total score
goal-green = reached
goal-amber = close
goal-red = missed
goal-no-data = no data
goal-act = over and missed: act
goal-under-invested = under and missed: too little put in?
goal-costly = reached, but over
goal-well = reached within budget
goal-missing-months = { $goal }: no month of the period has both { $names }
goal-missing-zero = { $goal }: { $name } comes to nothing
goal-missing-baseline = { $goal }: its target is a change, but the year before has no figures and no baseline is stated
goal-months = { $goal }: not counted for lack of data: { $months }
goal-renormalised = the total score is of the goals with data, { $weight } of the weight; without { $names }
goal-few = { $goal }: n = { $n }, fewer than { $least }: it says little
goal-unchanged = { $goal }: { $actual } with n = { $n } is { $low } to { $high } at 95 %, and the baseline { $baseline } lies inside: no evidence of change

# plan draft --from-goals
draft-goal-cap = goal { $goal }: { $target }, × { $volume } planned (driver { $driver }){ $per } = at most { $cap } for { $of }
draft-goal-change = { $baseline }, { $change }, is { $target }
draft-goal-all = all costs
draft-effect-change = { $goal }: { $baseline } → { $target }
draft-effect-target = { $goal }: { $target }
draft-goal-none = no goal of the plan is about cost, so none gives a cap
draft-goal-none-hint = add [[goal]] with kpi = "cpt" or "cph" and target = "-5%", or say --cap AMOUNT
draft-goal-no-baseline = the target of goal `{ $kpi }` is a change, and nothing says from what
draft-goal-no-baseline-hint = state baseline, or book costs and metrics of the last twelve months
draft-goal-no-volume = nothing says how much goal `{ $kpi }` is planned for
draft-goal-no-volume-hint = name the driver of the planned number: volume = "tickets"
