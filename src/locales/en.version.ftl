## plan_file/route.rs
plan-key-route = who may approve the plan, up to which change; a later one reaches at least as far as the one before
plan-key-route-up-to = the largest change: the sum of what changes up or down in all lines and months; of a first version its whole amount
plan-key-route-share = the largest change as a share of the version before; a first version has none, and needs a route without
plan-key-route-who = the names by which these people approve (`--as`)
route-nobody = this route names nobody
route-nobody-hint = list the people who may approve: who = ["finance manager"]
route-negative = `up_to` is { $value }, but what goes up and what goes down never adds up to less than 0
route-negative-hint = write a sum of 0 or more, or leave `up_to` out for any
route-order = this route does not reach as far as the one before it ({ $who })
route-order-hint = order routes from the smallest change to the largest; who stands later may approve all that those before may
route-any = no limit
route-amount = up to { $amount }
route-share = up to { $share }
route-both = up to { $amount } and { $share }
route-label = { $who } ({ $limit })
route-nobody-else = nobody: the routes of the plan name only { $by }, so add somebody by a revision
route-anybody = anybody but { $by }

## versions/
version-unreadable = this is no record of a version
version-restore-hint = restore it from git or a backup
version-newer = this was written by a newer program
version-newer-hint = update budget; nothing was changed
version-of-other-plan = this belongs to plan { $own }, not to { $plan }
version-of-other-plan-hint = move it back to versions/{ $own }/, and restore what was here from git or a backup
version-renamed = this is of v{ $own }, under the name of v{ $number }
version-renamed-hint = give it its name back, which begins with v{ $own }, and restore what was here from git or a backup
version-stray = no file of a version is called so
version-stray-hint = give it its name back (v1.toml, v1.submitted.toml, v1.approved.toml, …), or move it out of versions/
version-missing = v{ $number } was submitted, and this file of it is missing
version-edited = { $plan } v{ $number } is not what was submitted: its content does not match its hash
version-edited-hint = restore it from git or a backup; what is to change goes into the plan file, and through `budget plan revise` and `submit`
version-decided-twice = v{ $number } was both approved and rejected
version-decided-twice-hint = two people decided on two branches: keep the decision that holds, remove the file of the other
version-decision-other = this decision was made on something else than what v{ $number } is now
version-decision-other-hint = restore { $file } or this file from git or a backup
version-plan-gone = there are versions of plan { $plan }, but no plan has this id
version-plan-gone-hint = an id is the identity of a plan: give it back its id (the book now has { $ids }; only the name may change), or bring back its file; if it was taken out for good, move versions/{ $plan } out of the book
version-axis-gone = { $plan } v{ $number } names members of `{ $axis }`, which is not a dimension of the book any more
version-axis-gone-hint = add `{ $axis }` to [dimensions] again; versions are never changed
version-other-year = { $plan } was approved for the year from { $own }, in one currency; its file has another year ({ $file }) or currency
version-other-year-hint = put year and currency back; another year is another plan, with an id of its own
version-none-approved = no plan was ever approved
version-none-approved-hint = `budget plan history` shows what was submitted and decided
version-unknown = no plan has a v{ $number }
version-unknown-hint = `budget plan history` lists the versions
variance-versions = only the original and the current budget are shown side by side
variance-versions-hint = `--version original,current`; other pairs compare with `budget plan diff v1 v2`
version-closed = { $plan } is closed: its year ended with { $last }
version-closed-hint = a closed year is not revised; the next year has a plan of its own: `budget plan draft`

