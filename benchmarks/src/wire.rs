//! The little of HTTP/1.1 that measuring needs: ask, read the whole answer, know its length.

use crate::failure::{Explain as _, Failure, Result};
use memchr::memmem;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Larger than any answer that is measured, so that reading one is one or two system calls.
const BUFFER: usize = 256 * 1024;

/// A request for a page. `accept_encoding` is left out when empty, which asks for the page as it is.
pub fn request(addr: SocketAddr, target: &str, accept_encoding: &str) -> String {
    let encoding = match accept_encoding {
        "" => String::new(),
        names => format!("Accept-Encoding: {names}\r\n"),
    };
    format!(
        "GET {target} HTTP/1.1\r\nHost: {addr}\r\nUser-Agent: sao-que-benchmarks\r\n\
         Accept: text/html\r\nAccept-Language: vi\r\n{encoding}\r\n"
    )
}

/// An answer without its body.
#[derive(Debug)]
pub struct Head {
    /// Its status.
    pub status: u16,
    /// Bytes of its body as it came, compressed or not.
    pub body: usize,
    /// Bytes of status line and headers.
    pub headers: usize,
    /// Whether the connection ends with it.
    pub closes: bool,
    content_type: Option<String>,
    content_encoding: Option<String>,
    cookie: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Bytes of status line and headers.
    pub headers: usize,
    /// `Content-Type`, empty without.
    pub content_type: String,
    /// `Content-Encoding`, empty without.
    pub content_encoding: String,
    /// The first cookie that it sets, as a browser sends it back; empty without.
    pub cookie: String,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

/// Asks once.
pub async fn fetch(addr: SocketAddr, target: &str, accept_encoding: &str) -> Result<Answer> {
    let mut connection = Connection::open(addr).await?;
    connection
        .fetch(&request(addr, target, accept_encoding))
        .await
}

impl Connection {
    /// Connects.
    pub async fn open(addr: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(addr)
            .await
            .explain(|| format!("cannot connect to {addr}"))?;
        stream
            .set_nodelay(true)
            .explain(|| format!("cannot set up the connection to {addr}"))?;
        Ok(Self {
            stream,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
        })
    }

    /// Sends a request and keeps the answer.
    pub async fn fetch(&mut self, request: impl AsRef<[u8]>) -> Result<Answer> {
        let mut body = Vec::new();
        let head = self
            .ask(request.as_ref(), true, |bytes| body.extend(bytes))
            .await?;
        Ok(Answer {
            status: head.status,
            headers: head.headers,
            content_type: head.content_type.unwrap_or_default(),
            content_encoding: head.content_encoding.unwrap_or_default(),
            cookie: head.cookie.unwrap_or_default(),
            body,
        })
    }

    /// Sends a request and counts the answer.
    pub async fn count(&mut self, request: impl AsRef<[u8]>) -> Result<Head> {
        self.ask(request.as_ref(), false, |_| ()).await
    }

    async fn ask(
        &mut self,
        request: &[u8],
        names: bool,
        mut body: impl FnMut(&[u8]),
    ) -> Result<Head> {
        self.stream
            .write_all(request)
            .await
            .explain(|| "a request could not be sent".to_owned())?;
        let (mut head, length) = self.head(names).await?;
        if let Some(length) = length {
            self.take(length, &mut body).await?;
            head.body = length;
            return Ok(head);
        }
        loop {
            let size = self.line().await?;
            let size = usize::from_str_radix(size.trim(), 16)
                .explain(|| format!("{size:?} is no size of a chunk"))?;
            self.take(size, &mut body).await?;
            head.body += size;
            // After the data of a chunk, and after the last chunk, an empty line. Our servers send no trailers.
            if !self.line().await?.is_empty() {
                return Err(Failure::new("a chunk is longer than it says"));
            }
            if size == 0 {
                return Ok(head);
            }
        }
    }

    /// Status line and headers, and the length of the body, `None` when it comes in chunks.
    async fn head(&mut self, names: bool) -> Result<(Head, Option<usize>)> {
        const END: &[u8] = b"\r\n\r\n";
        let size = loop {
            if let Some(end) = memmem::find(&self.buffer[self.start..self.end], END) {
                break end + END.len();
            }
            self.fill().await?;
        };
        let text = std::str::from_utf8(&self.buffer[self.start..self.start + size])
            .explain(|| "the headers of an answer are no text".to_owned())?;
        let mut lines = text.split("\r\n");
        let status = lines.next().and_then(|line| line.get(9..12)?.parse().ok());
        let mut head = Head {
            status: status.ok_or_else(|| Failure::new("an answer has no status"))?,
            body: 0,
            headers: size,
            closes: false,
            content_type: None,
            content_encoding: None,
            cookie: None,
        };
        let (mut length, mut chunked) = (None, false);
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse().ok();
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                chunked = value.eq_ignore_ascii_case("chunked");
            } else if name.eq_ignore_ascii_case("connection") {
                head.closes = value.eq_ignore_ascii_case("close");
            } else if names && name.eq_ignore_ascii_case("set-cookie") {
                let cookie = value.split(';').next().unwrap_or_default();
                head.cookie.get_or_insert_with(|| cookie.to_owned());
            } else if names && name.eq_ignore_ascii_case("content-type") {
                head.content_type = Some(value.to_owned());
            } else if names && name.eq_ignore_ascii_case("content-encoding") {
                head.content_encoding = Some(value.to_owned());
            }
        }
        self.start += size;
        if chunked != length.is_none() {
            return Err(Failure::new("an answer does not tell its length"));
        }
        Ok((head, length))
    }

    async fn take(&mut self, mut length: usize, body: &mut impl FnMut(&[u8])) -> Result<()> {
        while length > 0 {
            if self.start == self.end {
                self.fill().await?;
            }
            let here = length.min(self.end - self.start);
            body(&self.buffer[self.start..self.start + here]);
            self.start += here;
            length -= here;
        }
        Ok(())
    }

    async fn line(&mut self) -> Result<String> {
        loop {
            let text = &self.buffer[self.start..self.end];
            if let Some(end) = memmem::find(text, b"\r\n") {
                let line = String::from_utf8_lossy(&text[..end]).into_owned();
                self.start += end + 2;
                return Ok(line);
            }
            self.fill().await?;
        }
    }

    /// Reads what has come; an end is an error, because it is only called when more must come.
    async fn fill(&mut self) -> Result<()> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        } else if self.end == self.buffer.len() {
            self.buffer.copy_within(self.start.., 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        let room = &mut self.buffer[self.end..];
        let full = room.is_empty();
        let read = self
            .stream
            .read(room)
            .await
            .explain(|| "an answer could not be read".to_owned())?;
        if read == 0 {
            return Err(Failure::new(if full {
                "the headers of an answer are too long"
            } else {
                "a connection was closed before the answer had come"
            }));
        }
        self.end += read;
        Ok(())
    }
}
