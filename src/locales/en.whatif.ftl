## plan_file/keys.rs: [scenario.NAME]
plan-key-scenario = a what-if on top of the plan, for `budget whatif`; it changes no amount of the plan
plan-key-scenario-note = what it is about
plan-key-scenario-change = a change: a figure of the plan takes another value from some month on
plan-key-scenario-measure = a measure: something that could be done, with what it saves and costs
plan-key-change-driver = the driver that changes
plan-key-change-grade = the grade whose heads or base wage change; `key` says which
plan-key-change-category = the lines that change: those of this category and below it
plan-key-change-for = only lines that name these members
plan-key-change-name = only lines of this name
plan-key-change-contribution = the kind of contribution whose rate changes, such as "pension"; `city` says where
plan-key-change-city = the city of the contribution
plan-key-change-key = heads or base of a grade; a key of a line's method, such as "price"; without it, the line's monthly amount
plan-key-change-from = the first month; without it, the year's first
plan-key-change-times = multiply by this
plan-key-change-plus = add this, after multiplying
plan-key-change-value = replace with this
plan-key-change-monthly = replace with this amount a month, for a single line
plan-key-measure-kind = deflection, purchase or desks
plan-kind-level = a number or a percentage
plan-kind-level-hint = write { $key } = "85%" or { $key } = 2.5

## plan_file/scenario.rs, plan_file/scenario_check.rs
scenario-empty = scenario `{ $name }` changes nothing
scenario-empty-hint = add [[scenario.NAME.change]] or [[scenario.NAME.measure]], or remove the scenario
scenario-no-target = the change does not say what changes
scenario-two-targets = a change has one target, but here are both `{ $first }` and `{ $second }`
scenario-target-hint = give one of driver, grade, category or contribution; put another change in another [[scenario.NAME.change]]
scenario-key-elsewhere = `{ $key }` cannot be used with `{ $target }`
scenario-key-elsewhere-hint = `for`, `name` and `monthly` go with category; `city` with contribution; `key` with grade and category
scenario-no-how = the change does not say how
scenario-two-hows = `{ $first }` and `{ $second }` cannot both be given
scenario-how-hint = give times, plus or both; or value; or monthly, for a single line without a key
scenario-no-drivers-hint = the plan has no drivers; change a grade's heads, or a line
scenario-driver-of-grades = `{ $name }` is the heads of grades, not a driver of its own
scenario-driver-of-grades-hint = change a grade: grade = "NAME", key = "heads"
scenario-grade-key = the change of grade `{ $grade }` does not say which figure
scenario-grade-key-hint = add key = "heads" or key = "base"
scenario-no-city = the change of `{ $kind }` does not say in which city
scenario-city-hint = cities with contribution tables: { $cities }; add [[contribution]] for another
scenario-unknown-city = there are no contribution tables for `{ $city }`
scenario-unknown-kind = { $city } has no contribution `{ $kind }`
scenario-no-line = the plan has no line for `{ $category }` to change
scenario-no-line-hint = see `budget plan show`; `for` and `name`, if given, must match the line
scenario-several-lines = the change covers { $count } { $count ->
    [one] line
   *[other] lines
} under `{ $category }`, and several lines can only be changed with times
scenario-several-lines-hint = name one line by category, for and name; or give times alone
scenario-no-key = the line for `{ $category }` (method "{ $method }") has no number `{ $key }`
scenario-no-key-hint = it has: `{ $keys }`; without `key` the monthly amount changes
scenario-no-keys-hint = remove `key`: then the monthly amount changes
scenario-negative = scenario `{ $name }` makes `{ $category }` { $amount } in { $month }, which is negative
scenario-negative-hint = adjust plus, or allow the line to be negative: contra = true
scenario-staffing = scenario `{ $name }`, staffing `{ $staffing }`: { $problem }
scenario-too-large = scenario `{ $name }` makes amounts that are too large
scenario-too-large-hint = check times, plus and value of its changes
scenario-unknown-measure = there is no measure `{ $kind }`

