## plan_file: [hours]
plan-key-hours = the hours that one head works in a year, for tickets, posts and whole days of calls
plan-key-hours-workdays = workdays of the year; 248 if not given
plan-key-hours-leave = days of annual leave a head; 7 if not given
plan-key-hours-sick = sick days a head; 4 if not given
plan-key-hours-training = training days a head; 5 if not given
plan-key-hours-a-day = hours of a day; 8 if not given
plan-key-hours-breaks = share of the hours present that breaks and meetings take; 10% if not given
hours-outside = `{ $key }` is { $value }, which is not between 0 and { $most }
hours-outside-hint = days are of a head and year, `hours_a_day` are hours of a day
hours-none = a head is present on { $days } days a year, for { $hours } net hours: there is no time to work
hours-none-hint = leave, sick and training days together must be fewer than `workdays`, and `breaks` below 100%

## plan_file: [staffing.NAME]
plan-key-staffing = a demand for heads, worked out from its work; grades, drivers and lines name it as "staffing:NAME"
staffing-key-work = calls, tickets, posts, households or supervisors
staffing-key-volume = calls: contacts in an interval; tickets: tickets in a month
staffing-key-day = contacts in each interval of a day; with volume_a_month only their distribution
staffing-key-volume-a-month = contacts in a month, spread over the days like `day`: a driver of households × contact rate
staffing-key-interval = minutes of an interval; 60 if not given
staffing-key-handle-seconds = mean handling time in seconds, wrap-up included
staffing-key-answer = within how many seconds an answer is in time; 20 if not given
staffing-key-target = service level: the share to be answered in time; 80% if not given
staffing-key-wait = mean wait in seconds at most; no limit if not given
staffing-key-patience = after how many seconds callers hang up, on average: Erlang A; without it Erlang C
staffing-key-occupancy = share of their time that agents are busy at most; 85% if not given
staffing-key-shrinkage = share of paid time away from the phone (leave, training, meetings, breaks); 30% if not given
staffing-key-least = agents at least in each interval; 1 if not given, 2 where nobody may work alone
staffing-key-handle-minutes = mean minutes of one ticket
staffing-key-concurrency = how many one head works on at once, in effect: two chats are about 1.6 to 1.8
staffing-key-posts = number of posts; 1 if not given
staffing-key-hours = hours a day that the post is open
staffing-key-days = days of a year; 365 if not given
staffing-key-relieved = somebody stands in during breaks: net hours count instead of hours present
staffing-key-buildings = households of each kind of building, and how many one head serves
staffing-key-rounding = each: every kind is rounded up (usual); pooled: their sum
staffing-key-agents = those who are led, such as "staffing:hotline" or "heads:agent"
staffing-key-span = how many one supervisor leads; 10 if not given
staffing-key-grade = the grade that does this work: its heads are held against the need
staffing-key-attrition = share of heads that leaves in a year; those in training beside them are then added
staffing-key-recruit-months = months until a post is filled again; 2 if not given
staffing-key-training-months = months of training; 1 if not given
staffing-key-households = households, or a driver
staffing-key-per-head = households that one butler serves
staffing-key-building = the kind of building: high-rise, multi-storey, villa

staffing-in = staffing `{ $name }`: { $problem }
staffing-key-of-other = work `{ $work }` takes no `{ $key }`
staffing-key-of-other-hint = `{ $key }` belongs to { $works }: take it out, or change `work`
staffing-missing-key = work `{ $work }` needs `{ $key }`
staffing-calls-volume = no calls are stated
staffing-calls-volume-hint = write `volume` (calls in an interval) or `day` (calls in each interval of a day)
staffing-keys-apart = `{ $key }` does not go with `{ $beside }`
staffing-keys-apart-hint = state one interval or a whole day: take out `{ $key }` or `{ $beside }`
staffing-shrinkage-of-day-hint = take `{ $key }` out: heads for a whole day come from the net hours of [hours], which leave, training and breaks are taken off already
staffing-bad-share = `{ $key }` cannot be { $value }
staffing-target-hint = take more than 0 and at most 99.99%: calls come at random, and no number of agents answers every one in time
staffing-occupancy-hint = take more than 0 and at most 100%
staffing-shrinkage-hint = take 0 or more and less than 100%: at 100% nobody is ever there
staffing-attrition-hint = take 0 or more
staffing-not-positive = `{ $key }` is { $value } and must be above zero
staffing-zero = give `{ $key }` a number above zero
staffing-zero-patience = callers without patience hang up at once, and nobody can answer them; leave `{ $key }` out if callers wait
staffing-zero-interval = calls are counted by interval, and an interval without length has none; give minutes, such as 30 or 60
staffing-zero-handle = work that takes no time needs nobody; give the mean handling time
staffing-zero-wait = no number of agents brings the wait to zero; leave `{ $key }` out to have no limit
staffing-zero-ratio = give how many one head serves, above zero
staffing-negative = `{ $key }` is { $value }, below zero
staffing-negative-hint = check `{ $key }`, or the driver that it names
staffing-too-much = `{ $key }` is { $value }, more than { $most }
staffing-too-much-hint = check the unit of `{ $key }`: a day has 24 hours or 1,440 minutes, a year at most 366 days
staffing-concurrency = `{ $key }` is { $value }, less than 1
staffing-concurrency-hint = one head works on one ticket at least; if each takes longer, raise the handling time
staffing-day-long = { $count } intervals of { $minutes } minutes are no day
staffing-day-long-hint = state one interval or more, within 24 hours: check how many `day` has, and how long each is
staffing-day-empty = all intervals are zero, so a month's calls cannot be spread over them
staffing-day-empty-hint = give the calls or the weight of each interval in `day`
staffing-load = a load of { $load } Erlangs needs more than { $most } agents
staffing-too-many = { $heads } heads are needed, more than { $most }
staffing-too-many-hint = check the units: volume by interval or by month, handling time in seconds or in minutes
plan-unknown-staffing = there is no staffing `{ $name }`
plan-unknown-staffing-hint = there is { $names }
plan-no-needs = no staffing is the work of grade `{ $grade }`
plan-no-needs-hint = write grade = "{ $grade }" in its [staffing.NAME]
plan-no-staffing-hint = add [staffing.{ $name }] with `work` and what there is to do

