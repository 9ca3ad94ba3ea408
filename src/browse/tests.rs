//! Keys move the state; it is drawn at any size, in both languages.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use snapbox::prelude::*;
use snapbox::{assert_data_eq, str};
use unicode_width::UnicodeWidthStr;

use super::{Body, Column, Entry, Key, Opens, Page, Place, Request, Sheet, State, Step, Way, draw};
use crate::model::Month;
use crate::report::{Emphasis, Tone};
use crate::words::{Language, Words};

fn month(number: u8) -> Month {
    Month::new(2026, number.into()).unwrap()
}

fn entry(cells: &[(&str, Tone)], opens: Option<Opens>) -> Entry {
    let own: Vec<(String, Tone)> = cells.iter().map(|(text, tone)| ((*text).to_string(), *tone)).collect();
    let key = Some(format!("cost/{}", cells[0].0));
    let body = Body::Row { sheet: 0, cells: own, indent: 0, emphasis: Emphasis::Item };
    Entry { body, key, opens }
}

/// A month with three categories, of which the second has others below it.
fn page_of(number: u8) -> Page {
    let column = |heading: &str, right, priority| Column { heading: heading.into(), right, priority };
    let columns = vec![
        column("预算科目", false, 0),
        column("预算", true, 2),
        column("实际", true, 0),
        column("差异", true, 0),
        column("状态", false, 0),
    ];
    let place = |name: &str, whole| {
        let key = format!("cost/{name}");
        Some(Opens::Place(if whole { Place::Whole(key) } else { Place::Row(key) }))
    };
    let plain = |text: &'static str| (text, Tone::Plain);
    let text = Body::Text("2 月有 1 个批次未归类".to_string(), Tone::Plain);
    let mut entries = vec![Entry { body: text, key: None, opens: None }];
    entries.push(entry(
        &[plain("人力成本"), plain("120,000.00"), plain("119,000.00"), ("-1,000.00", Tone::Good), plain("节约")],
        place("人力成本", false),
    ));
    entries.push(entry(
        &[plain("水电费"), plain("2,850.00"), plain("3,452.55"), ("+602.55", Tone::Bad), plain("超支")],
        place("水电费", true),
    ));
    entries.push(entry(&[plain("合计"), plain("122,850.00"), plain("122,452.55"), plain("-397.45"), plain("")], None));
    let brief = "2026-CS v1 · 明细入账至 2026-02-28 · 差异 = 实际 − 预算".to_string();
    Page { title: format!("预算差异 2026-{number:02}"), brief, sheets: vec![Sheet { columns }], entries }
}

fn at_february() -> State {
    State::new(month(2), (month(1), month(3)), 2, page_of(2))
}

