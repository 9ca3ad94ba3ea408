# Rounds of collecting: forms that are handed out, and what comes back.

## command/plan/round/form.rs
form-title = { $plan }: budget form of { $owner }, round { $round }
form-how = Fill in the coloured cells alone; amounts in { $unit }, for the whole year; write 0 where nothing is needed
form-plan = Plan
form-round = Round
form-owner = Filled in by
form-unit = Unit
form-hash = Plan hash
form-number = Number
form-last-year = Actual { $year }
form-this-year = Expected { $year }
form-planned = Planned
form-target = Target
form-amount = Amount for the year
form-basis = Basis
form-effect = Expected effect

## command/plan/round/hand_out.rs
hand-out-no-folder = the forms need a folder
hand-out-no-folder-hint = name it: `budget plan hand-out -o forms`
hand-out-by-unknown = lines cannot be handed out by `{ $value }`
hand-out-nobody = no line of the plan says whose it is: { $by }
hand-out-nobody-hint = give lines an `owner`, or hand out by a dimension that they name: `--by department`
hand-out-exists = there is such a file, and it may be filled in already
hand-out-exists-hint = choose another folder, or move the file away
hand-out-done = { $plan }, round { $round }: { $forms ->
    [one] one form
   *[other] { $forms } forms
} with { $lines ->
    [one] one line
   *[other] { $lines } lines
} written to { $folder }
hand-out-left = { $count ->
    [one] one line is
   *[other] { $count } lines are
} handed out to nobody, and { $count ->
    [one] stays
   *[other] stay
} as planned: { $lines }
hand-out-left-hint = they say no { $by }
hand-out-next = when they are back: `budget plan collect { $folder }`

## command/plan/round/kept.rs
round-unreadable = this is no round as it was handed out: the file was edited, or comes from a newer program
round-unreadable-hint = restore it from a backup, or hand the forms out again: `budget plan hand-out`

## command/plan/round/evidence.rs
verify-round-no-line-hint = if it came from another branch, the next `plan hand-out` or `plan collect --into` adds the line; if nobody wrote it, remove it
verify-round-gone = the journal knows this file of a round, but it is gone
verify-rounds = { $count ->
    [one] 1 round of forms
   *[other] { $count } rounds of forms
} checked

