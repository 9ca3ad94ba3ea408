## plan_file/keys.rs: [scenario.NAME]
plan-key-scenario = a what-if beside the plan, for `budget whatif`; no amount of the plan comes from it
plan-key-scenario-note = what it is about
plan-key-scenario-change = a figure of the plan that is another from a month on
plan-key-scenario-measure = something that the organisation could do, with its saving and its price
plan-key-change-driver = the driver that changes
plan-key-change-grade = the grade whose heads or base wage change; `key` says which
plan-key-change-category = the lines that change: those of this category and below it
plan-key-change-for = only lines that name these members
plan-key-change-name = only lines of this name
plan-key-change-contribution = the kind of contribution whose rate changes, such as "pension"; `city` says where
plan-key-change-city = the city of the contribution
plan-key-change-key = heads or base of a grade; a key of a line's method, such as "price"; without it, the line's monthly amount
plan-key-change-from = the first month; without it, the year's first
plan-key-change-times = multiplied by this
plan-key-change-plus = this is added, after the multiplication
plan-key-change-value = this instead
plan-key-change-monthly = this amount a month instead, for one line
plan-key-measure-kind = deflection, purchase or desks
plan-kind-level = a number or a percentage
plan-kind-level-hint = write { $key } = "85%" or { $key } = 2.5

## plan_file/scenario.rs, plan_file/scenario_check.rs
scenario-empty = scenario `{ $name }` changes nothing
scenario-empty-hint = add [[scenario.NAME.change]] or [[scenario.NAME.measure]], or take the scenario out
scenario-no-target = the change does not say of what
scenario-two-targets = a change is of one thing: `{ $first }` and `{ $second }` both stand here
scenario-target-hint = give one of driver, grade, category, contribution; another change is another [[scenario.NAME.change]]
scenario-key-elsewhere = `{ $key }` does not go with `{ $target }`
scenario-key-elsewhere-hint = `for`, `name` and `monthly` go with category; `city` with contribution; `key` with grade and category
scenario-no-how = the change does not say how
scenario-two-hows = `{ $first }` and `{ $second }` cannot both be
scenario-how-hint = give times, plus or both; or value; or, for one line without a key, monthly
scenario-no-drivers-hint = the plan has no drivers; change a grade's heads, or a line
scenario-driver-of-grades = `{ $name }` is the heads of grades, and no driver of its own
scenario-driver-of-grades-hint = change a grade: grade = "NAME", key = "heads"
scenario-grade-key = the change of grade `{ $grade }` does not say which of its figures
scenario-grade-key-hint = add key = "heads" or key = "base"
scenario-no-city = the change of `{ $kind }` does not say in which city
scenario-city-hint = give a city that has contribution tables: { $cities }; add [[contribution]] for another
scenario-unknown-city = there are no contribution tables for `{ $city }`
scenario-unknown-kind = { $city } has no contribution `{ $kind }`
scenario-no-line = the plan has no line for `{ $category }` that the change could be of
scenario-no-line-hint = see `budget plan show`; `for` and `name`, where given, must be the line's own
scenario-several-lines = the change is of { $count } lines under `{ $category }`: only times can go to several
scenario-several-lines-hint = name one line by category, for and name; or give times alone
scenario-no-key = the line of `{ $category }` (method "{ $method }") states no number `{ $key }`
scenario-no-key-hint = it states: `{ $keys }`; without `key`, its monthly amount changes
scenario-no-keys-hint = take `key` out: then its monthly amount changes
scenario-negative = scenario `{ $name }` makes `{ $category }` { $amount } in { $month }, below zero
scenario-negative-hint = change plus, or let the line be negative: contra = true
scenario-staffing = scenario `{ $name }`, staffing `{ $staffing }`: { $problem }
scenario-too-large = scenario `{ $name }` makes amounts that are too large
scenario-too-large-hint = look at times, plus and value of its changes
scenario-unknown-measure = there is no measure `{ $kind }`

