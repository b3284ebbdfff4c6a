//! How a photo is turned and cut before it is shown. Numbers as a person sets them, so that the same picture comes out of the
//! preview on the telephone and of the server.

use serde::{Deserialize, Serialize};

/// Percent of the largest frame that fits: nothing is enlarged beyond four times.
pub const MOST_ZOOM: u16 = 400;
/// The sides of a frame, as cards show photos: four wide, three high.
pub const FRAME_SIDES: (u32, u32) = (4, 3);

/// How a photo is to be shown; the default is as it was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoShape {
    /// Quarter turns to the right, 0 to 3, on top of what the camera says of itself.
    pub turns: u8,
    /// What is cut out of the turned picture; `None` for all of it.
    pub frame: Option<PhotoFrame>,
}

/// A part of a picture, of the sides [`FRAME_SIDES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoFrame {
    /// How near it is: 100 to [`MOST_ZOOM`] percent.
    pub zoom: u16,
    /// Where it lies between the left edge and the right one: 0 to 100 percent.
    pub across: u8,
    /// Where it lies between the upper edge and the lower one: 0 to 100 percent.
    pub down: u8,
}

/// A rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoArea {
    /// Pixels left of it.
    pub x: u32,
    /// Pixels above it.
    pub y: u32,
    /// Its width, at least 1.
    pub width: u32,
    /// Its height, at least 1.
    pub height: u32,
}

impl PhotoShape {
    /// The shape of those numbers; `None` where one is out of its bounds.
    pub fn new(turns: u8, frame: Option<PhotoFrame>) -> Option<Self> {
        let fits = |frame: PhotoFrame| {
            (100..=MOST_ZOOM).contains(&frame.zoom) && frame.across <= 100 && frame.down <= 100
        };
        (turns < 4 && frame.is_none_or(fits)).then_some(Self { turns, frame })
    }
}

impl PhotoFrame {
    /// The part of a picture of that size.
    pub fn area(self, width: u32, height: u32) -> PhotoArea {
        let (wide, high) = (u64::from(FRAME_SIDES.0), u64::from(FRAME_SIDES.1));
        let (all_width, all_height) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let zoom = u64::from(self.zoom.clamp(100, MOST_ZOOM));
        // The largest frame in the picture, made smaller by the zoom.
        let largest = all_width.min(all_height * wide / high).max(1);
        let width = (largest * 100 / zoom).max(1);
        let height = (width * high / wide).clamp(1, all_height);
        let (across, down) = (
            u64::from(self.across.min(100)),
            u64::from(self.down.min(100)),
        );
        let small = |side: u64| u32::try_from(side).unwrap_or(u32::MAX);
        PhotoArea {
            x: small((all_width - width) * across / 100),
            y: small((all_height - height) * down / 100),
            width: small(width),
            height: small(height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PhotoArea, PhotoFrame, PhotoShape};

    fn frame(zoom: u16, across: u8, down: u8) -> PhotoFrame {
        PhotoFrame { zoom, across, down }
    }

    #[test]
    fn a_frame_is_four_by_three_and_lies_where_it_was_put() {
        let area = |frame: PhotoFrame, width, height| {
            let PhotoArea {
                x,
                y,
                width,
                height,
            } = frame.area(width, height);
            (x, y, width, height)
        };
        assert_eq!(area(frame(100, 50, 50), 1600, 1200), (0, 0, 1600, 1200));
        assert_eq!(area(frame(100, 50, 50), 1600, 900), (200, 0, 1200, 900));
        assert_eq!(area(frame(100, 0, 100), 900, 1600), (0, 925, 900, 675));
        assert_eq!(area(frame(200, 100, 0), 1600, 1200), (800, 0, 800, 600));
    }

    #[test]
    fn a_frame_never_leaves_the_picture() {
        for (width, height) in [
            (1, 1),
            (1, 5),
            (5, 1),
            (3, 2),
            (12_000, 2_400),
            (333, 1_001),
        ] {
            for zoom in [100, 133, 400] {
                for at in [0, 33, 100] {
                    let area = frame(zoom, at, at).area(width, height);
                    assert!(area.width >= 1 && area.height >= 1, "{area:?}");
                    assert!(
                        area.x + area.width <= width,
                        "{area:?} in {width} x {height}"
                    );
                    assert!(
                        area.y + area.height <= height,
                        "{area:?} in {width} x {height}"
                    );
                }
            }
        }
    }

    #[test]
    fn numbers_out_of_their_bounds_are_no_shape() {
        assert!(PhotoShape::new(3, Some(frame(400, 100, 0))).is_some());
        assert_eq!(PhotoShape::new(4, None), None);
        assert_eq!(PhotoShape::new(0, Some(frame(99, 0, 0))), None);
        assert_eq!(PhotoShape::new(0, Some(frame(401, 0, 0))), None);
        assert_eq!(PhotoShape::new(0, Some(frame(100, 101, 0))), None);
    }
}
