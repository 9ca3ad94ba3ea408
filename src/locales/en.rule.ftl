## plan_file/field/rule_keys.rs
rule-key = rules that adjust the approved budget; `budget rules propose` shows what they propose
rule-key-id = a short name that is unique in the plan, such as R1
rule-key-kind = what it does: surplus (from a line that is going to leave money to one that is going to lack it), release (what a line left of a quarter, to the reserve), flex (a line follows its volume, out of the reserve and back), freeze (lines are held back while the whole plan is going to be exceeded), event (the reserve pays for an event), step (a line has another amount from a month on)
rule-key-from = the line or lines that give: a category, its code, or training@desk; of flex and event the reserve
rule-key-to = the line that gets it; of step the line or lines that step
rule-key-priority = the lower goes first; of two alike the id decides
rule-key-share = which share of what a line has to give, 100% if left out
rule-key-keep = which share of its budget a line keeps beyond what it may need, 2% if left out
rule-key-step = amounts are a multiple of this, rounded down
rule-key-cap-run = the most that it moves in a run
rule-key-cap-period = the most that it moves in a month
rule-key-cap-cumulative = the most that rules take of a line in a year, as a share of its original budget
rule-key-cooldown = so many months it rests after it moved something between two lines
rule-key-auto = does it need nobody's approval up to auto_cap?
rule-key-auto-cap = up to this amount it needs nobody's approval
rule-key-amount = of an event: the most that it pays
rule-key-metric = of flex: the metric in the book's ledger that is the volume, such as tickets
rule-key-planned = of flex: the volume that was planned: a number, twelve of them, or the name of a driver
rule-key-threshold = of flex: it follows once the volume is off by more than this, 10% if left out
rule-key-months = of flex: in so many months running, 2 if left out
rule-key-table = of step: its rows, ascending
rule-key-table-from = the first month
rule-key-table-times = so many times what the plan gives the line, such as 1.05 or 105%
rule-key-table-monthly = this amount a month

## plan_file/table/adjust_rule.rs
rule-id = `{ $value }` cannot be the id of a rule
rule-id-hint = write up to 20 letters, digits, - and _, such as R1
rule-twice = the rule { $id } stands on line { $line } already
rule-twice-hint = give one of them another id
rule-not-positive = `{ $key }` has to be above zero, and is { $value }
rule-not-positive-hint = write the amount that it may come to, or leave the key out
rule-share = `{ $key }` is more than all: { $value }
rule-share-hint = write a share from 0% to 100%
rule-months = `{ $key }` is { $value }
rule-months-hint = write a number of months from { $least } to 12
rule-auto-without-cap = a rule that needs nobody's approval has to say up to which amount
rule-auto-without-cap-hint = add auto_cap = 1000, or leave `auto` out
rule-cap-without-auto = `auto_cap` says nothing without `auto = true`
rule-cap-without-auto-hint = add `auto = true`, or leave it out
rule-foreign-key = a rule of kind { $kind } has no `{ $key }`
rule-foreign-key-hint = remove it: it would do nothing
rule-lacks-key = a rule of kind { $kind } needs `{ $key }`
rule-lacks-key-hint = add `{ $key }`; `budget plan schema` describes it
rule-one-line = `{ $key }` of a rule of kind { $kind } names one line
rule-one-line-hint = write one rule for each line
rule-table-order = the rows of a step table ascend: { $month } stands too late
rule-table-order-hint = order them by `from`, each month once
rule-table-amount = a row of a step table says either `times` or `monthly`
rule-table-amount-hint = write times = 1.05, or monthly = 12000

## plan_file/check/adjust_rule_check.rs
rule-income = `{ $line }` is income; rules adjust the budgets of costs
rule-income-hint = name a line of costs
rule-no-line = the plan has no line `{ $line }`
rule-no-line-hint = write the category of a plan line, its code, or training@desk
rule-lines = `{ $line }` fits { $count } lines
rule-locked = { $line } is locked: no rule moves its budget
rule-locked-hint = name another line, or take `locked` off it
rule-not-reserve = a rule of kind { $kind } needs a reserve, and { $line } is none
rule-not-reserve-hint = name a line of method contingency, or one with reserve = true
rule-same-line-hint = name two lines
rule-forbidden = nothing may be moved from { $from } to { $to }
rule-forbidden-hint = [[forbidden_transfer]] says so, and budget for people stays budget for people; name other lines
rule-table-outside = { $month } is outside the plan's year
rule-table-outside-hint = choose a month from { $first } to { $last }
rule-steps-twice = { $line } steps by rule { $rule } already
rule-steps-twice-hint = put all its rows into one table

