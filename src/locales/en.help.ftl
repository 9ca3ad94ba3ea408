## Examples of the help (src/cli/help.rs); the other English texts are the doc comments of src/command

# budget
help-examples =
    {"  "}budget plan init                          # make a book in this folder
    {"  "}budget import exports/ledger-2026-h1.csv  # book an export of the accounts
    {"  "}budget variance --month 2026-02           # February and the year to date

# budget plan
help-plan-examples =
    {"  "}budget plan init --year 2026   # make a book for 2026
    {"  "}budget plan check              # check the plan files
    {"  "}budget plan show --by quarter  # sum the plan up by quarter
help-plan-init-examples =
    {"  "}budget plan init --name "Office 2026" --currency EUR  # in this folder
    {"  "}budget plan init --template blank --year 2026-04      # a year from April
help-plan-check-examples =
    {"  "}budget plan check           # every error and warning
    {"  "}budget plan check --strict  # fail on warnings too, for scripts
help-plan-show-examples =
    {"  "}budget plan show --by month --unit thousand         # months, in thousands
    {"  "}budget plan show --by quarter,department --depth 1  # top categories
    {"  "}budget plan show --format csv -o plan.csv           # as a table
help-plan-import-examples =
    {"  "}budget plan import 2026.xlsx                                    # see what was read
    {"  "}budget plan import 2026.xlsx --map Responsible=department       # say what a column holds
    {"  "}budget plan import 2026.xlsx --into 2026-OFFICE --new-categories # write it, with its categories
help-plan-export-examples =
    {"  "}budget plan export -o plan.csv                       # opens in Excel
    {"  "}budget plan export --plan 2026-OFFICE -o office.csv  # one of several plans
help-plan-draft-examples =
    {"  "}budget plan draft --dry-run                   # look at it first
    {"  "}budget plan draft --year 2027 --growth 3%     # growth of 3%
    {"  "}budget plan draft --cap 3100000 --id 2027-LOW # fitted to a total
help-plan-lint-examples =
    {"  "}budget plan lint --plan 2027           # one plan
    {"  "}budget plan lint --plan 2027 --strict  # for scripts
help-plan-diff-examples =
    {"  "}budget plan diff 2026 2027             # the year
    {"  "}budget plan diff 2026 2027 --by month  # month by month
    {"  "}budget plan diff current draft         # what the plan file changes
help-plan-submit-examples =
    {"  "}budget plan submit --as wang                                  # for approval
    {"  "}budget plan submit --as wang --despite-lint "effects follow"  # with a reason
help-plan-approve-examples =
    {"  "}budget plan approve --as li                 # the only plan that waits
    {"  "}budget plan approve --plan 2026-CS --as li  # a plan by its id
    {"  "}budget plan approve T1-3fa9 --as li         # a transfer that waits
help-plan-transfer-examples =
    {"  "}budget plan transfer training overtime 3000 --reason "double shifts" --as wang       # this month
    {"  "}budget plan transfer training@desk surveys 6000 --month 11,12 --reason "year end"    # two months
help-plan-supplement-examples =
    {"  "}budget plan supplement overtime 20000 --month 10,11,12 --reason "new site" --as wang # three months
    {"  "}budget plan supplement surveys 5000 --reason "one more survey" --as director         # this month
help-plan-reduce-examples =
    {"  "}budget plan reduce training 5000 --month 2026-12 --reason "course cancelled"  # December
    {"  "}budget plan reduce rent@hotline 3000 --reason "desk given up" --as wang       # this month
help-plan-carry-examples =
    {"  "}budget plan carry training --reason "course moved" --as wang              # all that is left, into this month
    {"  "}budget plan carry office 8000 --commitments --reason "open orders" --as wang # of what was on order
help-plan-hand-out-examples =
    {"  "}budget plan hand-out --by department -o forms                 # a form for each department
    {"  "}budget plan hand-out --plan 2027-CS --unit wan -o forms       # by owner, in units of 10,000
help-plan-collect-examples =
    {"  "}budget plan collect forms --target 2860000        # who is missing, and the gap to the target
    {"  "}budget plan collect forms --into 2027-CS          # take all answers over, or none
