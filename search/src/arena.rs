//! Many short texts in one allocation.

/// Texts one after the other; a million of them cost their letters and four bytes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<u32>,
}

/// The number as the index counts; an index has less than four billion of anything.
pub(crate) fn n32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Texts {
    /// Adds a text and gives its position.
    pub fn push(&mut self, text: &str) -> u32 {
        self.all.push_str(text);
        self.ends.push(n32(self.all.len()));
        n32(self.ends.len()) - 1
    }

    /// The text at a position; empty beyond the last.
    pub fn get(&self, position: u32) -> &str {
        let position = position as usize;
        let Some(end) = self.ends.get(position) else {
            return "";
        };
        let start = match position.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        self.all
            .get(start as usize..*end as usize)
            .unwrap_or_default()
    }

    /// Number of texts.
    pub fn len(&self) -> u32 {
        n32(self.ends.len())
    }

    /// All texts in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|position| self.get(position))
    }

    /// The same texts in another order.
    pub fn into_order(self, order: &[u32]) -> Self {
        let mut texts = Self {
            all: String::with_capacity(self.all.len()),
            ends: Vec::with_capacity(self.ends.len()),
        };
        for position in order {
            texts.push(self.get(*position));
        }
        texts
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<T: IntoIterator<Item = &'a str>>(all: T) -> Self {
        let mut texts = Self::default();
        for text in all {
            texts.push(text);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn texts_come_back_as_they_were_put_in() {
        let texts: Texts = ["mắm", "", "tôm"].into_iter().collect();
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["mắm", "", "tôm"]);
        assert_eq!(texts.get(3), "");
        let turned = texts.into_order(&[2, 0]);
        assert_eq!(turned.iter().collect::<Vec<_>>(), ["tôm", "mắm"]);
    }
}
