## command/plan/draft.rs, report/draft.rs
draft-head = { $name }（草案），依据截至 { $until } 的台账起草
draft-total = 共 { $lines } 行，全年 { $total }
draft-follows = 沿用方案 { $id } 的口径：有动因的行按动因重算，其余按历史或上年数
draft-cap = 按支出总额 { $cap } 压缩：未锁定的行乘以 { $factor }，不低于各自的下限
draft-cap-owed = 按支出总额 { $cap } 压缩：未锁定的行乘以 { $factor }，不低于各自的下限；租金、社保、公积金、折旧不动
draft-cap-wide = 支出总额未超过上限 { $cap }，没有压缩
draft-review = 草案仅供审阅：请逐行核对依据，修改后用 `budget plan lint` 检查
draft-convention = 变动率 = 草案 ÷ 上年预算（没有时用近十二个月实际）− 1；其他估算只列相差超过 10% 的
draft-remark = 全年 { $annual }，{ $method }；各月 { $months }
draft-check = 参考：{ $method }得 { $amount }（{ $change }），相差超过 10%，请说明取舍
draft-basis-kept = 沿用上年预算 { $amount }
draft-basis-actual = 近十二个月（{ $first } 至 { $last }）实际 { $amount }，本行较实际 { $change }
draft-basis-last = 上年预算 { $amount }，本行较上年 { $change }
draft-basis-cut = 按支出总额压缩：由 { $from } 减为 { $amount }
draft-basis-floor = 按支出总额压缩到下限：由 { $from } 减为 { $amount }
draft-effect = 维持现有服务水平
draft-owner = 部门负责人
draft-other = { $method } { $amount }
draft-last = 上年预算
draft-actual = 近十二个月实际
draft-amount = 草案
draft-change = 变动率
draft-others = 其他估算
draft-left-ceiling = 未编入：{ $category } 在上年是下级科目的上限，没有自己的金额
draft-left-method = 未编入：{ $category } 的编制方法在新年度无法计算，请在上年方案中补充后重编，或自行填写
draft-left-short = 未编入：{ $category } 只有 { $months } 个月的数据（共 { $spent }），不足以推算全年，请自行填写
draft-left-unclassified = 未编入：尚未归类的支出 { $spent }，用 [[classify]] 和 `budget reclassify` 归类后再起草
draft-left-outside = 未编入：不属于本方案项目或部门的支出 { $spent }
draft-nothing-unclassified-hint = 台账里的支出还没有归类：在 budget.toml 写 [[classify]] 规则，运行 `budget reclassify`，再起草
draft-unreadable = `{ $option }` 的值 `{ $value }` 无法识别
draft-nothing = 没有可以起草的内容：没有上年方案，截至 { $until } 的台账也不足六个月
draft-nothing-hint = 先用 `budget import` 导入至少六个月的台账，或用 `budget plan init` 从模板开始
draft-several = 同一年度有几份方案：{ $ids }
draft-several-hint = 用 `--plan 编号` 指明沿用哪一份
draft-exists-hint = 先移走它，或用 `--id` 换一个编号；`--dry-run` 只看不写
draft-year-hint = 写年份，如 --year 2027
draft-id-hint = 编号就是 plans/ 里的文件名：不能以点开头，不能有斜杠
draft-growth-hint = 写 --growth 3% 或 --growth -2%
draft-amount-hint = 写大于零的金额，如 2860000 或 286万
draft-cap-harsh = 总额 { $cap } 使未锁定的行被压到不足一半
draft-cap-harsh-hint = 请核对单位；金额可以写成 315万
draft-cap-unmet = 总额 { $cap } 做不到：锁定的行和各行下限合计 { $least }
draft-cap-unmet-hint = 提高总额，或放宽某些行的 `locked`、`floor`；`--cap-owed` 把租金、社保、公积金、折旧也一并压缩
draft-next = 下一步：逐行审阅，再运行 `budget plan lint --plan { $id }`；`budget explain 科目 --plan { $id }` 看某一行

