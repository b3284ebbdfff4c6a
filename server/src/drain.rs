//! Closing the listener without turning anybody away in the middle of a word.
//!
//! A listener that is closed resets every connection that the system has made for it and that nobody has taken yet, and under
//! load the system makes new ones faster than they can be taken. So it is first told to make no more.

use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// Nobody came for so long: the connections that were being made when the door was shut are there.
const QUIET: Duration = Duration::from_millis(200);
/// Where the system cannot be told to make no more, it ends somewhen nevertheless.
const MOST: usize = 1_024;

/// Closes the listener, and gives the connections that had been made or were being made by then. Whoever asks for one meanwhile
/// is not answered, asks again after a second as TCP does, and finds nobody or the next process.
pub async fn last_ones(listener: TcpListener) -> Vec<TcpStream> {
    if let Err(error) = make_no_more(&listener) {
        tracing::warn!(target: "sao_que", %error, "connections that are being made now may be reset");
    }
    let mut streams = Vec::new();
    while streams.len() < MOST
        && let Ok(Ok((stream, _))) = timeout(QUIET, listener.accept()).await
    {
        streams.push(stream);
    }
    streams
}

/// Lets the system drop every packet that asks for a new connection (SYN without ACK: byte 13 of the header of TCP, RFC 9293
/// section 3.1), by a filter as packet captures have it.
#[cfg(target_os = "linux")]
fn make_no_more(listener: &TcpListener) -> std::io::Result<()> {
    use socket2::{SockFilter, SockRef};
    const LOAD_BYTE: u16 = 0x30;
    const AND: u16 = 0x54;
    const JUMP_IF_EQUAL: u16 = 0x15;
    const RETURN: u16 = 0x06;
    const SYN: u32 = 0x02;
    const ACK: u32 = 0x10;
    SockRef::from(listener).attach_filter(&[
        SockFilter::new(LOAD_BYTE, 0, 0, 13),
        SockFilter::new(AND, 0, 0, SYN | ACK),
        SockFilter::new(JUMP_IF_EQUAL, 0, 1, SYN),
        SockFilter::new(RETURN, 0, 0, 0),
        SockFilter::new(RETURN, 0, 0, u32::MAX),
    ])
}

/// Elsewhere there is no such filter.
#[cfg(not(target_os = "linux"))]
fn make_no_more(_listener: &TcpListener) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
