//! The page of `budget report` in a real browser: what it shows, what it does, and that it asks nobody for anything.
//!
//! Where no Chromium is installed these say so and are skipped; `.ci/run` sees to it that one is.

mod cdp;

use std::path::{Path, PathBuf};

use cdp::{Browser, Look, installed};
use serde_json::Value;

use crate::pages::Example;
use crate::support::book::book_of;

/// A screen, a tablet, a phone.
const WIDTHS: [i64; 3] = [1440, 768, 390];

const SCREEN: Look = Look { width: 1440, dark: false, script: true };

#[expect(clippy::print_stderr, reason = "whoever runs the tests is to know")]
fn browser() -> Option<Browser> {
    match installed() {
        Some(name) => Some(Browser::start(name)),
        None => {
            assert!(std::env::var_os("CI").is_none(), "CI looks at pages: chromium is not installed");
            eprintln!("skipped: chromium is not installed");
            None
        }
    }
}

fn page_of(example: &Example, lang: &str) -> PathBuf {
    example.page(&["--lang", lang]);
    example.file().to_path_buf()
}

/// The sections that the example year has.
const SECTIONS: [&str; 11] = [
    "summary",
    "headline",
    "categories",
    "bridge",
    "months",
    "heat",
    "dimensions",
    "alerts",
    "reviews",
    "goals",
    "commitments",
];

#[test]
fn it_is_whole_on_every_screen_in_both_languages() {
    let Some(mut browser) = browser() else { return };
    let example = Example::new();
    for lang in ["zh-CN", "en"] {
        let file = page_of(&example, lang);
        for dark in [false, true] {
            let mut page = browser.open(&file, "", Look { dark, ..SCREEN });
            for section in SECTIONS {
                let height = page.ask(&format!("document.getElementById('{section}').offsetHeight"));
                assert!(height.as_i64().is_some_and(|height| height > 40), "{lang} {section}: {height}");
            }
            let view =
                page.ask("[...document.querySelectorAll('.switch > .view')].filter((v) => v.offsetHeight > 40).length");
            assert_eq!(view, 1, "{lang}: of the dimensions one is shown");
            for width in WIDTHS {
                page.look(Look { width, dark, script: true });
                assert_eq!(page.ask(OUTSIDE), Value::Array(Vec::new()), "{lang} {width}: texts leave their picture");
                let wide = page.ask("document.documentElement.scrollWidth - innerWidth").as_i64().unwrap();
                assert!(wide <= 0, "{lang} {width}: {wide} pixels lie outside the screen");
                let drawn = page.ask(
                    "[...document.querySelectorAll('.chart svg')].filter((s) => s.getClientRects().length).length",
                );
                assert!(drawn.as_i64().is_some_and(|drawn| drawn >= 6), "{lang} {width}: {drawn} drawings");
            }
            assert_eq!(page.complaints(), Vec::<String>::new());
            assert_eq!(page.requests(), Vec::<String>::new());
        }
    }
}

/// The texts of drawings that leave them, as the browser measures them.
const OUTSIDE: &str =
    "[...document.querySelectorAll('.chart svg')].filter((svg) => svg.getClientRects().length).flatMap((svg) => {
    const view = svg.viewBox.baseVal;
    return [...svg.querySelectorAll('text')].filter((text) => {
        const box = text.getBBox();
        return box.x < -1 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 4;
    }).map((text) => text.textContent);
})";

