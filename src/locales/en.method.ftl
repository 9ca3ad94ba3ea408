# What stands under keys that methods use
plan-bad-change-hint = write "3%", "-2%" or -0.02
plan-kind-quantity = a number
plan-kind-quantity-hint = write { $key } = 12.5, digits with at most one point
plan-kind-quantities = a list of numbers
plan-kind-quantities-hint = write { $key } = [1, 2.5, 3]
plan-kind-series = a number, twelve numbers, or a driver
plan-kind-series-hint = write { $key } = 6000, twelve numbers in a list, or the name of a [driver.NAME]
plan-kind-date = a date
plan-kind-last-day-hint = write { $key } = "2026-12-31", in quotes; a month alone means its last day
plan-kind-date-hint = write { $key } = "2026-07-01", in quotes; a month alone means its first day
plan-kind-month-list = a list of months
plan-kind-month-list-hint = write { $key } = ["2026-03", "2026-09"]
plan-bad-date = `{ $key }` is `{ $value }`, which is not a date
plan-bad-quantity = `{ $key }` is `{ $value }`, which is not a number

# Tables of a plan
plan-key-contribution = a city's employer contribution of one kind, from a month on
plan-key-contribution-city = the city, as lines name it
plan-key-contribution-kind = pension, medical, unemployment, injury, housing_fund, or a name of your own
plan-key-contribution-from = the first month it holds
plan-key-contribution-floor = the lowest base
plan-key-contribution-cap = the highest base
plan-key-contribution-rate = the employer's share of the base
plan-key-contribution-announced = the month it was announced; the cash view pays the difference in the month after
plan-key-contribution-rounding = how one person's amount is rounded: fen, jiao-up (见分进角) or yuan
plan-contribution-reversed = the cap { $cap } is below the floor { $floor }
plan-contribution-reversed-hint = swap `floor` and `cap`
plan-contribution-unusual = the cap { $cap } is not about five times the floor { $floor }, as it usually is
plan-contribution-unusual-hint = compare it with the city's notice; some places do differ
plan-key-driver = a named monthly series that lines work from: households, tickets, area
plan-key-driver-value = a number, twelve numbers, or another driver
plan-key-driver-times = what the value is multiplied by
plan-key-driver-plus = what is added after that
plan-key-driver-actual = the metric that counts what came of it; `budget bridge` goes by it
plan-key-driver-step = what its difference is called in a bridge: volume, efficiency or rate
plan-key-driver-mix = drivers of one name here are parts of one quantity, such as the channels of all tickets
plan-driver-uncounted = driver `{ $name }` has `{ $key }` and no `actual`
plan-driver-uncounted-hint = write `actual = "metric"`, the metric that counts what came of it
plan-driver-reserved = a driver cannot be named `{ $name }`
plan-driver-reserved-hint = `heads` and names with a colon stand for heads of grades and of staffing
plan-unknown-driver = there is no driver `{ $name }`
plan-unknown-driver-hint = the plan has: { $names }; add [driver.NAME] for another
plan-unknown-grade = there is no grade `{ $name }`
plan-unknown-grade-hint = the plan has: { $names }
plan-no-grades-hint = add [grade.{ $name }] with heads and base
plan-driver-circle = drivers refer back to themselves: { $path }
plan-driver-circle-hint = give one of them a plain number
plan-line-circle = lines are shares of each other: { $path }
plan-line-circle-hint = remove one of the categories from `of`
plan-key-grade = a grade of staff: heads and pay
plan-key-grade-heads = heads in each month, or a driver; "staffing:NAME" takes those that [staffing.NAME] needs, "needs:GRADE" those of all the grade's work
plan-key-grade-base = base wage of one head in a month
plan-key-grade-bonus = bonus at full achievement, as a share of the base
plan-key-grade-wage = the monthly wage that contributions are based on; without it base × (1 + bonus)
plan-key-grade-insurance = full, injury-only (retirees, interns) or none (dispatched staff)
plan-key-grade-serves = what the grade serves, a driver such as households; with per_head the ratio its heads should keep
plan-key-grade-per-head = how much of it one head serves
plan-key-grade-joins = heads that come, each with a date
plan-key-grade-leaves = heads that go, each with its last day
plan-key-move-date = the first day, or the last
plan-key-move-heads = how many; 1 if not given

