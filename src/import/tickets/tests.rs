//! Logs as ticket systems write them.

use super::{TicketLog, read_tickets};
use crate::import::{Setting, Source};
use crate::model::{BookSettings, Currency};
use crate::words::Failure;

/// `day second id project channel handling` for each ticket, and what reading came to.
fn read(text: &str, given: &[(&str, &str)]) -> Result<(Vec<String>, TicketLog), &'static str> {
    let settings = BookSettings::default();
    let setting = Setting::new(&settings, Currency::CNY);
    let source = Source { name: "t.csv".into(), reader: Box::new(text.as_bytes()) };
    let given: Vec<(String, String)> = given.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
    let mut tickets = Vec::new();
    let log = read_tickets(source, &setting, &given, &mut |t| {
        let handling = t.handling.map_or("-".to_string(), |seconds| seconds.to_string());
        tickets.push(format!("{} {} {} {} {} {handling}", t.start.day, t.start.second, t.id, t.project, t.channel));
    });
    log.map(|log| (tickets, log)).map_err(|error| error.downcast_ref::<Failure>().unwrap().problems[0].message.id)
}

#[test]
fn a_list_of_a_property_system_is_read_without_what_was_called_off() {
    let (tickets, log) = read(
        "报事编号,项目名称,工单状态,报事方式,受理时间,完成时间,废弃时间\n\
         1,阳光花园,已完成,电话,2026-03-05 09:10:00,2026-03-06 10:00:00,\n\
         2,阳光花园,处理中,微信,2026-03-05 09:20:00,,\n\
         3,阳光花园,废弃,电话,2026-03-05 09:30:00,,2026-03-05 09:40:00\n\
         4,阳光花园,已完成,电话,2026-03-05 09:30:00,2026-03-05 09:00:00,\n\
         5,阳光花园,已完成,电话,昨天,,\n\
         合计,,,,,,\n",
        &[],
    )
    .unwrap();
    assert_eq!(
        tickets,
        [
            "2026-03-05 33000 1 阳光花园 电话 -",
            "2026-03-05 33600 2 阳光花园 微信 -",
            "2026-03-05 34200 4 阳光花园 电话 -"
        ]
    );
    assert_eq!((log.tickets, log.void, log.open, log.undated, log.subtotals), (3, 1, 1, 1, 1));
    assert_eq!((log.backwards, log.first_backwards), (1, Some(5)));
    assert_eq!(log.first_undated, Some((6, "昨天".to_string())));
}

#[test]
fn a_call_takes_what_lies_between_its_start_and_its_end() {
    let (tickets, log) = read(
        "通话开始时间,通话结束时间,项目\n2026-03-05 23:58:00,00:03:00,A\n2026-03-05 10:00,--,A\n2026-03-05 10:00,09:00x,A\n",
        &[],
    )
    .unwrap();
    assert_eq!(tickets, ["2026-03-05 86280  A  300", "2026-03-05 36000  A  -", "2026-03-05 36000  A  -"]);
    assert_eq!((log.open, log.unreadable), (1, 1));
}

#[test]
fn durations_and_clocks_are_read_as_they_stand() {
    let (tickets, log) = read(
        "Ticket ID,Created at,Via,Duration (min)\n\
         7,2026-10-25T02:50:00+02:00,phone,5\n8,2026-10-25T02:10:00+01:00,chat,0:45\n9,2026-10-25T02:10:00+01:00,chat,long\n",
        &[],
    )
    .unwrap();
    assert_eq!(tickets, ["2026-10-25 10200 7  phone 300", "2026-10-25 7800 8  chat 45", "2026-10-25 7800 9  chat -"]);
    assert_eq!(log.offsets.iter().copied().collect::<Vec<_>>(), [60, 120]);
    assert_eq!(log.first_unreadable, Some((4, "long".to_string())));
}

#[test]
fn any_heading_will_do_where_the_caller_says_what_it_is() {
    let text = "Nr,Kam,Um,Ort\n1,2026-03-05,14:02,X\n";
    assert_eq!(read(text, &[]).unwrap_err(), "demand-no-header");
    let given = [("id", "Nr"), ("day", "Kam"), ("time", "Um"), ("project", "Ort")];
    let text = "Nr,Kam,Um,Ort,channel\n1,2026-03-05,14:02,X,phone\n";
    assert_eq!(read(text, &given).unwrap().0, ["2026-03-05 50520 1 X phone -"]);
    assert_eq!(read(text, &[("day", "Wann")]).unwrap_err(), "demand-no-column");
    assert_eq!(read("项目,渠道\nA,电话\n", &[]).unwrap_err(), "demand-no-start");
}

#[test]
fn a_mean_is_multiplied_before_it_is_rounded_and_hours_are_hours() {
    // 1,000 × 5.4 seconds; eight hours and a half.
    let text = "Interval Start,ACD Calls,Avg ACD Time\n2026-03-02 10:00,1000,5.40s\n";
    assert_eq!(read(text, &[]).unwrap().0, ["2026-03-02 36000    5400"]);
    // Named by the caller: six minutes each, and the heading says of what.
    let text = "date,project,tickets,minutes\n2026-03-31,A,12000,6\n";
    let given = [("count", "tickets"), ("mean", "minutes")];
    assert_eq!(read(text, &given).unwrap().0, ["2026-03-31 0  A  4320000"]);
    let text = "Id,Created at,处理时长(小时)\n1,2026-03-02 10:00,8:30\n";
    assert_eq!(read(text, &[]).unwrap().0, ["2026-03-02 36000 1   30600"]);
}

#[test]
fn a_row_of_a_whole_day_counts_where_its_intervals_are_not_there() {
    let counted = |text: &str| {
        let settings = BookSettings::default();
        let setting = Setting::new(&settings, Currency::CNY);
        let source = Source { name: "t.csv".into(), reader: Box::new(text.as_bytes()) };
        let mut tickets = Vec::new();
        let log = read_tickets(source, &setting, &[], &mut |t| {
            tickets.push(format!("{} {} {} {}", t.start.day, t.start.second, t.start.timed, t.count));
        });
        (tickets, log.unwrap())
    };
    let (tickets, log) = counted(
        "时间,时间段,单聊数,客服\n2026-03-02,全天,30,x\n2026-03-02,09:00~10:00,10,x\n2026-03-02,10:00~11:00,20,x\n\
         2026-03-03,全天,7,x\n",
    );
    assert_eq!(tickets, ["2026-03-02 32400 true 10", "2026-03-02 36000 true 20", "2026-03-03 0 false 7"]);
    assert_eq!((log.tickets, log.subtotals), (3, 1));
    let (tickets, _) = counted("日期,时段,来电量\n2026-03-02,9:00-9:30,4\n2026-03-02,早班,5\n");
    assert_eq!(tickets, ["2026-03-02 32400 true 4", "2026-03-02 0 false 5"]);
}

#[test]
fn rows_of_intervals_and_means_need_a_count() {
    for text in [
        "时间,时间段,客服\n2026-03-02,09:00~10:00,x\n",
        "Interval Start,Interval End,Agent\n2026-03-02 09:00,2026-03-02 09:30,a\n",
        "日期,平均处理时长(分钟)\n2026-03-02,5\n",
    ] {
        assert_eq!(read(text, &[]).unwrap_err(), "demand-no-count", "{text}");
    }
    let text = "工单号,受理时间,平均处理时长(分钟)\n1,2026-03-02 09:00,5\n";
    assert_eq!(read(text, &[]).unwrap().0, ["2026-03-02 32400 1   300"]);
}
