//! Cut texts on pages that nobody printed: what each sign of a seam decides.

use dubao::article::assemble;
use dubao::page::Page;

/// The paragraphs of a page of bare paragraphs below one headline.
fn paragraphs(texts: &[&str]) -> Vec<String> {
    let page = format!("山村小学添了图书室\n\n{}\n", texts.join("\n\n"));
    let reading = assemble(&Page::read(page));
    let blocks = reading.articles.iter().flat_map(|article| &article.blocks);
    blocks.map(|block| block.text.to_owned()).collect()
}

const FIRST: &str =
    "　　本报讯（记者 李山）昨天上午，清水镇的山村小学里传来阵阵笑声，新建的图书室向全校学生开放。";
const LAST: &str = "图书室今后每天开放四个小时，由高年级学生轮流值班，登记借出和归还的图书。";

const CUT: &str =
    "图书室开放的消息传得很快，邻村的家长也来打听。校长王海告诉他们：“这些图书都是村民和学校的老师";

const REST: &str = "挑选出来的，以后还会增加。”";

const INSET: &str = "学生陈小兰借到了三本故事书，她说看完了就还。";

#[test]
fn a_sentence_goes_on_after_a_blank_line() {
    let (cut, rest) = (
        "校长王海说，这些图书都是村民和学校的老师一本一",
        "本挑选出来的，以后还会增加。",
    );
    let told = paragraphs(&[FIRST, cut, rest, LAST]);
    assert_eq!(told[1..], [format!("{cut}{rest}"), LAST.to_owned()]);
}

#[test]
fn a_quotation_that_is_open_goes_on_where_it_is_closed() {
    let told = paragraphs(&[FIRST, CUT, REST, LAST]);
    assert_eq!(told[1..], [format!("{CUT}{REST}"), LAST.to_owned()]);
    let told = paragraphs(&[FIRST, CUT, INSET, REST, LAST]);
    let whole = format!("{CUT}{REST}");
    assert_eq!(told[1..], [whole, INSET.to_owned(), LAST.to_owned()]);
}

#[test]
fn words_that_open_a_paragraph_continue_nothing() {
    let cut = "校长王海说，这些图书都是村民和学校的老师一本一本";
    let begun = "近日，邻村的小学也收到了一批图书，学生们很高兴。";
    let told = paragraphs(&[FIRST, cut, begun, LAST]);
    assert_eq!(told[1..], [cut, begun, LAST]);
}

#[test]
fn a_report_that_begins_continues_nothing() {
    let begun = "　　本报讯（记者 赵青）昨天，县城的新书店开业了。";
    let told = paragraphs(&[FIRST, CUT, begun, LAST]);
    assert_eq!(told[1], CUT);
}
