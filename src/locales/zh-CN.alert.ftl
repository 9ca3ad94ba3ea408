## 预警：已超支、接近超支、预计超支

## src/plan_file/table/alert.rs
plan-key-alert = 从什么时候开始预警
plan-key-alert-warn = 已用（实际加占用）达到全年预算的这个比例就关注；不写为 80%
plan-key-alert-crit = 已用达到这个比例就算快用完；不写为 90%
plan-key-alert-gap = 比预算自身的进度超前多少（占全年预算的比例）上面两项才算数；不写为 5%
plan-key-alert-pace = 实际比累计预算多出多少才算快于进度；不写为 5%
plan-key-alert-min = 小于这个金额不值得通知；不写为 500
plan-key-alert-grace = 月末之后多少天内没有数据还不算缺；不写为 10
plan-key-alert-line = 某一预算行或某一科目下各行的预警线
plan-key-alert-category = 科目，含其下级
plan-alert-order = `warn` 是 { $warn }，比 `crit` 的 { $crit } 还晚
plan-alert-order-hint = `warn` 应当先到：请写不大于 `crit` 的比例
plan-alert-negative = `min` 小于 0：{ $value }
plan-alert-negative-hint = 请写值得通知的最小金额，如 500；写 0 则全部通知
plan-alert-grace = `grace_days` 不能是 { $value }
plan-alert-grace-hint = 请写数据最多晚几天到，0 到 90

## src/plan_file/table/notify.rs
plan-key-notify = 通知谁、怎么通知
plan-key-notify-kind = 方式：command、mail、webhook、wecom、dingtalk、feishu
plan-key-notify-level = 低于这一级的不通知：watch、warning、critical；不写为 watch
plan-key-notify-language = 消息用的语言
plan-notify-foreign = { $kind } 方式没有 `{ $key }` 这个键
plan-notify-foreign-hint = `{ $key }` 是 { $kind } 方式的键，这里请去掉