help-plan-undo-examples =
    {"  "}budget plan undo T1 --as li --reason "event cancelled"          # by its number
    {"  "}budget plan undo T2-3fa9 --as wang --reason "the amount is wrong" # withdrawn by who proposed it
help-plan-reject-examples =
    {"  "}budget plan reject --as li --reason "no basis for overtime"    # back to the preparer
    {"  "}budget plan reject --as wang --reason "one more site to add"   # the preparer withdraws it
help-plan-revise-examples =
    {"  "}budget plan revise --from 2026-04 --as wang --reason "a new site"                        # from April on
    {"  "}budget plan revise --plan 2026-CS --from 2026-07 --as wang --reason "second-half review"  # a plan by its id
help-plan-history-examples =
    {"  "}budget plan history                # of all plans
    {"  "}budget plan history --format json  # for scripts
help-plan-verify-examples =
    {"  "}budget plan verify                                   # is everything as it was booked?
    {"  "}budget plan verify --quiet --format json -o book.json  # for scripts: exit code 1 if not
help-plan-schema-examples =
    {"  "}budget plan schema -o budget.schema.json  # into a file, for the editor to use
    {"  "}budget plan schema | less                 # just to read it

# budget import
help-import-examples =
    {"  "}budget import exports/ledger-2026-h1.csv --dry-run      # what it would book
    {"  "}budget import exports/2026-08.csv exports/2026-09.xlsx  # one batch of both
    {"  "}budget import exports/2026-07-euro.csv --profile euro   # by a profile
    {"  "}budget import exports/2026-08.csv --skip-bad            # set bad rows aside
    {"  "}budget import corrected.csv --replace 2026-02           # again, for February
    {"  "}budget import pay-survey.xlsx --as benchmark             # market data
help-import-list-examples =
    {"  "}budget import list                # name, period, rows, amount, source
    {"  "}budget import list --format json  # for scripts
help-import-show-examples =
    {"  "}budget import show last                       # what was booked last
    {"  "}budget import show 3fa9c1d2e4b0               # a part of its name is enough
    {"  "}budget import show 3fa9c1d2e4b0 --format csv  # all its rows, for scripts
help-import-undo-examples =
    {"  "}budget import undo last          # undo what was booked last
    {"  "}budget import undo january.csv   # what came from this file
    {"  "}budget import undo 3fa9c1d2e4b0  # by any part of its name; `budget import list` shows the names
help-import-adopt-examples =
    {"  "}budget variance  # stops, and names the edited batch
    {"  "}budget import adopt ledger/actual/20260805T021500Z-2026-07-3fa9c1d2e4b0.csv
help-import-reconcile-examples =
    {"  "}budget import reconcile  # take the second copies back
    {"  "}budget import list       # the last one is the batch of reversals

# budget reclassify, variance, explain, history
help-reclassify-examples =
    {"  "}budget reclassify --dry-run        # see which rows would move
    {"  "}budget reclassify --month 2026-03  # unclassified rows of March only
    {"  "}budget reclassify --all            # all rows, by the rules as they are now
    {"  "}budget reclassify --sheet open.xlsx  # what is unclassified, as a sheet to fill in
    {"  "}budget reclassify --from open.xlsx --dry-run  # what the filled-in sheet would do
help-variance-examples =
    {"  "}budget variance --month last                               # last full month
    {"  "}budget variance --month 2026-02 --by category,department   # departments, too
    {"  "}budget variance --ytd last --against last-year,average:3   # beside the past
    {"  "}budget variance --year 2026 --pivot month --unit thousand  # month by month
    {"  "}budget variance --month last --fail-on over --format json  # for cron
help-explain-examples =
    {"  "}budget explain overtime --plan                          # how was it worked out?
    {"  "}budget explain overtime --month 2026-02                 # why is it over?
    {"  "}budget explain labour --month 2026-02 --bridge          # how each step of the bridge comes about
    {"  "}budget explain labour --ytd 2026-06 --by department     # with subtotals
    {"  "}budget explain operations:energy --year 2026 --limit 0  # every row
    {"  "}budget explain 120 --month 2026-02 --format csv         # rows alone, as CSV