## analysis/measure
measure-deflection = smart customer service
measure-purchase = pooled purchasing
measure-overtime = overtime into heads
measure-renegotiation = prices negotiated again
measure-key-overtime-hours = hours of overtime in a month: a number, or a driver
measure-key-hour-cost = what an hour of overtime costs
measure-key-monthly = what is paid in a month: a number, or a driver
measure-key-discount = the share by which it becomes cheaper
measure-overtime-hours = overtime hours
measure-hour-cost = cost of an hour
measure-overtime-used = share of a head's hours
measure-monthly = monthly price
measure-renegotiated = discount
measure-overtime-heads = heads: { $hours } h ÷ { $net } h = { $exact }, so { $heads }
measure-overtime-saved = saved: { $heads } × ({ $net } h × { $each } − { $cost }) = { $amount }
measure-overtime-too-little = the overtime does not fill one head
measure-renegotiation-saved = saved: { $monthly } × { $discount }% = { $amount }
measure-renegotiation-lease = nothing is saved before the contract allows it: write the months until then as ramp = [0, 0, 0]
measure-desks-lease-alone = nothing of the rent is saved before the lease can be reduced
measure-desks = remote work and shared desks
measure-key-name = its name, instead of the name of its kind
measure-key-from = the first month; the first month of the year if not given
measure-key-ramp = how much of it takes effect in each of the first months, 0 to 1; then all of it: [0, 0, 0.5, 0.5]
measure-key-one-off = one-off cost
measure-key-horizon = the number of months for the net present value; 36 if not given
measure-key-discount-rate = annual discount rate (effective); 8% if not given
measure-key-volume = contacts a month: a number, twelve numbers, or a driver
measure-key-aht = average handling time in minutes
measure-key-occupancy = occupancy: the share of time on shift spent handling contacts
measure-key-net-hours = net hours per person and month
measure-key-head-cost = full monthly cost of one person, contributions included
measure-key-deflection = the share of contacts that no longer reach a person; 20% if not given
measure-key-recontact = the share of deflected contacts that come back to a person
measure-key-aht-increase = how much longer the remaining, harder contacts take
measure-key-platform-fixed = monthly fee of the platform
measure-key-per-session = fee per session
measure-key-session-share = the share of contacts that begin with a session; all if not given
measure-key-one-off-per-head = one-off cost for each person saved, such as severance
measure-key-price = the list price of one unit
measure-key-quantities = monthly quantity of each buyer on its own
measure-key-tier-kind = all-units: the discount applies to the whole order; incremental: to the units above the threshold
measure-key-tiers = discounts by quantity, ascending
measure-key-tier-from = the first unit it applies to
measure-key-tier-discount = off the list price
measure-key-running = monthly cost of pooled purchasing
measure-key-seats = existing desks: a number, or a driver
measure-key-remote = the share of people who work from home
measure-key-sharing = the share of their desks that can be given up; 80% if not given
measure-key-seat-area = square metres of one desk
measure-key-rent-price = rent per square metre and day
measure-key-home-allowance = monthly allowance per person at home
measure-key-tool-cost = monthly cost of remote tools per person
measure-missing-key = a measure of kind "{ $kind }" needs `{ $key }`
measure-missing-key-hint = kind "{ $kind }" must have: `{ $keys }`
measure-key-of-kind = `{ $key }` belongs to kind "{ $kind }"
measure-key-of-kind-hint = write kind = "{ $kind }", or remove `{ $key }`
measure-bad-ramp = `ramp` has a share below 0 or above 1
measure-bad-ramp-hint = write the share that works in each of the first months: ramp = [0, 0, 0.5, 0.5]
measure-bad-horizon = `horizon` should be a number of months from 1 to 600
measure-bad-horizon-hint = write horizon = 36
measure-not-positive = `{ $key }` must be above zero
measure-not-positive-hint = give `{ $key }` its real value: with zero there is nothing to calculate
measure-over-all = `{ $key }` is more than 100%
measure-over-all-hint = write `{ $key }` as a share: "30%" or 0.3
measure-tiers-order = the tiers do not ascend from 1
measure-tiers-order-hint = write tiers = [{"{"} from = 20, discount = "5%" {"}"}, {"{"} from = 50, discount = "12%" {"}"}]
measure-quantities-whole = quantities and tiers are whole numbers of units
measure-quantities-whole-hint = write quantities = [23, 18, 19], one for each buyer
measure-volume = contacts a month
measure-deflected = deflection
measure-ordered = quantity ordered
measure-discount = discount on the whole order
measure-discount-points = discounts
measure-remote = share at home
measure-rent-price = rent price
measure-deflection-volume = contacts left to people: { $volume } × (1 − { $deflected }% × (1 − { $recontact }%)) = { $left }
measure-deflection-heads = people needed (contacts × minutes ÷ 60 ÷ { $occupancy }% ÷ { $hours } h): { $volume } × { $aht } min → { $before }; { $left } × { $aht } min × (1 + { $harder }%) → { $after }
measure-deflection-saved = saved: { $whole_before } − { $whole_after } = { $whole } whole people × { $cost } = { $amount }; in fractions { $part } × { $cost } = { $part_amount }
measure-deflection-platform = platform: { $fixed } + { $each } × { $volume } × { $share }% = { $amount }
measure-deflection-usual = no deflection given: { $deflected }% assumed; vendors usually claim about twice that, and most projects miss it in the first year
measure-deflection-severance = { $heads } { $heads ->
    [one] person
   *[other] people
} would leave: severance of one month of pay per year of service (N), one more without 30 days of notice (N+1); mass lay-offs and protected staff have further limits. Until they have left, what is saved is capacity, not cash
measure-purchase-all-units = the discount of the tier reached applies to the whole order
measure-purchase-incremental = each tier's discount applies to the units from its first one on
measure-purchase-order = { $order } alone: { $amount }
measure-purchase-together = together { $order }: { $apart } − { $pooled } = { $saved }
measure-purchase-buy = buy { $larger } instead of { $order }: { $cost } is less than { $amount }
measure-purchase-binding = the saving holds only if the contract lets all buyers order at the pooled price; agree what happens if one orders less
measure-desks-places = desks: { $seats } × (1 − { $remote }% × { $sharing }%) = { $after }, so { $whole }
measure-desks-rent = rent saved: { $places } × { $area } ㎡ × { $price } × 365 ÷ 12 = { $amount }
measure-desks-running = allowances: { $at_home } × { $home } + { $seats } × { $tool } = { $amount }
measure-desks-lease = rent is saved only once the lease can be reduced: write the months until then as ramp = [0, 0, 0]

