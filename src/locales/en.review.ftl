## Messages of reviews: why lines went as they did

term-cause = cause
term-reason = reason
term-action = action
term-due = due
term-reverses = reverses in
term-cause-timing = timing
term-cause-one-off = one-off
term-cause-run-rate = run-rate
term-cause-price = price
term-cause-volume = volume
term-cause-efficiency = efficiency
term-cause-error = error

# The report
review-title = Review { $period }
review-convention = a material line is explained by cause, reason and owner; an adverse one also by action and due date; timing, instead, by the month in which it reverses
review-open = the months have not ended yet: there is nothing to explain
review-nothing = no line is materially off its budget
review-all-explained = { $count ->
    [one] the material line is explained
    [2] both material lines are explained
   *[other] all { $count } material lines are explained
}
review-unexplained = { $count } of { $all } material { $all ->
    [one] line is
   *[other] lines are
} not explained: `budget review LINE --cause … --reason … --owner … --action … --due …`
review-moved = { $line }: explained at a variance of { $then }, which is { $now } now
review-no-figures = { $line } is noted in { $file }, and has neither budget nor rows in these months
review-lacks = explanation
review-explained = complete
review-not-explained = not explained
review-lacking = lacks { $what }
review-not-material = not material
review-timing-until = { $cause }, until { $month }
review-timing-title = Timing differences to reverse
review-back = reversed
review-course-running = not due
review-course-reversed = evened out
review-course-overdue = overdue
review-due-title = Actions that are due
review-days = days past due
review-due-how = record the outcome: `budget review LINE --month … --outcome …`

report-said = { $cause }: { $reason }
report-said-of = { $months } { $said }
report-said-both = { $first }; { $second }

# Notes
review-noted = { $line }: { $variance }, { $cause }
review-still-lacks = still lacks: { $what }
review-file-heading = # Why lines went as they did in { $period }; written by `budget review`, free to be edited
review-nothing-on-line = { $line } has neither budget nor rows in { $period }
review-nothing-material-hint = no line is materially off its budget there
review-not-over = { $period } is not over on { $day }: there is nothing to explain yet
review-not-over-hint = reviews are of months that are over; --as-of is the day that counts
review-no-return = { $line }: a variance of this cause ({ $cause }) does not even out in { $month } or any other month
review-no-return-hint = only what is timing or an error evens out: choose `--cause timing` or `--cause error`, or leave the month out
review-reverses-early = { $month } is no later than { $last }, the last month of the review
review-reverses-early-hint = name the later month in which the variance has evened out

# Files of reviews
review-stray = this is no file of a review
review-stray-hint = reviews are called by their months, 2026-03.toml or 2026-01_2026-03.toml; move anything else elsewhere
review-unreadable = the line is not valid TOML
review-unreadable-hint = restore the file from git, or write the line as key = "text"; marks of a merge (<<<<<<<) have to go
review-key-unknown = unknown key `{ $key }`
review-keys-hint = a review holds [[note]] tables with line, for, cause, reason, owner, action, due, reverses, effect, outcome
review-line-twice = a second note on `{ $line }`
review-line-twice-hint = make one note of the two
review-no-line = the note does not say which line it is about
review-no-line-hint = add line = "CATEGORY", and for = {"{"} department = "…" {"}"} where its plan line names members
review-value = `{ $value }` is not a value of `{ $key }`
review-for-hint = for = {"{"} department = "desk" {"}"} names a member of an axis of the book
review-axis-unknown = the book has no axis `{ $axis }`
review-text-hint = write a text in quotes
review-cause-hint = one of timing, one-off, run-rate, price, volume, efficiency, error
review-day-hint = write a day as 2026-04-15
review-month-hint = write a month as 2026-05
review-moment-hint = write a moment as 2026-04-02T08:00:00Z

# Where a book stands
status-title = Status on { $day }
status-item = item
status-state = state
status-command = command
status-next = next: { $command }
status-with-file = { $before } FILE{ $after }
status-nothing = nothing waits
status-no-plan = the book has no plan for this year
status-plan = Plan { $id }
status-approved = v{ $number } approved by { $by } on { $day }
status-submitted = v{ $number } submitted by { $by } on { $day }, waits for a decision
status-differs = the plan file differs from it
status-revision = a revision from { $from } is open
status-actuals = Expenses
status-metrics = Metrics
status-months = { $months } in
status-months-before = none of this year; the last month in is { $month }
status-no-months = no month in yet
status-missing = { $months } missing
status-thin = { $month } thin: { $rows } rows, usually { $usual }
status-last-import = Last import
status-import = { $day }: { $file }{ $more ->
    [0] {""}
    [one] {" "}and one more file
   *[other] {" "}and { $more } more files
} ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
})
status-no-import = nothing imported yet
status-unclassified = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $amount }
status-adjustments = Adjustments
status-waiting = { $count ->
    [one] { $first } waits
   *[other] { $count } wait, the first is { $first }
} for an approval
status-stale = { $count ->
    [one] { $first } is not what its rule would propose today
   *[other] { $count } are not what their rules would propose today, the first is { $first }
}
status-commitments-open = { $count } open, { $left } left
status-commitments-stale = { $count } not moved for 90 days
status-alerts = Alerts
status-alerts-are = { $critical } critical, { $warning ->
    [one] 1 warning
   *[other] { $warning } warnings
}, { $watch } to watch, as reported on { $day }
status-variances = Variances of { $month }
status-none-material = none is material
status-all-explained = { $count ->
    [one] the material one is explained
    [2] both material ones are explained
   *[other] all { $count } material ones are explained
}
status-unexplained = { $count } of { $all } material { $all ->
    [one] one
   *[other] ones
} not explained
status-promises = Promises
status-promised = timing overdue: { $overdue }, actions due: { $due }
status-closes = Closes
status-none-closed = no month closed
status-closed = { $months } closed
status-late = changed since: { $months }
status-goals = Goals
status-goals-are = { $reached } reached, { $close } close, { $missed } missed{ $without ->
    [0] {""}
   *[other] , { $without } without figures
}
status-goals-elsewhere = see `budget goals`

# A review as a sheet
review-sheet-written = { $count ->
    [one] 1 line
   *[other] { $count } lines
} written to { $file }; fill it in, then: `budget review { $chosen } --from { $file }`
review-sheet-ending = `{ $file }` is no sheet that can be written
review-sheet-ending-hint = give it the ending .xlsx, .csv or .toml
review-sheet-heading = # Review of { $period }; fill it in, then: budget review --month … --from this file
review-sheet-empty = nothing is filled in in { $file }
review-sheet-line-hint = take the line as `budget review --sheet` wrote it
review-no-header = no row is the header of a review
review-no-header-hint = keep the first row as `budget review --sheet` wrote it
review-cell = `{ $value }` cannot stand in column { $column }
