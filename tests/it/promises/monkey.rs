//! A monkey at the keyboard: any key but those that end the reader, and what terminals send besides.

use crate::maker::rng::Rng;

/// What it types as text.
const TEXT: [&str; 8] = [
    "科技",
    "春",
    "kjjr",
    "!的",
    "date:2024..",
    "\"",
    "“新华社”",
    "g/",
];

/// What else a terminal sends.
const OTHERS: [&[u8]; 16] = [
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[F",
    b"\x1b",
    b"\r",
    b"\t",
    b"\x7f",
    b"\x1b[<0;20;9M",
    b"\x1b[<65;60;9M",
    b"\x1b[<64;60;9M",
    b"\x1b[200~\xe6\x98\xa5q\xe9\xa3\x8e\x1b[201~",
];

/// One press. `q` ends the reader in the list, ctrl-c anywhere, and after ctrl-z nothing more would be heard.
pub fn keys(chance: &mut Rng) -> Vec<u8> {
    match chance.below(10) {
        0..=5 => vec![
            *chance
                .pick(b"jkdGgmoJKBTeurRxsnNhl[]{}fFLtcpW1234567890./,+-= ?DUSV;'\"!@#^*()_:<>~\\|"),
        ],
        6 => vec![*chance.pick(b"\x01\x02\x04\x05\x06\x08\x0b\x0c\x0e\x10\x12\x15\x17")],
        7 => TEXT[chance.below(TEXT.len())].as_bytes().to_vec(),
        _ => OTHERS[chance.below(OTHERS.len())].to_vec(),
    }
}
