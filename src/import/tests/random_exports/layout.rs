//! How an export is laid out and written.

use proptest::prelude::*;

use super::words::{Language, Words};
use crate::model::Profile;

/// Which columns state the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// One column of costs.
    Amount,
    /// Debit and credit.
    Sides,
    /// An amount and its direction, in the words of this number.
    Direction(usize),
    /// One column beside a balance that it lowers: what was spent has a minus.
    Signed,
    /// Costs beside a balance that they lower.
    Lowering,
    /// Paid out and paid in, beside the balance.
    Ways,
}

/// How rows name their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    Name,
    Code,
    CodeAndName,
    /// `660203 办公费` in one cell.
    Joint,
    /// `管理费用\办公费`
    Path(char),
    /// A column for each of so many levels.
    Levels(usize),
}

/// What rows are there beside those of the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A list of the entries.
    List,
    /// A journal with both sides of each voucher.
    Journal { closings: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf8Marked,
    Gb18030,
    Big5,
    Windows1252,
    Utf16Le { marked: bool },
    Utf16Be { marked: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    Text {
        delimiter: u8,
        ends: &'static str,
        quoted: bool,
    },
    Workbook {
        typed: bool,
    },
    /// A table of HTML, or an XML spreadsheet 2003, called `.xls`.
    Html,
    Xml {
        typed: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Plain,
    Grouped,
    Sign,
    Brackets,
    MinusBehind,
    FullWidth,
    DecimalComma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    Iso,
    Slashes,
    Chinese,
    Bare,
    Dots,
    WithTime,
    /// `1月5日`, the year above the header.
    WithoutYear,
    /// `05 Jan 2026`
    Words,
    /// Only the month.
    Period,
}

/// The unit of the amounts, and where it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Unstated,
    Header(u32),
    Above(u32),
}

/// In which cell a total is called one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Date,
    Voucher,
    Text,
    Account,
}

/// Which totals there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Totals {
    pub(super) of_months: bool,
    /// The entries stand account by account, each with its total.
    pub(super) of_accounts: bool,
    pub(super) of_all: bool,
    /// 本年累计 below each month's total.
    pub(super) to_date: bool,
    /// A table by account below all.
    pub(super) recap: bool,
    pub(super) label: Label,
}

#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) file: File,
    pub(super) encoding: Encoding,
    pub(super) language: Language,
    pub(super) form: Form,
    pub(super) money: Money,
    pub(super) naming: Naming,
    pub(super) digits: Digits,
    pub(super) dates: Dates,
    pub(super) unit: Unit,
    pub(super) totals: Totals,
    /// Which of several words there are.
    pub(super) wording: usize,
    pub(super) title: bool,
    pub(super) company: bool,
    pub(super) period: bool,
    pub(super) currency_above: bool,
    pub(super) currency: bool,
    pub(super) extra: bool,
    pub(super) signed: bool,
    pub(super) voucher_first: bool,
    pub(super) account_first: bool,
    /// Day and number stand on a voucher's first line only.
    pub(super) continued: bool,
    /// A header over two rows.
    pub(super) grouped_header: bool,
    /// A tab for each month.
    pub(super) tabs: bool,
}

fn file() -> impl Strategy<Value = File> {
    let delimiter = prop::sample::select(vec![b',', b';', b'\t', b'|']);
    let ends = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let text =
        (delimiter, ends, any::<bool>()).prop_map(|(delimiter, ends, quoted)| File::Text { delimiter, ends, quoted });
    prop_oneof![
        12 => text,
        3 => any::<bool>().prop_map(|typed| File::Workbook { typed }),
        1 => Just(File::Html),
        1 => any::<bool>().prop_map(|typed| File::Xml { typed }),
    ]
}

fn totals() -> impl Strategy<Value = Totals> {
    let label = prop::sample::select(vec![Label::Date, Label::Voucher, Label::Text, Label::Account]);
    (any::<[bool; 5]>(), label).prop_map(|([of_months, of_accounts, of_all, to_date, recap], label)| Totals {
        of_months,
        of_accounts,
        of_all,
        to_date,
        recap,
        label,
    })
}

