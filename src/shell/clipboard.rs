//! The clipboard of the terminal: OSC 52, which most terminals and tmux (`set-clipboard on`) take, over ssh as well. No other
//! program is asked, since none may be started; nothing is ever read back.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What gives a text to the clipboard when it is written to the terminal.
pub fn copied(text: &str) -> Vec<u8> {
    let mut bytes = b"\x1b]52;c;".to_vec();
    bytes.extend(base64(text.as_bytes()));
    bytes.push(b'\x07');
    bytes
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = usize::try_from(all >> (18 - 6 * at) & 63).unwrap_or(0);
            text.push(if at <= three.len() {
                DIGITS[digit]
            } else {
                b'='
            });
        }
    }
    text
}
