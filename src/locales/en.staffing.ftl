## plan_file: [hours]
plan-key-hours = working hours: what one person can do in a year, for tickets, posts and whole days of calls
plan-key-hours-workdays = workdays of the year; 248 if not given
plan-key-hours-leave = days of annual leave per head; 7 if not given
plan-key-hours-sick = sick days per head; 4 if not given
plan-key-hours-training = training days per head; 5 if not given
plan-key-hours-a-day = hours per day; 8 if not given
plan-key-hours-breaks = the share of hours present spent on breaks and meetings; 10% if not given
hours-outside = `{ $key }` is { $value }, which is not between 0 and { $most }
hours-outside-hint = days are per head and year, `hours_a_day` is hours per day
hours-none = a head is present on { $days } { $days ->
    [one] day
   *[other] days
} a year, with { $hours } { $hours ->
    [one] net hour
   *[other] net hours
}: there is no time to work
hours-none-hint = leave, sick and training days together must be fewer than `workdays`, and `breaks` below 100%

## plan_file: [staffing.NAME]
plan-key-staffing = a staffing demand, worked out from its work; grades, drivers and lines refer to it as "staffing:NAME"
staffing-key-work = calls, tickets, posts, households or supervisors
staffing-key-volume = calls: calls in an interval; tickets: tickets in a month
staffing-key-day = calls in each interval of a day; with volume_a_month only the distribution
staffing-key-volume-a-month = calls in a month, spread over the days like `day`, such as a driver of households × contact rate
staffing-key-interval = minutes of an interval; 60 if not given
staffing-key-handle-seconds = mean handling time in seconds, wrap-up included
staffing-key-answer = within how many seconds an answer is in time; 20 if not given
staffing-key-target = service level: the share to be answered in time; 80% if not given
staffing-key-wait = the longest mean wait in seconds; no limit if not given
staffing-key-patience = how many seconds callers wait before they hang up, on average: Erlang A; without it Erlang C
staffing-key-occupancy = the highest occupancy of agents; 85% if not given
staffing-key-shrinkage = the share of paid time away from the phone (leave, training, meetings, breaks); 30% if not given
staffing-key-least = the fewest agents in any interval; 1 if not given, 2 where nobody may work alone
staffing-key-handle-minutes = mean minutes of one ticket
staffing-key-concurrency = how many one person handles at once, in effect: two chats are about 1.6 to 1.8
staffing-key-posts = number of posts; 1 if not given
staffing-key-hours = hours a day that the post is open
staffing-key-days = days of a year; 365 if not given
staffing-key-relieved = breaks are relieved: net hours count instead of hours present
staffing-key-buildings = households of each kind of building, and the households per head
staffing-key-rounding = each: each kind is rounded up (the default); pooled: their sum
staffing-key-agents = the people led, such as "staffing:hotline" or "heads:agent"
staffing-key-span = the people one supervisor leads; 10 if not given
staffing-key-grade = the grade that does this work: its heads are compared with the need
staffing-key-attrition = the annual turnover; the overlap of trainees is then added
staffing-key-recruit-months = months until a vacancy is filled; 2 if not given
staffing-key-training-months = months of training; 1 if not given
staffing-key-households = households, or a driver
staffing-key-per-head = households per butler
staffing-key-building = the kind of building: high-rise, multi-storey, villa

