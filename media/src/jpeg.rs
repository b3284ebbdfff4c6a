//! How a JPEG is stored, and whether all of it is there: its segments walked from the first to the end mark (ITU T.81, annex B).

/// The order of what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Block after block: needs no memory beyond the pixels.
    Sequential,
    /// Coarse to fine.
    Progressive,
}

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// The way of a whole JPEG; nothing where it ends before its end mark or has no picture before it.
pub(crate) fn scan(file: &[u8]) -> Option<Way> {
    let mut rest = file.strip_prefix(&[0xff, 0xd8])?;
    let mut way = None;
    let mut scans = 0_usize;
    loop {
        let marker;
        (marker, rest) = marker_of(rest)?;
        match marker {
            END => return way.filter(|_| scans > 0),
            // Restarts and the rare marks without a segment.
            0x01 | 0xd0..=0xd8 => continue,
            0xc2 | 0xc6 | 0xca | 0xce => way = Some(Way::Progressive),
            0xc0 | 0xc1 | 0xc3 | 0xc5 | 0xc7 | 0xc9 | 0xcb | 0xcd | 0xcf => {
                way = way.or(Some(Way::Sequential));
            }
            _ => {}
        }
        let length = rest.first_chunk::<2>().copied().map(u16::from_be_bytes)?;
        rest = rest.get(usize::from(length.max(2))..)?;
        if marker == SCAN {
            scans += 1;
            rest = after_scan(rest)?;
        }
    }
}

/// The next marker and what follows it; any number of fill bytes may stand before it.
fn marker_of(rest: &[u8]) -> Option<(u8, &[u8])> {
    let rest = rest.strip_prefix(&[0xff])?;
    let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, rest) = rest.get(fill..)?.split_first()?;
    Some((*marker, rest))
}

/// What follows the data of a scan: in it `ff` is followed by `00`, or by a restart.
fn after_scan(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        match rest.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => rest = rest.get(at + 2..)?,
            _ => return rest.get(at..),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, scan};

    /// A JPEG of one segment of each kind; the end mark within the first segment is that of a small picture inside.
    fn file(frame: u8) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9];
        file.extend([0xff, 0xff, frame, 0, 3, 8, 0xff, 0xda, 0, 2]);
        file.extend([1, 2, 0xff, 0, 3, 0xff, 0xd1, 4, 0xff, 0xd9]);
        file
    }

    #[test]
    fn a_whole_file_ends_with_its_own_end_mark() {
        assert_eq!(scan(&file(0xc0)), Some(Way::Sequential));
        assert_eq!(scan(&file(0xc2)), Some(Way::Progressive));
        let whole = file(0xc0);
        for length in 0..whole.len() {
            assert_eq!(scan(&whole[..length]), None, "{length}");
        }
        let mut longer = whole;
        longer.extend(b"<script>");
        assert_eq!(scan(&longer), Some(Way::Sequential), "cameras add things");
    }
}