## analysis/rule/step.rs
rule-step-times = by rule { $rule } from { $from } on: { $before } × { $times } = { $after }
rule-step-monthly = by rule { $rule } from { $from } on: { $after } instead of { $before }

## report/rules.rs
rule-kind-surplus = surplus
rule-kind-release = release
rule-kind-flex = flex
rule-kind-freeze = freeze
rule-kind-event = event
rule-kind-step = step
rules-title = What the rules propose, { $day }
rules-dry = nothing is booked; `budget rules apply --as NAME` books it
rules-none = no plan of this month has rules: [[rule]] in the plan
rules-plan = { $plan } v{ $version } · snapshot { $snapshot }
rules-draft = { $plan } is a draft: its rules do nothing until it is approved
rules-moves = { $rule } { $kind }: { $amount } from { $from } to { $to } in { $months }
rules-moves-auto = { $rule } { $kind }: { $amount } from { $from } to { $to } in { $months }, without approval
rules-stands = { $rule } { $kind }: { $amount } from { $from } to { $to } is in force ({ $id })
rules-waits = { $rule } { $kind }: { $amount } from { $from } to { $to } waits for an approval ({ $id })
rules-nothing = { $rule } { $kind }: nothing from { $from } to { $to }: { $why }
rules-stale = { $id } waits for { $amount } from { $from } to { $to }, and { $rule } would not propose it today: { $why }
rules-stale-other = { $id } waits for { $amount } from { $from } to { $to }, and { $rule } would propose { $now } today: `budget rules apply` books that in its place
rules-deficit = {"  "}deficit { $deficit } = forecast { $forecast } − budget { $budget }
rules-deficit-got = {"  "}deficit { $deficit } = forecast { $forecast } − budget { $budget } − { $got } from rules before it
rules-surplus = {"  "}surplus { $surplus } = budget { $budget } − the larger of { $high } (upper end of the range) and { $used } (spent and ordered) − { $kept } kept; { $share } of it
rules-surplus-given = {"  "}surplus { $surplus } = budget { $budget } − the larger of { $high } (upper end of the range) and { $used } (spent and ordered) − { $kept } kept − { $given } for rules before it; { $share } of it
rules-available = {"  "}available { $available } = budget { $budget } − { $used } (spent and ordered) − { $kept } kept; { $share } of it
rules-available-given = {"  "}available { $available } = budget { $budget } − { $used } (spent and ordered) − { $kept } kept − { $given } for rules before it; { $share } of it
rules-unused = {"  "}unused in { $first } to { $last }: { $unused } = budget { $budget } − actual { $actual } − ordered { $committed }
rules-gap = {"  "}the plan is exceeded by { $gap } = outlook { $outlook } − budget { $budget } − { $held } held back already
rules-gap-held = {"  "}nothing is left to hold back: { $gap } = outlook { $outlook } − budget { $budget } − { $held } held back already
rules-volume = {"  "}{ $metric } from { $first } to { $last }: { $actual } against { $planned } planned, { $off } off; of { $ahead } in the months to come: { $amount }
rules-volume-before = {"  "}{ $metric } from { $first } to { $last }: { $actual } against { $planned } planned, { $off } off; of { $ahead } in the months to come without this rule: { $amount }, of which { $before } is moved already
rules-event = {"  "}the event may cost { $amount }
rules-least = {"  "}the least of { $limits }
rules-least-step = {"  "}the least of { $limits }; a multiple of { $step }
rules-limit-deficit = deficit { $amount }
rules-limit-surplus = surplus { $amount }
rules-limit-unused = unused { $amount }
rules-limit-gap = gap { $amount }
rules-limit-volume = volume { $amount }
rules-limit-event = event { $amount }
rules-limit-run = cap of a run { $amount }
rules-limit-period = left of the month's cap { $amount }
rules-limit-cumulative = left of the year's cap { $amount }
rules-limit-ahead = months to come { $amount }
rules-key = {"  "}key { $key } · { $hash }
rules-why-black-out = nothing is moved any more once the last month of the year, { $last }, has begun
rules-why-locked = { $line } is locked
rules-why-forbidden = the plan forbids this transfer
rules-why-no-line = the version in force has no line { $line } in the months to come
rules-why-got = { $line } got budget by a rule this month
rules-why-gave = { $line } gave budget by a rule this month
rules-why-fired = done this month ({ $id })
rules-why-taken-back = somebody took it back this month ({ $id })
rules-why-rests = it rests until { $until } is over, after { $id }
rules-why-no-forecast = nothing can be said of where { $line } ends
rules-why-no-range = too little is known of { $line } to say what it may need at most
rules-why-not-in = the ledger has no rows of { $month }: nobody knows what was left of it
rules-why-no-quarter = it releases in the month after a quarter
rules-why-no-volume = { $metric } of { $month } is not in the ledger
rules-why-nothing-planned = no { $metric } were planned
rules-why-too-early = { $months } months of the year have to be over
rules-why-as-planned = { $metric } are within { $threshold } of the plan, or not off to one side
rules-why-not-exceeded = the outlook { $outlook } is within the budget { $budget }
rules-why-no-rule = the version in force has no such rule
rules-why-no-event = nobody says that it happened: `--event`
rules-why-nothing = { $limit }
rules-why-below-step = { $amount } is less than one step of { $step }
rules-why-refused = { $message }
rules-step-times-since = { $rule } step: { $line } × { $times } since { $from }, by itself
rules-step-monthly-since = { $rule } step: { $line } at { $amount } a month since { $from }, by itself
rules-step-times-from = { $rule } step: { $line } × { $times } from { $from } on, by itself
rules-step-monthly-from = { $rule } step: { $line } at { $amount } a month from { $from } on, by itself
rules-list-title = Rules
rules-rule = Rule
rules-kind = Kind
rules-from = From
rules-to = To
rules-caps = Limits
rules-auto = Without approval
rules-moved = Moved this year
rules-cap-run = { $amount } a run
rules-cap-period = { $amount } a month
rules-cap-year = { $share } of the giving line a year
rules-cap-rest = rests { $months } months
rules-cap-event = up to { $amount }
rules-cap-times = × { $times } from { $from }
rules-cap-monthly = { $amount } a month from { $from }
rules-cap-and = { $first }, { $second }

