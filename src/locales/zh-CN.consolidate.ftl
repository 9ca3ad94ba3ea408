## 各方案合并

plan-key-allocate = `[[allocate]]`：某个维度各成员的公共成本，以及按什么分摊
plan-key-allocate-dimension = 由哪个维度的成员分摊，如 project
plan-key-allocate-category = 科目，含其下级；不写则为所有未落到成员的成本
plan-key-allocate-for = 只限其他维度的这些成员：`{"{"} department = "400 中心" {"}"}`
plan-key-allocate-by = 按什么分摊：households（户数）、area（面积），或某个指标，如工单量
plan-key-member-company = 它作为其他成员的往来单位时的名称
allocate-by-empty = 没有写明公共成本按什么分摊
allocate-by-empty-hint = 请写 households、area 或某个指标的名称
allocate-for-itself = 已落到某个 `{ $axis }` 的成本不是公共成本
allocate-for-itself-hint = 请从 `for` 里去掉 `{ $axis }`；那里写其他维度的成员
consolidate-title = 各方案合并：{ $period }
consolidate-reading = 入账 + 内部抵销 + 分摊 = 合并数
consolidate-eliminated-told = 内部抵销：往来单位就是账本成员的行，收付双方都抵销
consolidate-allocated-told = 分摊：未落到成员的成本，按 [[allocate]] 声明的动因逐月分摊，尾差按最大余数法，合计分毫不差
consolidate-budget-told = 为公共成本编的预算按同样的比例分摊，单独一列；区域为其各项目之和
consolidate-budget-allocated = 分摊预算
consolidate-booked = 直接入账
consolidate-eliminated = 内部抵销
consolidate-allocated = 分摊
consolidate-consolidated = 合并数
consolidate-shared = 公共
consolidate-rules = 公共成本
consolidate-rule = 公共成本
consolidate-by = 动因
consolidate-shared-amount = 待分摊
consolidate-all-shared = 全部未落到成员的成本
consolidate-left-unknown = { $rule } { $months } 未分摊：不知道 { $names } 的{ $by }
consolidate-left-nothing = { $rule } { $months } 未分摊：各成员的{ $by }都是零
consolidate-income = 内部收入同样抵销：{ $amount }
consolidate-strangers = 内部往来里的这些单位既不是成员，也不是成员的往来单位，未作内部抵销：{ $names }
consolidate-apart-title = 对不上的内部往来
consolidate-between = 双方
consolidate-pair = { $first } ↔ { $second }
consolidate-apart = 付方多于收方
consolidate-apart-told = 内部往来对不上：可能有一方没有入账、记在了别的月份，或没有写往来单位
consolidate-by-hint = 请指定维度：--by project；成员在 [dimensions] 下声明
consolidate-by-category = `consolidate` 合并的是维度的成员，不是科目
consolidate-no-axis = 不清楚要合并哪个维度的成员
consolidate-years = 方案 `{ $first }` 和 `{ $second }` 不能合并：预算年度的起始月份不同
consolidate-years-hint = 请用 --plan 只选其中一个，或让两者从同一个月开始
consolidate-tax = 方案 `{ $first }` 和 `{ $second }` 不能合并：前者含税，后者不含税
consolidate-tax-hint = 请统一两者的 tax_basis，金额也按同一口径填写
consolidate-categories = 方案 `{ $first }` 和 `{ $second }` 不能合并：没有共同的预算科目
consolidate-categories-hint = 请在账本里用 [[category]] 声明统一的科目，并把另一方案的叫法写成别名
consolidate-word-shared = 未分摊
consolidate-word-unmatched = 对不上