help-status-examples =
    {"  "}budget                       # inside a book
    {"  "}budget status --format json  # for scripts
help-review-examples =
    {"  "}budget review                                # what the last complete month leaves to explain
    {"  "}budget review repairs --month 2026-03 --cause one-off --reason "lift cable broke" --owner Li \
    {"  "}    --action "sign yearly care" --due 2026-05-31   # explain a line
    {"  "}budget review electricity --month 2026-03 --cause timing --reason "February bill came late" \
    {"  "}    --owner Wang --reverses 2026-04
    {"  "}budget review --sheet review.xlsx                # fill it in, then: --from review.xlsx
    {"  "}budget review repairs --month 2026-03 --outcome "signed, 800 a month"   # when it is due
help-close-examples =
    {"  "}budget close 2026-03 --as Wang                                        # close March
    {"  "}budget close 2026-03 --force --as Wang --reason "report is due today"  # all the same
help-reopen-examples =
    {"  "}budget reopen 2026-03 --as Wang --reason "a bill came late"  # on record
    {"  "}budget close 2026-03 --as Wang                              # and close it again
help-restated-examples =
    {"  "}budget restated                 # all closed months
    {"  "}budget restated 2026-03 --fail  # one month, for scripts
help-browse-examples =
    {"  "}budget browse                  # from the last complete month on
    {"  "}budget browse --month 2026-02  # from February on

help-report-examples =
    {"  "}budget report                                  # the last complete month, in a few lines
    {"  "}budget report -o report.html                   # as a page
    {"  "}budget report -o report.xlsx                   # as a workbook: execution, charts, ledger rows
    {"  "}budget report --ytd last -o report.html        # the year to date
    {"  "}budget report --sections summary,alerts -o chat.md   # for a chat
help-bridge-examples =
    {"  "}budget bridge                                   # this year so far: volume, efficiency, rate
    {"  "}budget bridge --month 2026-02 --depth 2         # one month, two levels of categories
    {"  "}budget bridge --by project --category labour    # where labour moved
help-consolidate-examples =
    {"  "}budget consolidate                              # this year so far, all projects
    {"  "}budget consolidate --month last                 # last month
    {"  "}budget consolidate --fail-on shared,unmatched   # for scripts: 1 where something is left open
help-ideas-examples =
    {"  "}budget ideas                                    # what can be tried on all plans
    {"  "}budget ideas --plan 2026-CS --format csv        # on one plan, for a script
help-demand-examples =
    {"  "}budget demand tickets.csv                       # by project, channel, weekday, month, hour
    {"  "}budget demand calls.csv --roster roster.csv     # heads by the hour, against the roster
help-agents-examples =
    {"  "}budget agents                                   # this year to last month, under pseudonyms
    {"  "}budget agents --month last --standard repairs=6 # last month; a repair takes 6 minutes
help-peers-examples =
    {"  "}budget peers                                    # what a household and a ticket cost in each project
    {"  "}budget peers --among type,grade --year          # only those of one type and grade with each other
    {"  "}budget peers --by region --per households       # regions, by household
help-store-examples =
    {"  "}budget store init                # make the tables of the database that budget.toml names
    {"  "}budget store load                # bring over what the folder has
    {"  "}budget store verify              # hold every row against the hash of its batch
help-store-init-examples =
    {"  "}budget store init                # make the tables, or bring them up to date
    {"  "}budget store init --format json  # the same for a script
help-store-status-examples =
    {"  "}budget store status                # where the ledger is, and what is in it
    {"  "}budget store status --format json  # the same for a script
help-store-verify-examples =
    {"  "}budget store verify                # every row against the hash of its batch
    {"  "}budget store verify --format json  # what is wrong, for a script
help-store-load-examples =
    {"  "}budget store load                # bring over what the folder has
    {"  "}budget store load --format json  # the same for a script
help-store-export-examples =
    {"  "}budget store export ../backup    # the same files as a folder has
    {"  "}budget store export .            # back into the folder of the book
