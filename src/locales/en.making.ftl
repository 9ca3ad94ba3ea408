## command/plan/draft.rs, report/draft.rs
draft-head = { $name } (draft), made from the ledger up to { $until }
draft-total = { $lines ->
    [one] one line
   *[other] { $lines } lines
}, { $total } in the year
draft-follows = follows plan { $id }: lines with drivers are recalculated, the others come from history or last year
draft-cap = fitted to a total cost of { $cap }: lines that are not locked times { $factor }, none below its floor
draft-cap-owed = fitted to a total cost of { $cap }: lines that are not locked times { $factor }, none below its floor; rent, social insurance, housing fund and depreciation stay
draft-cap-wide = costs are within the cap of { $cap }: nothing was cut
draft-review = a draft is for review: check the basis of each line, then run `budget plan lint`
draft-convention = change = draft ÷ last plan (else the last twelve months) − 1; other estimates are listed where they are more than 10% away
draft-remark = { $annual } in the year, by { $method }; months { $months }
draft-check = cross-check: { $method } gives { $amount } ({ $change }), more than 10% away: explain the choice
draft-basis-kept = the { $amount } of the last plan kept
draft-basis-actual = actual { $amount } in the twelve months { $first } to { $last }, this line { $change } on that
draft-basis-last = last plan { $amount }, this line { $change } on that
draft-basis-cut = cut from { $from } to { $amount } to meet the total
draft-basis-floor = cut to its floor, from { $from } to { $amount }, to meet the total
draft-effect = keeps the present level of service
draft-owner = head of department
draft-other = { $method } { $amount }
draft-last = last plan
draft-actual = last 12 months
draft-amount = draft
draft-change = change
draft-others = other estimates
draft-left-ceiling = left out: { $category } only limited the lines below it last year and has no amount of its own
draft-left-method = left out: the method of { $category } cannot be calculated for the new year; complete last year's plan and draft again, or write the line yourself
draft-left-short = left out: { $category } has only { $months } { $months ->
    [one] month
   *[other] months
} of data ({ $spent } in all), too few to estimate a year; write the line yourself
draft-left-unclassified = left out: { $spent } of unclassified spending; classify it with [[classify]] and `budget reclassify`, then draft again
draft-left-outside = left out: { $spent } spent by members that do not belong to the plan
draft-nothing-unclassified-hint = nothing in the ledger is classified yet: write [[classify]] rules in budget.toml, run `budget reclassify`, then draft
draft-unreadable = `{ $option }` does not understand `{ $value }`
draft-nothing = there is nothing to draft from: no earlier plan, and less than six months of ledger up to { $until }
draft-nothing-hint = import at least six months of ledger with `budget import`, or begin with `budget plan init`
draft-several = several plans are for the same year: { $ids }
draft-several-hint = choose the one to follow with `--plan ID`
draft-exists-hint = move it away, or choose another `--id`; `--dry-run` shows the draft without writing it
draft-year-hint = give a year: --year 2027
draft-id-hint = an id is a file name in plans/: it does not begin with a dot and contains no slash
draft-growth-hint = write --growth 3% or --growth -2%
draft-amount-hint = write an amount above zero, such as 2860000 or 286万
draft-cap-harsh = a cap of { $cap } leaves unlocked lines less than half of their amounts
draft-cap-harsh-hint = is the unit right? amounts may be written as 315万
draft-cap-unmet = a total of { $cap } cannot be met: locked lines and floors need { $least }
draft-cap-unmet-hint = raise the total, or relax `locked` or `floor` of some lines; `--cap-owed` shrinks rent, insurance, housing fund and depreciation, too
draft-next = next: review it line by line, then `budget plan lint --plan { $id }`; `budget explain CATEGORY --plan { $id }` explains one line

