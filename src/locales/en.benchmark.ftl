## Market data: their files, the method `benchmark`, and what reviewers are told of them

term-benchmark = benchmark

# Files
benchmark-columns-hint = name the columns metric, role, city, year, p10, p25, p50, p75, p90, n, source; or metric, role, city, year, value with one sample a row
benchmark-no-metric-column = there is no metric column
benchmark-no-year-column = there is no year column
benchmark-no-value-column = there are no columns of percentiles or samples
benchmark-both-columns = there are columns of percentiles and a column of single samples
benchmark-both-columns-hint = keep the percentiles or the samples: percentiles are worked out from samples
benchmark-not-utf8-hint = save it as "CSV UTF-8", or import it with `budget import FILE --as benchmark`, which reads other encodings

# Rows
benchmark-remark = left out, a remark below the table: `{ $text }`
benchmark-no-metric = the row names no metric
benchmark-no-metric-hint = write the metric in each row, such as salary
benchmark-no-year = the row has no year
benchmark-no-year-hint = write the year of the data, such as 2025
benchmark-bad-year = `{ $value }` in column `{ $column }` is not a plausible year
benchmark-bad-year-hint = write a year from { $earliest } to { $latest }
benchmark-bad-number = `{ $value }` in column `{ $column }` is not a number
benchmark-bad-number-hint = write 5350, 5,350.50 or 0.535万; leave the cell empty where the figure is not known
benchmark-negative = `{ $value }` in column `{ $column }` is below zero
benchmark-bad-count = `{ $value }` in column `{ $column }` is not a number of samples
benchmark-bad-count-hint = write a whole number above zero, or leave the cell empty
benchmark-no-percentile = the row has no percentile
benchmark-no-percentile-hint = fill in at least one of p10, p25, p50, p75, p90
benchmark-no-value = the row has no value
benchmark-no-value-hint = fill in the sample, or remove the row
benchmark-decreasing = { $high } { $above } is below { $low } { $below }
benchmark-decreasing-hint = percentiles never decrease: are two columns swapped?
benchmark-samples-differ = { $percentile } is { $stated }, but the samples give { $found }
benchmark-samples-differ-hint = correct one of the two, or leave the cell empty: it is worked out from the samples
benchmark-twice = `{ $name }` of { $year } from the same source is already at { $first }
benchmark-twice-hint = remove one of the two, or give them different sources

# What they are worth
benchmark-weak = `{ $name }` of { $year }: { $why }
benchmark-weak-hint = data need a source, at least 10 samples, and must not be older than two years; complete the row, or import better data

# Import
import-option-of-kind = `{ $option }` cannot be used with --as { $kind }
import-option-of-kind-hint = remove `{ $option }`
import-no-benchmark-header = no header of market data was found in { $rows ->
    [one] the only row
   *[other] the first { $rows } rows
}
import-benchmark-file = `{ $file }`: { $rows ->
    [one] one row
   *[other] { $rows } rows
  } of market data, { $count ->
    [one] one entry
   *[other] { $count } entries
  }
import-benchmark-read-text = read as { $encoding }, header on line { $line }
import-benchmark-replace-month = `--replace` takes no month with --as benchmark
import-benchmark-replace-month-hint = write `--replace` alone to replace the whole file of this name
import-benchmark-same-name = another of these files would also become { $file }
import-benchmark-same-name-hint = give one of the two another name
import-benchmark-refused = input refused, nothing is written: { $count ->
    [one] one error
   *[other] { $count } errors
  }
import-benchmark-refused-hint = fix them in the source, and import it again
import-benchmark-empty = there is no row of market data below the header
import-benchmark-exists = { $file } already exists, with different content
import-benchmark-exists-hint = compare the two; `--replace` puts the new one in its place, a different file name keeps both
import-benchmark-nothing-new = nothing new: the book already has these data
import-benchmark-would-write = would write { $file } (nothing is done yet): { $count ->
    [one] one entry
   *[other] { $count } entries
  }
import-benchmark-written = written to { $file }: { $count ->
    [one] one entry
   *[other] { $count } entries
  }

# Keys
plan-key-grade-benchmark = the market data to compare base pay with: "salary/agent/Shanghai"
plan-key-grade-actual = the metric that counts how many heads there were; `budget bridge` goes by it
method-key-benchmark = the market data: metric, or metric/role/city in one; with another method, only for comparison
method-key-benchmark-role = the role of the market data
method-key-benchmark-city = the city, of contribution tables or of market data
method-key-benchmark-percentile = the percentile, 1 to 99; 50 if not given
method-key-benchmark-year = the year of the market data; the newest up to the plan's if not given
method-key-benchmark-quantity = the quantity; 1 if not given

# Method
method-name-benchmark = benchmark
method-benchmark = market data { $name } of { $year }: P{ $percentile } { $value } (n = { $n }; source: { $source })
method-benchmark-no-source = not stated
method-benchmark-no-n = not stated
method-benchmark-between = P{ $percentile } interpolated between { $low } and { $high }
method-benchmark-growth = brought to the plan's year with { $growth } a year over { $years ->
    [one] one year
   *[other] { $years } years
  }: { $value } → { $price }
method-benchmark-weak = note: { $why }
method-benchmark-sourceless = no source is stated
method-benchmark-thin = only { $n } { $n ->
    [one] sample
   *[other] samples
}
method-benchmark-stale = more than two years older than the plan's year
method-benchmark-at = percentile { $percentile }
method-benchmark-below = below P{ $percentile }
method-benchmark-above = above P{ $percentile }
method-benchmark-standing = { $grade } { $base }: market P50 { $median } ({ $name }, { $year }, n = { $n }), { $position }, compa-ratio { $compa }
method-benchmark-step = { $quantity } × { $price } = { $amount }
method-benchmark-step-year = { $quantity } × { $price } ÷ 12 = { $amount }
method-benchmark-step-days = { $quantity } × { $price } × { $days } = { $amount }
method-benchmark-percentile = `percentile` is { $value }
method-benchmark-percentile-hint = write a whole number from 1 to 99: percentile = 50 is the median
method-benchmark-missing-hint = write benchmark = "metric/role/city", as in benchmarks/*.csv
method-benchmark-unknown = there are no market data `{ $name }`
method-benchmark-unknown-hint = the book has: { $names }
method-benchmark-none-hint = the book has none yet: import some with `budget import FILE --as benchmark`
method-benchmark-other-years = there are no market data `{ $name }` of { $year }
method-benchmark-other-years-hint = years available: { $years }
method-benchmark-later = the market data `{ $name }` are all later than the plan's year
method-benchmark-later-hint = years available: { $years }; to use one all the same, write year = …
method-benchmark-outside = `{ $name }` of { $year } does not reach to P{ $percentile }
method-benchmark-outside-hint = known: { $known }, and values between them; nothing outside them is guessed

# Review
lint-benchmark-weak = { $what } rests on market data `{ $name }` of { $year }: { $why }
lint-benchmark-weak-hint = find better data, or say in the basis why these will do
lint-grade = grade { $grade }
lint-pay-low = grade { $grade } is paid { $base }, below P25 { $bound } of `{ $name }` of { $year }: compa-ratio { $compa }, { $position }
lint-pay-low-hint = pay below the market loses people; if it is intended, say why in the basis
lint-pay-high = grade { $grade } is paid { $base }, above P75 { $bound } of `{ $name }` of { $year }: compa-ratio { $compa }, { $position }
lint-pay-high-hint = pay above the market needs a reason: seniority, skills, or a scarce trade