## command/plan/approval/
version-nobody = it is not known who acts
version-nobody-hint = say so with `--as NAME`
version-no-reason = a reason is required
version-no-reason-hint = say why with `--reason TEXT`
version-no-plan-hint = write a plan first: `budget plan init`
version-several-plans = there are several plans
version-several-plans-hint = choose one with `--plan`: { $ids }
version-not-submitted = nothing of { $plan } waits for a decision
version-not-submitted-hint = submit the plan with `budget plan submit`
version-approved-already = { $plan } v{ $number } was approved by { $by } on { $day }
version-rejected-already = { $plan } v{ $number } was rejected by { $by } on { $day }
version-revise-hint = to change it, open the next version: `budget plan revise --from MONTH --reason TEXT`
version-month-over = { $month } is over on { $day }: its budget no longer changes
version-month-over-hint = let the next version begin with { $now } or later: `budget plan revise --from MONTH`; if it is submitted already, reject it first
version-pending = { $plan } v{ $number }, submitted by { $by }, still waits for a decision
version-pending-hint = decide on it first: `budget plan approve` or `budget plan reject`
version-same = { $plan } comes to exactly what v{ $number } is, which is approved
version-same-hint = change the plan file first
version-not-open = { $plan } v{ $number } is approved, and no revision of it is open
version-lint = { $count ->
    [one] one thing in { $plan } has
   *[other] { $count } things in { $plan } have
} to be fixed before it is submitted
version-lint-hint = fix what is listed above, or say why not: `--despite-lint TEXT`
version-no-route = no route reaches as far as this plan: { $change }
version-no-route-hint = add a [[route]] without `up_to` and `share` for who may approve any change, and submit again
version-change-first = { $amount } in all
version-change = changes of { $amount }
version-change-share = changes of { $amount } ({ $share })
version-submitted = { $plan } v{ $number } submitted by { $by }: { $lines ->
    [one] one line
   *[other] { $lines } lines
}, from { $from } on, { $change }
version-hash = frozen with the hash { $hash }
version-next = now waits for `budget plan approve` by { $who }
version-own = { $by } submitted { $plan } v{ $number } and cannot approve it
version-own-revision = { $by } opened the revision that became { $plan } v{ $number } and cannot approve it
version-own-hint = somebody else has to approve; who submitted it can withdraw it with `budget plan reject`
version-route-short = this is more than { $route } may approve: { $change }
version-route-other = { $by } is on no route of this plan: { $change }
version-route-hint = it can be approved by { $routes }
version-by-route = { $change }, approved within the limit of { $route }
version-approved = { $plan } v{ $number } approved by { $by }; it applies from { $from }
version-who = names are recorded as given; this program cannot verify them
version-rejected = { $plan } v{ $number } rejected by { $by }: { $reason }; the plan is a draft again
version-nothing-to-revise = no version of { $plan } is approved, so there is none to revise
version-nothing-to-revise-hint = change the plan file as you like, and submit it: `budget plan submit`
version-month-outside = { $month } is not in the year of { $plan }, { $first } to { $last }
version-month-outside-hint = choose one of its months
version-opened = revision of { $plan } open: v{ $number }, from { $from } on; change the plan file and submit it; v{ $current } stays in force until then
version-reopened = revision of { $plan } changed: v{ $number }, from { $from } on instead of { $before }; v{ $current } stays in force until then

## versions/evidence.rs, command/plan/verify.rs
verify-version-no-line = the journal has no line for this file: nobody knows who wrote it
verify-version-no-line-hint = if it came from another branch, the next command that submits or decides adds the line; if nobody wrote it, remove it
verify-version-changed = this file is not what the journal says was written
verify-version-gone = the journal knows this file of a version, but it is gone
verify-version-order = v{ $number } does not follow the last version approved before it, or was submitted while another waited
verify-version-order-hint = two branches were merged: keep one line of versions, and submit what is left out again
verify-versions = { $count ->
    [one] one version
   *[other] { $count } versions
} of plans checked, with all that was decided

## report/version_history.rs
history-versions-title = Versions and approvals
history-versions-none = nothing was submitted yet
history-draft = { $id }: draft
history-first-waits = { $id }: draft; v{ $waiting } waits for a decision
history-in-force = { $id }: v{ $number } in force since { $from }
history-closed = { $id }: closed; v{ $number } was the last in force, to { $last }
history-waits = { $id }: v{ $number } in force since { $from }; v{ $waiting } waits for a decision
history-open = { $id }: v{ $number } in force since { $from }; a revision from { $open } is open
history-opened = opened
history-submitted = submitted
history-approved = approved
history-rejected = rejected
history-when = time (UTC)
history-version = version
history-what = event
history-who = by
history-from = from
history-change = change
history-reason = reason
