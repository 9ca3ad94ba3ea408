## Logs of tickets: when work comes, and the heads that it takes

plan-key-team = `[[team]]`: the heads of a project, and what keeps them from helping another
plan-key-team-project = the project, as the logs of tickets name it
plan-key-team-heads = heads now
plan-key-team-least = never fewer; 1 without it
plan-key-team-area = heads help others within this area only
plan-key-team-skills = what its heads can do: `["phone"]`
plan-key-team-needs = what its work asks for; heads without it cannot help here
plan-key-team-net-hours = hours that a head works in a month; 139.2 without it
plan-key-team-minutes = minutes of work on a ticket by its standard; without it as the logs say
plan-key-team-travel = minutes on the way to a ticket and back, beside the work on it
team-twice = `{ $project }` has a team already
team-twice-hint = put the heads of a project in one [[team]]
team-heads = `{ $key }` must be between 0 and { $most }
team-heads-hint = state whole heads under `{ $key }`
team-hours = nobody works so many hours in a month
team-hours-hint = state the hours that a head works in a month, such as 139.2
team-minutes = `{ $key }` is no number of minutes for a ticket
team-minutes-hint = write minutes, of one day at most, such as { $key } = 15
demand-no-header = no header among the first { $rows } rows: a log of tickets has a column for when each came
demand-no-header-hint = say which column is what: `--column start=HEADING`, with id, project, channel, end, handling beside it
demand-no-column = no column is headed `{ $header }`
demand-no-column-hint = the columns are { $known }
demand-no-start = no column says when a ticket came
demand-no-start-hint = name it with `--column start=HEADING`; the columns are { $known }
demand-no-count = rows stand for intervals or means, and no column says how many tickets each of them counts
demand-no-count-hint = name it with `--column count=HEADING`; where a row is one ticket, name its number with `--column id=HEADING`; the columns are { $known }
demand-interval = intervals of { $value } minutes do not make a whole day
demand-interval-hint = choose --interval 15, 30 or 60
demand-only = `{ $value }` does not say which tickets count
demand-only-hint = write project=NAME or channel=NAME, several names with commas between them
demand-share = `{ $value }` is not a share for `{ $option }`
demand-share-hint = write a share above 0 and below 100 %, such as { $option } 80%
demand-minutes = `{ $value }` is not a time of work on a ticket
demand-minutes-hint = write minutes, such as --aht 6 or --aht 4.5
demand-days = `{ $value }` of `{ $option }` is no day
demand-days-hint = write { $option } 2026-10-05, of several in a row 2026-10-04..2026-10-08, others after a comma
demand-clock = `{ $value }` does not say how far a clock is ahead of universal time
demand-clock-hint = write --offset +08:00 for China
demand-column = `{ $value }` does not say what a column is
demand-column-hint = write WHAT=HEADING; what a column can be: { $known }
demand-nothing = the logs hold no ticket that can be counted
demand-nothing-hint = look at the rows above; `--column`, `--date-order` and `--encoding` say how a log is written
demand-rest = further names
demand-void = { $count ->
    [one] 1 row left out: called off, or no ticket
   *[other] { $count } rows left out: called off, or no tickets
}
demand-subtotals = { $count ->
    [one] 1 row left out: a total
   *[other] { $count } rows left out: totals
}
demand-undated = { $count ->
    [one] 1 row left out: its start `{ $value }` is not a date and time
   *[other] { $count } rows left out: their start is no date and time; the first is `{ $value }`
}
demand-undated-hint = write 2026-03-05 14:02; of 01/05/2026 say the order with `--date-order`
demand-uncounted = { $count ->
    [one] 1 row left out: `{ $value }` is not a number of tickets
   *[other] { $count } rows left out: no number of tickets; the first is `{ $value }`
}
demand-uncounted-hint = write a whole number
demand-open = { $count ->
    [one] 1 ticket has no end: it counts as demand, but not towards the time per ticket
   *[other] { $count } tickets have no end: they count as demand, but not towards the time per ticket
}
demand-backwards = { $count ->
    [one] 1 ticket ends before it begins: it counts as demand, but not towards the time per ticket; clocks that go back in autumn do that
   *[other] { $count } tickets end before they begin: they count as demand, but not towards the time per ticket; clocks that go back in autumn do that
}
demand-unreadable = { $count ->
    [one] 1 row says `{ $value }` of the work, which is not a duration: it counts as demand only
   *[other] { $count } rows say no duration of the work, the first `{ $value }`: they count as demand only
}
demand-offsets = the log was written by clocks that are set differently ({ $offsets }), as in summer and in winter: each ticket counts in the hour that its own clock showed
demand-universal = the log is written in universal time (Z): hours and days are those of universal time, in China eight hours behind
demand-universal-hint = `--offset +08:00` counts by the clocks of China
demand-no-offsets = the log does not say by which clock it was written: `--offset` changes none of its hours
demand-repeated = { $count ->
    [one] 1 row repeats the number of a ticket: it was not counted again
   *[other] { $count } rows repeat the numbers of tickets: they were not counted again
}
demand-forgotten = more than three million tickets: { $count } numbers were forgotten, and what repeats them counts again
demand-team-without-work = the logs have no ticket of `{ $project }`
demand-without-team = these projects of the logs have no [[team]]: { $projects }
demand-roster-header = no header among the first { $rows } rows of the roster
demand-roster-columns = the roster lacks a column for the day, the start or the end
demand-roster-columns-hint = head the columns with weekday (Mon-Fri, weekend, 2026-03-05), from (08:00), until (20:00), heads
demand-roster-cell = `{ $value }` under `{ $header }` cannot be read in a roster
demand-title = Demand, { $first } to { $last }
demand-title-empty = Demand
demand-filter = only { $name } { $names }
demand-by-clock = hours and days by a clock that is { $clock } from universal time
demand-file = `{ $file }`: { $columns }
demand-reading = index: beside the usual day, 1 is usual; heads are at work, not on the payroll
demand-told = a ticket counts in the interval in which it came, by the clock that its log was written by; a number that repeats counts once; days without tickets count in the means
demand-needed-told = needed: the fewest heads that answer the share asked for in time, and are busy no more than asked for (Erlang C), for the mean of those days; statutory holidays are days of their own, and weekends that are worked are workdays (`--holiday`, `--workday`)
demand-teams-told = hours a month: tickets × minutes, of work and on the way, ÷ 60 ÷ calendar months that the logs touch; proposed: heads move one by one to the busiest team, from the one that is least busy without it, within an area and with the skills that the work asks for
demand-channel = channel
demand-weekday = weekday
demand-per-day = per day
demand-index = index
demand-monday = Monday
demand-tuesday = Tuesday
demand-wednesday = Wednesday
demand-thursday = Thursday
demand-friday = Friday
demand-saturday = Saturday
demand-sunday = Sunday
demand-holiday = holiday
demand-worked = worked weekend
demand-more = { $count } more
demand-busiest-slot = busiest from { $begins }: { $times } times the mean of the hours with tickets ({ $count })
demand-busiest-day = busiest on { $day }: { $times } times the mean day ({ $count })
demand-no-season = less than a year: months beside each other are no season yet
demand-no-times = the logs say on which days tickets came and not at what times, so no hours and no heads by the hour
demand-untimed = { $count ->
    [one] 1 ticket says only its day: it counts
   *[other] { $count } tickets say only their day: they count
} by day, and in no interval
demand-no-handling = the logs do not say how long the work on a ticket takes, so no heads: state it with `--aht MINUTES`
demand-workdays = A usual Monday to Friday
demand-weekends = A usual Saturday or Sunday
demand-holidays = A usual holiday
demand-holidays-unknown = the statutory holidays of { $years } are not known, and count as the weekday that they fall on; name them with `--holiday DAYS`
demand-roster-no-holidays = the roster says nothing of holidays: write `holidays` in the column of days
demand-interval-begins = from
demand-volume = tickets
demand-needed = heads needed
demand-level = in time
demand-occupancy = busy
demand-there = on the roster
demand-gap = more or less
demand-agent-hours = together { $hours } { $hours ->
    [1] hour
   *[other] hours
} of heads a day
demand-rostered = on the roster { $hours } hours a day
demand-too-many = where no number stands, more heads would be needed than any department has; check the minutes of work
demand-part-months = the log covers { $days } of the { $all } days of its months: hours a month are those of the log, and a whole month has more
demand-short = { $count ->
    [one] too few in 1 interval
   *[other] too few in { $count } intervals
    }: { $hours } hours are missing a day
demand-teams = Heads where the work is
demand-team = team
demand-workload = hours a month
demand-heads = heads
demand-busy = busy now
demand-proposed = proposed
demand-busy-then = busy then
demand-move = { $heads ->
    [one] 1 head
   *[other] { $heads } heads
    } from { $from } to { $to }
demand-no-move = no move of a head would make the busiest team less busy
demand-move-look = a proposal; look at travel, skills and contracts before anybody moves
