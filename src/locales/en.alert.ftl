## Alerts: what is over, nearly over, or heading there

## src/plan_file/table/alert.rs
plan-key-alert = From when on to warn
plan-key-alert-warn = From this share of the year's budget on, spent or ordered, a line is to be watched; 80% if it is not said
plan-key-alert-crit = From this share on it is nearly gone; 90% if it is not said
plan-key-alert-gap = So far ahead of the plan's own phasing, as a share of the year's budget, before the two count; 5% if it is not said
plan-key-alert-pace = So far above the budget to date before spending counts as ahead of plan; 5% if it is not said
plan-key-alert-min = Amounts below this are not worth a message; 500 if it is not said
plan-key-alert-grace = So many days after its end a month may still be without rows; 10 if it is not said
plan-key-alert-line = Thresholds of one line, or of all lines in a category
plan-key-alert-category = The category, with all below it
plan-alert-order = `warn` at { $warn } would come after `crit` at { $crit }
plan-alert-order-hint = `warn` is the earlier of the two: write at most what `crit` says
plan-alert-negative = `min` is below zero: { $value }
plan-alert-negative-hint = write the smallest amount that is worth a message, such as 500; 0 reports all
plan-alert-grace = `grace_days` cannot be { $value }
plan-alert-grace-hint = write how many days rows may take to come, from 0 to 90

## src/plan_file/table/notify.rs
plan-key-notify = Who is informed of alerts, and how
plan-key-notify-kind = How: command, mail, webhook, wecom, dingtalk or feishu
plan-key-notify-level = Nothing less urgent is sent: watch, warning or critical; watch if it is not said
plan-key-notify-language = The language of the messages
plan-notify-foreign = `{ $key }` is no key of the kind { $kind }
plan-notify-foreign-hint = `{ $key }` belongs to the kind { $kind }; leave it out here

## src/report/alerts/
alerts-title = Alerts on { $day }
alerts-title-month = Alerts of { $month } alone
alerts-counts = { $counts }
alerts-count-critical = { $count ->
    [one] 1 critical
   *[other] { $count } critical
}
alerts-count-warning = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
alerts-count-watch = { $count ->
    [one] 1 to watch
   *[other] { $count } to watch
}
alerts-folded = { $count ->
    [one] 1 more line is only worth knowing: `--format csv` lists it
   *[other] { $count } more lines are only worth knowing: `--format csv` lists them
}
alerts-waiting = { $count ->
    [one] 1 message could not be sent yet: `budget alerts list`
   *[other] { $count } messages could not be sent yet: `budget alerts list`
}
alerts-reading = used = actual + committed
alerts-convention = a line is judged by its year: used = actual + committed, held against the budget and the plan's own phasing; one level less urgent, `--month` judges a month alone
alerts-none = nothing to warn of
alerts-nothing-new = nothing new
alert-critical = critical
alert-warning = warning
alert-watch = watch
alert-info = for information
alert-level = level
alert-subject = what
alert-reasons = why
alert-reason-list = { $reasons }
alert-used = used
alert-forecast = outlook
alert-gone-on = runs out
alert-since = since
alert-id = ID
alert-reason-unbudgeted = unbudgeted
alert-reason-over-spent = over budget
alert-reason-over-committed = over: with what is committed
alert-reason-near-limit = near limit
alert-reason-forecast-over = heading over
alert-reason-approaching = much of it used
alert-reason-forecast-risk = may end over
alert-reason-ahead-of-plan = ahead of plan
alert-reason-under-spent = little spent
alert-reason-month-missing = no data
alert-reason-unclassified = not classified
alert-reason-goal-red = goal missed
alert-reason-income-behind = income behind
alert-reason-income-short = income falls short
alert-reason-metric-stopped = no more numbers
alert-reason-commitment-stale = nothing moves
alert-reason-contract-renews = renews by itself
alert-reason-idle = idle
alert-unbudgeted = [UNBUDGETED] { $line }: { $amount } spent or committed without a budget
alert-over-spent = [OVER] { $line }: { $amount } spent, { $over } over the year's budget (+{ $share })
alert-over-committed = [OVER] { $line }: { $amount } spent and committed, { $over } over the year's budget (+{ $share })
alert-near-limit = [NEAR LIMIT] { $line }: { $amount } spent and committed, { $share } of the year's budget
alert-approaching = [WATCH] { $line }: { $amount } spent and committed, { $share } of the year's budget
alert-forecast-over = [HEADING OVER] { $line }: the year is expected to end at { $amount }, { $over } over budget (+{ $share })
alert-forecast-risk = [WATCH] { $line }: the year may end at { $amount }, { $over } over budget (+{ $share })
alert-ahead-of-plan = [WATCH] { $line }: { $amount } spent, { $over } more than planned so far (+{ $share })
alert-income-short = [SHORT] { $line }: the year is expected to bring { $amount }, { $short } less than planned (-{ $share })
alert-income-behind = [BEHIND] { $line }: { $amount } came in, { $short } less than planned so far (-{ $share })
alert-all-lines = all lines
alert-under-spent = [FOR INFORMATION] { $line }: only { $amount } spent of { $phased } planned so far
alert-month-missing = [NO ROWS] { $month } is over, and nothing is booked
alert-unclassified = [UNCLASSIFIED] { $amount } of the year's spending belongs to no category
alert-commitment-stale = [STALE] commitment { $id }: { $open } kept back, and nothing has moved for { $days } days
alert-contract-renews = [CONTRACT] { $name } ends on { $end } and renews for { $months ->
        [one] a month
       *[other] { $months } months
    } unless notice is given by { $notice }
