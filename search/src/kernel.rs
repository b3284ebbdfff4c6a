//! The one hot loop of counting, in the widest instructions that the machine has.
//!
//! A build for every x86-64 machine knows no population count; asking the processor at run time makes counting four times
//! as fast (docs/decisions/0012). In the browser the instruction is part of WebAssembly.

/// For each set of `words` words in `sets`, how many bits it has in common with `base`; `counts` has one place a set.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn count_common(base: &[u64], sets: &[u64], counts: &mut [u32]) {
    pulp::Arch::new().dispatch(
        #[inline(always)]
        || loops(base, sets, counts),
    );
}

/// For each set of `words` words in `sets`, how many bits it has in common with `base`; `counts` has one place a set.
#[cfg(target_arch = "wasm32")]
pub(crate) fn count_common(base: &[u64], sets: &[u64], counts: &mut [u32]) {
    loops(base, sets, counts);
}

#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the wider instructions"
)]
fn loops(base: &[u64], sets: &[u64], counts: &mut [u32]) {
    if base.is_empty() {
        return;
    }
    for (set, count) in sets.chunks_exact(base.len()).zip(counts) {
        let mut sum = 0;
        for (a, b) in base.iter().zip(set) {
            sum += u64::from((a & b).count_ones());
        }
        *count = u32::try_from(sum).unwrap_or(u32::MAX);
    }
}
