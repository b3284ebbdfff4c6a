//! `SplitMix64`: the same numbers on every machine and with every version of every crate.

/// A stream of numbers that its seed decides.
pub(crate) struct Prng(u64);

impl Prng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not zero. The bias of the remainder does not matter here.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit)).unwrap_or_default()
    }

    /// One of `choices`, which are not empty and few enough to count in 32 bits.
    #[expect(clippy::indexing_slicing, reason = "the number is below the count")]
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        let count = u32::try_from(choices.len()).unwrap_or(u32::MAX);
        &choices[self.below(count) as usize]
    }

    /// One of the values, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, choices: &[(T, u32)]) -> T {
        let mut rest = self.below(choices.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in choices {
            if rest < *weight {
                return *value;
            }
            rest -= weight;
        }
        unreachable!("the rest is below the sum of the weights")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_published_algorithm() {
        let mut prng = Prng::new(1_234_567);
        assert_eq!(prng.next(), 6_457_827_717_110_365_317);
        assert_eq!(prng.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn weights_are_kept_roughly() {
        let mut prng = Prng::new(7);
        let rare = (0..10_000)
            .filter(|_| prng.weighted(&[("often", 9), ("rare", 1)]) == "rare")
            .count();
        assert!((800..1_200).contains(&rare), "{rare}");
    }
}
