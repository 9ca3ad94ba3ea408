//! Tables of budgets against what was spent, as they are handed around: no ledgers, and refused with the way through.

use super::*;

const REPORTS: [(&str, &str); 17] = [
    (
        "A: the month, the year to date, last year",
        "2026年1月预算执行情况表\n\
        项目,当年年预算数,本月预算数,本月实际数,本月预算偏差额,本月预算偏差幅度,本月差异原因分析,本年累计实际数,本年累计预算偏差额,上年同期累计数,累计同比增减额\n\
        办公费,12000,1000,900,-100,-10%,,900,-100,800,100\n",
    ),
    (
        "B: groups over two rows",
        "序号,项目,年度分析,,,,月度分析,\n\
        ,,本年累计预算数,达成率,年度预算,年度达成率,本月预算数,达成率\n1,办公费,1,90%,12,8%,1,90%\n",
    ),
    (
        "C: to date and of the month",
        "2026年1月\n\
        项目,本年累计实际数,本年累计预算,达成率,本月实际数,本月预算,达成率\n办公费,900,1000,90%,900,1000,90%\n",
    ),
    (
        "D: of an OA",
        "预算单位,预算期间,预算科目,年初预算数,调整后预算数,追加后预算数,实际发生数,审批中费用,预算追加数,可用预算数,执行占比\n\
        客服部,2026-01,办公费,1000,1000,1000,900,0,0,100,90%\n",
    ),
    (
        "E: per quarter",
        "预算科目,期间,年度预算数,预算调整数,总预算数,冻结数,占用数,发生数,可用预算数\n\
        办公费,2026年1季度,1000,0,1000,0,10,900,90\n",
    ),
    (
        "F: rate against elapsed time",
        "使用部门,预算指标,预算项目,项目预算数,项目执行数,项目执行率,项目序时进度,差值\n\
        客服部,办公费,打印,1000,900,90%,8.33%,81.67%\n",
    ),
    (
        "G: by division",
        "2026年1月\n事业部,本期预算,本期实际,本期完成率,年度预算,年度实际,年度完成率\n华南,1000,900,90%,12000,900,7.5%\n",
    ),
    (
        "H: income and costs side by side",
        "单位名称,2026年预算额,,,本月实际发生额,,,2026年累计发生数,,\n\
        ,收入,支出,税前利润,收入,支出,税前利润,收入,支出,税前利润\n阳光花园,100,80,20,10,8,2,10,8,2\n",
    ),
    (
        "I: with what is left",
        "2026年1月\n项目分类,合计,本年预算指标,增拨预算指标,本月实际支出,累计实际支出,占预算比例,结余预算指标,备注\n\
        办公费,1000,1000,0,900,900,90%,100,\n",
    ),
    (
        "J: of an audit",
        "2026年1月\n费用项目,本期发生额,上期发生额,变动额,变动率,预算数,预算差异,预算差异率\n办公费,900,800,100,12.5%,1000,-100,-10%\n",
    ),
    (
        "K: against last year and the plan",
        "2026年1月费用分析表\n项目,本期发生额,上年同期,增减幅度,全年计划,完成计划百分比\n\
        办公费,900,800,12.5%,12000,7.5%\n分析人：王芳,,,财务主管：李\n",
    ),
    (
        "L: income and how much of it came",
        "2026年1月\n项目,应收(万元),收入(万元),收缴率(权责),收缴率(合同),同比,预算达成率\n阳光花园,10,9,90%,90%,1%,90%\n",
    ),
    (
        "M: pairs for each month",
        "预算项目,1月预算,1月实际支出,差异金额,差异百分比,2月预算,2月实际支出,差异金额,差异百分比,年度预算,年度实际支出\n\
        办公费,1000,900,-100,-10%,1000,0,,,12000,900\n",
    ),
    (
        "N: the actual first",
        "2026年1月\n项目名称,实际数(万元),预计数(万元),比较增减,差异百分比(%),差异原因说明,备注\n办公费,0.09,0.1,-0.01,-10,,\n",
    ),
    (
        "Yardi",
        "Budget Comparison\nProperty = sun\nPeriod = Jan 2026\nBook = Accrual ; Tree = ysi_is\n\
        ,,PTD Actual,PTD Budget,Variance,% Var,YTD Actual,YTD Budget,Variance,% Var,Annual\n\
        5055-0000,   Office,900,1000,100,10,900,1000,100,10,12000\n5099-0000,TOTAL,900,1000,100,10,900,1000,100,10,12000\n",
    ),
    (
        "ERPNext",
        "Cost Center,Account,Budget (Jan) 2026,Actual (Jan) 2026,Variance (Jan) 2026,Total Budget,Total Actual,Total Variance\n\
        Service,Office,1000,900,100,12000,900,11100\n",
    ),
    ("a group's pack", "Jan 2026\nAccount,MTD Actual,MTD Budget,LYMTD Actual\nOffice,900,1000,800\n"),
];

#[test]
fn they_are_no_ledgers() {
    let refused = |(name, file): (&'static str, &'static str)| Whole {
        name,
        file,
        currency: "CNY",
        profile: Profile::default(),
        accounts: &[],
        wants: Wants::Refused("^this is a table of budgets against what was spent, not a list of entries$"),
    };
    whole_files_come_in(REPORTS.into_iter().map(refused).collect());
}

#[test]
fn a_chart_of_accounts_is_none_either() {
    let chart = |name, file| Whole {
        name,
        file,
        currency: "CNY",
        profile: Profile::default(),
        accounts: &[],
        wants: Wants::Refused("no amount column|no header"),
    };
    whole_files_come_in(vec![
        chart(
            "科目表",
            "类别,科目编码,科目名称,助记码,币种,余额方向\n资产,1001,库存现金,kcxj,RMB,借\n损益,660202,办公费,bgf,RMB,借\n",
        ),
        chart(
            "with levels",
            "科目级次,科目编码,科目名称,科目类型,余额方向\n1,1001,库存现金,资产,借\n2,660202,办公费,损益,借\n",
        ),
    ]);
}