## command/rules
rules-stale-hint = to approve it nevertheless, say why: `budget plan approve { $id } --reason TEXT`; else withdraw it: `budget plan undo { $id } --reason TEXT`
rules-no-event = no rule of kind event is called `{ $value }`
rules-no-event-hint = `budget rules list` lists the rules
rules-known-at = rules look at all that is booked: not with --known-at
rules-known-at-hint = leave it out; `budget rules propose` shows what they would have proposed then
rules-apply-nothing = the rules propose nothing that is not booked already
rules-applied = in force by rule { $rule }, approved by { $by }
rules-applied-auto = in force by rule { $rule }, within what it may move without approval
rules-superseded = { $id } is withdrawn: { $new } takes its place
rules-apply-open = { $count ->
    [one] one proposal waits for somebody to apply it: `budget rules propose`
   *[other] { $count } proposals wait for somebody to apply them: `budget rules propose`
}

## command/run
run-adjusted = { $count ->
    [one] one adjustment by rule
   *[other] { $count } adjustments by rule
}
run-proposals = { $count ->
    [one] one proposal by rule
   *[other] { $count } proposals by rule
}

## analysis/lint/rules.rs
lint-rule-uncapped = rule { $rule } has no bound: it proposes all that there is
lint-rule-uncapped-hint = add cap_run, cap_period or cap_cumulative
lint-rule-never-auto = rule { $rule } moves nothing by itself: its auto_cap { $cap } is less than one step of { $step }
lint-rule-never-auto-hint = raise auto_cap, lower `step`, or leave `auto` out