alert-goal-red = [GOAL MISSED] { $goal }
alert-metric-stopped = [NO NUMBERS] { $metric }: the last are of { $month }
alert-why = Also: { $reasons }
alert-gone = The year's budget runs out on { $day }
alert-gone-since = The year's budget ran out on { $day }
alert-next = Next: { $command }; known: `budget alerts ack { $id } --reason …`
alert-explain-unclassified = `budget explain unclassified --ytd`
alert-still = Still: { $title }
alert-over = [RESOLVED] { $subject }: no alert any more
alert-many = { $count } alerts, first: { $first }
alert-all = All of them: { $command }
alert-perhaps-again = (perhaps again) { $title }
alert-sample = A sample from budget: this receiver gets alerts
alert-sample-line = Nothing is wrong; somebody tried `budget alerts test`
alerts-reported-title = Alerts reported up to { $day }
alerts-reported-never = Nothing was reported yet
alerts-reported-none = no alert stands
alerts-not-judged = { $line } is not judged: its amounts are too large for the program
alerts-waiting-title = Not sent yet
alert-reported = reported
alert-acknowledged = acknowledged
alert-acknowledged-by = { $by }, { $day }: { $reason }
alert-to = to
alert-letter = message
alert-tries = tries

## src/command/alerts/
alerts-partly = what is new can only be said of the whole book, as it is now
alerts-partly-hint = leave `--plan` and `--known-at` out
alerts-earlier-day = alerts were reported up to { $day } already: of an earlier day nothing is new
alerts-earlier-day-hint = leave `--new` and `--send` out to look back; if the clock of this machine was wrong, put the right day into `day` in .budget/alerts.json, which also holds what is still to be sent
alerts-picture-unbuilt = no picture is sent: this program is built without the feature `png`
alerts-picture-unbuilt-hint = build it with `cargo build --release --features png`, or leave `picture` out
alerts-picture-unsent = the picture did not reach { $to }: { $problem }
alerts-nobody = nobody is named who is to receive alerts
alerts-nobody-hint = name receivers in { $file }, such as [notify.finance] with kind = "wecom" and url_env = "WECOM_URL"; or name another file with `--config`
alerts-receiver-unknown = there is no receiver `{ $value }`
alerts-receiver-unknown-hint = the run file has { $names }
alerts-sent = sent to { $to }: { $title }
alerts-unsent = could not send to { $to }: { $problem }
alerts-unsent-hint = it is kept, and sent with the next `budget alerts --send`
alerts-given-up = gave up sending to { $to } after { $days } days: { $title }
alerts-unknown = no alert has the ID `{ $value }`
alerts-unknown-hint = `budget alerts` shows the alerts with their IDs
alerts-ambiguous = several alerts have an ID that begins with `{ $value }`
alerts-ambiguous-hint = write more of it: { $ids }
alerts-acknowledged = { $by } acknowledged { $id }
alerts-lock-held = another `budget` is reporting alerts of this book at the moment
alerts-lock-held-hint = it reports the same; wait until it is done

## src/plan_file/table/run.rs
run-key-book = The folder of the book
run-key-inbox = The folder in which exports arrive; `inbox` in the book if it is not said
run-key-source = A program that prints an export
run-key-run = The program and its arguments; what it prints is the export
run-key-file = What the export is: csv, xlsx; csv if it is not said
run-key-as = The ledger that it is for: actual, commitment or metric
run-key-profile = The profile of the book that it is read with
run-key-timeout = How many seconds it may take; 600 if it is not said
run-key-report = A report that is written at the end
run-key-report-run = The command, without `budget`: ["variance", "--month", "last"]
run-key-output = the file that it is written to; {"{"}date{"}"} and {"{"}month{"}"} (the last complete one) are filled in
run-source-name = a source cannot be called `{ $value }`
run-source-name-hint = its files begin with its name: write letters, digits and -
run-source-file = `{ $value }` is not the ending of a file
run-source-file-hint = write file = "csv" or file = "xlsx"

## src/command/run/
run-lock-held = another run is at work on this book
run-lock-held-hint = it does the same; the next one finds what it leaves
run-command = `budget { $command }` is not a command that `run` can run
run-command-hint = write its words as on the command line, without `budget`: run = ["variance", "--month", "last"]
run-of = { $name }: { $problem }
run-source-nothing = the program printed nothing
run-source-nothing-hint = the export has to come on its standard output
run-source-slow = the program did not end within { $seconds } s, and was stopped
run-source-slow-hint = `timeout` gives it more
run-source-flood = the program printed more than { $size } MB, and was stopped
run-source-failed-hint = try it by hand; what it printed was not used
run-fetched = { $count ->
    [one] 1 export fetched
   *[other] { $count } exports fetched
}
run-imported = { $files ->
    [one] 1 file imported
   *[other] { $files } files imported
} ({ $rows ->
    [one] 1 new row
   *[other] { $rows } new rows
})
run-refused = { $count ->
    [one] 1 file refused
   *[other] { $count } files refused
}
run-beyond = { $count ->
    [one] 1 line over its limit
   *[other] { $count } lines over their limits
}
run-news = { $count ->
    [one] 1 new alert
   *[other] { $count } new alerts
}
run-waiting = { $count ->
    [one] 1 message not sent yet
   *[other] { $count } messages not sent yet
}
run-reports = { $count ->
    [one] 1 report written
   *[other] { $count } reports written
}
run-did = { $day }: { $parts }
run-nothing = { $day }: nothing to do