## command/plan/lint.rs, analysis/lint
lint-basis-missing = { $line } 没有预算依据
lint-basis-missing-hint = 写 basis = "…"：方法、数量 × 单价、数据来源和期间
lint-basis-missing-table-hint = 在“预算依据”（basis）列写明方法、数量 × 单价、数据来源和期间
lint-basis-thin = { $line } 的预算依据没有一个数字：“{ $text }”
lint-basis-thin-hint = 写出数量、单价或数据的期间，让审批人能够复算
lint-effect-missing = { $line } 没有预期效果
lint-effect-missing-hint = 写 effect = "…"：指标由多少到多少，或“维持现有服务水平”
lint-effect-missing-table-hint = 在“预期效果”（effect）列写明指标由多少到多少，或“维持现有服务水平”
lint-owner-missing = { $line } 没有责任人
lint-owner-missing-hint = 写 owner = "…"
lint-owner-missing-table-hint = 在“责任人”（owner）列写明由谁负责
lint-example = { $line } 还是模板的示例文字：“{ $text }”
lint-example-hint = 请换成自己的依据和效果
lint-owner-placeholder = { $line }{ $count ->
    [1] {" "}
   *[other] {" "}等 { $count } 行
}的责任人写的是“{ $owner }”，没有落实到人或岗位
lint-owner-placeholder-hint = 请写明由谁负责，如 owner = "客服经理"
lint-owner-placeholder-table-hint = 请在“责任人”（owner）列写明由谁负责，如 客服经理
lint-zero = { $line } 全年为零
lint-zero-hint = 填上金额，或删去这一行
lint-heads = 岗位 { $grade } 在 { $month } 有 { $heads } 人，按 { $per_head } 一人的配比 { $served } 需要 { $needed } 人
lint-heads-hint = 调整 heads 或 per_head，或在预算依据中说明理由
lint-tables-old = { $line } 用的 { $city } 缴费标准自 { $from } 起执行，{ $month } 起会有新标准
lint-tables-old-hint = 公布后用 [[contribution]] 补上新标准
lint-pay-least = 岗位 { $grade } 在 { $month } 的工资 { $base } 低于 { $least }，低于任何地区的最低工资
lint-pay-least-hint = 工资按元/月填写；所在城市的最低工资还要更高
lint-heads-negative = 岗位 { $grade } 在 { $month } 的人数为 { $heads }
lint-heads-negative-hint = 离职人数多于在岗人数：请核对 `heads`、`joins` 或 `leaves`
lint-negative = { $line } 在 { $month } 为 { $amount }，又不是冲减项
lint-negative-hint = 请核对数字；确为冲减的，写 contra = true
lint-negative-table-hint = 请核对数字；确为冲减的，在“抵减”（contra）列写“是”
lint-hours = { $line } 的加班为 { $hours } 小时，而总共只有 { $most } 小时
lint-hours-hint = 节假日和写了 `days` 的按每天小时数填写，其余按每月小时数填写
lint-not-between = { $line }：`{ $key }` 为 { $value }，不在 { $least } 至 { $most } 之间
lint-pay-months-hint = 第十三个月工资写 `pay_months = 1`
lint-leave-days-hint = `days` 是每人每年的休假天数
lint-work-days-hint = `days` 是每月的天数
lint-housing-rate-hint = 住房公积金缴存比例依法为 5% 至 12%
lint-festival-day = { $line }：{ $date } 不在 { $month }，这个日期没有采用
lint-festival-day-hint = 请核对 `day` 或 `month`
lint-date-outside = { $name }：{ $date } 晚于方案的最后一个月 { $last }，不起作用
lint-date-outside-hint = 请核对年份，或留到下一个方案再写
lint-month-outside = { $line } 写了 { $month }，但该月没有预算
lint-month-outside-hint = 请写方案年度之内、且在本行 `from` 与 `to` 之间的月份
lint-done = 检查完毕：{ $lines } 行，{ $warnings } 处需要改进，{ $notes } 处提示

## command/plan/diff.rs, report/plan_diff.rs
diff-title = { $a } → { $b }
diff-same = 两份方案逐月相同
diff-convention = 增减 = { $b } − { $a }；只列有增减的行
diff-years = 年度不同：按各自的第 1 至第 12 个月对应
diff-added = 新增
diff-removed = 取消
diff-renamed = 改名
diff-rule-name = { $new } 即原来的 { $old }：科目和成员相同，且没有其他同科目、同成员的行增减
diff-rule-amounts = { $new } 即原来的 { $old }：成员和各月金额都相同，且没有其他行与之相同
diff-rule-split = { $one } 拆分为 { $several }：各月金额相加与之相等
diff-rule-joined = { $several } 合并为 { $one }：各月金额相加与之相等
diff-changed = 调整
diff-kind = 变化

## command/plan/findings.rs
findings-more = 另有 { $count } 处；`--verbose` 全部列出，`--format json` 也有