# Keys of methods
method-missing-key = method `{ $method }` needs `{ $key }`
method-missing-key-hint = `{ $method }` needs `{ $keys }`
method-too-large = the amounts of { $category } are too large
method-too-large-hint = check its quantities and prices
method-key-grades = the grades it is about; all of the plan if not given
method-key-part-month = how those who come or go inside a month are paid: workdays, forward (÷ 21.75), reverse, calendar
method-key-achievement = expected achievement of the bonus; 100% if not given
method-key-pay-months = a year-end bonus of this many months' base, accrued in twelfths
method-key-city = the city whose tables hold
method-key-fund = social (insurance) or housing (fund)
method-key-injury-rate = the employer's own rate of injury insurance
method-key-rounding = how one person's contribution is rounded: fen, jiao-up, yuan; else as the table says
method-key-housing-rate = the employer's own rate of the housing fund
method-key-view = accrual, or cash with the true-up when a table is announced late
method-key-work = kinds of overtime, each with hours
method-key-work-kind = workday ×1.5, rest ×2, holiday ×3
method-key-work-hours = hours of a head in a month; for holidays, hours a day
method-key-work-posts = posts kept, at the grades' average wage, in place of their heads
method-key-work-days = days in each month; for holidays of 2026 built in
method-key-leave = cover, payout (200% more), or none
method-key-leave-days = days of leave a head in the year
method-key-cover-share = the share of leave days that must be covered
method-key-festivals = festivals, each with month and amount a head
method-key-heads = how many heads; all of the plan if not given
method-key-festival-month = its month
method-key-festival-amount = for one head
method-key-festival-day = its day, for those who are there on it; else known by the name, or the last of the month
method-key-festival-name = its name
method-key-area = square metres
method-key-price = the unit price
method-key-per = the price is for a month, a day (365 ÷ 12 a month), a calendar-day, or a year
method-key-escalation = price changes, each from a day on
method-key-escalation-from = the first day of the new price
method-key-escalation-rate = by how much
method-key-ends = the last day of the contract
method-key-notice = so many days before its end notice has to be given
method-key-notice-months = the same in months; of both the earlier day holds
method-key-renews = for so many months the contract renews by itself
method-key-used = how many of the seats are used
method-no-end = `{ $key }` says how a contract ends, and nothing says when
method-no-end-hint = add its last day: `ends = "2026-12-31"`
method-key-free = rent-free months
method-key-straight-line = spread the rent evenly over the months
method-key-consumption = units consumed in the year
method-key-index = twelve seasonal indices
method-key-units = how many
method-key-in-service = the day it comes into service; depreciation begins the month after
method-key-disposed = the day it goes; that month still counts
method-key-life-months = useful life in months
method-key-residual = the share that remains; 5% if not given
method-key-asset = the kind of asset, whose shortest life by tax law is checked
method-key-treatment = depreciation, or cash when bought
method-key-cost = original cost
method-key-rate = the rate
method-key-sessions = sessions in each month
method-key-attendees = attendees of a session
method-key-trainer-hours = trainer's hours of a session
method-key-trainer-rate = for one hour of the trainer
method-key-materials = materials for one attendee
method-key-fee = fee for one attendee
method-key-travel = travel of one attendee
method-key-seats = seats
method-key-adds = seats added from a day on
method-key-add-from = the first day
method-key-add-seats = how many
method-key-discount = discount for paying ahead
method-key-when = the months in which it happens; every month if not given
method-key-quantity = how many, or a driver
method-key-of = categories, each with all below it
method-key-risks = events, each with probability and cost
method-key-risk-name = the event
method-key-probability = how likely in the year
method-key-risk-cost = what it would cost
method-key-growth = growth a year: for history in place of that found, for benchmark from the data's year to the plan's
method-key-until = the last month of data to use; the months before the plan's year if not given
method-key-spring-festival = January and February are one season: the festival moves between them
method-key-profile = the shape of a year, as twelve weights, for want of a full year of data
method-key-part-data = months of which the ledger holds only some days, and how many; they count for all their days, or not at all below ten days
method-key-part-data-month = the month
method-key-part-data-days = how many of its days the ledger holds
method-key-nature = accrual: amounts grow with the days; lump: they come at once, and a month held in part does not count
method-key-last = last year's amount; without it what the ledger shows
method-key-price-change = change of prices
method-key-volume-change = change of volume
method-key-efficiency = what efficiency saves
method-key-one-offs = one-off amounts, added at the end
method-key-flexible-driver = the volume, or a driver
method-key-fixed-part = the fixed part of a month
method-key-per-unit = the part for each unit of volume
method-key-x = volumes of past months, to fit a line
method-key-y = amounts of the same months
method-key-packages = decision packages
method-key-cap = the amount that all together may take
method-key-package-id = its name
method-key-package-cost = what it costs in the year
method-key-package-score = its score; higher is taken first
method-key-package-mandatory = must be taken