#[test]
fn a_filter_leaves_rows_and_their_sum_and_figures_are_sorted_as_figures() {
    let Some(mut browser) = browser() else { return };
    let example = Example::new();
    let file = page_of(&example, "zh-CN");
    let mut page = browser.open(&file, "", SCREEN);
    let shown = "[...document.querySelectorAll('#categories table.tree > tbody > tr.item')].filter((r) => r.offsetHeight).length";
    let all = page.ask(shown).as_i64().unwrap();
    page.ask("{ const i = document.querySelector('[data-do=filter]'); i.value = '水电'; i.dispatchEvent(new Event('input')); }");
    assert_eq!(page.ask(shown), 1, "of {all}");
    let row = "[...document.querySelectorAll('#categories table.tree tr.item')].find((r) => r.offsetHeight).cells[2].dataset.v";
    let sum = "document.querySelector('tr.filtered').cells[2].dataset.v";
    assert_eq!(page.ask(row), page.ask(sum));
    page.ask(
        "{ const i = document.querySelector('[data-do=filter]'); i.value = ''; i.dispatchEvent(new Event('input')); }",
    );
    assert_eq!(page.ask(shown), all);
    assert_eq!(page.ask("document.querySelectorAll('tr.filtered').length"), 0);
    // By the actual of the month, the largest first; siblings stay with their parent.
    page.ask("document.querySelector('#categories table.tree > thead [data-c=\"2\"] button').click()");
    let order = page.ask(
        "[...document.querySelectorAll('#categories table.tree > tbody > tr[data-d=\"0\"]')].map((r) => Number(r.cells[2].dataset.v))",
    );
    let order: Vec<f64> = order.as_array().unwrap().iter().map(|figure| figure.as_f64().unwrap()).collect();
    assert!(order.windows(2).all(|two| two[0] >= two[1]) && order.len() > 3, "{order:?}");
    let parent = "(() => { const r = document.getElementById('cost/人力成本:加班费'); let p = r; while (p.dataset.d !== '0') p = p.previousElementSibling.classList.contains('more') ? p.previousElementSibling.previousElementSibling : p.previousElementSibling; return p.id; })()";
    assert_eq!(page.ask(parent), "cost/人力成本");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn a_status_finds_the_rows_that_have_it_and_no_others() {
    let Some(mut browser) = browser() else { return };
    let example = Example::new();
    let file = page_of(&example, "zh-CN");
    let mut page = browser.open(&file, "", SCREEN);
    page.ask("{ const i = document.querySelector('[data-do=filter]'); i.value = '超支'; i.dispatchEvent(new Event('input')); }");
    let rows = "[...document.querySelectorAll('#categories table.tree > tbody > tr.item')].filter((r) => r.offsetHeight && r.dataset.in)";
    let statuses = page.ask(&format!("{rows}.map((r) => r.textContent).filter((t) => !t.includes('超支'))"));
    assert_eq!(statuses, Value::Array(Vec::new()));
    assert!(page.ask(&format!("{rows}.length")).as_i64().is_some_and(|found| found > 1));
    let sum = page.ask(&format!("{rows}.reduce((s, r) => s + Math.round(100 * Number(r.cells[2].dataset.v)), 0)"));
    let shown = page.ask("Math.round(100 * Number(document.querySelector('tr.filtered').cells[2].dataset.v))");
    assert_eq!(sum, shown);
}

/// Income adds to no costs: what a filter leaves of each has a sum of its own, and so have the rows of the ledger.
#[test]
fn costs_and_income_are_summed_apart() {
    let Some(mut browser) = browser() else { return };
    let book = book_of(
        "[[category]]\npath = \"fees\"\nkind = \"income\"\n[[category]]\npath = \"rent\"\n[plan]\nid = \"2026\"\n\
         first_month = \"2026-01\"\n[[line]]\ncategory = \"fees\"\nmonthly = 300\n[[line]]\ncategory = \"rent\"\nmonthly = 100\n",
    );
    book.write("a.csv", "date,category,amount\n2026-01-05,fees,250\n2026-01-06,rent,120\n");
    book.done("import a.csv");
    book.done("report --month 2026-01 --as-of 2026-02-05 --lang en -o page.html");
    let mut page = browser.open(&book.join("page.html"), "", SCREEN);
    page.ask(
        "{ const i = document.querySelector('[data-do=filter]'); i.value = '0'; i.dispatchEvent(new Event('input')); }",
    );
    let sums = "[...document.querySelectorAll('tr.filtered')].map((r) => r.cells[0].textContent + ' ' + r.cells[2].dataset.v).join()";
    assert_eq!(page.ask(sums), "Filtered total: cost 120.00,Filtered total: income 250.00");
    page.ask("{ const i = document.querySelector('[data-do=filter]'); i.value = 'rent'; i.dispatchEvent(new Event('input')); }");
    assert_eq!(page.ask(sums), "Filtered total 120.00");
    page.ask("document.getElementById('ledger-rows').open = true");
    page.ask("new Promise((done) => setTimeout(done, 100))");
    let foot = "[...document.querySelectorAll('#ledger-rows tfoot tr')].map((r) => r.cells[0].textContent + ' ' + r.querySelector('.num').textContent).join()";
    assert_eq!(page.ask(foot), "Total cost 120.00,Total income 250.00");
    // The unit is said without the script's choice, and changes with it.
    let unit = "document.getElementById('unit-note').textContent";
    assert_eq!(page.ask(unit), "Amounts in CNY");
    page.ask("document.querySelector('input[name=unit][value=w]').click()");
    assert!(page.ask(unit).as_str().unwrap().starts_with("Amounts in units of 10,000 CNY"));
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn units_change_and_rows_open_to_the_ledger() {
    let Some(mut browser) = browser() else { return };
    let example = Example::new();
    let file = page_of(&example, "zh-CN");
    let mut page = browser.open(&file, "#cost/人力成本:加班费", SCREEN);
    // The link opened the row.
    let row = "document.getElementById('cost/人力成本:加班费')";
    assert_eq!(page.ask(&format!("{row}.nextElementSibling.classList.contains('shown')")), true);
    page.ask(&format!("{row}.nextElementSibling.querySelector('details.rows').open = true"));
    page.ask("new Promise((done) => setTimeout(done, 100))");
    let sum = format!("{row}.nextElementSibling.querySelector('.ledger tfoot .num').textContent.replaceAll(',', '')");
    let actual = format!("{row}.querySelectorAll('[data-k=actual]')[0].dataset.v");
    assert_eq!(page.ask(&sum), page.ask(&actual), "its ledger rows come to its actual");
    let before = page.ask(&format!("{row}.cells[2].textContent"));
    page.ask("document.querySelector('input[name=unit][value=w]').click()");
    let after = page.ask(&format!("{row}.cells[2].textContent"));
    assert_eq!((before.as_str(), after.as_str()), (Some("7,624.30"), Some("0.76")));
    page.ask("document.querySelector('input[name=unit][value=\"1\"]').click()");
    assert_eq!(page.ask(&format!("{row}.cells[2].textContent")), before);
    page.ask("document.getElementById('ledger-rows').open = true");
    page.ask("new Promise((done) => setTimeout(done, 100))");
    let all = page.ask("document.querySelectorAll('#ledger-rows .ledger tbody tr').length").as_i64().unwrap();
    page.ask("{ const i = document.querySelector('#ledger-rows input'); i.value = '加班'; i.dispatchEvent(new Event('input')); }");
    let found = page.ask("document.querySelectorAll('#ledger-rows .ledger tbody tr').length").as_i64().unwrap();
    assert!(found > 0 && found < all, "{found} of {all}");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn it_prints_and_can_be_read_without_a_script() {
    let Some(mut browser) = browser() else { return };
    let example = Example::new();
    let file = page_of(&example, "en");
    let sheets = browser.open(&file, "", SCREEN).sheets();
    assert!((3..=14).contains(&sheets), "{sheets} sheets");
    let mut page = browser.open(&file, "", Look { script: false, ..SCREEN });
    let text = page.text();
    for expected in ["Outlook for the year", "Overtime", "ledger rows (", "ledger rows need JavaScript"] {
        assert!(text.to_lowercase().contains(&expected.to_lowercase()), "{expected}");
    }
}

/// The rules of accessibility that a machine can look at.
#[test]
fn axe_finds_no_violation() {
    let Some(mut browser) = browser() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let Ok(axe) = std::fs::read_to_string(path) else {
        assert!(std::env::var_os("CI").is_none(), "CI looks at accessibility: axe-core is not installed");
        return;
    };
    let example = Example::new();
    for lang in ["zh-CN", "en"] {
        let file = page_of(&example, lang);
        for (width, dark) in [(1440, false), (1440, true), (390, false)] {
            let mut page = browser.open(&file, "", Look { width, dark, script: true });
            page.ask(&format!("{axe}; 0"));
            let found = page.ask(
                "axe.run(document).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html).join(' | ')))",
            );
            assert_eq!(found, Value::Array(Vec::new()), "{lang} {width} dark: {dark}");
        }
    }
}
