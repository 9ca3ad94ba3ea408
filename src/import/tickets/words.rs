//! What the headers of logs say (sheets.md §4): 报事 lists, 七鱼, call lists, Freshdesk, Zendesk, Genesys.

use super::columns::Role;

/// The words of each role, as header keys; the first word that a file has is meant.
pub(super) const WORDS: &[(Role, &str)] = &[
    (
        Role::Id,
        "报事编号|工单编号|工单号|会话id|会话编号|通话id|通话编号|流水号|单号|ticketid|ticket|id|caseid|casenumber|callid|conversationid",
    ),
    (
        Role::Start,
        "受理时间|报事时间|创建时间|提交时间|通话开始时间|会话开始时间|访客进入时间|进线时间|来电时间|呼入时间|开始时间|createdtime|createdat|created|starttime|callstart|opened|openedat|start|intervalstart|时间|datetime|timestamp",
    ),
    (Role::Day, "日期|受理日期|报事日期|来电日期|date|calldate|day"),
    (Role::Time, "时刻|受理时刻|来电时刻|time|calltime"),
    // The interval of the day that a row sums.
    (Role::Slot, "时间段|时段|slot|timeslot|timerange"),
    // What a call or a conversation took lies between its start and its end.
    (Role::End, "通话结束时间|会话结束时间|挂断时间|结束时间|endtime|callend|end|ended"),
    // A ticket is closed long after the work on it.
    (Role::Closed, "完成时间|关闭时间|办结时间|解决时间|resolvedtime|closedtime|solvedat|resolvedat|closedat"),
    (
        Role::Handling,
        "处理时长|通话时长|人工接待时长|会话时长|接待时长|时长|额定工时|timetracked|handletime|totalhandle|talktime|duration|callduration",
    ),
    // Reports of telephone systems: a row for an interval.
    (
        Role::Count,
        "工单量|工单数|通话量|呼入量|来电量|单聊数|数量|acdcalls|handle|offered|calls|tickets|count|contacts",
    ),
    (Role::Mean, "平均处理时长|平均通话时长|平均处理时间|avghandle|avgacdtime|aht|averagehandletime"),
    (Role::Project, "项目名称|项目|小区名称|小区|楼盘|project|site|property|community|organization|company"),
    (Role::Channel, "报事方式|报事来源|来源终端|来源|渠道|渠道名称|通道|channel|via|source|mediatype"),
    (Role::State, "工单状态|报事状态|状态|status|state"),
    (Role::Void, "废弃时间|作废时间|取消时间|cancelledat|canceledat|deletedat"),
];

/// States of tickets that never were one; those of documents are known, too.
pub(super) const VOID: &str = "废弃|已废弃|垃圾|误报|spam|deleted|junk";

/// Slots that are none: the row is of the whole day.
pub(super) const WHOLE_DAY: &str = "全天|全日|整天|allday|all day|wholeday|whole day";
