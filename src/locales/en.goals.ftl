## Messages of metrics and goals

term-metric = Metric
term-value = Value

# Tables of metrics
import-field-metric = metric
import-field-value = value
import-field-numerator = numerator
import-field-denominator = denominator
import-field-part = part
metric-no-header = no header of a metrics table was found in { $rows ->
    [one] the only row
   *[other] the first { $rows } rows
}
metric-no-header-hint = it needs a period column (period, month, 月份, 期间) and a column for each metric; or the columns metric and value; or metric, numerator and denominator
metric-no-period-column = there is no period column to tell which month the numbers are for
metric-no-value-column = there is a metric column, but no value column
metric-no-value-column-hint = call it value (数值), or give numerator (分子) and denominator (分母)
metric-no-metric-column = no column contains numbers
metric-no-metric-column-hint = apart from period and dimensions, each column of numbers is a metric, named by its heading
metric-column-twice = two columns are the metric `{ $name }`
metric-column-twice-hint = give each a heading of its own
metric-bad-name = `{ $name }` cannot be the name of a metric
metric-bad-name-hint = a name is not empty and contains no `:`
metric-unit-above = the lines above the header give the unit { $unit }, which cannot apply to every metric
metric-unit-above-hint = write it in the headings it belongs to, such as 应收(万元), and remove the line
metric-percent-column = column `{ $header }` contains percentages, which cannot be added: it was left out
metric-percent-column-hint = import the numerator and denominator it comes from; `budget goals` divides their sums
metric-percent = `{ $value }` in column `{ $header }` is a percentage, which cannot be added over months or members
metric-percent-hint = give numerator and denominator instead
metric-currency = `{ $value }` in column `{ $header }` is written as money
metric-currency-hint = metrics are plain numbers; import spending as actuals
metric-bad-number = `{ $value }` in column `{ $header }` is not a number
metric-bad-number-hint = write a number such as 1234.5 or 1.2万; leave the cell empty where it is unknown
metric-half-ratio = the row has a numerator or a denominator, but not both
metric-half-ratio-hint = fill both, or leave both empty and give a value
metric-twice = `{ $name }` for { $month } is already on line { $line }, for the same members
metric-twice-hint = metrics are booked by month: add up days and parts first, or tell them apart with a dimension or channel column
metric-rounded = { $count ->
    [one] 1 number has more than four decimals and was rounded half up
   *[other] { $count } numbers have more than four decimals and were rounded half up, each on its own
}
metric-books = to book: { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}{ $changed ->
    [0] {""}
    [one] , one changed number
   *[other] , { $changed } changed numbers
}; already in the ledger: { $known }
metric-would-book = would book (nothing is done yet): { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}{ $changed ->
    [0] {""}
    [one] , one changed number
   *[other] , { $changed } changed numbers
}; already in the ledger: { $known }
metric-months = { $span }, { $count } { $count ->
    [one] month
   *[other] months
}
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
metric-changed-hint = `--replace` replaces the booked values with the new ones
metric-missing = the plan takes `{ $name }` from the previous year, but the metrics ledger lacks { $months }
metric-missing-hint = import the missing months with `budget import FILE --as metric`, or write the numbers in the plan
metric-unknown = the metrics ledger has no `{ $name }`
metric-unknown-hint = it has { $names }; import others with `budget import FILE --as metric`
metric-elsewhere = the metrics ledger has `{ $name }`, but not for { $members }, which the plan is for
metric-elsewhere-hint = name the member in the file, or fix it in a profile: fixed = {"{"} project = "…" {"}"}
metric-older-year = plan { $plan } takes `{ $name }` from { $first } to { $last }, because the previous year lacks { $months }
method-metric = metric `{ $name }`: actual figures from { $first } to { $last }, { $total } in all
metric-batch-hint = `budget import list --as metric` shows the batches; any part of a name or of its file is enough, and `last` is the newest
metric-undone = undid { $batch }: { $rows ->
    [one] one number
   *[other] { $rows } numbers
}; its file is now in ledger/undone

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
kpi-attr = Annual turnover

