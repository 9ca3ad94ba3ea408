## command/overrides/
override-made = { $id }: one request of up to { $amount } on { $line } in { $month } may go beyond, until { $until }
override-asked = { $id }: one request of up to { $amount } on { $line } in { $month } is to go beyond, until { $until }
override-waits = proposed; it waits for `budget plan approve { $id }` by { $who }
override-approved = { $id } approved by { $by }; it is in force
override-taken-back = { $id } withdrawn by { $by }; the line is controlled again as the plan says
override-lets = override { $id } by { $by } lets it pass as a warning, until { $until } ({ $reason })
override-unneeded = there is nothing to override: this request passes
override-unneeded-hint = `budget check LINE=AMOUNT` shows what is available
override-there-hint = { $id } lets it pass already
override-month-over = an override is for a request still to come: on { $day } the month { $month } is over
override-month-over-hint = choose { $now } or a later month: `--month M`
override-until-over = its last day, { $until }, is over already
override-until-late = its last day, { $until }, lies after the budget year, which ends on { $last }
override-until-hint = choose a day from { $first } to { $last }: `--until DATE`
override-unknown = there is no override `{ $value }`
override-unknown-hint = `budget override list --all` lists the overrides
override-own-hint = somebody else has to approve; who proposed it can withdraw it: `budget override withdraw { $id }`
override-approved-already = { $id } is in force: { $by } decided on it on { $day }
override-withdrawn-already = { $id } was withdrawn by { $by } on { $day }
override-used-already = { $id } is used up: commitment { $commitment } was booked by it
override-used-hint = if the order falls through: `budget commit close { $commitment }`
override-over = { $id } ended on { $until }
override-over-hint = make another one, with a day still to come: `budget override LINE=AMOUNT --until DATE`

## report/overrides.rs
override-list-title = Overrides, { $day }
override-left-out = { $count ->
    [one] one override
   *[other] { $count } overrides
} withdrawn or over not shown (`--all`)
override-none = there are none
override-id = Override
override-amount = Up to
override-until = Until
override-by = By
override-approved-by = Approved by
override-reason = Reason
override-proposed = proposed
override-in-force = in force
override-used = used by { $commitment }
override-withdrawn = withdrawn
override-ended = ended
override-note = override { $id }: one request of up to { $amount } on { $line } in { $month } may go beyond, until { $until }, by { $by } ({ $reason })
override-note-used = override { $id }: { $commitment } went beyond { $line } in { $month }, by at most { $amount }, let pass by { $by } ({ $reason }); reported until { $until }

## answer/overrides.rs
override-again = override { $id } let { $first } pass, and then { $other }, too: it is for one request, and two branches seem to have used it
override-again-hint = what is left of the order is given back with `budget commit close { $other }`; to keep it, have it allowed: `budget override { $line }={ $amount } --month { $month } --until DATE --reason TEXT`
