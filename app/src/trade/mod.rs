//! Where products are sold besides the web, as public sources have seen it: points of sale and fairs.

mod fairs;
mod points;

pub use fairs::coming;
pub use fairs::draw as draw_fairs;
pub use points::{draw as draw_points, here as points_here};
