## 成员之间的对比

peers-standing = 按 { $month } 的归属分组，以前各月也随之
peers-title = 各{ $axis }对比：{ $period }
peers-reading = 位次：成本低于它的同类占比，满 { $fewest } 个才排
peers-told = 单位成本 = 成本 ÷ 数量；几个合起来是成本合计除以数量合计，不是各自单位成本的平均
peers-place-told = 位次：单位成本低于它的同类所占比例，并列的各算一半；不足 { $fewest } 个不排
peers-expected-told = 按规模预期：按本组全部成员推算，这个规模通常要花多少（规模小的单户成本高）；大于 1 为高于规模所能解释的水平
peers-households = 户数
peers-tickets = 工单量
peers-area = 面积
peers-heads = 人数
peers-per-household = 每户每月
peers-per-area = 每平方米每月
peers-per-head = 每人每月
peers-per-ticket = 每单
peers-per = 每单位{ $unit }
peers-place = 位次
peers-expected = 按规模预期
peers-to-expected = 实际 ÷ 预期
peers-pooled = 合计
peers-group = { $common }（{ $count } 个）
peers-nobody = 未落到{ $axis }的成本不参与对比：{ $amount }
peers-quartiles = { $unit }：单位成本四分位 { $low } / { $middle } / { $high }（n = { $count }）
peers-few = { $unit }：只有 { $count } 个有数量，满 { $fewest } 个才排位次
peers-without = 各月没有齐全的{ $unit }，不算单位成本：{ $names }
peers-pooled-of = { $unit }：合计的单位成本只用有数量的成员，成本为 { $amount }
peers-by-size = 按规模：规模大 1%，成本高 { $elasticity }%（n = { $count }）
peers-by-size-less = 按规模：规模大 1%，成本低 { $elasticity }%（n = { $count }）
peers-moves = 单位成本比上年同期的变动
peers-unit = 单位
peers-unit-of = { $unit } · { $common }
peers-now = 本期
peers-rate = 其中自身变动
peers-mix = 其中结构变动
peers-misleads-up = { $unit }：整体单位成本高了 { $change }，而各成员自身合计低了 { $rate }（{ $both } 个中有 { $cheaper } 个下降）：是成本高的占比大了，不是变贵了
peers-misleads-down = { $unit }：整体单位成本低了 { $change }，而各成员自身合计高了 { $rate }（{ $both } 个中有 { $dearer } 个上升）：是成本低的占比大了，不是变便宜了
peers-differs-up = { $unit }：整体单位成本高了 { $change }，而各成员自身合计低了 { $rate }（{ $both } 个中 { $cheaper } 个下降、{ $dearer } 个上升）：占比变化和部分成员变贵都有影响
peers-differs-down = { $unit }：整体单位成本低了 { $change }，而各成员自身合计高了 { $rate }（{ $both } 个中 { $dearer } 个上升、{ $cheaper } 个下降）：占比变化和部分成员变便宜都有影响
peers-doubled = { $unit }：同一处以几个名称入账（{ $names }），只计其中一个
peers-empty = 没有可对比的：成员既没有成本，也没有数量
peers-by-category = `peers` 对比的是维度的成员，不是科目
peers-by-hint = 请指定维度：--by project；成员在 [dimensions] 下声明
peers-no-axis = 不清楚要对比哪个维度的成员
peers-among-unknown = 成员没有 `{ $value }` 这一属性，不能据此分组
peers-among-hint = 可用的有 { $known }；`--among none` 不分组
peers-among-none-hint = 请在 members/维度.csv 里写明类型、等级、城市；或不用 --among
