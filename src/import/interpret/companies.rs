//! Whose rows they are, where a title or a column says so that means nothing else to the book: two companies may have the same rows.

use std::collections::BTreeSet;

use super::cells::Cells;
use crate::import::header::headers;
use crate::import::header::mapping::Layout;

/// Headers over the company, the entity or the set of books that a row belongs to.
const WORDS: &str = "|公司|公司名称|公司代码|公司编码|公司编号|所属公司|记账公司|账套|账套名称|账套号|账套代码|账套编号|核算主体|会计主体|记账主体|主体|法人|\
    法人主体|法人公司|法人单位|核算组织|业务组织|组织名称|账簿|账簿名称|核算账簿|核算单位|company|companycode|companyname|cocd|ccode|entity|entityname|\
    legalentity|ledger|ledgername|setofbooks|subsidiary|organization|organisation|bukrs|buchungskreis|mandant|";

/// More different names are no companies.
const MOST: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Companies {
    column: Option<usize>,
    last: String,
    names: BTreeSet<String>,
}

impl Companies {
    pub(super) fn new(layout: &Layout) -> Companies {
        let mut names = layout.header.names.iter().enumerate();
        let column =
            names.find(|(at, name)| !layout.is_used(*at) && WORDS.contains(&format!("|{}|", headers::key(name))));
        let column = column.map(|(at, _)| at);
        let titled = layout.titles.company().filter(|_| column.is_none());
        Companies { column, names: titled.into_iter().map(String::from).collect(), ..Companies::default() }
    }

    /// A row that is booked.
    pub(super) fn see(&mut self, cells: &Cells<'_>) {
        let Some(text) = self.column.map(|at| cells.at(at)).filter(|text| *text != self.last) else { return };
        self.last.clear();
        self.last.push_str(text);
        if self.names.len() < MOST {
            self.names.insert(text.to_string());
        }
    }

    /// The names; none where a row has none, or there are too many.
    pub(super) fn names(self) -> BTreeSet<String> {
        let known = self.names.len() < MOST && !self.names.contains("");
        if known { self.names } else { BTreeSet::new() }
    }
}
