//! Workbooks: our own come back as they were, those of others are read, hostile ones are refused.

use sheet::{Line, MOST_LINES, SheetError, read, write_xlsx};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Một" r:id="rId7"/><sheet name="Hai" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book(sheet: &str, strings: &str) -> Vec<u8> {
    packed(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

fn line(number: u64, cells: &[&str]) -> Line {
    Line {
        number,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    }
}

#[test]
fn what_is_written_is_read() {
    let lines = vec![
        vec!["Tên".to_owned(), "Giá & <đơn vị>".to_owned()],
        vec![
            "=1+1".to_owned(),
            String::new(),
            "hai\ndòng \"x\" ".to_owned(),
        ],
    ];
    let file = write_xlsx("Sản phẩm", &lines).unwrap();
    let read = read(&file).unwrap();
    assert_eq!(read[0], line(1, &["Tên", "Giá & <đơn vị>"]));
    assert_eq!(read[1], line(2, &["=1+1", "", "hai\ndòng \"x\" "]));
}

#[test]
fn a_workbook_of_another_program_is_read_by_its_values() {
    let strings = r#"<sst count="9" uniqueCount="2"><si><t>Mắm &amp; cá</t></si><si><r><t>tô</t></r><rPh><t>x</t></rPh><r><t xml:space="preserve">m </t></r></si></sst>"#;
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="XFD1" s="4"/></row>
        <row r="3"><c r="B3"><f>A1*2</f><v>1.2E5</v></c><c r="C3"><v>0.5</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="inlineStr"><is><t>tại&#10;chỗ</t></is></c></row>
        <row r="1048576"><c r="A1048576" s="1"/></row></sheetData></worksheet>"#;
    let read = read(&book(sheet, strings)).unwrap();
    assert_eq!(read[0], line(1, &["Mắm & cá", "", "tôm "]));
    assert_eq!(read[1], line(3, &["", "120000", "0.5", "1", "tại\nchỗ"]));
    assert_eq!(read.len(), 2);
}

#[test]
fn a_file_that_asks_for_all_memory_gets_none() {
    let far = r#"<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#;
    let strings = r#"<sst uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
    assert_eq!(read(&book(far, strings)), Err(SheetError::TooManyColumns));
    let wanted = r#"<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c t="s"><v>77</v></c></row></sheetData></worksheet>"#;
    assert_eq!(read(&book(wanted, strings)), Ok(vec![line(1, &["a"])]));
    // 60 MB of one letter are 60 KB packed.
    let bomb = format!("<worksheet><!--{}--></worksheet>", "a".repeat(60 << 20));
    let bomb = book(&bomb, "<sst/>");
    assert!(bomb.len() < 500_000);
    assert_eq!(read(&bomb), Err(SheetError::Unpacked));
    let rows = "<row><c><v>1</v></c></row>".repeat(MOST_LINES + 2);
    let rows = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert_eq!(read(&book(&rows, "<sst/>")), Err(SheetError::TooManyLines));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_cut_off() {
    let text = format!("<worksheet><!--{}--></worksheet>", "a".repeat(30 << 20));
    let mut file = book(&text, "<sst/>");
    // The size before packing stands as four bytes in the local and in the central head.
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..file.len() - 4)
        .filter(|at| file[*at..*at + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        file[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(
        read(&file),
        Err(SheetError::Unpacked | SheetError::NotASheet)
    ));
}

#[test]
fn what_is_no_workbook_is_refused() {
    let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>"#;
    for file in [
        b"PK".to_vec(),
        b"PK\x03\x04rest".to_vec(),
        packed(&[]),
        packed(&[("a.txt", "a")]),
        packed(&[("xl/workbook.xml", BOOK)]),
        packed(&[("xl/workbook.xml", "<a><b></a>")]),
        book(entity, "<sst/>"),
        book("<worksheet><sheetData><row><c", "<sst/>"),
    ] {
        assert_eq!(read(&file), Err(SheetError::NotASheet));
    }
    assert_eq!(read(b""), Err(SheetError::Empty));
    assert_eq!(read(&book("<worksheet/>", "")), Err(SheetError::Empty));
    assert_eq!(
        read(&vec![b'a'; sheet::MOST_BYTES + 1]),
        Err(SheetError::TooLarge)
    );
    let mut good = write_xlsx("a", &[vec!["a".to_owned()]]).unwrap();
    for at in 0..good.len() {
        good[at] ^= 0x55;
        let _ = read(&good);
        good[at] ^= 0x55;
    }
}

#[test]
fn a_text_that_is_named_by_every_cell_is_refused_before_it_is_copied() {
    let text = "a".repeat(4 * 1024 * 1024);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(50);
    let rows = format!("<row>{cells}</row>").repeat(500);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let file = book(&sheet, &strings);
    assert!(file.len() < 100_000, "{}", file.len());
    assert_eq!(read(&file), Err(SheetError::Unpacked));
}