help-store-roles-examples =
    {"  "}budget store roles               # SQL for those who read, import or approve
    {"  "}budget store roles -o roles.sql  # into a file, for the owner of the database
help-structure-examples =
    {"  "}budget structure                                # this year so far, beside last year
    {"  "}budget structure --of budget --year --depth 2   # what the year's budget is made of
    {"  "}budget structure --by project --per tickets     # what a ticket costs in each project
help-scan-examples =
    {"  "}budget scan                                # this year so far
    {"  "}budget scan --month last --fail-on high    # last month, for cron
    {"  "}budget scan --ignore same-amount:3fa9c1d2 --reason "two contracts of the same price"
help-history-examples =
    {"  "}budget history --months 6                          # six complete months
    {"  "}budget history --until 2026-05 --category labour   # labour, up to May 2026
    {"  "}budget history --months 24 --depth 1 --format csv  # two years, to plot

help-outlook-examples =
    {"  "}budget outlook                                 # where the year ends, line by line
    {"  "}budget outlook --depth 1 --pivot month         # actual and forecast months
    {"  "}budget outlook --category energy --method hw   # one method for every line it fits
    {"  "}budget outlook --backtest                      # what each method would have been worth
    {"  "}budget outlook --rolling 18 --format csv       # eighteen months on, to plot

# budget check
help-check-examples =
    {"  "}budget check operations:office=3000                  # may 3,000 be spent this month?
    {"  "}budget check training=8000 --month 2026-05 --commit PO-31   # commit it, if it passes
    {"  "}budget check --file requests.csv --format json       # many requests, for scripts
    {"  "}budget check                                         # which lines are beyond their control?

# budget commit
help-run-examples =
    {"  "}budget run                                   # import what lies in the inbox, report what is new
    {"  "}budget run --config run.toml --format json   # for cron, with the result for programs
help-alerts-examples =
    {"  "}budget alerts                               # what there is to warn of now
    {"  "}budget alerts --send --remind-after 7 -q    # for cron: send what is new, repeat after a week
help-alerts-list-examples =
    {"  "}budget alerts list                # what was reported
    {"  "}budget alerts list --format json  # for programs
help-alerts-ack-examples =
    {"  "}budget alerts ack 3fa9 --reason "supplier is called"        # silent until it gets worse
    {"  "}budget alerts ack 3fa9 --as wang --reason "peak until July" # say who
help-alerts-test-examples =
    {"  "}budget alerts test finance                    # send a sample
    {"  "}budget alerts test finance --config run.toml  # by this file
help-commit-add-examples =
    {"  "}budget commit add PO-118 operations:office=12000 --note printers          # an order of this month
    {"  "}budget commit add PO-119 office=8000 training=3000 --month 2026-05        # two lines, spent in May
    {"  "}budget commit add HT-7 operations:cleaning --monthly 2000 --to 2026-12    # a contract, month by month
help-commit-change-examples =
    {"  "}budget commit change PO-118 --amount 13500 --reason "more ink"  # 13,500 in all
    {"  "}budget commit change PO-118 --month 2027-01                     # carried into the next year
help-commit-release-examples =
    {"  "}budget commit release PO-118 400                            # give 400 back
    {"  "}budget commit release HT-7 6000 --reason "ends in October"  # the last months first
help-commit-close-examples =
    {"  "}budget commit close PO-118                     # give back what is left
    {"  "}budget commit close PO-119 --reason cancelled  # with a reason
help-commit-list-examples =
    {"  "}budget commit list                # what is left
    {"  "}budget commit list --stale        # what somebody should look after
    {"  "}budget commit list --format json  # for scripts
help-commit-show-examples =
    {"  "}budget commit show PO-118                     # from the order to the last invoice
    {"  "}budget commit show PO-118 --as-of 2026-03-31  # as it was at the end of March

# budget calendar
help-calendar-examples =
    {"  "}budget calendar                     # a year from today
    {"  "}budget calendar --until 2026-12-31  # to the end of the year

