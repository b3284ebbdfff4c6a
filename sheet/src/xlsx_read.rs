//! XLSX: the values of the first sheet, and nothing else of the file.
//!
//! Read by hand because what is at hand reserves as many strings as the file says that it has, and makes a rectangle of the
//! furthest cell: a file of a few bytes could ask for all memory.

use crate::{Line, MOST_COLUMNS, MOST_TEXT, MOST_UNPACKED, SheetError, push};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most files in one: a workbook of a hundred sheets has some two hundred.
const MOST_FILES: usize = 400;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub fn read(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::NotASheet)?;
    if archive.len() > MOST_FILES {
        return Err(SheetError::Unpacked);
    }
    let mut left = MOST_UNPACKED;
    let workbook = unpacked(&mut archive, "xl/workbook.xml", &mut left)?;
    let workbook = workbook.ok_or(SheetError::NotASheet)?;
    let relations = unpacked(&mut archive, "xl/_rels/workbook.xml.rels", &mut left)?;
    let path = first_sheet(&workbook, &relations.unwrap_or_default())?;
    let sheet = unpacked(&mut archive, &path, &mut left)?.ok_or(SheetError::NotASheet)?;
    let strings = unpacked(&mut archive, "xl/sharedStrings.xml", &mut left)?;
    let strings = shared_strings(&strings.unwrap_or_default())?;
    cells(&sheet, &strings)
}

/// A part of the file. What it says of its size is not believed: reading ends where the allowance does.
fn unpacked(
    archive: &mut Archive<'_>,
    name: &str,
    left: &mut u64,
) -> Result<Option<Vec<u8>>, SheetError> {
    let Some(at) = archive.index_for_name(name) else {
        return Ok(None);
    };
    let file = archive.by_index(at).map_err(|_| SheetError::NotASheet)?;
    if file.size() > *left {
        return Err(SheetError::Unpacked);
    }
    let mut out = Vec::new();
    let most = left.saturating_add(1);
    let read = file.take(most).read_to_end(&mut out);
    let size = u64::try_from(out.len()).unwrap_or(u64::MAX);
    if size > *left {
        return Err(SheetError::Unpacked);
    }
    read.map_err(|_| SheetError::NotASheet)?;
    *left -= size;
    Ok(Some(out))
}

/// The path of the first sheet: what the workbook names first, or what most programs call it.
fn first_sheet(workbook: &[u8], relations: &[u8]) -> Result<String, SheetError> {
    let id = first(workbook, b"sheet", |element| attribute(element, b"id"))?;
    let target = first(relations, b"Relationship", |element| {
        let own = attribute(element, b"Id")?;
        attribute(element, b"Target").filter(|_| Some(&own) == id.as_ref())
    })?;
    Ok(match target {
        None => "xl/worksheets/sheet1.xml".to_owned(),
        Some(target) => match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        },
    })
}

