## 异常

scan-title = 异常扫描：{ $period }，{ $count ->
    [0] 未发现异常
   *[other] { $count } 项
    }
scan-rows = 查了 { $inside } 行明细；此前 13 个月的 { $before } 行用作参照
scan-reading = 按涉及金额从大到小；列出的只是该核对的，不是结论
scan-told = 涉及金额：核实后可能收回或本可不花的钱；几项可能说的是同一笔明细，金额不能相加
scan-set-aside = 另有 { $count } 项已注明可忽略，加 --all 列出
scan-nothing = 未发现异常
scan-no-rows = 这段时间没有明细；可用 --month、--ytd、--year 另选
scan-more = 另有 { $count } 项：--top { $all }，或 --format csv
scan-low = 低
scan-medium = 中
scan-high = 高
scan-finding = { $number }. 〔{ $weight }〕涉及 { $stake } · { $id }
scan-said = {"   "}{ $said }
scan-row = {"     "}{ $row }  { $amount }（{ $place }）
scan-rows-more = {"     "}…… 另有 { $count } 行
scan-weight = 程度
scan-stake = 涉及金额
scan-seen = 所见
scan-step = 下一步
scan-id = 编号
scan-findings = 异常
scan-evidence = 相关明细
scan-known-cell = { $by } 已注明可忽略：{ $reason }
scan-next = {"   "}→ { $command }
scan-known = {"   "}{ $by } 已注明可忽略：{ $reason }

scan-duplicate-invoice = { $vendor } 的发票 { $number }（{ $amount }）入账 { $times } 次（{ $days }）：如属重复付款，可追回 { $stake }
scan-duplicate-invoice-alone = 发票 { $number }（{ $amount }）入账 { $times } 次（{ $days }）：如属重复付款，可追回 { $stake }
scan-invoice-amounts = { $vendor } 的发票 { $number } 入账两次而金额不同：{ $first } 为 { $amount }，{ $second } 为 { $other }；一张发票只有一个金额，可能重复付款 { $stake }
scan-near-invoice = { $vendor } 在 { $first } 和 { $second } 各入账 { $amount }，发票号 { $number } 与 { $other } 只差一处笔误：如为同一张发票，重复付款 { $stake }
scan-same-amount = { $vendor } 一周内入账 { $times } 次 { $amount }（{ $days }），看不出有何不同：如为同一笔款，多付 { $stake }
scan-same-amounts = { $days } 有 { $count } 笔付款，供应商和金额相同的又各入账一次：是整批录了两遍，还是两个月一起付？如为重复，多付 { $stake }
scan-outlier = { $line } 在 { $day } 入账 { $amount }，远高于平时的 { $median }（{ $count } 行的中位数；偏离 { $score }，超过 3.5 即为异常）：比平时多 { $stake }
scan-outlier-vendor = { $line } 在 { $day } 付 { $vendor } { $amount }，远高于平时的 { $median }（{ $count } 行的中位数；偏离 { $score }，超过 3.5 即为异常）：比平时多 { $stake }
scan-unbudgeted = { $line } 在 { $months } 支出 { $stake }，没有预算行涵盖
scan-split = { $vendor } 在 { $first } 至 { $last } 分笔收款 { $amounts }，每笔都刚好不超过审批限额 { $limit }，合计 { $stake }：是一次采购还是几次？
scan-round = { $line } 在 { $day } 有一笔整数 { $stake }，没有发票，而该处 { $count } 笔中有 { $plain } 笔不是整数：是不是估列的？
scan-holiday = { $line } 有一笔 { $stake } 记在法定节假日 { $day }；本账 { $count } 行中只有 { $off } 行记在休息日
scan-weekend = { $line } 有一笔 { $stake } 记在周末 { $day }；本账 { $count } 行中只有 { $off } 行记在休息日
scan-out-of-period = 日期在 { $of } 的 { $count } 行记入了 { $month }：{ $stake } 可能属于另一个月
scan-after-close = { $month } 结账后又进来 { $count } 行：{ $stake } 不在签认的报表里
scan-idle = { $line } 在 { $months } 有预算 { $stake }，这 { $count } 个月没有支出：是不需要、推迟了，还是记到了别处？
scan-trend = { $line } 从 { $first } 到 { $last } 逐月超得更多，由 { $from } 到 { $to }：{ $count } 个月共超 { $stake }
scan-offset = { $line } 合计只差预算 { $net }，其中 { $over } 超支 { $more }，{ $under } 结余 { $less }：有 { $stake } 在合计里相互抵掉
scan-new-vendor = { $vendor } 此前 { $months } 个有供应商记录的月份里从未出现，首月自 { $day } 起在 { $lines } 入账 { $stake }：准入由谁批准，比过价吗？
scan-price-drift = { $vendor } 在 { $line } 的每月账单从 { $first } 的 { $from } 涨到 { $last } 的 { $to }，涨了 { $rises } 次，没有降过：比按最初价格多付 { $stake }
scan-season = { $line } 在 { $month } 为 { $now }；按上年各月的规律折算到今年水平应为 { $usual }（上年同月 { $before }），其余月份都合规律：比季节规律多 { $stake }
scan-moved = { $vendors } 以往一直记在 { $from }，{ $month } 改记在 { $to }，金额与平时相近：这 { $stake } 会让前者显得节约、后者显得超支
scan-first-digits = { $line } 的 { $count } 笔金额中有 { $own } 笔以 { $digit } 开头，通常约 { $expected } 笔（本福特定律；平均偏差 { $deviation }，超过 0.015 为异常）：多出部分约 { $stake }，只作筛查，不针对任何一笔

scan-blind = 盲点：没有人盯着的钱
scan-blind-what = 缺什么
scan-blind-largest = 主要在
scan-blind-line = 没有预算行
scan-blind-owner = 预算行没有责任人
scan-blind-driver = 预算行没有动因
scan-blind-goal = 预算行没有目标
scan-blind-all = 以上任一

scan-days = 异常扫描按整月进行
scan-days-hint = 请写 `--from { $first } --to { $last }`：按月判断的异常，只看其中几天无法得出
scan-ignored = { $id } 已注明可忽略（{ $file }）
scan-ignored-already = { $id } 此前已由 { $by } 注明可忽略：{ $reason }
scan-ignore-no-reason = 注明可忽略要写理由
scan-ignore-no-reason-hint = 说明为什么不必担心：--reason "两份合同，单价相同"
scan-ignore-unknown = 这段时间没有 `{ $id }` 这一项
scan-ignore-unknown-hint = `budget scan` 每项都列出编号；两次要选同一段时间
scan-ignored-unreadable = 不是异常说明文件
scan-ignored-unreadable-hint = 文件里应有 `finding = "CODE:KEY"` 和 `reason = "…"`；删掉文件，该项会重新列出
