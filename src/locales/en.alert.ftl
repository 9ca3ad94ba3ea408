## Alerts: what is over, nearly over, or heading there

## src/plan_file/table/alert.rs
plan-key-alert = From when on to warn
plan-key-alert-warn = From this share of the year's budget on, spent or ordered, a line is to be watched; 80% if it is not said
plan-key-alert-crit = From this share on it is nearly gone; 90% if it is not said
plan-key-alert-gap = So far ahead of the plan's own phasing, as a share of the year's budget, before the two count; 5% if it is not said
plan-key-alert-pace = So far above the budget to date before spending counts as ahead of plan; 5% if it is not said
plan-key-alert-min = Amounts below this are not worth a message; 500 if it is not said
plan-key-alert-grace = So many days after its end a month may still be without rows; 10 if it is not said
plan-key-alert-line = Thresholds of one line, or of all lines in a category
plan-key-alert-category = The category, with all below it
plan-alert-order = `warn` at { $warn } would come after `crit` at { $crit }
plan-alert-order-hint = `warn` is the earlier of the two: write at most what `crit` says
plan-alert-negative = `min` is below zero: { $value }
plan-alert-negative-hint = write the smallest amount that is worth a message, such as 500; 0 tells all
plan-alert-grace = `grace_days` cannot be { $value }
plan-alert-grace-hint = write how many days rows may take to come, from 0 to 90

## src/plan_file/table/notify.rs
plan-key-notify = Who is informed of alerts, and how
plan-key-notify-kind = How: command, mail, webhook, wecom, dingtalk or feishu
plan-key-notify-level = Nothing less urgent is sent: watch, warning or critical; watch if it is not said
plan-key-notify-language = The language of the messages
plan-notify-foreign = `{ $key }` is no key of the kind { $kind }
plan-notify-foreign-hint = `{ $key }` belongs to the kind { $kind }; leave it out here
