//! Each correction, done to a reading.

use super::bench::{Answer, Bench, piece};
use super::{Deed, Outcome, Part, Spot, Target, head};
use crate::article::BlockRef;
use crate::article::model::{Article, Block, BlockKind, Doubt, Piece, Reading};
use crate::article::title;

/// Does a deed to a reading; it is left as it was where the deed cannot be done.
pub fn act(deed: &Deed, reading: &mut Reading) -> Outcome {
    let text = reading.text.clone();
    let mut bench = Bench {
        page: &text,
        reading: reading.clone(),
    };
    match bench.act(deed) {
        Ok(()) => {
            *reading = bench.reading;
            Outcome::Made
        }
        Err(outcome) => outcome,
    }
}

impl Bench<'_> {
    /// Does a deed. On an error the reading is no longer good.
    fn act(&mut self, deed: &Deed) -> Answer {
        match deed {
            Deed::Merge { into, from } => self.merge(into, from),
            Deed::Split { at } => self.split(at),
            Deed::Headline { line } => self.headline(line),
            Deed::DropArticle { article } => self.drop_article(article),
            Deed::Drop { what } => self.drop(what),
            Deed::Move { what, to } => self.transfer(what, to),
        }
    }

    fn merge(&mut self, into: &Spot, from: &Spot) -> Answer {
        let (into, from) = (self.article(into)?, self.article(from)?);
        if into == from {
            return Err(Outcome::Needless);
        }
        let mut gone = self.remove(from);
        let into = if from < into { into - 1 } else { into };
        head::remember(&mut gone);
        let page = self.page;
        let article = self.touch(into)?;
        let new_label = gone.section != article.section;
        let untitled = !article.has_printed_headline() && gone.has_printed_headline();
        if untitled {
            let spans = std::mem::take(&mut gone.heads);
            article.headline = std::mem::take(&mut gone.headline);
            article
                .notes
                .retain(|note| note.what != Doubt::TitleFromText);
            article.heads.extend(spans);
            let label = gone.section.take().filter(|_| new_label);
            for line in label.into_iter().chain(gone.kicker.take()) {
                head::above(article, &line);
            }
            article.subtitle = [article.subtitle.take(), gone.subtitle.take()]
                .into_iter()
                .flatten()
                .reduce(|first, second| format!("{first}　{second}").into());
        }
        article
            .blocks
            .extend(head::take_all(page, &mut gone, new_label));
        article.blocks.extend(&gone.blocks);
        article.heads.append(&mut gone.heads);
        gone.notes.retain(|note| note.what != Doubt::TitleFromText);
        article.notes.append(&mut gone.notes);
        for credit in gone.byline {
            if !article.byline.iter().any(|known| known.name == credit.name) {
                article.byline.push(credit);
            }
        }
        let known = std::mem::take(&mut article.former);
        let new = gone.former.iter().filter(|former| !known.contains(former));
        article.former = known.iter().chain(new).cloned().collect();
        Ok(())
    }

    fn split(&mut self, at: &Spot) -> Answer {
        let found = at.find(&self.reading)?;
        match found.part {
            Part::Block(_, 0) if found.before == 0 => Err(Outcome::Needless),
            Part::Block(article, block) => {
                let first = if found.before == 0 {
                    block
                } else {
                    self.cut(found.part, found.before)?;
                    block + 1
                };
                self.begin_article(article, first)?;
                Ok(())
            }
            Part::Furniture(_) => {
                let piece = self.isolated(found)?;
                let at = self.position(piece.spans.first().map(|span| span.start));
                let mut fresh = Article {
                    imprint: self.reading.imprint.clone(),
                    blocks: vec![paragraph(piece)].into(),
                    ..Article::default()
                };
                title::entitle(&mut fresh);
                head::remember(&mut fresh);
                self.insert(at, fresh);
                Ok(())
            }
            _ => Err(Outcome::Needless),
        }
    }

    fn headline(&mut self, line: &Spot) -> Answer {
        let found = line.find(&self.reading)?;
        match found.part {
            Part::Headline(_) if found.length == found.all => Err(Outcome::Needless),
            Part::Headline(_) => Err(Outcome::Missing),
            Part::Kicker(article) | Part::Subtitle(article) => {
                let page = self.page;
                let item = self.touch(article)?;
                let piece = head::take(page, item, found.part).ok_or(Outcome::Missing)?;
                head::entitle(item, piece);
                Ok(())
            }
            Part::Block(article, _) => {
                let part = self.isolate(found)?;
                let Part::Block(_, block) = part else {
                    return Err(Outcome::Missing);
                };
                self.headline_of_block(article, block)
            }
            Part::Furniture(_) => {
                let piece = self.isolated(found)?;
                let at = self.position(piece.spans.first().map(|span| span.start));
                self.entitle_at(at, piece)
            }
        }
    }

    /// Makes a block the headline: of its article if at most subheads stand above it, else of one that begins there.
    fn headline_of_block(&mut self, article: usize, block: usize) -> Answer {
        let item = self.touch(article)?;
        let mut above = item.blocks.iter().take(block);
        if !above.all(|above| above.kind == BlockKind::Subhead) {
            let fresh = self.begin_article(article, block)?;
            return self.entitle_first_block(fresh);
        }
        let above: Vec<Block> = item.blocks.edit(|list| list.drain(..block).collect());
        for line in above {
            item.heads.extend(line.spans);
            head::above(item, &line.text);
        }
        let piece = piece(item.blocks.remove(0));
        head::entitle(item, piece);
        Ok(())
    }

    /// Makes the first block of an article that was just begun its headline; with nothing below it, it is the headline of
    /// the next article if that has none.
    fn entitle_first_block(&mut self, article: usize) -> Answer {
        let item = self.touch(article)?;
        if item.has_printed_headline() {
            return Ok(());
        }
        let headline = piece(item.blocks.remove(0));
        if item.blocks.is_empty() && item.heads.is_empty() {
            self.remove(article);
            return self.entitle_at(article, headline);
        }
        head::entitle(item, headline);
        item.former = Box::default();
        head::remember(item);
        Ok(())
    }

    /// Gives the article at this place a headline if it has none; else puts an article of just that headline before it.
    fn entitle_at(&mut self, at: usize, headline: Piece) -> Answer {
        let next = self.reading.articles.get(at);
        if next.is_some_and(|next| !next.has_printed_headline()) {
            head::entitle(self.touch(at)?, headline);
            return Ok(());
        }
        let mut fresh = Article {
            imprint: self.reading.imprint.clone(),
            headline: headline.text,
            heads: headline.spans,
            ..Article::default()
        };
        head::remember(&mut fresh);
        self.insert(at, fresh);
        Ok(())
    }

    fn drop_article(&mut self, article: &Spot) -> Answer {
        let found = article.find(&self.reading)?;
        let at = found.part.article().ok_or(Outcome::Needless)?;
        let mut gone = self.remove(at);
        let heads = head::take_all(self.page, &mut gone, true);
        let rest = self.rest_of(&mut gone);
        let pieces = heads
            .into_iter()
            .chain(gone.blocks.iter().map(BlockRef::to_block))
            .map(piece);
        self.reading.furniture.extend(pieces.chain(rest));
        Ok(())
    }

    fn drop(&mut self, what: &Spot) -> Answer {
        let found = what.find(&self.reading)?;
        if matches!(found.part, Part::Furniture(_)) {
            return Err(Outcome::Needless);
        }
        let piece = self.isolated(found)?;
        self.reading.furniture.push(piece);
        Ok(())
    }

    fn transfer(&mut self, what: &Spot, to: &Target) -> Answer {
        let found = what.find(&self.reading)?;
        let (Target::Before(goal) | Target::After(goal) | Target::Into(goal)) = to;
        let goal_at = goal.find(&self.reading)?;
        if goal_at.part.article().is_none() || goal_at.part == found.part && found.before == 0 {
            return Err(Outcome::Missing);
        }
        if matches!(to, Target::Into(_)) && goal_at.part.article() == found.part.article() {
            return Err(Outcome::Needless);
        }
        let kind = match found.part {
            Part::Block(at, block) => self.reading.articles[at]
                .blocks
                .get(block)
                .map_or(BlockKind::Paragraph, |block| block.kind),
            _ => BlockKind::Paragraph,
        };
        let from = found.part.article();
        let piece = self.isolated_but_kept(found)?;
        let goal = goal.find(&self.reading)?.part;
        let into = goal.article().ok_or(Outcome::Missing)?;
        let at = match (to, goal) {
            (Target::Before(_), Part::Block(_, block)) => block,
            (Target::After(_), Part::Block(_, block)) => block + 1,
            (Target::Into(_), _) => self.block_position(into, &piece),
            _ => 0,
        };
        let item = self.touch(into)?;
        let block = Block {
            kind,
            text: piece.text,
            spans: piece.spans,
        };
        item.blocks.edit(|list| list.insert(at, block));
        if !item.has_printed_headline() {
            title::entitle(item);
        }
        if let Some(from) = from.filter(|from| *from != into) {
            self.sweep(from);
        }
        Ok(())
    }
}

fn paragraph(piece: Piece) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        text: piece.text,
        spans: piece.spans,
    }
}
