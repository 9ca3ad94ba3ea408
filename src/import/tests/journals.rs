//! Full journals, with both sides of each voucher, as the programs of the field write them.

use super::*;
use crate::import::SkipReason;
use crate::model::AccountSide;
use crate::model::account::StatedAccount;

/// A book that declares nothing: all that is booked is unclassified.
fn bare() -> BookSettings {
    BookSettings::default()
}

/// The sum of what was booked, and the rows left out as the balance sheet's.
fn booked(file: &str, book: &BookSettings) -> (String, u64) {
    let (postings, outcome) = run(file.as_bytes(), book, None).unwrap();
    assert_eq!(problems(&outcome), Vec::<String>::new());
    let sum: i64 = postings.iter().map(|posting| posting.amount.minor()).sum();
    let other = outcome.skipped.iter().find(|skipped| skipped.reason == SkipReason::BalanceSheet);
    (Money::from_minor(sum, Currency::CNY).plain(), other.map_or(0, |skipped| skipped.rows))
}

use crate::model::Money;

/// Every journal below is the same month: office supplies 120.00 from the bank, pay 5,000.00 accrued to staff, pay
/// disbursed, 20.00 of the supplies given back, and in most the closing. Costs: 5,100.00.
const COSTS: &str = "5100.00";

#[test]
fn u8_one_amount_beside_its_direction() {
    let file = "日期,凭证号数,科目编码,科目名称,摘要,方向,数量,外币,金额\n\
        2026.01.05,记-1,660205.0,管理费用\\办公费,买纸,借,,,120.00\n\
        2026.01.05,记-1,100201.0,银行存款\\工行,买纸,贷,,,120.00\n\
        2026.01.31,记-2,660201.0,管理费用\\工资,计提工资,借,,,5000.00\n\
        2026.01.31,记-2,221101.0,应付职工薪酬\\工资,计提工资,贷,,,5000.00\n\
        2026.01.31,记-3,221101.0,应付职工薪酬\\工资,发工资,借,,,5000.00\n\
        2026.01.31,记-3,100201.0,银行存款\\工行,发工资,贷,,,5000.00\n\
        2026.01.31,记-4,100201.0,银行存款\\工行,退纸,借,,,20.00\n\
        2026.01.31,记-4,660205.0,管理费用\\办公费,退纸,贷,,,20.00\n\
        2026.01.31,记-5,4103.0,本年利润,期末结转,借,,,5100.00\n\
        2026.01.31,记-5,660205.0,管理费用\\办公费,期末结转,贷,,,100.00\n\
        2026.01.31,记-5,660201.0,管理费用\\工资,期末结转,贷,,,5000.00\n\
        ,合计,,,,,,,15240.00\n";
    assert_eq!(booked(file, &bare()), (COSTS.to_string(), 5));
}

#[test]
fn k3_standard_format() {
    let head = "凭证日期,会计年度,会计期间,凭证字,凭证号,科目代码,科目名称,币别代码,币别名称,原币金额,借方,贷方,制单,凭证摘要,分录序号,核算项目\n";
    let row = |day: &str, number: &str, account: &str, debit: &str, credit: &str, text: &str, line: &str| {
        format!(
            "2026-01-{day},2026,1,记,{number},{account},RMB,人民币,{debit}{credit},{debit},{credit},张三,{text},{line},部门---002.023---客服部\n"
        )
    };
    let rows = [
        row("05", "1", "6602.05,办公费", "120.00", "0", "买纸", "0"),
        row("05", "1", "1002.01,工行", "0", "120.00", "买纸", "1"),
        row("31", "2", "6602.01,工资", "5000.00", "0", "计提工资", "0"),
        row("31", "2", "2211.01,工资", "0", "5000.00", "计提工资", "1"),
        row("31", "3", "6602.05,办公费", "-20.00", "0", "退纸", "0"),
        row("31", "3", "1002.01,工行", "0", "-20.00", "退纸", "1"),
        row("31", "4", "4103,本年利润", "5100.00", "0", "结转损益", "0"),
        row("31", "4", "6602.05,办公费", "0", "100.00", "结转损益", "1"),
        row("31", "4", "6602.01,工资", "0", "5000.00", "结转损益", "2"),
    ];
    // 工资 is a category of the book; that of the payables is none of its.
    assert_eq!(booked(&(head.to_string() + &rows.concat()), &book()), (COSTS.to_string(), 3));
}

