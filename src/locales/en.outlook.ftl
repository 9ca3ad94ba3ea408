## The outlook: where the year ends

outlook-title = Outlook { $year }, as of { $day }
outlook-reading = outlook = actual + forecast; the range holds 4 outcomes of 5
outlook-convention = outlook = actual to date + forecast of the months to come, the month in progress among them; never below what is spent and ordered
outlook-convention-range = 80 % range of the year's sum: it holds four outcomes of five, and nothing below what is spent and ordered; of rows that gather lines, it takes them to be wrong together as often as they were
outlook-convention-method = method, and n, the months that it rests on: of the methods that a line has enough months for, the one that was the least wrong on the last of them
outlook-actual = actual to date
outlook-group = full year
outlook-budget = year's budget
outlook-range = 80 % range
outlook-low = low
outlook-high = high
outlook-overrun = overrun
outlook-never = none
outlook-rolling = next { $months } { $months ->
    [one] month
   *[other] months
}
outlook-method = { $method }, n={ $months }
outlook-methods = { $count } methods
outlook-missing = the ledger has no rows in { $months }: forecast like months to come
outlook-begun = the column of { $months } includes what is booked there already, which counts in actual to date
outlook-raised = { $count ->
    [one] One line was forecast below what is spent and ordered, and raised to that
   *[other] { $count } lines were forecast below what is spent and ordered, and raised to that
}
outlook-unasked = { $count ->
    [one] One line cannot be forecast by the method `{ $method }`: it has the one that would be taken without it
   *[other] { $count } lines cannot be forecast by the method `{ $method }`: for these the method is chosen as usual
}
outlook-no-range = no range for lines with fewer than two months to test the forecast on, nor for sums of such lines

# The methods, as `--method` takes them
outlook-no-more = no more expected
forecast-remaining = remaining budget
forecast-phased = phased budget
forecast-runrate = run rate
forecast-last-year = last year × growth
forecast-seasonal = seasonal share
forecast-hw = Holt–Winters
forecast-contract = contracts
forecast-reviewed = review

# What they would have been worth
outlook-backtest-title = Backtest: each of the last twelve months, forecast from what was known before it
outlook-backtest-chosen = as chosen
outlook-backtest-lines = lines
outlook-backtest-months = months
outlook-backtest-mase = MASE
outlook-backtest-bias = bias
outlook-backtest-ranges = ranges
outlook-backtest-coverage = within range
outlook-backtest-last-year = over the { $months } months that both forecast, errors as chosen are { $share } of those of last year × growth
outlook-backtest-left = { $count ->
    [one] one line is left out: it has less than twelve months before the last twelve
   *[other] { $count } lines are left out: they have less than twelve months before the last twelve
}
outlook-backtest-short = nothing to test: none of the { $count } lines has twelve months before the last twelve
outlook-backtest-reading = MASE: errors over those of “the same as a year ago”, below 1 is better; bias: + is too high; within range: how often the rest of the twelve months lay in the 80 % range, looked at every third month