# budget accrue
help-accrue-spread-examples =
    {"  "}budget accrue spread ledger.csv:12                            # twelve months from the one it is booked in
    {"  "}budget accrue spread 31 --from 2026-02-16 --months 12         # a contract from the 16th, by days
    {"  "}budget accrue spread 31 --until 2026-12-31 --by months        # to the year's end, each month the same
help-accrue-propose-examples =
    {"  "}budget accrue propose                  # the last month
    {"  "}budget accrue propose --month 2026-03  # another one
help-accrue-apply-examples =
    {"  "}budget accrue apply --as wang          # the last month, before it is closed
    {"  "}budget accrue apply --month 2026-03    # another one
help-accrue-list-examples =
    {"  "}budget accrue list        # what runs, and bills that are not in
    {"  "}budget accrue list --all  # what is over or undone, too
help-accrue-undo-examples =
    {"  "}budget accrue undo S3fa9c1 --reason "contract ended"           # undo it
    {"  "}budget accrue undo S3fa9c1 --as wang --reason "wrong months"   # by whom
help-accrue-reconcile-examples =
    {"  "}budget accrue reconcile                # take out what counts too often
    {"  "}budget accrue reconcile --format json  # for scripts

# budget goals
help-override-examples =
    {"  "}budget override office=5000 --as li --reason "storm damage"            # one request of this month
    {"  "}budget override training=8000 --month 2026-05 --until 2026-05-20       # with a last day
help-override-list-examples =
    {"  "}budget override list        # those that are in force, or wait
    {"  "}budget override list --all  # those that have ended, too
help-override-withdraw-examples =
    {"  "}budget override withdraw O1 --as li --reason "not needed any more"  # by its number
    {"  "}budget override withdraw O2-3fa9 --reason "wrong month"             # by its whole id
help-rules-apply-examples =
    {"  "}budget rules apply --as li             # within the route of li in force at once
    {"  "}budget rules apply --as li --event R5  # an event has happened
help-rules-list-examples =
    {"  "}budget rules list               # with what they moved this year
    {"  "}budget rules list --format csv  # for a spreadsheet
help-rules-propose-examples =
    {"  "}budget rules propose                 # with the arithmetic
    {"  "}budget rules propose --lang zh-CN    # in Chinese
help-goals-examples =
    {"  "}budget goals --month last                # last full month
    {"  "}budget goals --ytd last --by project     # the year so far, project by project
    {"  "}budget goals csat --month last           # one goal, down to file and line
    {"  "}budget goals --month last --fail-on red  # for cron: exit with 1 if a goal is missed

# budget staffing
help-staffing-examples =
    {"  "}budget staffing                                                # all demands of the plan
    {"  "}budget staffing hotline --month 2026-03                        # one of them, in one month
    {"  "}budget staffing --calls 100 --interval 30m --handle 180s       # 100 calls in half an hour
    {"  "}budget staffing --day 22,48,55,46,30 --handle 240s --least 2   # the intervals of a day
    {"  "}budget staffing --tickets 4500 --handle 25m                    # work that can wait
    {"  "}budget staffing --households 4200/350,1500/275,300/100         # butlers

# budget whatif
help-whatif-examples =
    {"  "}budget whatif                       # which scenarios are there?
    {"  "}budget whatif chatbot growth        # two of them side by side
    {"  "}budget whatif growth --by quarter   # differences by quarter
    {"  "}budget whatif chatbot --format json # for scripts

# budget help, completions, man
help-help-examples =
    {"  "}budget help variance   # what `budget variance` takes
    {"  "}budget help plan show  # a command below a command
help-completions-examples =
    {"  "}echo 'source <(budget completions bash)' >> ~/.bashrc                 # bash
    {"  "}budget completions fish > ~/.config/fish/completions/budget.fish      # fish
help-doctor-examples =
    {"  "}budget doctor                        # is all well, and what to do where it is not
    {"  "}budget doctor --full --format json   # for cron: every byte, and exit code 1 where there is a problem
help-man-examples =
    {"  "}budget man --dir ~/.local/share/man/man1               # then: man budget-variance
    {"  "}budget man --dir man --lang zh-CN                      # the same in Chinese