#[test]
fn cloud_lists_with_the_voucher_on_its_first_line() {
    let file = "凭证列表,,,,,,\n阳光物业,,,,,,\n\
        日期,凭证字号,摘要,科目,借方金额,贷方金额,制单人\n\
        2026-01-05,记-1,买纸,5602005 管理费用_办公费,120.00,,张三\n\
        ,,买纸,1002001 银行存款_工行,,120.00,\n\
        2026-01-31,记-2,计提工资,5602001 管理费用_工资,\"5,000.00\",,张三\n\
        ,,计提工资,2211001 应付职工薪酬_工资,,\"5,000.00\",\n\
        2026-01-31,记-3,退纸,1002001 银行存款_工行,20.00,,张三\n\
        ,,退纸,5602005 管理费用_办公费,,20.00,\n\
        2026-01-31,记-4,结转,3103 本年利润,\"5,100.00\",,张三\n\
        ,,结转,5602005 管理费用_办公费,,100.00,\n\
        ,,结转,5602001 管理费用_工资,,\"5,000.00\",\n";
    assert_eq!(booked(file, &bare()), (COSTS.to_string(), 3));
}

#[test]
fn nc_and_gs_with_local_and_original_currency() {
    for head in [
        "记账日期,业务日期,凭证类别,凭证号,摘要,科目编码,科目名称,辅助核算,币种,借方原币,贷方原币,借方本位币,贷方本位币",
        "凭证日期,业务日期,凭证类型,凭证号,摘要,科目代码,科目名称,汇率,币种,借方原币金额,贷方原币金额,借方本位币金额,贷方本位币金额",
    ] {
        let row = |day: &str, number: u32, account: &str, debit: &str, credit: &str| {
            format!("2026-01-{day},2026-01-{day},记,{number},x,{account},,人民币,{debit},{credit},{debit},{credit}\n")
        };
        let rows = [
            row("05", 1, "660205,管理费用\\办公费", "120.00", ""),
            row("05", 1, "100201,银行存款\\工行", "", "120.00"),
            row("31", 2, "660201,管理费用\\工资", "5000.00", ""),
            row("31", 2, "221101,应付职工薪酬\\工资", "", "5000.00"),
            row("31", 3, "660205,管理费用\\办公费", "-20.00", ""),
            row("31", 3, "100201,银行存款\\工行", "", "-20.00"),
        ];
        let file = format!("{head}\n{}", rows.concat());
        let [debit, credit] = ["debit", "credit"].map(|field| {
            let word = if field == "debit" { "借方本位币" } else { "贷方本位币" };
            let header = head.split(',').find(|header| header.starts_with(word)).unwrap();
            (field.to_string(), header.to_string())
        });
        let profile = Profile { columns: [debit, credit].into_iter().collect(), ..Profile::default() };
        let (postings, outcome) = run(file.as_bytes(), &bare(), Some(&profile)).unwrap();
        let sum: i64 = postings.iter().map(|posting| posting.amount.minor()).sum();
        assert_eq!((sum, outcome.bad_rows, postings.len()), (510_000, 0, 3), "{head}");
    }
}