## analysis/measure
measure-deflection = smart customer service
measure-purchase = pooled purchasing
measure-desks = remote work and shared desks
measure-key-name = what to call it, in place of the name of its kind
measure-key-from = the month it begins; without it, the year's first
measure-key-ramp = how much of it works in each of the first months, 0 to 1; then all: [0, 0, 0.5, 0.5]
measure-key-one-off = what it costs once
measure-key-horizon = over how many months its present value is reckoned; 36 without it
measure-key-discount-rate = the yearly rate, effective, by which later amounts count less; 8% without it
measure-key-volume = contacts a month: a number, twelve numbers, or a driver
measure-key-aht = minutes that one contact takes
measure-key-occupancy = the share of the time on shift in which people handle contacts
measure-key-net-hours = hours that one person is there in a month
measure-key-head-cost = what one person costs a month, contributions included
measure-key-deflection = the share of contacts that never reach a person; 20% without it
measure-key-recontact = the share of these that come back after all
measure-key-aht-increase = by how much longer the contacts that are left take, for the easy ones are gone
measure-key-platform-fixed = what the platform costs a month
measure-key-per-session = and what a session costs
measure-key-session-share = the share of contacts that begin with a session; all without it
measure-key-one-off-per-head = what it costs once for each person saved, such as severance
measure-key-price = the list price of one unit
measure-key-quantities = what each would order on its own a month
measure-key-tier-kind = all-units: the discount holds for the whole order; incremental: for the units from there on
measure-key-tiers = discounts by quantity, ascending
measure-key-tier-from = the first unit it holds for
measure-key-tier-discount = off the list price
measure-key-running = what buying together costs a month
measure-key-seats = the desks there are: a number, or a driver
measure-key-remote = the share of people who work from home
measure-key-sharing = the share of their desks that can go; 80% without it
measure-key-seat-area = square metres of one desk
measure-key-rent-price = rent of a square metre and day
measure-key-home-allowance = paid a month to each person at home
measure-key-tool-cost = paid a month for each person's remote tools
measure-missing-key = a measure of kind "{ $kind }" needs `{ $key }`
measure-missing-key-hint = kind "{ $kind }" must have: `{ $keys }`
measure-key-of-kind = `{ $key }` belongs to kind "{ $kind }"
measure-key-of-kind-hint = say kind = "{ $kind }", or leave `{ $key }` out
measure-bad-ramp = `ramp` has a share below 0 or above 1
measure-bad-ramp-hint = write the share that works in each of the first months: ramp = [0, 0, 0.5, 0.5]
measure-bad-horizon = `horizon` is a number of months from 1 to 600
measure-bad-horizon-hint = write horizon = 36
measure-not-positive = `{ $key }` must be above zero
measure-not-positive-hint = give `{ $key }` its true value: with zero there is nothing to work out
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
measure-deflection-usual = no deflection given: { $deflected }% assumed; vendors' claims are about twice that, and most projects miss them in the first year
measure-deflection-severance = { $heads } people leave: severance of one month's pay for each year of service (N), one more without 30 days' notice (N+1); mass lay-offs and protected staff have limits of their own. Until they have left, it is capacity and not cash
measure-purchase-all-units = the discount of the tier reached holds for the whole order
measure-purchase-incremental = each tier's discount holds for the units from its first one on
measure-purchase-order = { $order } alone: { $amount }
measure-purchase-together = together { $order }: { $apart } − { $pooled } = { $saved }
measure-purchase-buy = buy { $larger } instead of { $order }: { $cost } is less than { $amount }
measure-purchase-binding = the saving stands only if the contract lets all of them order at the pooled price; ask what happens if one orders less
measure-desks-places = desks: { $seats } × (1 − { $remote }% × { $sharing }%) = { $after }, so { $whole }
measure-desks-rent = rent saved: { $places } × { $area } ㎡ × { $price } × 365 ÷ 12 = { $amount }
measure-desks-running = allowances: { $at_home } × { $home } + { $seats } × { $tool } = { $amount }
measure-desks-lease = rent is saved only once the lease can be reduced: enter the months till then as ramp = [0, 0, 0]

## command/whatif.rs
whatif-unknown = there is no scenario `{ $name }`
whatif-unknown-hint = there are: { $names }
whatif-none-hint = the plan has no scenarios: add [[scenario.NAME.change]] or [[scenario.NAME.measure]]
whatif-two-plans = plans { $first } and { $second } both have these scenarios
whatif-two-plans-hint = say which plan: `--plan ID`
whatif-apart = these scenarios belong to different plans
whatif-apart-hint = compare those of one plan at a time; `budget whatif` lists them
whatif-month-outside = { $month } is not a month of plan { $plan }

## report/whatif
whatif-title = What if: { $names }
whatif-convention = difference = scenario − budget: − spends less; the plan itself stays as it is
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
whatif-heads-mean = year's mean, in fractions
whatif-heads-end = at year end, whole
whatif-measure = Measure: { $measure }
whatif-measure-of = Measure: { $measure } (scenario { $scenario })
whatif-figure = once all of it works
whatif-whole-heads = whole people (cash)
whatif-whole-desks = whole desks (cash)
whatif-fraction-heads = in fractions (capacity)
whatif-fraction-desks = in fractions (space)
whatif-saved = saved a month
whatif-cost = cost of the measure a month
whatif-net = net saving a month
whatif-freed-heads = people set free
whatif-freed-desks = desks set free
whatif-spare-heads = people to spare (before: { $before })
whatif-spare-desks = desks to spare (before: { $before })
whatif-invested = one-off cost
whatif-payback = payback, months
whatif-paid-back-in = paid back by the end of month
whatif-never = never
whatif-npv = net present value, { $months } months at { $rate } a year
whatif-break-even = break-even: { $input } { $value }
whatif-break-even-planned = break-even: { $input } { $value } (planned { $planned }), reckoned in fractions
whatif-points = { $points } points
whatif-at-once = nothing to pay back
whatif-group = scenario: { $name }
whatif-no-break-even = break-even: none, no value of its input makes it pay
whatif-counted = counted
whatif-grid = Sensitivity: net monthly saving
whatif-robust = robust: it pays in every cell
whatif-robustly-none = it pays in no cell
whatif-not-robust = not robust: it does not pay in { $cells } of 9 cells
whatif-not-robust-both = not robust: it does not pay in { $whole } of 9 cells in whole units, in { $part } of 9 in fractions
whatif-mind = mind: { $warning }
whatif-list-title = Scenarios
whatif-changes = changes
whatif-measures = measures
whatif-about = what it is about
whatif-over-ceiling = { $scenario }: from { $month } on what lies below { $line } is { $over } more than it; the ceiling stays, and so does the total: raise it in the scenario, too
whatif-none = no scenarios yet: add [[scenario.NAME.change]] or [[scenario.NAME.measure]] to the plan
