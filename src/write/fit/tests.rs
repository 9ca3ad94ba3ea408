//! Layouts in so many cells.

use super::*;
use crate::words::Message;

fn columns(blocks: &[(Block, u8)]) -> Vec<Column> {
    let column = |(block, priority)| Column::new(Message::verbatim("x"), Align::Right, priority).within(block);
    blocks.iter().copied().map(column).collect()
}

fn told(columns: &[Column]) -> Told<'_> {
    Told { columns, lead: &[0], empty: &[] }
}

/// Ten cells a column; the first may have seven or five.
fn set(columns: &[Column], room: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
    let layout = lay_out(&told(columns), Some(room), |part, names| {
        let less = match names {
            Names::Whole => 0,
            Names::Few => 3,
            Names::All => 5,
        };
        part.len() * 10 - less
    });
    (layout.parts, layout.hidden)
}

#[test]
fn blocks_are_set_one_under_the_other() {
    let (a, b) = (Block::Whole(1), Block::Whole(2));
    let table = columns(&[(Block::Loose, 0), (a, 0), (a, 0), (a, 7), (b, 0), (b, 0), (b, 7), (Block::Loose, 0)]);
    for (room, parts, hidden) in [
        (80, vec![vec![0, 1, 2, 3, 4, 5, 6, 7]], vec![]),
        // A few names go on below before the table is set in parts.
        (77, vec![vec![0, 1, 2, 3, 4, 5, 6, 7]], vec![]),
        (76, vec![vec![0, 1, 2, 3, 7], vec![0, 4, 5, 6]], vec![]),
        (47, vec![vec![0, 1, 2, 3, 7], vec![0, 4, 5, 6]], vec![]),
        // What can be derived goes only from the block that has no room for it.
        (46, vec![vec![0, 1, 2, 7], vec![0, 4, 5, 6]], vec![3]),
        (37, vec![vec![0, 1, 2, 7], vec![0, 4, 5, 6]], vec![3]),
        // What belongs beside the first block stands by itself before all names go on below.
        (36, vec![vec![0, 1, 2], vec![0, 4, 5], vec![0, 7]], vec![3, 6]),
        (34, vec![vec![0, 1, 2], vec![0, 4, 5], vec![0, 7]], vec![3, 6]),
        // Names go on below before a block is torn.
        (25, vec![vec![0, 1, 2], vec![0, 4, 5], vec![0, 7]], vec![3, 6]),
        (24, vec![vec![0, 1], vec![0, 2], vec![0, 4], vec![0, 5], vec![0, 7]], vec![3, 6]),
    ] {
        assert_eq!(set(&table, room), (parts, hidden), "room {room}");
    }
}