#[test]
fn sap_signed_amounts_and_ebs_two_columns() {
    let fbl3n = "Posting Date,DocumentNo,Account,Account Name,Amount in local cur.,Text\n\
        2026-01-05,100,6602050000,管理费用-办公费,120.00,paper\n\
        2026-01-05,100,1002010000,银行存款-工行,-120.00,paper\n\
        2026-01-31,101,6602010000,管理费用-工资,5000.00,pay\n\
        2026-01-31,101,2211010000,应付职工薪酬-工资,-5000.00,pay\n\
        2026-01-31,102,1002010000,银行存款-工行,20.00,back\n\
        2026-01-31,102,6602050000,管理费用-办公费,-20.00,back\n";
    let profile = Profile {
        columns: [("account", "Account"), ("category", "Account Name"), ("amount", "Amount in local cur.")]
            .into_iter()
            .map(|(field, header)| (field.to_string(), header.to_string()))
            .collect(),
        ..Profile::default()
    };
    let (postings, outcome) = run(fbl3n.as_bytes(), &bare(), Some(&profile)).unwrap();
    let sum: i64 = postings.iter().map(|posting| posting.amount.minor()).sum();
    assert_eq!((sum, outcome.bad_rows), (510_000, 0));
    let ebs = "Date,Voucher,Account Code,Account Name,Description,Debit,Credit\n\
        2026-01-05,1,6602.05,Office expenses,paper,120.00,\n\
        2026-01-05,1,1002.01,Bank,paper,,120.00\n\
        2026-01-31,2,6602.01,Expenses:Salaries,pay,5000.00,\n\
        2026-01-31,2,2211.01,Wages payable,pay,,5000.00\n\
        2026-01-31,3,1002.01,Bank,back,20.00,\n\
        2026-01-31,3,6602.05,Office expenses,back,,20.00\n\
        2026-01-31,4,3900,Retained earnings,Close,5100.00,\n\
        2026-01-31,4,6602.05,Office expenses,Close,,100.00\n\
        2026-01-31,4,6602.01,Expenses:Salaries,Close,,5000.00\n";
    assert_eq!(booked(ebs, &bare()), (COSTS.to_string(), 3));
}

#[test]
fn income_is_booked_where_the_plan_has_it() {
    let file = "日期,凭证号,科目编码,科目名称,借方,贷方\n\
        2026-01-05,记-1,1002,银行存款,300.00,\n\
        2026-01-05,记-1,6051,其他业务收入,,200.00\n\
        2026-01-05,记-1,6001,主营业务收入,,100.00\n";
    // 6051 is a category of the book; of 6001 it knows nothing.
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(lines(&postings), ["2026-01 2026-01-05 停车费收入 200.00"]);
    let reasons: Vec<_> = outcome.skipped.iter().map(|skipped| (skipped.reason, skipped.rows)).collect();
    assert_eq!(reasons, [(SkipReason::BalanceSheet, 1), (SkipReason::Income, 1)]);
}

#[test]
fn what_neither_code_nor_name_decides_is_asked() {
    let file = "日期,凭证号,科目名称,摘要,借方,贷方\n\
        2026-01-05,1,Stationery,paper,120.00,\n\
        2026-01-05,1,Bank,paper,,120.00\n\
        2026-01-06,2,往来\\社保,x,30.00,\n\
        2026-01-06,2,Bank,x,,30.00\n";
    let mut book = bare();
    let told = run(file.as_bytes(), &book, None).unwrap_err();
    assert_eq!(
        told,
        ["the file has both sides of its entries, and neither code nor name shows what these accounts are: \
            `Stationery`, `往来 社保`"
            .replace("往来 社保", "往来\\社保")]
    );
    let stated = |account: &str, side| StatedAccount { account: account.to_string(), side };
    book.accounts = vec![stated("Stationery", AccountSide::Cost), stated("往来", AccountSide::Balance)];
    assert_eq!(booked(file, &book), ("120.00".to_string(), 3));
    // One side alone asks nothing.
    let list =
        "日期,凭证号,科目名称,摘要,借方,贷方\n2026-01-05,1,Stationery,paper,120.00,\n2026-01-06,2,Pens,x,,5.00\n";
    assert_eq!(booked(list, &bare()), ("115.00".to_string(), 0));
}

#[test]
fn a_list_of_expenses_may_name_a_thing_as_the_balance_sheet_does() {
    // One amount a row: nothing shows that there is another side.
    let file = "日期,费用项目,金额\n2026-01-05,固定资产,100\n2026-01-06,低值易耗品,5\n";
    assert_eq!(booked(file, &bare()), ("105.00".to_string(), 0));
}