# What a method says of its arithmetic
method-basis = { $method }: { $sentences }; { $annual } in the year
method-in-month = { $month }: { $step }
method-joined = { $first }; { $second }
method-month = { $month }
method-months = { $first } to { $last }, each month
method-months-run = { $first } to { $last }
method-months-apart = { $months }
method-other-months = the other months likewise
method-run = { $run }:
method-run-step = {"  "}{ $step }
method-headcount = base pay: heads × base wage
method-headcount-staffing = heads of { $grade } are those that staffing { $names } needs (`budget staffing` shows how)
method-headcount-step = { $grade } { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $base } = { $amount }
method-bonus = bonus: base × bonus share × achievement { $achievement }%, rounded for each head
method-bonus-year-end = year-end bonus: { $months } { $months ->
    [one] month
   *[other] months
} of base, accrued in twelfths
method-bonus-step = { $grade } { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $each } = { $amount }
method-fund-social = social insurance
method-fund-housing = housing fund
method-contribution = employer's { $fund } by the tables of { $city }: wage between floor and cap × rate, each kind rounded for each head
method-contribution-verify = built-in tables ({ $sources }): check them against your city
method-contribution-source = { $from }: { $source }
method-contribution-public = { $count } { $count ->
    [one] public source
   *[other] public sources
} of { $year }
method-contribution-injury = injury insurance at 0.4% (class 2 of the national table); 0.26% is quoted too and in doubt: `injury_rate` states your own
method-contribution-kind = { $grade }, { $kind }: { $base } × { $rate } = { $amount }
method-contribution-step = { $grade } { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $each } = { $amount }
method-contribution-cash = owed { $accrued }, paid { $paid } by what was announced before the month
method-contribution-missing = there is no contribution table for { $city } in { $month }
method-contribution-missing-hint = 上海 and 北京 are built in; add [[contribution]] entries with city = "{ $city }"
method-kind-pension = pension
method-kind-medical = medical
method-kind-unemployment = unemployment
method-kind-injury = injury
method-kind-housing = housing fund
method-overtime = hours × wage ÷ 174 × premium, in addition to the salary
method-overtime-step = { $who }, { $kind }: { $heads } × { $wage } ÷ 174 × { $hours } h × { $premium } = { $amount }
method-overtime-workday = workday
method-overtime-rest = rest day
method-overtime-holiday = statutory holiday
method-overtime-long = { $grade } is planned with { $hours } { $hours ->
    [one] hour
   *[other] hours
} of overtime per head and month; the law allows 36
method-overtime-no-holidays = the statutory holidays of { $year } are not built in
method-overtime-no-holidays-hint = add days = [twelve numbers] to the holiday work
method-leave-none = paid leave is included in base pay: nothing more
method-leave-payout = payout of { $days } { $days ->
    [one] day
   *[other] days
} not taken at 200% more
method-leave-cover = cover for { $share }% of { $days } { $days ->
    [one] day
   *[other] days
} of leave, in equal months
method-leave-step = { $grade } { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $base } ÷ 21.75 × { $days } { $days ->
    [one] day
   *[other] days
} = { $amount }
method-festival = heads × amount
method-festival-step = { $name }: { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $each } = { $amount }
method-rent = area × unit price
method-rent-free = rent-free
method-rent-step = { $area } ㎡ × { $price } × { $days } × { $factor } (price changes) = { $amount }
method-rent-straight-line = spread evenly: { $total } over the months
method-seasonal-annual = { $consumption } × { $price } = { $annual } in the year
method-seasonal = { $annual } in the year, by the seasonal index
method-seasonal-step = { $annual } × { $weight } ÷ { $all } = { $amount }
method-equipment = straight-line depreciation of { $cost } less { $residual }% residual over { $life } { $life ->
    [one] month
   *[other] months
}, from { $from }
method-equipment-step = { $depreciable } ÷ { $life }, month { $age } = { $amount }
method-equipment-cash = { $cost } when bought
method-equipment-life = a useful life is at least one month
method-equipment-life-hint = write life_months = 36 for three years
method-equipment-short-life = { $life } { $life ->
    [one] month is
   *[other] months are
} shorter than the { $shortest } that tax law allows for { $asset }
method-maintenance = { $rate }% a year of the original cost { $cost }, ÷ 12, from { $from }
method-sessions = sessions × (trainer + attendees × cost a head)
method-sessions-step = { $sessions } × ({ $trainer } + { $attendees } × { $head }) = { $amount }
method-seats = seats × price
method-seats-discount = paid ahead, { $discount }% off
method-seats-step = { $seats } { $seats ->
    [one] seat
   *[other] seats
} × { $price } = { $amount }
method-seats-part-step = { $days } of { $of } { $of ->
    [one] day
   *[other] days
}: { $seats } { $seats ->
    [one] seat
   *[other] seats
} × { $price } = { $amount }
method-quantity = quantity × unit price
method-quantity-step = { $quantity } × { $price } = { $amount }
method-percent-of = { $rate }% of { $of }
method-percent-of-step = { $base } × { $rate }% = { $amount }
method-contingency = { $rate }% of { $base } in the year = { $annual }, in equal months; spent only by transfer
method-reserve-step = { $name }: { $probability }% × { $cost } = { $amount }
method-reserve = expected cost { $annual } in the year, in equal months
method-reserve-probability = a probability is at most 100%
method-reserve-probability-hint = write probability = "30%"
method-history = mean { $level } of the last { $n } { $n ->
    [one] month
   *[other] months
}, seasonal index of { $years ->
    [one] one full year
   *[other] { $years } full years
}, growth { $growth }%
method-part-data-scaled = { $month }: { $booked } in { $days } of { $all } days, { $booked } × { $all } ÷ { $days } = { $whole }
method-part-data-left-out = { $month } is left out: { $booked } in { $days } of { $all } days says too little about the month
method-part-data-days = { $month } cannot hold { $days } { $days ->
    [one] day
   *[other] days
} of data
method-part-data-days-hint = write 1 to { $all }, or remove the month from part_data
method-history-profile = level { $level } of the last { $n } { $n ->
    [one] month
   *[other] months
} in the shape of `profile`, for want of a full year; growth { $growth }%
method-history-no-growth = fewer than 13 months of data, so no growth rate can be worked out; `growth` states one
method-history-window = data { $first } to { $last }, { $count } { $count ->
    [one] month
   *[other] months
}
method-history-refund = { $month }: { $raw } is a net refund and counts as zero
method-history-cleaned = { $month }: { $raw } is { $ratio } times the usual amount (M = { $score }); { $clean } is used instead
method-history-now-and-then = booked in { $times } of { $months } { $months ->
    [one] month
   *[other] months
}; the others count as zero
method-history-trend = cross-check by trend (Theil–Sen): { $total }, slope { $slope } a month
method-history-step = { $level } × { $index } × (1 + { $growth }%) = { $amount }
method-history-short = this line has { $count } { $count ->
    [one] month
   *[other] months
} of history; six are needed
method-history-short-hint = import earlier ledgers, or use method = "incremental" or a stated amount
method-incremental = { $told } = { $annual }
method-incremental-same = as much as last year, { $last }
method-incremental-last = last year { $last }
method-incremental-price = { $told } × (1 + { $by }% price)
method-incremental-volume = { $told } × (1 + { $by }% volume)
method-incremental-efficiency = { $told } × (1 − { $by }% efficiency)
method-incremental-one-offs = { $told } + { $by } one-off
method-incremental-index = spread by the weights given
method-incremental-shape = spread over the months as last year
method-incremental-even = spread evenly
method-incremental-nothing = nothing was spent on this line in the previous year
method-incremental-nothing-hint = state last year's amount with `last`, or import last year's ledger
method-flexible = { $fixed } + { $unit } × volume
method-flexible-fit = fitted to { $n } { $n ->
    [one] month
   *[other] months
} by least squares, R² = { $r2 }
method-flexible-step = { $fixed } + { $unit } × { $x } = { $amount }
method-flexible-points = { $x } volumes and { $y } amounts: a fit needs at least six pairs
method-flexible-points-hint = give as many `x` as `y`, or `fixed_part` and `per_unit`
method-flexible-flat = the volumes, or the amounts, are all the same
method-flexible-flat-hint = a line without ups and downs needs no volume: use `monthly`
method-flexible-poor = the amounts do not follow the volume: { $unit } a unit, R² = { $r2 }
method-flexible-poor-hint = a fit needs an R² of at least 0.5 and a slope that is not negative; look for step costs
method-zero-base = packages by rank under a cap of { $cap }
method-zero-base-taken = { $id }: { $cost } of { $left } left, taken
method-zero-base-passed = { $id }: { $cost } does not fit into { $left }, left out
method-zero-base-infeasible = mandatory packages need { $mandatory }, but the cap is { $cap }
method-zero-base-infeasible-hint = raise `cap`, or make a package optional

# Names of methods
method-name-fixed = stated
method-name-headcount = heads × pay
method-name-bonus = bonus
method-name-contribution = contributions
method-name-overtime = overtime hours
method-name-leave = paid leave
method-name-festival = festivals
method-name-rent = rent
method-name-seasonal = seasonal index
method-name-equipment = equipment
method-name-maintenance = maintenance rate
method-name-sessions = training sessions
method-name-seats = seats
method-name-quantity = quantity × price
method-name-percent-of = share of lines
method-name-contingency = contingency
method-name-reserve = expected loss
method-name-history = history
method-name-incremental = incremental
method-name-flexible = flexible
method-name-zero-base = zero base
