//! With tax or without.

/// Are the amounts with tax (含税) or without?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TaxBasis {
    /// 含税.
    #[default]
    Gross,
    /// 不含税.
    Net,
}