## command/plan/lint.rs, analysis/lint
lint-basis-missing = { $line } has no basis
lint-basis-missing-hint = write basis = "…": the method, quantity × price, source and period of the data
lint-basis-missing-table-hint = fill in the basis column: the method, quantity × price, source and period of the data
lint-basis-thin = the basis of { $line } contains no number: “{ $text }”
lint-basis-thin-hint = give the quantity, the price or the period of the data, so that it can be recalculated
lint-effect-missing = { $line } has no expected effect
lint-effect-missing-hint = write effect = "…": a figure from what to what, or “keeps the present level of service”
lint-effect-missing-table-hint = fill in the effect column: a figure from what to what, or “keeps the present level of service”
lint-owner-missing = { $line } has no owner
lint-owner-missing-hint = write owner = "…"
lint-owner-missing-table-hint = fill in the owner column
lint-example = { $line } still has the example text of a template: “{ $text }”
lint-example-hint = replace it with your own basis and effect
lint-owner-placeholder = the owner of { $line }{ $count ->
    [one] {""}
   *[other] {" "}and other lines ({ $count } in all)
} is “{ $owner }”, which names nobody
lint-owner-placeholder-hint = name a person or a post, such as owner = "service manager"
lint-owner-placeholder-table-hint = name a person or a post in the owner column, such as service manager
lint-zero = { $line } is zero all year
lint-zero-hint = give it an amount, or remove the line
lint-heads = grade { $grade } has { $heads } { $heads ->
    [one] head
   *[other] heads
} in { $month }; at { $per_head } per head, { $served } needs { $needed }
lint-heads-hint = change heads or per_head, or give the reason in the basis
lint-tables-old = { $line } uses { $city }'s contribution tables of { $from }; new ones apply from { $month }
lint-tables-old-hint = add them as [[contribution]] when they are announced
lint-pay-least = grade { $grade } earns { $base } in { $month }, below { $least }: less than any minimum wage
lint-pay-least-hint = a month's pay in yuan; the minimum wage of your city is higher still
lint-heads-negative = grade { $grade } has { $heads } { $heads ->
    [one] head
   *[other] heads
} in { $month }
lint-heads-negative-hint = more people leave than there are: correct `heads`, `joins` or `leaves`
lint-negative = { $line } comes to { $amount } in { $month }, and is not a refund
lint-negative-hint = correct its numbers, or write contra = true
lint-negative-table-hint = correct its numbers, or write yes in the contra column
lint-hours = { $line } has { $hours } { $hours ->
    [one] hour
   *[other] hours
} of overtime, out of { $most } hours in all
lint-hours-hint = hours are those of one day on holidays and where `days` counts, else those of a month
lint-not-between = { $line }: `{ $key }` is { $value }, which is not between { $least } and { $most }
lint-pay-months-hint = a thirteenth month of pay is `pay_months = 1`
lint-leave-days-hint = `days` is the leave of one person in a year
lint-work-days-hint = `days` counts the days of one month
lint-housing-rate-hint = the rate of the housing fund is set by law, at 5% to 12%
lint-festival-day = { $line }: the day { $date } is not in { $month } and is not used
lint-festival-day-hint = correct `day`, or `month`
lint-date-outside = { $name }: { $date } is after { $last }, the last month of the plan, and has no effect
lint-date-outside-hint = correct the year, or leave it for the next plan
lint-month-outside = { $line } names { $month }, in which it has no budget
lint-month-outside-hint = name months of the plan's year and of the line's `from` and `to`
lint-done = checked { $lines ->
    [one] one line
   *[other] { $lines } lines
}: { $warnings } to fix, { $notes } to note

## command/plan/diff.rs, report/plan_diff.rs
diff-title = { $a } → { $b }
diff-same = the two plans are the same, month by month
diff-convention = difference = { $b } − { $a }; only lines that differ are shown
diff-years = the years differ: months are compared by their place, 1 to 12
diff-added = added
diff-removed = removed
diff-renamed = renamed
diff-rule-name = { $new } is what was { $old }: category and members are the same, and no other line of them came or went
diff-rule-amounts = { $new } is what was { $old }: members and the amounts of all months are the same, and those of no other line
diff-rule-split = { $one } was split into { $several }: month by month they add up to it
diff-rule-joined = { $several } were put together as { $one }: month by month they add up to it
diff-changed = changed
diff-kind = change

## command/plan/findings.rs
findings-more = and { $count } more; `--verbose` prints them all, `--format json` has them
