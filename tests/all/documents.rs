//! Documents that run: the README, the examples' READMEs, the manual and the error catalogue.
//!
//! A page is a test: `documents::import` is `tests/cmd/import.md`, `documents::errors::import` its refusals.

use crate::support::document;

/// A test for each page of a folder, and one that none is left out.
macro_rules! pages {
    ($folder:literal: $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                crate::support::document::run(concat!($folder, "/", stringify!($name), ".md"));
            }
        )*

        #[test]
        fn every_page_runs() {
            let listed = [$(concat!($folder, "/", stringify!($name), ".md")),*];
            assert_eq!(crate::support::document::pages($folder), listed);
        }
    };
}

#[test]
fn readme() {
    document::run("README.md");
}

mod examples {
    use crate::support::document;

    #[test]
    fn sunshine_garden() {
        document::run("examples/sunshine-garden/README.md");
    }

    #[test]
    fn office() {
        document::run("examples/office/README.md");
    }
}

pages! {
    "tests/cmd":
    accrue
    adjustment
    agents
    alerts
    approval
    benchmark
    book
    bridge
    browse
    calendar
    carry
    check
    close
    collect
    commit
    consolidate
    demand
    doctor
    draft
    explain
    foresight
    goals
    governing
    history
    ideas
    import
    levels
    mending
    methods
    outlook
    overrides
    peers
    plan
    program
    promises
    reclassify
    report
    reserves
    review
    rollover
    rules
    run
    scan
    staffing
    status
    store
    structure
    tour
    variance
    whatif
    workbook
}

mod errors {
    pages! {
        "tests/errors":
        accrue
        adjustment
        agents
        alerts
        amounts
        benchmark
        bridge
        carry
        close
        collect
        commit
        consolidate
        demand
        files
        goals
        import
        levels
        lint
        merged
        methods
        overrides
        plan
        recaps
        reclassify
        report
        review
        rollover
        rows
        rules
        scan
        sheets
        sides
        staffing
        store
        usage
        versions
        whatif
    }
}