## analysis/staffing: the arithmetic
staffing-erlang-c = Erlang C (callers wait)
staffing-erlang-a = Erlang A (callers hang up after { $patience } seconds on average)
staffing-goal = { $method }: { $target } answered within { $answer } seconds, agents busy at most { $occupancy }
staffing-goal-wait = { $goal }, mean wait at most { $wait } seconds
staffing-calls-load = load: { $volume } calls × { $handle } seconds ÷ { $minutes } minutes = { $load } Erlangs
staffing-calls-none = nobody calls: { $agents } on duty
staffing-calls-agents = { $agents } on duty at least: { $level } in time, busy { $occupancy }
staffing-calls-scheduled = scheduled: { $agents } ÷ (1 − shrinkage of { $shrinkage } of paid time) = { $exact }, rounded up { $heads }
staffing-calls-one = enough for this one interval of one shift; for a line open many hours and days, state the intervals of a day in `day`
staffing-day-spread = { $month } calls a month × 12 ÷ { $days } days = { $calls } a day, spread like `day`
staffing-day-agents = on duty by interval: { $agents }; { $hours } agent-hours a day
staffing-day-level = { $calls } calls a day, service level weighted by calls { $level }
staffing-day-heads = { $hours } hours × { $days } days ÷ { $net } net hours a head = { $exact }, rounded up { $heads }
staffing-tickets-hours = { $volume } tickets × { $minutes } minutes = { $hours } hours
staffing-tickets-together = { $volume } tickets × { $minutes } minutes ÷ { $concurrency } at once = { $hours } hours
staffing-tickets-heads = { $hours } hours ÷ (busy { $occupancy } × { $month } net hours a head and month) = { $exact }, rounded up { $heads }
staffing-posts = posts: { $posts } × { $hours } hours × { $days } days ÷ { $own } hours present a head and year = { $exact }, rounded up { $heads } (nobody stands in during breaks)
staffing-posts-relieved = posts: { $posts } × { $hours } hours × { $days } days ÷ { $own } net hours a head and year = { $exact }, rounded up { $heads } (breaks are relieved)
staffing-building = kind { $number }
staffing-households = { $name }: { $households } households ÷ { $per_head } a head = { $heads }
staffing-each = each kind rounded up: { $heads } (not rounded: { $exact })
staffing-pooled = together { $exact }, rounded up { $heads }
staffing-supervisors = { $agents } heads ÷ { $span } a supervisor = { $exact }, rounded up { $heads }
staffing-attrition = leaving: { $heads } heads × { $rate } a year = { $hires } hires a year
staffing-overlap = in training: { $hires } hires × { $months } ÷ 12 months = { $overlap } heads; with them { $exact }, rounded up { $heads }
staffing-vacancies = vacant: { $hires } hires × { $months } ÷ 12 months = { $vacancies } heads, who are not paid and not added; have { $posts } posts approved

## command/staffing, report/staffing
staffing-title = Staffing: { $plan }
staffing-title-alone = Staffing
staffing-hours = present a head and year: ({ $workdays } workdays − { $leave } leave − { $sick } sick − { $training } training) = { $days } days × { $a_day } hours = { $present } hours
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
staffing-waiting = have to wait
staffing-wait = mean wait (s)
staffing-occupancy = busy
staffing-abandoned = hang up
staffing-apart = change
staffing-beside = { $name }: with one more or one less
staffing-unstable = grows for ever
staffing-day = { $name }: the day by interval
staffing-interval = interval
staffing-volume = calls
staffing-erlangs = load (Erlang)
staffing-one-less = level with one less
staffing-one-more = level with one more
staffing-grades = by grade: difference = planned − needed
staffing-grade = grade
staffing-needed = needed
staffing-planned = planned
staffing-difference = difference
staffing-no-grade = (no grade)
staffing-list = { $names }
staffing-none = no plan has a [staffing.NAME]
staffing-none-hint = write a [staffing.hotline] (see `budget plan schema`), or try one without a plan: budget staffing --calls 100 --interval 30m --handle 180s --target 80%/20s
staffing-month = no plan with staffing has the month { $month }
staffing-month-hint = take a month of the plan's year, or leave `--month` out
staffing-unreadable = `{ $option }` is `{ $value }`, which cannot be read
staffing-takes-number = give a number, such as 100
staffing-takes-numbers = give numbers with commas between, such as 22,48,55
staffing-takes-share = give a share, such as 85%
staffing-takes-time = give a number and its unit: 20s, 30m, 1h
staffing-takes-buildings = give households/households a head, with commas between kinds: 4200/350,300/100
staffing-no-work = `{ $option }` says how, but nothing says what work
staffing-no-work-hint = add one of --calls, --day, --tickets, --posts, --households, --agents; without all of them the plan's demands are shown

## analysis/lint
lint-staffing = grade { $grade } has { $heads } heads in { $month }; its work { $work } needs { $needed }
lint-staffing-twice = staffing { $name } has heads in more than one grade: { $grades }
lint-staffing-twice-hint = count the same work once: change its grade, or the heads of one of them
lint-staffing-hint = change heads (or write heads = "staffing:NAME" or "needs:GRADE"), or give the reason in the basis