## command/whatif.rs
whatif-unknown = there is no scenario `{ $name }`
whatif-unknown-hint = scenarios: { $names }
whatif-none-hint = the plan has no scenarios: add [[scenario.NAME.change]] or [[scenario.NAME.measure]]
whatif-two-plans = plans { $first } and { $second } both have these scenarios
whatif-two-plans-hint = choose one with `--plan ID`
whatif-apart = these scenarios belong to different plans
whatif-apart-hint = compare those of one plan at a time; `budget whatif` lists them
whatif-month-outside = { $month } is not a month of plan { $plan }

## report/whatif
whatif-title = What if: { $names }
whatif-convention = difference = scenario − budget: − is less spending; the plan itself does not change
whatif-plan = plan { $plan }, { $first } to { $last }
whatif-note = { $name }: { $note }
whatif-scenario = scenario
whatif-saving = { $measure }: saving
whatif-running = { $measure }: running cost
whatif-investment = { $measure }: one-off
whatif-unchanged = unchanged ({ $count })
whatif-same = the scenarios change no amount of the plan
whatif-differences = Differences: { $name }
whatif-total-difference = total difference
whatif-total-plan = budget
whatif-total-scenario = scenario
whatif-heads = people
whatif-heads-mean = average of the year, in fractions
whatif-heads-end = at year end, whole
whatif-measure = Measure: { $measure }
whatif-measure-of = Measure: { $measure } (scenario { $scenario })
whatif-figure = at full effect
whatif-whole-heads = whole people (cash)
whatif-whole-desks = whole desks (cash)
whatif-fraction-heads = in fractions (capacity)
whatif-fraction-desks = in fractions (space)
whatif-saved = saved a month
whatif-cost = monthly cost of the measure
whatif-net = net saving a month
whatif-freed-heads = people freed
whatif-freed-desks = desks freed
whatif-spare-heads = spare people (before: { $before })
whatif-spare-desks = spare desks (before: { $before })
whatif-invested = one-off cost
whatif-payback = payback, months
whatif-paid-back-in = paid back by the end of month
whatif-never = never
whatif-npv = net present value, { $months } { $months ->
    [one] month
   *[other] months
} at { $rate } a year
whatif-break-even = break-even: { $input } { $value }
whatif-break-even-planned = break-even: { $input } { $value } (planned { $planned }), in fractions
whatif-points = { $points } points
whatif-at-once = nothing to pay back
whatif-group = scenario: { $name }
whatif-no-break-even = break-even: none; no value of its input makes it pay
whatif-counted = basis
whatif-grid = Sensitivity: net monthly saving
whatif-robust = robust: it pays in every case
whatif-robustly-none = it pays in no case
whatif-not-robust = not robust: it does not pay in { $cells } of 9 cases
whatif-not-robust-both = not robust: it does not pay in { $whole } of 9 cases in whole units, in { $part } of 9 in fractions
whatif-once = { $scenario }: { $heads } of the heads that `{ $measure }` would free are gone by a change of the same scenario; the { $amount } that they cost count once
whatif-left = { $scenario }: `{ $measure }` works on { $share }% of `{ $driver }`, which the measures before it leave
whatif-mind = note: { $warning }
whatif-list-title = Scenarios
whatif-changes = changes
whatif-measures = measures
whatif-about = description
whatif-over-ceiling = { $scenario }: from { $month } the lines below { $line } exceed it by { $over }; the ceiling stays, and so does the total: raise it in the scenario as well
whatif-none = no scenarios yet: add [[scenario.NAME.change]] or [[scenario.NAME.measure]] to the plan
