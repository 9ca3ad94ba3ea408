## 维度成员的上级

plan-key-levels = 各维度成员的上级层次，由大到小：`project = ["区域", "城市"]`
plan-key-member = `[[member]]`：某个维度成员的上级和属性
plan-key-member-dimension = 所属维度，如 project
plan-key-member-name = 成员
plan-key-member-in = 它的上级：`{"{"} 区域 = "华东", 城市 = "上海" {"}"}`
plan-key-member-from = 从哪个月起如此；不写则自始如此
plan-key-member-type = 类型，如住宅、商业
plan-key-member-grade = 等级
plan-key-member-city = 所在城市
plan-key-member-households = 户数
plan-key-member-area = 面积（平方米）
member-level-taken = `{ $level }` 不能作层次名
member-level-taken-hint = 已有同名的维度、层次、选项或台账固有的列；请换一个名称，且不要含逗号
member-no-level = `{ $axis }` 没有层次 `{ $level }`
member-no-level-hint = 它的层次：{ $levels }
member-no-levels-hint = 请在 budget.toml 的 [levels] 下声明：{ $axis } = ["…"]
member-text = `{ $text }` 里有逗号或等号
member-text-hint = 报表要按它筛选，如 `--where 区域=华东,华北`；请去掉这些符号
member-twice = `{ $member }` 的情况已写在 { $first }
member-twice-from = `{ $member }` 从 { $month } 起的情况已写在 { $first }
member-twice-hint = 请只保留一处，或写明另一处从哪个月起：from = "2026-07"
member-torn = `{ $text }` 同时属于两个 `{ $level }`：`{ $first }` 和 `{ $second }`
member-torn-from = 从 { $month } 起，`{ $text }` 同时属于两个 `{ $level }`：`{ $first }` 和 `{ $second }`
member-torn-hint = 同一下级的成员要归同一上级；整体划转时，所有成员请在同一个月变更
member-negative = `{ $key }` 是负数：{ $value }
member-negative-hint = 不清楚时请不要填
member-table-of-none = 账本里没有这个文件对应的维度 `{ $axis }`
member-table-of-none-hint = 文件请以维度命名：members/维度.csv；账本的维度有 { $axes }
member-column-hint = 可用的列：{ $columns }
member-no-name-column = 没有写成员名称的列
member-no-name-column-hint = 请把列标题写成 `{ $axis }` 或 `name`
member-not-utf8-hint = 请另存为“CSV UTF-8”
spending-level = 支出要落到{ $axis }，不能落到{ $level }
spending-level-hint = 请指定成员：{ $option }
report-standing = { $level }按 { $month } 的归属
variance-full-moved = 不能按{ $level }预计全年：{ $month } 有成员划转
variance-full-moved-hint = 请用 `budget outlook --by { $by }`（按目前的归属预计），或去掉 --full
variance-rollover-moved = 本方案有结转的预算行，而 { $month } 有成员划转：按{ $level }看，结转额会断在划转处
variance-rollover-moved-hint = 请用 `budget structure --by { $by }` 或 `budget outlook --by { $by }`，或按维度本身查看