## command/plan/round/collect.rs
collect-no-round = no form of { $plan } was handed out
collect-no-such-round = { $plan } has no round { $round }
collect-no-round-hint = hand the forms out first: `budget plan hand-out -o forms`
collect-no-form = this is no form that was handed out
collect-no-form-hint = move it out of the folder; the rows above the lines, and the first column, belong to the form
collect-other-plan = this form is of plan { $own }, not of { $plan }
collect-other-plan-hint = move it away, or collect that plan: `--plan { $own }`
collect-other-round = a form of round { $own }; round { $round } is collected, and it is left out
collect-round-edited = { $cell }: `{ $is }` is no round
collect-hash = { $cell }: this is not the hash of the plan that round { $round } was handed out from
collect-hash-hint = have it filled in on the form of this round; `budget plan hand-out` writes new ones
collect-unit = { $cell }: the unit is `{ $is }`, and was handed out as `{ $was }`
collect-owner-unknown = { $cell }: nothing was handed out to `{ $owner }`
collect-owner-unknown-hint = write the name back as round { $round } has it
collect-heading = { $cell }: the heading is `{ $is }`, and was handed out as `{ $was }`
collect-locked = { $cell }: `{ $is }` stands here; handed out was { $was }
collect-emptied = { $cell }: handed out was { $was }, and it is empty now
collect-nothing = nothing
collect-locked-hint = only the coloured cells may be filled in: write it back, or have the form filled in again
collect-line-added = row { $row }: this line was not handed out: `{ $text }`
collect-line-added-hint = remove the row; a new line is put into the plan, and handed out in the next round
collect-line-twice = row { $row }: line { $number } stands in the form twice
collect-line-removed = line { $number }, { $line }, was handed out and is not in the form
collect-line-removed-hint = have the form filled in again; what is not needed gets the amount 0
collect-line-gone = line { $number }, { $line }, was handed out and is no longer in the plan
collect-line-gone-hint = put it back into the plan, or hand out a new round: `budget plan hand-out`
collect-plan-changed = { $count ->
    [one] one line has
   *[other] { $count } lines have
} another amount in the plan than was handed out; what was filled in takes its place
collect-beyond = { $cell }: `{ $text }` stands outside the form, and is not read
collect-amount = { $cell }: `{ $text }` is no amount
collect-amount-hint = write a number alone, in { $unit }
collect-uncomputed = { $cell }: a formula whose result is not in the file
collect-uncomputed-hint = open the file in a spreadsheet and save it, or write the number itself
collect-negative = { $cell }: `{ $text }` is negative, and the line takes no refunds
collect-negative-hint = write a positive amount; a line that takes refunds says `contra = true` in the plan
collect-rounded = { $cell }: `{ $text }` has more decimals than the currency; read as { $amount }
collect-far = { $cell }: { $amount } is more than a thousandfold off the { $beside } beside it
collect-far-hint = the form is in { $unit }: was it filled in in another unit?
collect-copy = the same as { $first }; read once
collect-twice = { $owner } has answered in { $first } already, and otherwise
collect-twice-hint = leave the one that counts in the folder
collect-without-unknown = nothing was handed out to `{ $owner }`
collect-without-answered = { $owner } has answered
collect-without-answered-hint = move the form away if it is not to count, or leave `--without` out
collect-taken-over = round { $round } of { $plan } is in the plan already
collect-taken-over-hint = hand out the next round: `budget plan hand-out -o forms`
collect-later-stands = round { $later } of { $plan } is in the plan already, and what was filled in there is newer than round { $round }
collect-later-out = round { $later } of { $plan } was handed out since; forms of round { $round } are older
collect-later-out-hint = leave out `--round` for the last round
collect-elsewhere = { $count ->
    [one] one file in a folder below this one is not read
   *[other] { $count } files in folders below this one are not read
}: { $files }
collect-elsewhere-hint = if they are forms, name their folder, too: `budget plan collect FOLDER FOLDER`
collect-incomplete = not all have answered in full: nothing is written
collect-incomplete-hint = wait for them, or leave their lines as they are: `--without OWNER`
collect-stated = { $count ->
    [one] one line was worked out by a method, and states
   *[other] { $count } lines were worked out by methods, and state
} the amount that was filled in from now on: { $lines }
collect-done = written into { $plan }: { $lines ->
    [0] no line is another
    [one] one line
   *[other] { $lines } lines
} of round { $round }
collect-next = nothing is written yet: `--into { $plan }` takes the answers over

## command/plan/round/merge.rs
collect-read-back = the line for `{ $category }` does not read back from the plan file as it was filled in
collect-read-back-hint = nothing was written; enter what was filled in by hand

## report/collect.rs
collect-title = Collected: { $plan }, round { $round }
collect-handed = handed out { $day } by { $by }
collect-convention = lines without an answer count as planned; difference = collected − planned; gap = collected − target of lines that have one
collect-owner = Owner
collect-state = State
collect-lines = Lines
collect-of-lines = { $filled } of { $lines }
collect-collected = Collected
collect-gap = Gap
collect-nobody = (nobody)
collect-income = Income
collect-state-complete = complete
collect-state-partly = in part
collect-state-missing = missing
collect-state-refused = refused
collect-state-left-out = left as planned
collect-gap-over = costs come to { $collected }: { $gap } above the target of { $target }
collect-gap-under = costs come to { $collected }: { $gap } below the target of { $target }
collect-gap-none = costs come to { $collected }, the target of { $target }