/// What the first element of a name gives.
fn first(
    xml: &[u8],
    name: &[u8],
    take: impl Fn(&BytesStart<'_>) -> Option<String>,
) -> Result<Option<String>, SheetError> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match next(&mut reader)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == name =>
            {
                if let Some(found) = take(&element) {
                    return Ok(Some(found));
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, SheetError> {
    match reader.read_event() {
        // No spreadsheet program writes one, and what could be declared in it is nothing good.
        Ok(Event::DocType(_)) | Err(_) => Err(SheetError::NotASheet),
        Ok(event) => Ok(event),
    }
}

/// An attribute by its name without its prefix.
fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut all = element.attributes().flatten();
    let found = all.find(|one| one.key.local_name().as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

/// The text of every `si`; how it is to be pronounced is left out.
fn shared_strings(xml: &[u8]) -> Result<Vec<String>, SheetError> {
    let mut reader = Reader::from_reader(xml);
    let mut strings = Vec::new();
    let mut text = String::new();
    let (mut in_text, mut aside) = (false, false);
    loop {
        match next(&mut reader)? {
            Event::Start(element) => match element.local_name().as_ref() {
                b"si" => text.clear(),
                b"t" => in_text = true,
                b"rPh" => aside = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                b"si" => strings.push(std::mem::take(&mut text)),
                b"t" => in_text = false,
                b"rPh" => aside = false,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == b"si" => {
                strings.push(String::new());
            }
            Event::Text(part) if in_text && !aside => {
                text += &part.xml10_content().map_err(|_| SheetError::NotASheet)?;
            }
            Event::CData(part) if in_text && !aside => {
                text += &part.decode().map_err(|_| SheetError::NotASheet)?;
            }
            Event::GeneralRef(part) if in_text && !aside => text.extend(character(&part)),
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// What a reference such as `&amp;` or `&#10;` stands for.
fn character(part: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = part.resolve_char_ref() {
        return Some(c);
    }
    let name: &[u8] = part;
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    text: String,
}

/// The lines of a sheet.
fn cells(xml: &[u8], strings: &[String]) -> Result<Vec<Line>, SheetError> {
    let mut reader = Reader::from_reader(xml);
    let mut lines = Vec::new();
    let (mut number, mut line) = (0_u64, Vec::new());
    let (mut next_column, mut cell, mut in_value) = (0, Cell::default(), false);
    let mut room = MOST_TEXT;
    loop {
        match next(&mut reader)? {
            Event::Start(element) => match element.local_name().as_ref() {
                b"row" => {
                    let said = attribute(&element, b"r").and_then(|said| said.parse().ok());
                    number = said.unwrap_or(number.saturating_add(1));
                    next_column = 0;
                }
                b"c" => {
                    let at = attribute(&element, b"r");
                    cell = Cell {
                        column: at.as_deref().and_then(column).unwrap_or(next_column),
                        kind: attribute(&element, b"t").unwrap_or_default(),
                        text: String::new(),
                    };
                    next_column = cell.column.saturating_add(1);
                }
                b"v" | b"t" => in_value = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == b"c" => {
                let at = attribute(&element, b"r");
                next_column = at.as_deref().and_then(column).unwrap_or(next_column) + 1;
            }
            Event::End(element) => match element.local_name().as_ref() {
                b"v" | b"t" => in_value = false,
                b"c" => put(&mut line, std::mem::take(&mut cell), strings, &mut room)?,
                b"row" => push(&mut lines, number, std::mem::take(&mut line))?,
                _ => {}
            },
            Event::Text(part) if in_value => {
                cell.text += &part.xml10_content().map_err(|_| SheetError::NotASheet)?;
            }
            Event::CData(part) if in_value => {
                cell.text += &part.decode().map_err(|_| SheetError::NotASheet)?;
            }
            Event::GeneralRef(part) if in_value => cell.text.extend(character(&part)),
            Event::Eof => return Ok(lines),
            _ => {}
        }
    }
}

/// Puts a cell into its line, as long as there is room for its text. An empty one costs nothing, however far away it is.
fn put(
    line: &mut Vec<String>,
    cell: Cell,
    strings: &[String],
    room: &mut usize,
) -> Result<(), SheetError> {
    let at = cell.text.trim().parse::<usize>().ok();
    let shared =
        (cell.kind == "s").then(|| at.and_then(|at| strings.get(at)).map_or("", String::as_str));
    // Asked before the text is copied: one of megabytes may be named by every cell.
    let length = shared.map_or(cell.text.len(), str::len);
    *room = room.checked_sub(length).ok_or(SheetError::Unpacked)?;
    let text = match cell.kind.as_str() {
        "s" => shared.unwrap_or_default().to_owned(),
        "" | "n" => plain(&cell.text),
        _ => cell.text,
    };
    if text.is_empty() {
        return Ok(());
    }
    if cell.column >= MOST_COLUMNS {
        return Err(SheetError::TooManyColumns);
    }
    if line.len() <= cell.column {
        line.resize(cell.column + 1, String::new());
    }
    if let Some(place) = line.get_mut(cell.column) {
        *place = text;
    }
    Ok(())
}

/// A number without the exponent that programs write for round ones.
fn plain(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        _ => text.trim().to_owned(),
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.take(4).fold(0_usize, |number, letter| {
        number * 26 + usize::from(letter - b'A') + 1
    });
    number.checked_sub(1)
}