#[test]
fn a_closing_is_known_by_its_account_and_by_words_only_where_one_side_is_there() {
    // 汇兑损益结转 is a cost; a whole voucher that says 结转损益 but closes nothing is one too.
    let file = "日期,凭证号,科目名称,摘要,借方,贷方\n\
        2026-01-31,1,财务费用\\汇兑损益,汇兑损益结转,1234.50,\n\
        2026-01-31,1,银行存款\\美元户,汇兑损益结转,,1234.50\n\
        2026-01-31,2,管理费用\\办公费,调整上月结转损益差错,10.00,\n\
        2026-01-31,2,其他应付款,调整上月结转损益差错,,10.00\n\
        2026-01-31,3,利润分配\\未分配利润,x,1244.50,\n\
        2026-01-31,3,财务费用\\汇兑损益,x,,1234.50\n\
        2026-01-31,3,管理费用\\办公费,x,,10.00\n";
    assert_eq!(booked(file, &bare()), ("1244.50".to_string(), 2));
}

#[test]
fn government_books_are_read_once() {
    let file = "日期,凭证号,科目编码,科目名称,借方,贷方\n\
        2026-01-05,1,5001,业务活动费用,120.00,\n\
        2026-01-05,1,1011,零余额账户用款额度,,120.00\n\
        2026-01-05,1,7201,事业支出,120.00,\n\
        2026-01-05,1,8001,资金结存,,120.00\n";
    let (postings, outcome) = run(file.as_bytes(), &bare(), None).unwrap();
    assert_eq!((postings.len(), postings[0].amount.minor()), (1, 12_000));
    assert!(outcome.skipped.iter().any(|skipped| (skipped.reason, skipped.rows) == (SkipReason::Budgetary, 2)));
}

/// A chart with accounts of its own: costs, what pays for them, and what they are closed to.
const LEDGERS: [(&[&str], &[&str], &str); 5] = [
    (
        &["660201 管理费用\\工资", "660105 销售费用\\广告费", "6603 财务费用"],
        &["1002 银行存款", "2211 应付职工薪酬", "2202 应付账款"],
        "4103 本年利润",
    ),
    (
        &["560201 管理费用\\工资", "560105 销售费用\\广告费", "5403 税金及附加"],
        &["1002 银行存款", "2211 应付职工薪酬"],
        "3103 本年利润",
    ),
    (
        &["550201 管理费用\\工资", "550105 营业费用\\广告费", "5601 营业外支出"],
        &["1002 银行存款", "2151 应付工资"],
        "3131 本年利润",
    ),
    (
        &["5001 业务活动费用", "510102 单位管理费用\\办公费"],
        &["1011 零余额账户用款额度", "2301 应付账款"],
        "3301 本期盈余",
    ),
    (&["510101 业务活动成本\\工资", "5201 管理费用"], &["1002 银行存款", "2201 应付款项"], "3101 非限定性净资产"),
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 200, ..Default::default() })]

    /// Whatever was entered, balanced and closed at each month's end: what is booked is what the costs add up to.
    #[test]
    fn journals_book_their_costs(
        ledger in 0..LEDGERS.len(),
        entries in proptest::collection::vec((0..3_usize, 0..3_usize, -50_000_i64..500_000, 1..3_u32, proptest::bool::ANY), 1..30),
        one_amount in proptest::bool::ANY,
        first_line_only in proptest::bool::ANY,
        with_names in proptest::bool::ANY,
    ) {
        let (costs, others, closing) = LEDGERS[ledger];
        let with_names = with_names || ledger >= 3;
        let mut rows = Vec::new();
        let (mut number, mut truth) = (0, 0_i64);
        let mut row = |number: u32, first: bool, month: u32, account: &str, text: &str, amount: i64| {
            let (code, name) = account.split_once(' ').unwrap();
            let name = if with_names { name } else { "" };
            let hidden = first_line_only && !first;
            let head = if hidden { ",".to_string() } else { format!("2026-0{month}-15,记-{number}") };
            let money = |minor: i64| Money::from_minor(minor, Currency::CNY).plain();
            let figures = match (one_amount, amount >= 0) {
                (true, true) => format!("借,{}", money(amount)),
                (true, false) => format!("贷,{}", money(-amount)),
                (false, true) => format!("{},", money(amount)),
                (false, false) => format!(",{}", money(-amount)),
            };
            rows.push(format!("{head},{code},{name},{text},{figures}\n"));
        };
        for month in 1..3 {
            let mut balances = vec![0_i64; costs.len()];
            for (cost, other, amount, _, transfer) in entries.iter().filter(|entry| entry.3 == month) {
                let (cost, other, amount) = (cost % costs.len(), other % others.len(), if *amount == 0 { 1 } else { *amount });
                number += 1;
                if *transfer {
                    // From one account of the balance sheet to another: no cost.
                    row(number, true, month, others[other], "转款", amount);
                    row(number, false, month, others[(other + 1) % others.len()], "转款", -amount);
                    continue;
                }
                balances[cost] += amount;
                truth += amount;
                row(number, true, month, costs[cost], "费用", amount);
                row(number, false, month, others[other], "费用", -amount);
            }
            let sum: i64 = balances.iter().sum();
            if balances.iter().any(|balance| *balance != 0) {
                number += 1;
                row(number, true, month, closing, "期末结转", sum);
                for (cost, balance) in balances.iter().enumerate().filter(|(_, balance)| **balance != 0) {
                    row(number, false, month, costs[cost], "期末结转", -balance);
                }
            }
        }
        let head = if one_amount { "方向,金额" } else { "借方,贷方" };
        let file = format!("日期,凭证号,科目编码,科目名称,摘要,{head}\n{}", rows.concat());
        let (postings, outcome) = run(file.as_bytes(), &bare(), None).unwrap();
        let sum: i64 = postings.iter().map(|posting| posting.amount.minor()).sum();
        proptest::prop_assert_eq!((sum, outcome.bad_rows), (truth, 0), "{}", file);
    }
}

