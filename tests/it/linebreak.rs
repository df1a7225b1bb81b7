//! Unicode's own test of line breaking: the rules of UAX #14 by themselves, before Chinese has its say.

use dubao::text::opportunities;

/// Version 18.0, the version of the table in `assets/linebreak.txt`.
const CASES: &str = include_str!("../unicode/LineBreakTest.txt");

/// Where the rules differ from Unicode's test, as lines of it, each with its reason. There is none.
const DEVIATIONS: [&str; 0] = [];

/// The text of a case, and the places where a line may end in it.
fn parsed(case: &str) -> (String, Vec<usize>) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for word in case.split_whitespace() {
        match word {
            "÷" => ends.push(text.len()),
            "×" => {}
            code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
        }
    }
    (text, ends)
}

#[test]
fn the_rules_are_those_of_unicode() {
    let cases = CASES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut count, mut wrong) = (0, Vec::new());
    for case in cases {
        let (text, ends) = parsed(case);
        count += 1;
        if opportunities(&text) != ends {
            wrong.push(case);
        }
    }
    assert_eq!(count, 19_346);
    assert_eq!(wrong, DEVIATIONS, "{} of {count} differ", wrong.len());
}
