## What lies above the members of dimensions

plan-key-levels = for each dimension what lies above its members, the widest first: `project = ["region", "town"]`
plan-key-member = `[[member]]`: what lies above a member of a dimension, and what it is
plan-key-member-dimension = the dimension, such as project
plan-key-member-name = the member
plan-key-member-in = what it lies in: `{"{"} region = "east" {"}"}`
plan-key-member-from = the first month in which this holds; without it from the beginning
plan-key-member-type = what it is, such as residential or commercial
plan-key-member-grade = its grade
plan-key-member-city = its city
plan-key-member-households = how many households it has
plan-key-member-area = its square metres
member-level-taken = `{ $level }` cannot be the name of a level
member-level-taken-hint = a dimension, another level, a column of every ledger or an option is called so; choose another name, without commas
member-no-level = `{ $axis }` has no level `{ $level }`
member-no-level-hint = its levels: { $levels }
member-no-levels-hint = declare it in budget.toml: under [levels], { $axis } = ["…"]
member-text = `{ $text }` has a comma or an equals sign in it
member-text-hint = reports are asked by it, as in `--where region=east,north`; write it without
member-twice = what `{ $member }` is is already in { $first }
member-twice-from = what `{ $member }` is from { $month } on is already in { $first }
member-twice-hint = keep one of the two, or say in which month the other begins: from = "2026-07"
member-torn = `{ $text }` lies in two of `{ $level }`: `{ $first }` and `{ $second }`
member-torn-from = from { $month } on `{ $text }` lies in two of `{ $level }`: `{ $first }` and `{ $second }`
member-torn-hint = let all its members lie in one of them; what moves takes all its members along in the same month
member-negative = `{ $key }` is negative: { $value }
member-negative-hint = leave it out where it is not known
member-table-of-none = the book has no dimension `{ $axis }` for this file
member-table-of-none-hint = name the file for a dimension: members/DIMENSION.csv; the book has { $axes }
member-column-hint = the columns are { $columns }
member-no-name-column = no column names the members
member-no-name-column-hint = head it `{ $axis }`, or `name`
member-not-utf8-hint = save it as "CSV UTF-8"
spending-level = money is spent by a { $axis }, not by a { $level }
spending-level-hint = name a member: { $option }
report-standing = { $level } as of { $month }
variance-full-moved = the year's end cannot be forecast by { $level } here: a member moved in { $month }
variance-full-moved-hint = use `budget outlook --by { $by }`, which takes members where they stand now, or leave out --full
variance-rollover-moved = lines of this plan take along what is left of a month, and a member moved in { $month }: by { $level } it would be lost on the way
variance-rollover-moved-hint = use `budget structure --by { $by }` or `budget outlook --by { $by }`, or ask by the dimension itself