/// What stands on a screen of this size.
fn seen(state: &mut State, (wide, high): (u16, u16), language: Language) -> String {
    let mut terminal = Terminal::new(TestBackend::new(wide, high)).unwrap();
    let words = Words::new(language);
    terminal.draw(|frame| draw(frame, state, &words, true)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let mut lines = Vec::new();
    for y in 0..high {
        let (mut line, mut x) = (String::new(), 0);
        while x < wide {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        assert!(line.width() <= usize::from(wide), "{line}");
        lines.push(line.trim_end().to_string());
    }
    lines.join("\n") + "\n"
}

fn load(number: u8, place: Place, way: Way) -> Step {
    Step::Load(Request { month: month(number), by: 0, place, way })
}

fn show(state: &mut State, step: Step, page: Page) {
    let Step::Load(request) = step else { panic!("{step:?}") };
    state.show(request, page);
}

#[test]
fn a_month_on_a_wide_screen() {
    assert_data_eq!(
        seen(&mut at_february(), (80, 24), Language::ZhCn),
        str![[r#"
预算差异 2026-02
2026-CS v1 · 明细入账至 2026-02-28 · 差异 = 实际 − 预算
预算科目        预算        实际       差异  状态
────────────────────────────────────────────────────────────────────────────────
2 月有 1 个批次未归类
人力成本  120,000.00  119,000.00  -1,000.00  节约
水电费      2,850.00    3,452.55    +602.55  超支
合计      122,850.00  122,452.55    -397.45















? 按键  q 返回  Enter 打开  ←→ 月份  / 筛选  d 维度  ↑↓ 移动

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(&mut at_february(), (80, 12), Language::En),
        str![[r#"
预算差异 2026-02
2026-CS v1 · 明细入账至 2026-02-28 · 差异 = 实际 − 预算
预算科目        预算        实际       差异  状态
────────────────────────────────────────────────────────────────────────────────
2 月有 1 个批次未归类
人力成本  120,000.00  119,000.00  -1,000.00  节约
水电费      2,850.00    3,452.55    +602.55  超支
合计      122,850.00  122,452.55    -397.45



? keys  q back  Enter open  ←→ month  / filter  d dimension  ↑↓ row

"#]]
        .raw()
    );
}

#[test]
fn a_month_on_a_small_screen() {
    assert_data_eq!(
        seen(&mut at_february(), (40, 10), Language::ZhCn),
        str![[r#"
预算差异 2026-02
预算科目        实际       差异  状态
────────────────────────────────────────
2 月有 1 个批次未归类
人力成本  119,000.00  -1,000.00  节约
水电费      3,452.55    +602.55  超支
合计      122,452.55    -397.45


? 按键  q 返回  Enter 打开  ←→ 月份

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(&mut at_february(), (40, 10), Language::En),
        str![[r#"
预算差异 2026-02
预算科目        实际       差异  状态
────────────────────────────────────────
2 月有 1 个批次未归类
人力成本  119,000.00  -1,000.00  节约
水电费      3,452.55    +602.55  超支
合计      122,452.55    -397.45


? keys  q back  Enter open  ←→ month

"#]]
        .raw()
    );
}

#[test]
fn keys_are_listed_in_both_languages() {
    let mut state = at_february();
    state.press(Key::Char('?'));
    assert_data_eq!(
        seen(&mut state, (80, 12), Language::ZhCn),
        str![[r#"
预算差异 2026-02
2026-CS v1 · 明细入账至 2026-02-28 · 差异 = 实际 − 预算
↑ ↓  k j       上一行、下一行
← →  h l       上个月、下个月
PgUp PgDn      上翻、下翻一屏
Home End  g G  第一行、最后一行
Enter          打开：下级科目、预算行与明细、整行内容
d              按科目，再按各维度看
/              只看含这段文字的行；Esc 恢复
Esc  q         返回；在第一页则退出
?              本列表
按任意键返回

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(&mut state, (40, 10), Language::En),
        str![[r#"
预算差异 2026-02
↑ ↓  k j       one row up, down
← →  h l       the month before, after
PgUp PgDn      one screen up, down
Home End  g G  the first, the last row
Enter          open: categories below,…
d              by category, then by eac…
/              only rows with this text…
Esc  q         back; from the first pag…
any key leads back

"#]]
        .raw()
    );
    // Whatever is pressed then leads back, and does nothing else.
    assert_eq!(state.press(Key::Char('q')), Step::Stay);
    assert!(seen(&mut state, (80, 12), Language::En).contains("人力成本"));
}

#[test]
fn the_first_row_is_looked_at_and_arrows_move() {
    let mut state = at_february();
    assert_eq!(state.press(Key::Enter), load(2, Place::Row("cost/人力成本".into()), Way::Into));
    state.press(Key::Down);
    assert_eq!(state.press(Key::Enter), load(2, Place::Whole("cost/水电费".into()), Way::Into));
    state.press(Key::End);
    assert_eq!(state.press(Key::Enter), Step::Stay);
    assert!(seen(&mut state, (80, 12), Language::En).contains("there is nothing below this line"));
    state.press(Key::Home);
    state.press(Key::Up);
    assert_eq!(state.press(Key::Enter), Step::Stay, "a sentence opens to nothing");
    state.press(Key::Down);
    assert_eq!(state.press(Key::Enter), load(2, Place::Row("cost/人力成本".into()), Way::Into));
}

#[test]
fn months_turn_at_the_same_row_and_end_where_the_book_does() {
    let mut state = at_february();
    state.press(Key::Down);
    let step = state.press(Key::Right);
    assert_eq!(step, load(3, Place::Month, Way::Instead));
    // In March the row stands elsewhere.
    let mut march = page_of(3);
    march.entries.swap(1, 2);
    show(&mut state, step, march);
    assert_eq!(state.press(Key::Enter), load(3, Place::Whole("cost/水电费".into()), Way::Into));
    assert_eq!(state.press(Key::Right), Step::Stay);
    assert!(seen(&mut state, (80, 12), Language::ZhCn).contains("没有更晚的月份"));
    assert_eq!(state.press(Key::Left), load(2, Place::Month, Way::Instead));
}

#[test]
fn a_month_is_divided_by_one_dimension_after_the_other() {
    let mut state = at_february();
    let step = state.press(Key::Enter);
    show(&mut state, step, page_of(2));
    for by in [1, 2, 0, 1] {
        let step = state.press(Key::Char('d'));
        assert_eq!(step, Step::Load(Request { month: month(2), by, place: Place::Month, way: Way::First }));
        show(&mut state, step, page_of(2));
    }
    // Whatever is opened then, is opened of that division; and nothing lies behind it.
    let Step::Load(into) = state.press(Key::Enter) else { panic!() };
    assert_eq!((into.by, into.way), (1, Way::Into));
    assert_eq!(state.press(Key::Char('q')), Step::Quit);
    let mut none = State::new(month(2), (month(1), month(3)), 0, page_of(2));
    assert_eq!(none.press(Key::Char('d')), Step::Stay);
    assert!(seen(&mut none, (80, 12), Language::En).contains("this book has no dimensions"));
}

#[test]
fn what_was_opened_is_left_again_and_read_anew_where_the_month_turned() {
    let mut state = at_february();
    let step = state.press(Key::Enter);
    show(&mut state, step, page_of(2));
    assert!(seen(&mut state, (80, 12), Language::En).contains("人力成本"), "the way is shown");
    let step = state.press(Key::Char('l'));
    assert_eq!(step, load(3, Place::Row("cost/人力成本".into()), Way::Instead));
    show(&mut state, step, page_of(3));
    let step = state.press(Key::Esc);
    assert_eq!(step, load(3, Place::Month, Way::Instead));
    show(&mut state, step, page_of(3));
    assert!(seen(&mut state, (80, 12), Language::En).starts_with("预算差异 2026-03"));
    assert_eq!(state.press(Key::Char('q')), Step::Quit);
    assert_eq!(state.press(Key::Leave), Step::Quit);
}

#[test]
fn a_row_opens_to_all_its_cells() {
    let mut page = page_of(2);
    for entry in &mut page.entries {
        entry.opens = Some(Opens::Details);
    }
    let mut state = State::new(month(2), (month(1), month(3)), 0, page);
    assert_eq!(state.press(Key::Enter), Step::Stay);
    let seen = seen(&mut state, (40, 10), Language::ZhCn);
    assert!(seen.contains("预算      120,000.00") && seen.contains("状态      节约"), "{seen}");
    assert_eq!(state.press(Key::Left), Step::Stay);
    assert_eq!(state.press(Key::Backspace), Step::Stay);
    assert_eq!(state.press(Key::Down), Step::Stay);
}

#[test]
fn a_filter_leaves_rows_and_goes_again() {
    let mut state = at_february();
    for key in [Key::Char('/'), Key::Char('q'), Key::Backspace, Key::Char('水')] {
        assert_eq!(state.press(key), Step::Stay);
    }
    let filtered = seen(&mut state, (80, 12), Language::ZhCn);
    assert!(filtered.contains("水电费") && !filtered.contains("人力成本") && filtered.contains("/水_"), "{filtered}");
    state.press(Key::Enter);
    assert_eq!(state.press(Key::Enter), load(2, Place::Whole("cost/水电费".into()), Way::Into));
    // Esc ends the filter, and stays at the row.
    state.press(Key::Esc);
    assert!(seen(&mut state, (80, 12), Language::ZhCn).contains("人力成本"));
    assert_eq!(state.press(Key::Enter), load(2, Place::Whole("cost/水电费".into()), Way::Into));
    for key in [Key::Char('/'), Key::Char('x'), Key::Char('y')] {
        state.press(key);
    }
    assert!(seen(&mut state, (80, 12), Language::ZhCn).contains("没有符合的行"));
    assert_eq!(state.press(Key::Enter), Step::Stay);
    assert_eq!(state.press(Key::Enter), Step::Stay);
}

/// A page of many rows and long sentences.
fn long_page() -> Page {
    let mut page = page_of(2);
    let row = page.entries[1].clone();
    for at in 0..60 {
        let mut row = row.clone();
        if let Body::Row { cells, indent, .. } = &mut row.body {
            cells[0].0 = format!("阳光花园客服部与呼叫中心合用的办公用品 {at}");
            *indent = at % 9;
        }
        page.entries.push(row);
        let text =
            Body::Text(format!("{at}. {}", "水电费连续三个月超支 and more to say of it ".repeat(at % 5)), Tone::Warn);
        page.entries.push(Entry { body: text, key: None, opens: None });
    }
    page.entries.push(Entry { body: Body::Heading("明细".into()), key: None, opens: None });
    page
}

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => Just(Key::Down),
        2 => Just(Key::Up),
        1 => Just(Key::PageDown),
        1 => Just(Key::PageUp),
        1 => Just(Key::End),
        1 => Just(Key::Home),
        1 => Just(Key::Enter),
        1 => Just(Key::Esc),
        1 => Just(Key::Backspace),
        1 => Just(Key::Left),
        1 => Just(Key::Right),
        2 => prop_oneof![Just('/'), Just('?'), Just('d'), Just('1'), Just('费'), Just('j')].prop_map(Key::Char),
    ]
}

proptest! {
    #[test]
    fn whatever_is_pressed_at_whatever_size_the_row_that_is_looked_at_is_seen(
        pressed in prop::collection::vec((keys(), 1_u16..100, 1_u16..30), 1..40)
    ) {
        let mut state = State::new(month(2), (month(1), month(3)), 1, long_page());
        for (key, wide, high) in pressed {
            match state.press(key) {
                Step::Quit => break,
                Step::Stay => {}
                step => show(&mut state, step, long_page()),
            }
            let mut terminal = Terminal::new(TestBackend::new(wide, high)).unwrap();
            let words = Words::new(Language::ZhCn);
            terminal.draw(|frame| draw(frame, &mut state, &words, false)).unwrap();
            let buffer = terminal.backend().buffer();
            let is_marked = |y: u16| (0..wide).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
            let is_list = state.mode != super::state::Mode::Helping && state.view().shown().next().is_some();
            if is_list && high >= 3 {
                prop_assert!((0..high).any(is_marked), "{wide} × {high}");
            }
        }
    }
}
