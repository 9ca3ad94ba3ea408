# What lines take along from month to month, and from year to year.
plan-key-rollover = What the line takes along into the next month of its year: surplus, deficit, both or none
plan-key-rollover-cap = The most that it takes along of what is left; a deficit is taken along whole
plan-key-nature = reserve if it is only moved to other lines and never spent on itself; a contingency is
rollover-cap-alone = `rollover_cap` says nothing of a line that takes nothing along of what is left
rollover-cap-alone-hint = write rollover = "surplus" or "both", or remove it
rollover-cap-nothing = a `rollover_cap` that is not above zero takes nothing along
rollover-cap-nothing-hint = write a positive amount, or rollover = "none"
rollover-income = `rollover` is for costs: of an income there is nothing to spend
rollover-contra = `rollover` is for lines that are spent on, and this one takes refunds (`contra`)
rollover-remove-hint = remove `rollover`
rollover-differs = this line and { $first } budget `{ $category }` together and roll over differently
rollover-differs-hint = they have one amount: give both the same `rollover` and `rollover_cap`
lint-rollover-window = { $line }: what rolls over changes nothing in `budget check`, which holds the line over { $windows } and never over a month
lint-rollover-window-hint = add window = ["period"] to the line, or remove `rollover`
equation-brief-rolled = available = current + rolled over − commitments − actual
equation-available-rolled = available { $available } = current { $current } + rolled over { $rolled } − commitments { $commitment } − actual { $actual }
report-explain-rolled = { $month }: budget { $budget } + rolled over { $came } − actual { $actual } − commitments { $committed } = { $left }; { $on } rolls over
report-explain-available-rolled = available = budget { $budget } + rolled over { $rolled } − actual { $actual } − commitments { $committed } = { $available }
