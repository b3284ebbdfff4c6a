//! The schematic map: one tile a former district, next to the districts that it bordered.

/// Columns of the map; the sea lies in the last ones where no district does.
pub const COLUMNS: u32 = 7;
/// Rows of the map.
pub const ROWS: u32 = 7;

/// Where a district stands, in columns from the west and rows from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its former code.
    pub code: &'static str,
    /// Column.
    pub x: u32,
    /// Its first row.
    pub y: u32,
    /// Rows that it takes: two for Thường Xuân alone, which reaches from Lang Chánh to Như Xuân.
    pub tall: u32,
}

const fn tile(code: &'static str, x: u32, y: u32) -> Tile {
    let tall = 1;
    Tile { code, x, y, tall }
}

/// All districts, row by row.
pub const TILES: [Tile; 27] = [
    tile("384", 0, 0), // Mường Lát
    tile("385", 1, 0), // Quan Hóa
    tile("391", 4, 0), // Thạch Thành
    tile("381", 5, 0), // Bỉm Sơn
    tile("387", 1, 1), // Quan Sơn
    tile("386", 2, 1), // Bá Thước
    tile("390", 3, 1), // Cẩm Thủy
    tile("393", 4, 1), // Vĩnh Lộc
    tile("392", 5, 1), // Hà Trung
    tile("401", 6, 1), // Nga Sơn
    tile("388", 2, 2), // Lang Chánh
    tile("389", 3, 2), // Ngọc Lặc
    tile("394", 4, 2), // Yên Định
    tile("400", 5, 2), // Hậu Lộc
    Tile {
        code: "396", // Thường Xuân
        x: 2,
        y: 3,
        tall: 2,
    },
    tile("395", 3, 3), // Thọ Xuân
    tile("398", 4, 3), // Thiệu Hóa
    tile("399", 5, 3), // Hoằng Hóa
    tile("397", 3, 4), // Triệu Sơn
    tile("405", 4, 4), // Đông Sơn
    tile("380", 5, 4), // TP Thanh Hóa
    tile("382", 6, 4), // Sầm Sơn
    tile("402", 2, 5), // Như Xuân
    tile("403", 3, 5), // Như Thanh
    tile("404", 4, 5), // Nông Cống
    tile("406", 5, 5), // Quảng Xương
    tile("407", 4, 6), // Nghi Sơn
];

/// Fields of the map that are sea, as column and row.
pub const SEA: [(u32, u32); 5] = [(6, 2), (6, 3), (6, 5), (5, 6), (6, 6)];

/// Whether two tiles share a side or a corner.
pub fn touch(a: Tile, b: Tile) -> bool {
    let apart = |a: u32, long: u32, b: u32, other: u32| a > b + other || b > a + long;
    a != b && !apart(a.x, 1, b.x, 1) && !apart(a.y, a.tall, b.y, b.tall)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, ROWS, SEA, TILES, Tile, touch};
    use std::collections::BTreeSet;

    fn names() -> Vec<(&'static str, &'static str)> {
        let rows = include_str!("../../../data/former_districts.csv").lines();
        let row = |line: &'static str| {
            let mut fields = line.split(',');
            (fields.next().unwrap(), fields.next().unwrap())
        };
        rows.skip(1).map(row).collect()
    }

    fn tile(name: &str) -> Tile {
        let (code, _) = names().into_iter().find(|(_, own)| *own == name).unwrap();
        *TILES.iter().find(|tile| tile.code == code).unwrap()
    }

    #[test]
    fn every_district_has_one_tile_and_every_field_one_use() {
        let codes: BTreeSet<&str> = names().into_iter().map(|(code, _)| code).collect();
        let drawn: BTreeSet<&str> = TILES.iter().map(|tile| tile.code).collect();
        assert_eq!(codes, drawn);
        let mut fields: Vec<(u32, u32)> = TILES
            .iter()
            .flat_map(|tile| (0..tile.tall).map(|row| (tile.x, tile.y + row)))
            .chain(SEA)
            .collect();
        assert!(fields.iter().all(|(x, y)| *x < COLUMNS && *y < ROWS));
        let all = fields.len();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), all, "no field is used twice");
    }

    #[test]
    fn who_bordered_whom_touches_on_the_map() {
        for (name, neighbours) in [
            ("Mường Lát", "Quan Hóa, Quan Sơn"),
            (
                "Bá Thước",
                "Quan Hóa, Quan Sơn, Lang Chánh, Ngọc Lặc, Cẩm Thủy",
            ),
            ("Thạch Thành", "Cẩm Thủy, Vĩnh Lộc, Hà Trung, Bỉm Sơn"),
            ("Nga Sơn", "Bỉm Sơn, Hà Trung, Hậu Lộc"),
            (
                "Ngọc Lặc",
                "Lang Chánh, Cẩm Thủy, Yên Định, Thọ Xuân, Thường Xuân",
            ),
            (
                "Thường Xuân",
                "Lang Chánh, Ngọc Lặc, Thọ Xuân, Triệu Sơn, Như Thanh, Như Xuân",
            ),
            (
                "Yên Định",
                "Vĩnh Lộc, Cẩm Thủy, Ngọc Lặc, Thọ Xuân, Thiệu Hóa, Hoằng Hóa",
            ),
            (
                "Hoằng Hóa",
                "Hậu Lộc, Yên Định, Thiệu Hóa, TP Thanh Hóa, Sầm Sơn",
            ),
            (
                "Đông Sơn",
                "Thiệu Hóa, Triệu Sơn, TP Thanh Hóa, Quảng Xương, Nông Cống",
            ),
            ("Sầm Sơn", "Hoằng Hóa, TP Thanh Hóa, Quảng Xương"),
            ("Như Thanh", "Triệu Sơn, Nông Cống, Như Xuân, Nghi Sơn"),
            ("Nghi Sơn", "Quảng Xương, Nông Cống, Như Thanh"),
        ] {
            for neighbour in neighbours.split(", ") {
                assert!(touch(tile(name), tile(neighbour)), "{name}, {neighbour}");
            }
        }
    }

    #[test]
    fn the_coast_is_in_the_east_and_the_mountains_in_the_west() {
        let sea = |tile: Tile| {
            SEA.iter()
                .any(|(x, y)| (*x, *y) == (tile.x + 1, tile.y) || (*x, *y) == (tile.x, tile.y + 1))
                || tile.x + 1 == COLUMNS
        };
        let coast: Vec<&str> = names()
            .into_iter()
            .filter(|(_, name)| sea(tile(name)))
            .map(|(_, name)| name)
            .collect();
        assert_eq!(
            coast,
            [
                "Sầm Sơn",
                "Hoằng Hóa",
                "Hậu Lộc",
                "Nga Sơn",
                "Quảng Xương",
                "Nghi Sơn"
            ]
        );
        assert!(tile("Mường Lát").x < tile("Bá Thước").x);
        assert!(tile("Như Xuân").x < tile("Nghi Sơn").x);
    }
}
