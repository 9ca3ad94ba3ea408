## Members beside each other

peers-standing = grouped by where members stand in { $month }, all their months with them
peers-title = Peers by { $axis }, { $period }
peers-reading = place: the share of peers that cost less, from { $fewest } peers on
peers-told = cost per unit = cost ÷ units; of several it is the sum of their costs over the sum of their units, not the mean of what each costs
peers-place-told = place: the share of peers that cost less a unit, equal ones counted half; of fewer than { $fewest } there is none
peers-expected-told = expected: what one of its size costs by all of the group (small ones cost more a household); above 1 is more expensive than its size explains
peers-households = households
peers-tickets = tickets
peers-area = area
peers-heads = heads
peers-per-household = per household and month
peers-per-area = per square metre and month
peers-per-head = per head and month
peers-per-ticket = per ticket
peers-per = per unit of { $unit }
peers-place = place
peers-expected = expected
peers-to-expected = actual ÷ expected
peers-pooled = All together
peers-group = { $common } ({ $count })
peers-nobody = in no { $axis }, and not compared: { $amount }
peers-quartiles = { $unit }: quartiles { $low } / { $middle } / { $high } (n = { $count })
peers-few = { $unit }: { $count ->
    [one] 1 has units
   *[other] { $count } have units
    }; places begin at { $fewest }
peers-without = no { $unit } in each of the months, so no cost of a unit: { $names }
peers-pooled-of = { $unit }: the cost of a unit of all together is of those that have units, whose costs are { $amount }
peers-by-size = by size: 1 % more size, { $elasticity } % more cost (n = { $count })
peers-by-size-less = by size: 1 % more size, { $elasticity } % less cost (n = { $count })
peers-moves = What moved the cost of a unit since last year
peers-unit = cost of
peers-unit-of = { $unit } · { $common }
peers-now = now
peers-rate = own costs
peers-mix = mix
peers-misleads-up = { $unit }: the whole costs { $change } more a unit, though its members' own costs fell by { $rate } ({ $cheaper } of { $both } became cheaper): the expensive ones weigh more than before
peers-misleads-down = { $unit }: the whole costs { $change } less a unit, though its members' own costs rose by { $rate } ({ $dearer } of { $both } became dearer): there is more of the cheap ones
peers-differs-up = { $unit }: the whole costs { $change } more a unit, though its members' own costs fell by { $rate } together (of { $both }, { $cheaper } became cheaper and { $dearer } dearer): both the mix and those that became dearer count
peers-differs-down = { $unit }: the whole costs { $change } less a unit, though its members' own costs rose by { $rate } together (of { $both }, { $dearer } became dearer and { $cheaper } cheaper): both the mix and those that became cheaper count
peers-doubled = { $unit }: counted under several names in one place ({ $names }); one of them counts
peers-empty = there is nothing to compare: no costs in any member, and no units
peers-by-category = `peers` compares members of a dimension, not categories
peers-by-hint = name a dimension: --by project; the members are declared under [dimensions]
peers-no-axis = it is not clear whose members are to be compared
peers-among-unknown = members have no `{ $value }` to be compared by
peers-among-hint = they have { $known }; `--among none` compares all with all
peers-among-none-hint = say what they are in members/DIMENSION.csv: type, grade, city; or leave --among out