staffing-in = staffing `{ $name }`: { $problem }
staffing-key-of-other = work `{ $work }` takes no `{ $key }`
staffing-key-of-other-hint = `{ $key }` belongs to { $works }: remove it, or change `work`
staffing-missing-key = work `{ $work }` needs `{ $key }`
staffing-calls-volume = the number of calls is missing
staffing-calls-volume-hint = write `volume` (calls in an interval) or `day` (calls in each interval of a day)
staffing-keys-apart = `{ $key }` cannot be used with `{ $beside }`
staffing-keys-apart-hint = state a single interval or a whole day: remove `{ $key }` or `{ $beside }`
staffing-shrinkage-of-day-hint = remove `{ $key }`: the heads for a whole day come from the net hours of [hours], from which leave, training and breaks are already deducted
staffing-bad-share = `{ $key }` cannot be { $value }
staffing-target-hint = give more than 0 and at most 99.99%: calls come at random, and no number of agents answers every one in time
staffing-occupancy-hint = give more than 0 and at most 100%
staffing-shrinkage-hint = give 0 or more and less than 100%: at 100% nobody is ever there
staffing-attrition-hint = give 0 or more
staffing-not-positive = `{ $key }` is { $value } and must be above zero
staffing-zero = give `{ $key }` a number above zero
staffing-zero-patience = callers without patience hang up at once, and nobody can answer them; remove `{ $key }` if callers wait
staffing-zero-interval = calls are counted by interval, and an interval without length has none; give minutes, such as 30 or 60
staffing-zero-handle = work that takes no time needs nobody; give the mean handling time
staffing-zero-wait = no number of agents brings the wait to zero; remove `{ $key }` for no limit
staffing-zero-ratio = give the number per head, above zero
staffing-negative = `{ $key }` is { $value }, below zero
staffing-negative-hint = check `{ $key }`, or the driver that it names
staffing-too-much = `{ $key }` is { $value }, more than { $most }
staffing-too-much-hint = check the unit of `{ $key }`: a day has 24 hours or 1,440 minutes, a year at most 366 days
staffing-concurrency = `{ $key }` is { $value }, less than 1
staffing-concurrency-hint = one person handles at least one; if each takes longer, raise the handling time
staffing-day-long = { $count } { $count ->
    [one] interval
   *[other] intervals
} of { $minutes } minutes are not a day
staffing-day-long-hint = give one or more intervals within 24 hours: check the number in `day` and the length of each
staffing-day-empty = all intervals are zero, so a month's calls cannot be spread over them
staffing-day-empty-hint = give the calls or the weight of each interval in `day`
staffing-load = a load of { $load } Erlangs needs more than { $most } agents
staffing-too-many = { $heads } heads are needed, more than { $most }
staffing-uncounted = more heads are needed than can be counted
staffing-too-many-hint = check the units: volume by interval or by month, handling time in seconds or in minutes
plan-unknown-staffing = there is no staffing `{ $name }`
plan-unknown-staffing-hint = the plan has: { $names }
plan-no-needs = no staffing demand is the work of grade `{ $grade }`
plan-no-needs-hint = write grade = "{ $grade }" in its [staffing.NAME]
plan-no-staffing-hint = add [staffing.{ $name }] with `work` and what there is to do

## analysis/staffing: the arithmetic
staffing-erlang-c = Erlang C (callers wait)
staffing-erlang-patient = Erlang C (callers wait: with a patience of { $patience } { $patience ->
    [one] second
   *[other] seconds
} none hang up)
staffing-erlang-a = Erlang A (callers hang up after { $patience } { $patience ->
    [one] second
   *[other] seconds
} on average)
staffing-goal = { $method }: { $target } answered within { $answer } { $answer ->
    [one] second
   *[other] seconds
}, occupancy at most { $occupancy }
staffing-goal-wait = { $goal }, mean wait at most { $wait } { $wait ->
    [one] second
   *[other] seconds
}
staffing-calls-load = load: { $volume } { $volume ->
    [one] call
   *[other] calls
} × { $handle } { $handle ->
    [one] second
   *[other] seconds
} ÷ { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} = { $load } Erlangs
staffing-calls-none = no calls: { $agents } on duty
staffing-calls-agents = at least { $agents } on duty: { $level } in time, occupancy { $occupancy }
staffing-calls-scheduled = scheduled: { $agents } ÷ (1 − shrinkage of { $shrinkage } of paid time) = { $exact }, rounded up to { $heads }
staffing-calls-one = enough for this one interval of one shift; for a line open for many hours and days, give the intervals of a day in `day`
staffing-day-spread = { $month } { $month ->
    [one] call
   *[other] calls
} a month × 12 ÷ { $days } { $days ->
    [one] day
   *[other] days
} = { $calls } a day, spread like `day`
staffing-day-agents = on duty by interval: { $agents }; { $hours } { $hours ->
    [one] agent-hour
   *[other] agent-hours
} a day
staffing-day-level = { $calls } { $calls ->
    [one] call
   *[other] calls
} a day, service level weighted by calls { $level }
staffing-day-heads = { $hours } { $hours ->
    [one] hour
   *[other] hours
} × { $days } { $days ->
    [one] day
   *[other] days
} ÷ { $net } { $net ->
    [one] net hour
   *[other] net hours
} per head = { $exact }, rounded up to { $heads }
staffing-tickets-hours = { $volume } { $volume ->
    [one] ticket
   *[other] tickets
} × { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} = { $hours } { $hours ->
    [one] hour
   *[other] hours
}
staffing-tickets-together = { $volume } { $volume ->
    [one] ticket
   *[other] tickets
} × { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} ÷ { $concurrency } at once = { $hours } { $hours ->
    [one] hour
   *[other] hours
}
staffing-tickets-heads = { $hours } { $hours ->
    [one] hour
   *[other] hours
} ÷ (occupancy { $occupancy } × { $month } { $month ->
    [one] net hour
   *[other] net hours
} per head and month) = { $exact }, rounded up to { $heads }
staffing-posts = posts: { $posts } × { $hours } { $hours ->
    [one] hour
   *[other] hours
} × { $days } { $days ->
    [one] day
   *[other] days
} ÷ { $own } { $own ->
    [one] hour
   *[other] hours
} present per head and year = { $exact }, rounded up to { $heads } (breaks are not relieved)
staffing-posts-relieved = posts: { $posts } × { $hours } { $hours ->
    [one] hour
   *[other] hours
} × { $days } { $days ->
    [one] day
   *[other] days
} ÷ { $own } { $own ->
    [one] net hour
   *[other] net hours
} per head and year = { $exact }, rounded up to { $heads } (breaks are relieved)
staffing-building = kind { $number }
staffing-households = { $name }: { $households } { $households ->
    [one] household
   *[other] households
} ÷ { $per_head } per head = { $heads }
staffing-each = each kind rounded up: { $heads } (not rounded: { $exact })
staffing-pooled = together { $exact }, rounded up to { $heads }
staffing-supervisors = { $agents } { $agents ->
    [one] head
   *[other] heads
} ÷ { $span } per supervisor = { $exact }, rounded up to { $heads }
staffing-attrition = turnover: { $heads } { $heads ->
    [one] head
   *[other] heads
} × { $rate } a year = { $hires } hires a year
staffing-overlap = in training: { $hires } hires × { $months } ÷ 12 months = { $overlap } { $overlap ->
    [one] head
   *[other] heads
}; with them { $exact }, rounded up to { $heads }
staffing-vacancies = vacant: { $hires } hires × { $months } ÷ 12 months = { $vacancies } { $vacancies ->
    [one] head
   *[other] heads
}, who are not paid and not added; have { $posts } { $posts ->
    [one] post
   *[other] posts
} approved