/// The inferences of a file by name, and the sum of what is booked in minor units.
fn inferred(file: &str) -> (i64, Vec<&'static str>) {
    let (postings, outcome) = run(file.as_bytes(), &bare(), None).unwrap();
    assert_eq!(problems(&outcome), Vec::<String>::new());
    let what = outcome.inferences.iter().map(|inferred| inferred.what.name()).collect();
    (postings.iter().map(|posting| posting.amount.minor()).sum(), what)
}

#[test]
fn a_side_that_only_codes_show_is_told() {
    let rows = |first: &str, second: &str| {
        format!(
            "日期,凭证号,科目编码,科目名称,借方,贷方\n2026-01-05,1,{first},100,\n2026-01-05,1,{second},,100\n\
             2026-01-06,2,{first},7,\n2026-01-06,2,{second},,7\n"
        )
    };
    assert_eq!(inferred(&rows("660201,办公", "100201,工行")), (10_700, vec!["side"]));
    assert_eq!(inferred(&rows("6602,管理费用", "100201,工行")), (10_700, vec![]));
    assert_eq!(inferred(&rows("660201,管理费用\\办公", "1002,银行存款")), (10_700, vec![]));
}

#[test]
fn an_account_and_what_divides_it_are_one_layer_of_a_voucher() {
    let head = "科目编码,科目名称,辅助核算,日期,凭证号,借方,贷方\n";
    let line = |aux: &str, debit: &str| format!("6602,管理费用,{aux},2026-01-05,记-1,{debit},\n");
    let bank = |credit: &str| format!("1002,银行存款,,2026-01-05,记-1,,{credit}\n");
    let whole = [head, &line("", "100"), &line("客服部", "60"), &line("工程部", "40")].concat();
    assert_eq!(inferred(&whole), (10_000, vec!["total"]));
    assert_eq!(inferred(&(whole.clone() + &bank("100"))), (10_000, vec!["total"]));
    // A voucher that balances with every line has no line twice; nor is another sum the whole.
    assert_eq!(inferred(&(whole + &bank("200"))), (20_000, vec![]));
    let other = [head, &line("", "90"), &line("客服部", "60"), &line("工程部", "40")].concat();
    assert_eq!(inferred(&other), (19_000, vec![]));
}
