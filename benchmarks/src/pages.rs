//! Which pages are measured.

/// A filtered list that fills its page of 24 cards in the real catalogue and in the large one: two of the stars, one
/// group, two legal forms.
pub const FILTERED: &str = "/san-pham?sao=3&sao=4&nhom=thuc-pham&loai=cong-ty&loai=htx";

/// Cards of a full page.
pub const CARDS: usize = 24;

/// Whether a page has 24 cards.
pub fn is_full(html: &str) -> bool {
    html.matches("<article class=\"card\"").count() == CARDS
}