## command/staffing, report/staffing
staffing-title = Staffing: { $plan }
staffing-title-alone = Staffing
staffing-hours = hours present per head and year: ({ $workdays } workdays − { $leave } leave − { $sick } sick − { $training } training) = { $days } days × { $a_day } hours = { $present } hours
staffing-hours-net = net hours: less { $breaks } for breaks and meetings = { $net }, { $month } a month
staffing-shrinkage = shrinkage: { $of_paid } of { $paid } paid hours, { $of_workdays } of { $workdays } workday hours
staffing-run = { $run }:
staffing-demand = demand
staffing-work = work
staffing-work-calls = calls
staffing-work-tickets = tickets
staffing-work-posts = posts
staffing-work-households = households
staffing-work-supervisors = supervisors
staffing-exact = exact
staffing-heads = heads
staffing-agents = on duty
staffing-level = service level
staffing-waiting = must wait
staffing-wait = mean wait (s)
staffing-occupancy = occupancy
staffing-abandoned = abandoned
staffing-apart = change
staffing-beside = { $name }: with one more or one less
staffing-unstable = keeps growing
staffing-day = { $name }: the day by interval
staffing-interval = interval
staffing-volume = calls
staffing-erlangs = load (Erlang)
staffing-one-less = level with one fewer
staffing-one-more = level with one more
staffing-grades = by grade: difference = planned − needed
staffing-grade = grade
staffing-needed = needed
staffing-planned = planned
staffing-difference = difference
staffing-no-grade = (no grade)
staffing-list = { $names }
staffing-none = no plan has a [staffing.NAME]
staffing-none-hint = write a [staffing.hotline] (see `budget plan schema`), or try one without a plan: `budget staffing --calls 100 --interval 30m --handle 180s --target 80%/20s`
staffing-month = no plan with staffing includes { $month }
staffing-month-hint = choose a month of the plan's year, or drop `--month`
staffing-unreadable = `{ $option }` does not understand `{ $value }`
staffing-takes-number = give a number, such as 100
staffing-takes-numbers = give numbers separated by commas, such as 22,48,55
staffing-takes-share = give a share, such as 85%
staffing-takes-time = give a number and its unit: 20s, 30m, 1h
staffing-takes-buildings = give households/households per head, kinds separated by commas: 4200/350,300/100
staffing-no-work = `{ $option }` is given, but not which work it is for
staffing-no-work-hint = add one of --calls, --day, --tickets, --posts, --households or --agents; without any of these options the demands of the plan are shown

## analysis/lint
lint-staffing = grade { $grade } has { $heads } { $heads ->
    [one] head
   *[other] heads
} in { $month }; its work { $work } needs { $needed }
lint-staffing-twice = staffing { $name } is staffed by more than one grade: { $grades }
lint-staffing-twice-hint = count the same work once: change its grade, or the heads of one of them
lint-staffing-hint = change heads (or write heads = "staffing:NAME" or "needs:GRADE"), or give the reason in the basis
