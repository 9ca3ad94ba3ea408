## Messages of metrics and goals

term-metric = Metric
term-value = Value

# Tables of metrics
import-field-metric = metric
import-field-value = value
import-field-numerator = numerator
import-field-denominator = denominator
import-field-part = part
metric-no-header = no header of a table of metrics was found in the first { $rows } rows
metric-no-header-hint = it needs a column of periods (period, month, 月份, 期间) and a column for each metric, or columns metric and value, or metric, numerator and denominator
metric-no-period-column = no column says of which month the numbers are
metric-no-value-column = there is a column of metrics, but none of their values
metric-no-value-column-hint = head it value (数值), or give numerator (分子) and denominator (分母)
metric-no-metric-column = no column holds numbers
metric-no-metric-column-hint = every column of numbers beside period and dimensions is a metric, by its header
metric-column-twice = two columns are the metric `{ $name }`
metric-column-twice-hint = give each its own header
metric-bad-name = `{ $name }` cannot be a metric's name
metric-bad-name-hint = a name is some text without `:`
metric-unit-above = the lines above the header state the unit { $unit }, which cannot hold for every metric
metric-unit-above-hint = write it into the headers it belongs to, such as 应收(万元), and take the line out
metric-percent-column = column `{ $header }` holds percentages, which cannot be summed: it was left out
metric-percent-column-hint = import what it was worked out from, numerator and denominator; `budget goals` divides their sums
metric-percent = `{ $value }` in column `{ $header }` is a percentage, which cannot be summed over months or members
metric-percent-hint = give numerator and denominator instead
metric-currency = `{ $value }` in column `{ $header }` is written as money
metric-currency-hint = metrics are plain numbers; money spent belongs into the ledger of actuals
metric-bad-number = `{ $value }` in column `{ $header }` is not a number
metric-bad-number-hint = write a number such as 1234.5 or 1.2万; leave the cell empty where it is unknown
metric-half-ratio = the row has a numerator or a denominator, but not both
metric-half-ratio-hint = fill both, or leave both empty and give a value
metric-twice = `{ $name }` of { $month } stands on line { $line } already, for the same members
metric-twice-hint = metrics are booked by month: add up days and parts first, or tell them apart by a column of the book's dimensions or a channel
metric-rounded = { $count ->
    [one] 1 number has more than four decimals and was rounded half up
   *[other] { $count } numbers have more than four decimals and were rounded half up, each by itself
}
metric-books = to book: { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}; in the ledger already: { $known }
metric-would-book = dry run, would book: { $new ->
    [0] no new numbers
    [one] one new number
   *[other] { $new } new numbers
}; in the ledger already: { $known }
metric-month = { $month }: { $rows ->
    [one] 1 number
   *[other] { $rows } numbers
}
metric-changed-refused = { $count ->
    [one] 1 number is booked already with another value
   *[other] { $count } numbers are booked already with other values
}: nothing was booked
metric-changed = { $count ->
    [one] 1 number differs from the one booked for the same month and members
   *[other] { $count } numbers differ from those booked for the same months and members
}
metric-changed-replaced = { $count ->
    [one] 1 number replaces the one booked for the same month and members
   *[other] { $count } numbers replace those booked for the same months and members
}
metric-changed-hint = `--replace` puts the new values in place of the booked ones
metric-as-new = a metric has one value for a month and its members: `--as-new` would add them up
metric-missing = the plan takes `{ $name }` from the year before, but the ledger of metrics lacks { $months }
metric-missing-hint = book the missing months with `budget import FILE --as metric`, or give the plan numbers of its own
metric-older-year = plan { $plan } takes `{ $name }` from { $first } to { $last }, because the year before it lacks { $months }
method-metric = metric `{ $name }`: what was counted from { $first } to { $last }, { $total } together
metric-undone = took back { $batch }: { $rows ->
    [one] one number
   *[other] { $rows } numbers
}; the file is in ledger/undone