/// A comparison stands beside what it compares with, else with other comparisons, and is never torn.
#[test]
fn comparisons_keep_together() {
    let (a, b) = (Block::Whole(1), Block::Whole(2));
    let (c, d) = (Block::Aside(1), Block::Aside(2));
    let places = [Block::Loose, a, a, c, c, b, b, d, d, Block::Loose];
    let table = columns(&places.map(|place| (place, 0)));
    for (room, parts) in [
        (100, vec![vec![0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]),
        (80, vec![vec![0, 1, 2, 3, 4, 5, 6, 9], vec![0, 7, 8]]),
        (60, vec![vec![0, 1, 2, 3, 4, 9], vec![0, 5, 6, 7, 8]]),
        (50, vec![vec![0, 1, 2, 9], vec![0, 3, 4], vec![0, 5, 6, 7, 8]]),
        (40, vec![vec![0, 1, 2, 9], vec![0, 3, 4], vec![0, 5, 6], vec![0, 7, 8]]),
    ] {
        assert_eq!(set(&table, room), (parts, vec![]), "room {room}");
    }
}

#[test]
fn comparisons_that_do_not_fit_beside_their_block_stand_below_it() {
    let (a, b) = (Block::Whole(1), Block::Whole(2));
    let (c, d) = (Block::Aside(1), Block::Aside(2));
    let places = [Block::Loose, a, a, a, c, c, b, b, b, d, d];
    let table = columns(&places.map(|place| (place, 0)));
    assert_eq!(set(&table, 55).0, [vec![0, 1, 2, 3], vec![0, 4, 5], vec![0, 6, 7, 8], vec![0, 9, 10]]);
}

/// What stands after the others belongs to its block all the same.
#[test]
fn a_block_keeps_what_stands_apart_from_it() {
    let (a, b) = (Block::Whole(1), Block::Whole(2));
    let table = columns(&[(Block::Loose, 0), (a, 0), (a, 4), (b, 0), (b, 0), (a, 0)]);
    assert_eq!(set(&table, 50).0, [vec![0, 1, 2, 5], vec![0, 3, 4]]);
    // Names give way before what can be derived does.
    assert_eq!(set(&table, 36), (vec![vec![0, 1, 2, 5], vec![0, 3, 4]], vec![]));
    assert_eq!(set(&table, 34), (vec![vec![0, 1, 5], vec![0, 3, 4]], vec![2]));
}

/// What tells rows apart stands in each part; what says nothing goes first.
#[test]
fn each_part_names_its_rows_and_empty_columns_go_first() {
    let table = columns(&[(Block::Loose, 0); 6]);
    let lay = |room: usize| {
        let told = Told { columns: &table, lead: &[0, 1], empty: &[3] };
        let layout = lay_out(&told, Some(room), |part, _| part.len() * 10);
        (layout.parts, layout.hidden)
    };
    assert_eq!(lay(60), (vec![vec![0, 1, 2, 3, 4, 5]], vec![]));
    assert_eq!(lay(50), (vec![vec![0, 1, 2, 4, 5]], vec![3]));
    assert_eq!(lay(40), (vec![vec![0, 1, 2, 4], vec![0, 1, 5]], vec![3]));
}

/// A block that has to be torn gets back what had to go, as far as it takes no further part.
#[test]
fn a_torn_block_has_room_again() {
    let block = Block::Whole(1);
    let table = columns(&[(Block::Loose, 0), (block, 0), (block, 0), (block, 7), (block, 0), (block, 0)]);
    assert_eq!(set(&table, 45), (vec![vec![0, 1, 2, 4, 5]], vec![3]));
    assert_eq!(set(&table, 35), (vec![vec![0, 1, 2, 3], vec![0, 4, 5]], vec![]));
    assert_eq!(set(&table, 25), (vec![vec![0, 1, 2], vec![0, 4, 5]], vec![3]));
}

/// The last texts of a list go before it is torn; figures do not.
#[test]
fn a_list_gives_up_its_last_texts() {
    let column = |align| Column::new(Message::verbatim("x"), align, 0);
    let table = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Right, Align::Left].map(column);
    for (room, parts, hidden) in [
        (60, vec![vec![0, 1, 2, 3, 4, 5]], vec![]),
        // A name on two lines says as much.
        (57, vec![vec![0, 1, 2, 3, 4, 5]], vec![]),
        (56, vec![vec![0, 1, 2, 3, 4]], vec![5]),
        (49, vec![vec![0, 1, 2, 4]], vec![3, 5]),
        (25, vec![vec![0, 2, 4]], vec![1, 3, 5]),
        (24, vec![vec![0, 1], vec![0, 2], vec![0, 3], vec![0, 4], vec![0, 5]], vec![]),
    ] {
        assert_eq!(set(&table, room), (parts, hidden), "room {room}");
    }
}

#[test]
fn months_fold_into_equal_parts() {
    let mut places = vec![(Block::Loose, 0)];
    places.extend([(Block::Series(1), 0); 12]);
    places.push((Block::Whole(2), 0));
    let table = columns(&places);
    for (room, lengths) in [
        (140, vec![14]),
        (137, vec![14]),
        (136, vec![13, 2]),
        (129, vec![7, 8]),
        (70, vec![7, 7, 2]),
        (69, vec![5, 5, 6]),
        (49, vec![4, 4, 4, 4, 2]),
        (30, vec![3, 3, 3, 3, 3, 3, 2]),
        (20, vec![2; 13]),
    ] {
        let lengths_found: Vec<usize> = set(&table, room).0.iter().map(Vec::len).collect();
        assert_eq!(lengths_found, lengths, "room {room}");
    }
}

#[test]
fn months_that_no_equal_parts_divide_fill_the_room() {
    for (months, room, lengths) in [
        (7, 55, vec![5, 4]),
        (7, 45, vec![4, 4, 2]),
        (10, 60, vec![6, 6]),
        (10, 50, vec![5, 5, 3]),
        (9, 60, vec![4, 4, 4]),
    ] {
        let mut places = vec![(Block::Loose, 0)];
        places.extend(vec![(Block::Series(1), 0); months]);
        let found: Vec<usize> = set(&columns(&places), room).0.iter().map(Vec::len).collect();
        assert_eq!(found, lengths, "{months} months, room {room}");
    }
}

/// A list has no blocks: what matters least goes first, all of one priority together; nothing else does.
#[test]
fn a_list_gives_up_what_it_can_do_without() {
    let priorities = [0, 2, 0, 3, 2, 1, 3].map(|priority| (Block::Loose, priority));
    let table = columns(&priorities);
    for (room, parts, hidden) in [
        (70, vec![vec![0, 1, 2, 3, 4, 5, 6]], vec![]),
        (69, vec![vec![0, 1, 2, 4, 5]], vec![3, 6]),
        (49, vec![vec![0, 2, 5]], vec![1, 3, 4, 6]),
        (29, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
        (15, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
        (1, vec![vec![0, 2]], vec![1, 3, 4, 5, 6]),
    ] {
        assert_eq!(set(&table, room), (parts, hidden), "room {room}");
    }
}
