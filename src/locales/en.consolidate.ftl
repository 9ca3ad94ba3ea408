## All plans of a book as one

plan-key-allocate = `[[allocate]]`: costs that all members of a dimension share, and by what each bears its part
plan-key-allocate-dimension = the dimension whose members bear them, such as project
plan-key-allocate-category = a category; what is below it, too; without it all costs that name no member
plan-key-allocate-for = only those of these members of other dimensions: `{"{"} department = "call centre" {"}"}`
plan-key-allocate-by = by what: households, area, or a metric such as tickets
plan-key-member-company = the name under which it is a counterparty of others
allocate-by-empty = it is not said by what the shared costs are borne
allocate-by-empty-hint = write households, area, or the name of a metric
allocate-for-itself = what names a { $axis } is not shared by all of them
allocate-for-itself-hint = leave `{ $axis }` out of `for`; name a member of another dimension there
consolidate-title = All plans together, { $period }
consolidate-reading = booked + internal + shared = consolidated
consolidate-eliminated-told = internal: rows whose counterparty is a member itself; they are taken out on both sides
consolidate-allocated-told = shared: costs that name no member, borne by all by the driver of [[allocate]], month by month, to the cent
consolidate-budget-told = what is budgeted for all is borne in the same way, in a column of its own; of a region its projects' parts add up
consolidate-budget-allocated = budget shared
consolidate-booked = booked
consolidate-eliminated = internal
consolidate-allocated = shared
consolidate-consolidated = consolidated
consolidate-shared = Shared
consolidate-rules = Shared costs
consolidate-rule = what is shared
consolidate-by = by
consolidate-shared-amount = to be shared
consolidate-all-shared = all that names none
consolidate-left-unknown = { $rule } of { $months } stays shared: how much `{ $by }` there is of { $names } is not known
consolidate-left-nothing = { $rule } of { $months } stays shared: nobody has any `{ $by }`
consolidate-income = income from one another is left out, too: { $amount }
consolidate-strangers = counterparties that are neither a member nor the company of one, so nothing of theirs is internal: { $names }
consolidate-apart-title = Internal charges that do not match
consolidate-between = between
consolidate-pair = { $first } ↔ { $second }
consolidate-apart = charged beyond credited
consolidate-apart-told = internal charges do not match: one side lacks its row, has it in another month, or lacks its counterparty
consolidate-by-hint = name a dimension: --by project; the members are declared under [dimensions]
consolidate-by-category = `consolidate` adds up members of a dimension, not categories
consolidate-no-axis = it is not clear whose members are to be added up
consolidate-years = plans `{ $first }` and `{ $second }` cannot be added up: their years begin in different months
consolidate-years-hint = choose one of them with --plan, or let both begin in the same month
consolidate-tax = plans `{ $first }` and `{ $second }` cannot be added up: the first is with tax, the second without
consolidate-tax-hint = state the same tax_basis in both, and their amounts by it
consolidate-categories = plans `{ $first }` and `{ $second }` cannot be added up: they have no category in common
consolidate-categories-hint = declare the categories of the book as [[category]] tables, with aliases for those of the other plan
consolidate-word-shared = stays shared
consolidate-word-unmatched = does not match
