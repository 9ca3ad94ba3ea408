//! Ledgers of English-speaking programs.

use super::*;
use crate::model::profile::Sign;

#[test]
fn ledgers_with_columns() {
    all_come_in(&[
        Case {
            name: "SAP KSB1: of several currencies that of the area",
            file: "Cost Element,Cost element name,Val.in rep.cur.,Val/COArea Crcy,Value TranCurr,Posting Date,Document Number,CO Object Name,Name of offsetting account\n\
                52010010,Office,10.00,72.00,10.00,22.01.2026,1,Desk,Bank\n",
            rows: &["2026-01 52010010 Office 72.00"],
        },
        Case {
            name: "Oracle EBS: what was accounted",
            file: "Batch Name,JE Name,Accounting Date,Account,Description,Entered Dr,Entered Cr,Accounted Dr,Accounted Cr,Posting Date\n\
                B,J1,x,6602,paper,10.00,,72.00,,2026-01-05\n",
            rows: &["2026-01 6602 72.00"],
        },
        Case {
            name: "ERPNext: the currency in the head",
            file: "Posting Date,Account,Debit (CNY),Credit (CNY),Balance (CNY),Voucher No,Against Account,Cost Center,Project,Remarks\n\
                2026-01-05,Office Expenses,12.00,0.00,12.00,JV-1,Bank,Desk,,paper\n",
            rows: &["2026-01 Office Expenses 12.00"],
        },
    ]);
}

#[test]
fn posting_keys_beside_signs_want_a_sign() {
    let profile = Profile { sign: Some(Sign::CostPositive), ..Profile::default() };
    let cases = [Case {
        name: "SAP FBL3N",
        file: "Assignment,DocumentNo,BusA,Type,Doc. Date,PK,Amount in local cur.,LCurr,Text\n\
                a,1900001,,SA,22.01.2026,40,\"77,740.00\",CNY,rent\na,1900002,,SA,23.01.2026,50,-40.00,CNY,back\n",
        rows: &["2026-01 77740.00", "2026-01 -40.00"],
    }];
    all_come_in_with(&cases, Currency::CNY, &profile);
}
