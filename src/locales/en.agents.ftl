## Agents: their figures, and what these bear

agent-no-header = no header among the first { $rows } rows: a table of agents names a month or day, an agent and what is counted
agent-no-header-hint = head the columns with month (or date), agent, tickets, handling time (min), hours, satisfied, answers …
agent-no-agent-column = no column names the agent
agent-no-figure-column = no column holds figures of agents
agent-column-twice = the column `{ $header }` says again what an earlier one says: only the earlier one is read
agent-no-name = the row names no agent
agent-no-name-hint = name the agent, or leave the row out
agent-bad-name = `{ $value }` under `{ $header }` cannot be booked: names of agents, groups and kinds of work hold no colon, and are of one line
agent-bad-name-hint = write the name without a colon
agent-bad-number = `{ $value }` under `{ $header }` is not a count
agent-bad-number-hint = write a number from 0 up; leave the cell empty where nothing was counted
agent-percent-hint = percentages cannot be added up: give the counts that they were made of (satisfied and answers, say)
agent-bad-duration = `{ $value }` under `{ $header }` is not a duration
agent-bad-duration-hint = write 1:02:03, 12:30 (minutes and seconds; hours and minutes under hours), :45, or a number with its unit in the header
agent-unit = `{ $value }` under `{ $header }`: nothing says whether these are seconds or minutes
agent-unit-hint = state the unit in the header, such as `talk time (min)`; or write 5:20
agent-mean-alone = the row has a mean time and no number of tickets
agent-mean-alone-hint = give the number of tickets, or the time of all of them
agent-twice = the row counts again what line { $line } counts, for the same agent and day
agent-twice-hint = say what tells them apart in a column such as shift, group or type; or leave one out
agent-batch-hint = `budget import list --as agents` lists them
import-field-group = group
import-field-work = kind of work
import-field-handling = handling time
import-field-available = time there
import-field-resolved = resolved
import-field-first-time = resolved first time
import-field-answers = answers
import-field-satisfied = satisfied answers
agents-title = Agents beside their peers, { $period }
agents-pseudonyms = agents stand under pseudonyms; `--names` shows their names
agents-names-shown = these are names of people: keep this to those who need them
agents-no-verdict = sorted by name, not by figure; a figure shows where a look may help, and judges nobody
agents-reading = shrunk: drawn towards the mean of the group, the more the fewer the cases
agents-told = tickets per hour = tickets ÷ hours there; minutes per ticket = (talk + hold + after-call work) ÷ tickets; utilisation = handling time ÷ time there; resolved first time = resolved the first time ÷ resolved; satisfied = satisfied ÷ valid answers
agents-mix-told = taken ÷ expected: time taken by what the same kinds of work take; below 1 is faster than the work explains
agents-shrunk-told = shrunk = (good cases + M × mean) ÷ (cases + M); M follows from how much more the agents of the group differ than chance makes them
agents-bears = nothing is said of fewer than { $tickets } resolved tickets or { $answers } answers, nor among fewer than { $peers } peers; another look is proposed where 95 of 100 times the agent's share is below the mean
agents-agent = agent
agents-tickets = tickets
agents-hours = hours
agents-per-hour = tickets per hour
agents-handling = minutes per ticket
agents-utilisation = utilisation
agents-cost = cost per ticket
agents-mix = taken ÷ expected
agents-first-time = resolved first time
agents-satisfied = satisfied
agents-shrunk = shrunk
agents-says = proposal
agents-says-look = training or another look
agents-says-few = too few cases
agents-says-impossible = check the source
agents-no-group = no group
agents-group = { $common } ({ $count })
agents-mean = { $share }: mean { $mean } %; it counts for as much as { $weight } cases
agents-chance = { $share }: chance explains all differences; nobody stands apart
agents-few-peers = { $share }: { $count ->
    [one] 1 agent has cases
   *[other] { $count } agents have cases
    }; they are compared from { $fewest } on
agents-look = { $share }: training or another look may help: { $names }; look first at what the tickets were, the hours, the tools and how the answers were asked for
agents-too-few = { $share }: too few cases to say anything: { $names }
agents-impossible = { $share }: more good cases than cases, so not compared; check the source of { $names }
agents-without-tickets = no tickets in this period, so no rates of tickets: { $names }
agents-without-hours = no hours there are known, so neither tickets per hour nor utilisation: { $names }
agents-days-without-hours = some days with tickets have no hours, so tickets per hour may come out too high; check the hours, unless a shift goes over midnight: { $names }
agents-over-hours = more handling time than hours there; check both sources: { $names }
agents-several = in more than one group, in each with the work done there: { $names }
agents-unplaced = in more than one group, and their hours name none; these stand in a row of their own: { $names }
agents-partly = of some months, days or kinds of work one of the two figures of a rate was not counted; the rate is of the others: { $names }
agents-empty = no agent has figures here
agents-empty-months = no month of the period that is over has figures of agents; `budget import FILE --as agents` books them
agents-key-made = a key for pseudonyms was made: `{ $file }`; it stays outside the book, and pseudonyms stay the same as long as it is there
agents-key-homeless = there is no folder for user settings to keep the key for pseudonyms in
agents-key-cannot-write = cannot keep the key for pseudonyms in `{ $file }`: { $cause }
agents-key-hint = set HOME to a folder that can be written to; or `budget agents --names` shows names and needs no key
agents-key-damaged = the key for pseudonyms is damaged: it must be 64 hexadecimal digits
agents-key-damaged-hint = restore the file; or remove it, and a new key gives everybody a new pseudonym
agents-standard = `{ $value }` is not a standard time of a kind of work
agents-standard-hint = write the kind and its minutes, such as repairs=6
