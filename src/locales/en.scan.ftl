## What is odd in the rows

scan-title = What is odd, { $period }: { $count ->
    [0] nothing
    [one] 1 finding
   *[other] { $count } findings
    }
scan-rows = { $inside } rows looked at; { $before } rows of the 13 months before say what is usual
scan-reading = most money first; a finding is a reason to look, not a verdict
scan-told = at stake: what would come back or would not have been spent; findings may be about the same rows, so their amounts do not add up
scan-set-aside = { $count ->
    [one] 1 finding is set aside
   *[other] { $count } findings are set aside
    }; --all shows them
scan-nothing = nothing odd
scan-no-rows = the period has no rows; --month, --ytd or --year choose another
scan-more = { $count } more: --top { $all }, or --format csv
scan-low = low
scan-medium = medium
scan-high = high
scan-finding = { $number }. [{ $weight }] { $stake } at stake · { $id }
scan-said = {"   "}{ $said }
scan-row = {"     "}{ $row }  { $amount }  ({ $place })
scan-rows-more = {"     "}… and { $count ->
    [one] 1 more row
   *[other] { $count } more rows
    }
scan-weight = weight
scan-stake = at stake
scan-seen = what was seen
scan-step = what to run next
scan-id = id
scan-findings = findings
scan-evidence = rows that show them
scan-known-cell = set aside by { $by }: { $reason }
scan-next = {"   "}→ { $command }
scan-known = {"   "}set aside by { $by }: { $reason }

scan-duplicate-invoice = { $vendor }'s invoice { $number } over { $amount } is booked { $times ->
    [2] twice
   *[other] { $times } times
    }, on { $days }: if it was paid more than once, { $stake } comes back
scan-duplicate-invoice-alone = invoice { $number } over { $amount } is booked { $times ->
    [2] twice
   *[other] { $times } times
    }, on { $days }: if it was paid more than once, { $stake } comes back
scan-invoice-amounts = { $vendor }'s invoice { $number } is booked with two amounts, { $amount } on { $first } and { $other } on { $second }: an invoice has one, so { $stake } may be paid twice
scan-near-invoice = { $vendor } was booked { $amount } on { $first } and { $second }, on invoices { $number } and { $other }, which one slip of the pen tells apart: if they are one, { $stake } is paid twice
scan-same-amount = { $vendor } was booked { $amount } { $times ->
    [2] twice
   *[other] { $times } times
    } within a week, on { $days }, and nothing tells them apart: if they are one payment, { $stake } is paid too much
scan-same-amounts = { $count } payments of { $days } were booked once more with the same vendor and amount: a list entered twice, or two months paid together? If they are the same, { $stake } is paid too much
scan-outlier = { $amount } on { $line } on { $day } is far above the usual { $median } (the median of { $count } rows; score { $score }, far is above 3.5): { $stake } more than usual
scan-outlier-vendor = { $amount } to { $vendor } on { $line } on { $day } is far above the usual { $median } (the median of { $count } rows; score { $score }, far is above 3.5): { $stake } more than usual
scan-unbudgeted = { $stake } was spent on { $line } in { $months }, and no line of the plan covers it
scan-split = { $vendor } was paid { $amounts } between { $first } and { $last }, each just below the limit of { $limit } and together { $stake }: one purchase, or several?
scan-round = { $stake } on { $line } on { $day } is a round amount without an invoice, where { $plain } of { $count } amounts are not round: an estimate?
scan-holiday = { $stake } on { $line } is dated { $day }, a public holiday; only { $off } of { $count } rows of this book stand on days off
scan-weekend = { $stake } on { $line } is dated { $day }, a weekend; only { $off } of { $count } rows of this book stand on days off
scan-out-of-period = { $count ->
    [one] 1 row dated { $of } is booked in { $month }
   *[other] { $count } rows dated { $of } are booked in { $month }
    }: { $stake } may belong to the other month
scan-after-close = { $count ->
    [one] 1 row came
   *[other] { $count } rows came
    } to { $month } after it was closed: { $stake } is not in the report that was signed
scan-idle = { $line } is budgeted with { $stake } in { $months } and has no spending in these { $count } months: not needed, late, or booked elsewhere?
scan-trend = { $line } went further over budget each month from { $first } to { $last }, by { $from } at first and { $to } at last: { $stake } over in { $count } months
scan-offset = { $line } as a whole is { $net } off its budget, but in it { $over } is { $more } over and { $under } { $less } under: { $stake } cancels out in the total
scan-new-vendor = { $vendor } was never booked in the { $months } months before that name vendors, and got { $stake } in the first, from { $day } on, on { $lines }: who approved the vendor, and against what offer?
scan-price-drift = the monthly bill of { $vendor } on { $line } rose { $rises } times from { $from } in { $first } to { $to } in { $last } and never fell: { $stake } more than at the first price
scan-season = { $line } cost { $now } in { $month }; last year's months, carried to this year's level, say { $usual } (last year { $before }), and the other months keep to them: { $stake } more than the season
scan-moved = { $vendors }, so far always on { $from }, stands on { $to } in { $month } with about the usual amount: { $stake } may make the one line look better and the other worse
scan-first-digits = { $own } of { $count } amounts on { $line } begin with { $digit }, and { $expected } would be usual (Benford; mean deviation { $deviation }, far is above 0.015): { $stake } is in the amounts too many, a screen and no finding about any of them

scan-blind = Blind spots: money that nobody looks at
scan-blind-what = not looked at by
scan-blind-largest = most of it in
scan-blind-line = any line of the plan
scan-blind-owner = an owner of its line
scan-blind-driver = a driver of its line
scan-blind-goal = a goal for its line
scan-blind-all = one or more of these

scan-days = a scan is of whole months
scan-days-hint = say `--from { $first } --to { $last }`: what is found of months does not show in some of their days
scan-ignored = { $id } is set aside ({ $file })
scan-ignored-already = { $id } was set aside before, by { $by }: { $reason }
scan-ignore-no-reason = setting a finding aside wants a reason
scan-ignore-no-reason-hint = say why it is nothing to worry about: --reason "two contracts of the same price"
scan-ignore-unknown = there is no finding `{ $id }` in this period
scan-ignore-unknown-hint = `budget scan` shows each finding with its id; choose the same period here
scan-ignored-unreadable = this is no note about a finding
scan-ignored-unreadable-hint = it says `finding = "CODE:KEY"` and `reason = "…"`; delete the file, and its finding is shown again
