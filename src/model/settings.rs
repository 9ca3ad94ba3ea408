//! What a book says for all its plans and imports.

use chrono::NaiveDate;

use super::account::StatedAccount;
use super::control::Controls;
use super::{
    AccrueRule, AlertSettings, AllocateRule, Category, CategoryTree, ClassifyRule, ContributionRate, Dimensions,
    Materiality, Profile, ReportColumn, SpreadRule, StatedPage, TeamRule, View,
};

/// How approvals are signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRule {
    /// The file of those who may sign, with their keys, as OpenSSH reads it; from the book's folder.
    pub signers: String,
    /// The day from which approvals are signed; `None` is always.
    pub since: Option<NaiveDate>,
}

/// Where the ledger is, if not in the folder of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreSettings {
    /// The address of a database, without a password.
    pub url: String,
    /// The schema that the tables of this book stand in.
    pub schema: String,
    /// What the database calls this book: `store init` writes it down.
    pub book: Option<String>,
}

/// The book-wide tables of `budget.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct BookSettings {
    /// `[dimensions]`.
    pub dimensions: Dimensions,
    /// `[[category]]`.
    pub categories: CategoryTree,
    /// What categories say of whether their costs can be decided on, in order.
    pub controllable: Vec<(Category, bool)>,
    /// `[accounts]`, in order.
    pub accounts: Vec<StatedAccount>,
    /// `[[classify]]`, in order.
    pub classify: Vec<ClassifyRule>,
    /// `[[spread]]`, in order.
    pub spread: Vec<SpreadRule>,
    /// `[[accrue]]`, in order.
    pub accrue: Vec<AccrueRule>,
    /// `[[allocate]]`, in order.
    pub allocate: Vec<AllocateRule>,
    /// `[[team]]`, in order.
    pub teams: Vec<TeamRule>,
    /// `[[contribution]]`, in order.
    pub contributions: Vec<ContributionRate>,
    /// `[import.NAME]`, in order of name.
    pub profiles: Vec<Profile>,
    /// `[materiality]`; `None` takes the default of the currency.
    pub materiality: Option<Materiality>,
    /// `[control]`, and what categories say of it.
    pub controls: Controls,
    /// `[alert]`: from when on to warn.
    pub alert: AlertSettings,
    /// `language`: `zh-CN` or `en`.
    pub language: Option<String>,
    /// `unit`: how large amounts are shown, `yuan`, `thousand` or `wan`; `--unit` goes before.
    pub unit: Option<String>,
    /// `view`: how reports look at months where `--view` says nothing.
    pub view: View,
    /// `columns`: those of a variance report where `--columns` names none; empty takes the usual ones.
    pub columns: Vec<ReportColumn>,
    /// `[report.NAME]`, in order.
    pub pages: Vec<StatedPage>,
    /// `[commitment] number`: what the numbers of commitments look like in texts.
    pub commitment_number: Option<String>,
    /// `[approval]`: whose keys approvals are signed with.
    pub approval: Option<ApprovalRule>,
    /// `[store]`; `None` keeps the ledger in files.
    pub store: Option<StoreSettings>,
    /// `archive`: are the original files kept under `ledger/source`?
    pub archive: bool,
}

impl Default for BookSettings {
    /// What an empty `budget.toml` says: nothing declared, original files kept.
    fn default() -> BookSettings {
        BookSettings {
            dimensions: Dimensions::default(),
            categories: CategoryTree::default(),
            controllable: Vec::new(),
            accounts: Vec::new(),
            classify: Vec::new(),
            spread: Vec::new(),
            accrue: Vec::new(),
            allocate: Vec::new(),
            teams: Vec::new(),
            contributions: Vec::new(),
            profiles: Vec::new(),
            materiality: None,
            controls: Controls::default(),
            alert: AlertSettings::default(),
            language: None,
            unit: None,
            view: View::Cash,
            columns: Vec::new(),
            pages: Vec::new(),
            commitment_number: None,
            approval: None,
            store: None,
            archive: true,
        }
    }
}

impl BookSettings {
    /// Can what a category costs be decided on, within the year? As it says, else as those above it; `None` where the book says
    /// nothing of any.
    pub fn is_controllable(&self, category: &Category) -> Option<bool> {
        let said = |own: &Category| self.controllable.iter().find(|(path, _)| path == own).map(|(_, is)| *is);
        (!self.controllable.is_empty()).then(|| category.ancestors().find_map(|own| said(&own)).unwrap_or(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_controllable_goes_down_to_what_is_below() {
        let category = |path: &str| Category::parse(path).unwrap();
        let said = vec![(category("rent"), false), (category("rent:meetings"), true)];
        let settings = BookSettings { controllable: said, ..BookSettings::default() };
        let is = |path: &str| settings.is_controllable(&category(path));
        assert_eq!([is("rent:tower"), is("rent:meetings:hall"), is("rental")], [Some(false), Some(true), Some(true)]);
        assert_eq!(BookSettings::default().is_controllable(&category("rent")), None);
    }
}