# [[goal]]
plan-key-goal = A KPI with its target; the total score is the weighted average of its goals
plan-key-goal-kpi = A known KPI (csat, fcr, complaint, complaint_ontime, response, sl, aband, cpt, cph, util, collect, attr), or a name of your own
plan-key-goal-name = The name shown
plan-key-goal-numerator = What is counted: a metric, cost, cost:CATEGORY, or a driver
plan-key-goal-denominator = What it is divided by: the same choices
plan-key-goal-per = The quotient is multiplied by this: 1000 for complaints of a thousand households
plan-key-goal-unit = How it is shown: percent, number or money
plan-key-goal-baseline = Where it stood when the goal was set
plan-key-goal-target = The value to reach; "-5%" is five per cent below the baseline
plan-key-goal-direction = Which way is better: up or down
plan-key-goal-band = The two values between which it is good, instead of a target
plan-key-goal-weight = Its weight in the total score; all weights add up to 1
plan-key-goal-owner = Who is responsible for it
plan-key-goal-min-n = It is a share of single answers or calls, and fewer than this many say little
plan-key-goal-volume = The driver with the planned denominator, for `plan draft --from-goals`
plan-key-line-goals = The goals that the line serves, by their kpi
plan-kind-band = two numbers or percentages
plan-kind-band-hint = write { $key } = ["75%", "85%"], the lower first
plan-bad-band = `{ $key }` should be two values, the lower first
goal-twice = the plan has two goals `{ $kpi }`
goal-twice-hint = give the second a kpi of its own, with numerator and denominator
goal-per = `per` is `{ $value }`
goal-per-hint = give a number above zero, such as 1000
goal-negative = `{ $key }` is `{ $value }`, but no KPI is below zero
goal-negative-hint = write the value itself, such as "80%" or 3.2
goal-unknown-kpi = `{ $kpi }` is not a known KPI, and nothing says how it is calculated
goal-unknown-kpi-hint = add numerator and denominator; known KPIs: { $names }
goal-half-formula = a goal needs both numerator and denominator, or neither
goal-half-formula-hint = a known KPI has its own where neither is given
goal-unknown-category = `cost:{ $category }` is not a category of the book
goal-unknown-category-hint = write cost for all costs, or cost: and the path of a [[category]]
goal-band-and-target = a goal with a band takes neither target nor direction
goal-band-and-target-hint = keep one of the two
goal-no-target = the goal has no target
goal-no-target-hint = add target = "85%", or band = ["75%", "85%"]
goal-wants-band = this KPI is good within a band, neither too high nor too low
goal-wants-band-hint = write band = ["75%", "85%"], or state direction as well
goal-no-direction = nothing says which way is better
goal-no-direction-hint = add direction = "up" or direction = "down"
goal-bad-change = the target `{ $value }` is a change, which works only for a goal that should fall, and by less than 100%
goal-bad-change-hint = write the value to reach, such as "85%"
goal-not-percent = `{ $key }` is { $value }, but this KPI is a percentage
goal-not-percent-hint = write "{ $value }%"
goal-weight-missing = some goals have a weight, but not { $names }
goal-weight-sum = the weights of the goals add up to { $sum }
goal-weight-hint = give every goal a weight, adding up to 1; or none, and all count the same
goal-unknown = the plan has no goal `{ $name }`
goal-unknown-hint = its goals: { $names }
goal-listed = { $kpi } ({ $name })
goal-none-hint = add a [[goal]] with kpi = "{ $name }"

# budget goals
goals-title = Goals { $period }
goals-reading = score: 100 is on target
goals-convention = score: 100 is on target, on a scale of 0 to 120; from 100 the goal is reached, from 90 it is close, below that it is missed
goals-convention-sums = ratios are sums divided by sums, never averages of percentages; money is that of the lines serving the goal, in the same months
goals-ledger = metrics ledger: { $count ->
    [0] no batches
    [one] one batch, { $newest }
   *[other] { $count } batches, the newest { $newest }
}
goals-unknown = no plan of this period has a goal `{ $name }`
goals-sources = Data from ({ $count ->
    [one] one row
   *[other] { $count } rows
})
goals-cost-source = for costs see `budget variance` and `budget explain CATEGORY`
goals-empty-plan = the book has no plan for this period
goals-empty-goals = the plan has no goals; add [[goal]] with kpi = "csat" and target = "85%"
goals-empty-ledger = the metrics ledger is empty; import tickets, households, answers with `budget import FILE --as metric`
goals-empty-month = there are no metrics for this period; the nearest month with metrics is { $nearest }
goals-empty-open = no month of this period is over yet; the nearest month with metrics is { $nearest }
goals-empty-metrics = { $month } has metrics, but not those the goals need: { $names }
goal-baseline = Baseline
goal-progress = Progress
goal-score = Score
goal-colour = Result
goal-weight = Weight
goal-counted = Numerator ÷ denominator
goal-interval = 95% interval
goal-money = Related cost
goal-money-of = Related cost, { $period }
goal-spent = Spent
goal-quadrant = Assessment
goal-total = Total score
goal-green = reached
goal-amber = close
goal-red = missed
goal-no-data = no data
goal-act = over budget and missed: act
goal-under-invested = within budget but missed: perhaps too little invested
goal-costly = reached, but over budget
goal-well = reached within budget
goal-missing-months = { $goal }: no month of the period has both { $names }
goal-missing-zero = { $goal }: { $name } adds up to zero
goal-missing-baseline = { $goal }: the target is a change, but there is neither a stated baseline nor data of last year
goal-months = { $goal }: left out for lack of data: { $months }
goal-renormalised = the total score covers only the goals with data, { $weight } of the weight; without { $names }
goal-few = { $goal }: n = { $n }, fewer than { $least }: take it with caution
goal-unchanged = { $goal }: { $actual } with n = { $n } has a 95% interval of { $low } to { $high }, which includes the baseline { $baseline }: no evidence of change

# plan draft --from-goals
draft-goal-cap = goal { $goal }: { $target }, × { $volume } planned (driver { $driver }){ $per } = at most { $cap } for { $of }
draft-goal-change = { $baseline } recently, { $change } makes { $target }
draft-goal-all = all costs
draft-effect-change = { $goal }: { $baseline } → { $target }
draft-effect-target = { $goal }: { $target }
draft-goal-none = no goal of the plan is about cost, so there is no cap to derive
draft-goal-none-hint = add [[goal]] with kpi = "cpt" or "cph" and target = "-5%", or give --cap AMOUNT
draft-goal-no-baseline = the target of goal `{ $kpi }` is a change, but there is nothing to start from
draft-goal-no-baseline-hint = state baseline, or import costs and metrics of the last twelve months
draft-goal-no-volume = the planned volume of goal `{ $kpi }` is not known
draft-goal-no-volume-hint = name the driver with the planned volume: volume = "tickets"