pub(super) fn layout() -> impl Strategy<Value = Layout> {
    use Dates::*;
    use Digits::*;
    let language = prop_oneof![
        6 => Just(Language::Chinese),
        1 => Just(Language::Traditional),
        3 => Just(Language::English),
    ];
    let encoding = prop::sample::select(vec![
        Encoding::Utf8,
        Encoding::Utf8Marked,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Windows1252,
        Encoding::Utf16Le { marked: true },
        Encoding::Utf16Be { marked: true },
        Encoding::Utf16Le { marked: false },
        Encoding::Utf16Be { marked: false },
    ]);
    let form = prop_oneof![2 => Just(Form::List), 1 => any::<bool>().prop_map(|closings| Form::Journal { closings })];
    let money = prop_oneof![
        2 => Just(Money::Amount),
        2 => Just(Money::Sides),
        2 => (0_usize..5).prop_map(Money::Direction),
        1 => prop::sample::select(vec![Money::Signed, Money::Lowering, Money::Ways]),
    ];
    let naming = prop_oneof![
        2 => Just(Naming::Name),
        1 => prop::sample::select(vec![Naming::Code, Naming::CodeAndName, Naming::Joint]),
        1 => prop::sample::select(vec!['\\', '_', '/', '-']).prop_map(Naming::Path),
        1 => (2_usize..=3).prop_map(Naming::Levels),
    ];
    let digits = vec![Plain, Grouped, Sign, Brackets, MinusBehind, FullWidth, DecimalComma];
    let dates =
        prop::sample::select(vec![Iso, Slashes, Chinese, Bare, Dots, WithTime, WithoutYear, Dates::Words, Period]);
    let unit = prop_oneof![
        3 => Just(Unit::Unstated),
        1 => prop::sample::select(vec![0_u32, 3, 4]).prop_map(Unit::Header),
        1 => prop::sample::select(vec![0_u32, 3, 4]).prop_map(Unit::Above),
    ];
    let content = (language, form, money, naming, prop::sample::select(digits), dates, unit, totals());
    (file(), encoding, content, 0_usize..8, any::<[bool; 12]>()).prop_map(
        |(file, encoding, content, wording, flags)| {
            let (language, form, money, naming, digits, dates, unit, totals) = content;
            let [title, company, period, currency_above, currency, extra, signed, ..] = flags;
            let [.., voucher_first, account_first, continued, grouped_header, tabs] = flags;
            let layout = Layout {
                file,
                encoding,
                language,
                form,
                money,
                naming,
                digits,
                dates,
                unit,
                totals,
                wording,
                title,
                company,
                period,
                currency_above,
                currency,
                extra,
                signed,
                voucher_first,
                account_first,
                continued,
                grouped_header,
                tabs,
            };
            layout.possible()
        },
    )
}

impl Layout {
    /// Without what no program writes.
    fn possible(mut self) -> Layout {
        match self.encoding {
            Encoding::Gb18030 => self.language = Language::Chinese,
            Encoding::Big5 => self.language = Language::Traditional,
            Encoding::Windows1252 => self.language = Language::English,
            _ => {}
        }
        let english = self.language == Language::English;
        if english {
            self.unit = Unit::Unstated;
            // Inside words of letters a slash or a hyphen belongs to them.
            if matches!(self.naming, Naming::Path('/' | '-')) {
                self.naming = Naming::Path('\\');
            }
        }
        if english != (self.dates == Dates::Words) && matches!(self.dates, Dates::Words | Dates::Chinese) {
            self.dates = Dates::Iso;
        }
        if english && (self.dates == Dates::Bare || self.dates == Dates::WithoutYear) {
            self.dates = Dates::Slashes;
        }
        if let Form::Journal { .. } = self.form {
            self.make_journal();
        }
        let beside_a_balance = self.has_balance();
        if beside_a_balance {
            // The balance of one account: a statement. It has no codes, and no totals between its rows.
            self.naming = Naming::Name;
            self.totals = Totals { of_months: false, of_accounts: false, recap: false, to_date: false, ..self.totals };
            self.dates = if self.dates == Dates::Period { Dates::Iso } else { self.dates };
            self.tabs = false;
            self.unit = Unit::Unstated;
        }
        // Where the accounts follow each other, the months do not.
        if self.totals.of_accounts {
            self.totals.of_months = false;
        }
        self.totals.to_date &= self.totals.of_months && !english;
        self.totals.recap &= !self.totals.of_accounts && !self.tabs && !matches!(self.naming, Naming::Levels(_));
        self.continued &= self.dates != Dates::Period;
        self.period |= self.dates == Dates::WithoutYear;
        self.tabs &= matches!(self.file, File::Workbook { .. } | File::Xml { .. });
        self.grouped_header &= !matches!(self.file, File::Html) && !english;
        self
    }

    fn make_journal(&mut self) {
        if !matches!(self.money, Money::Sides | Money::Direction(_)) {
            self.money = Money::Sides;
        }
        let chinese = self.language == Language::Chinese;
        self.naming = match self.naming {
            Naming::Levels(_) => Naming::CodeAndName,
            Naming::Name | Naming::Path(_) if !chinese => Naming::CodeAndName,
            // By its name alone a cost is known below the account of the first level.
            Naming::Name => Naming::Path('\\'),
            other => other,
        };
        self.totals = Totals { of_accounts: false, recap: false, ..self.totals };
    }

    pub(super) fn has_balance(&self) -> bool {
        matches!(self.money, Money::Signed | Money::Lowering | Money::Ways)
    }

    pub(super) fn is_journal(&self) -> bool {
        matches!(self.form, Form::Journal { .. })
    }

    pub(super) fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// One of several words.
    pub(super) fn of<T: Copy>(&self, words: &[T]) -> T {
        words[self.wording % words.len()]
    }

    /// A comma that marks decimals has to be stated.
    pub(super) fn profile(&self) -> Option<Profile> {
        (self.digits == Digits::DecimalComma && !self.is_typed())
            .then(|| Profile { decimal_mark: Some(','), ..Profile::default() })
    }

    pub(super) fn is_typed(&self) -> bool {
        matches!(self.file, File::Workbook { typed: true } | File::Xml { typed: true })
    }
}
