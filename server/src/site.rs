//! The whole server as a service: a kept page leaves before anything else is looked at, because it is the same for everybody;
//! everything else goes to the router.

use crate::page_cache;
use crate::routes::router;
use crate::state::ServerState;
use axum::body::{Bytes, HttpBody};
use axum::http::Request;
use axum::response::Response;
use axum::routing::future::RouteFuture;
use axum::{BoxError, Router};
use futures_util::future::{Either, Ready, ready};
use std::convert::Infallible;
use std::task::{Context, Poll};
use tower::Service;

/// See the module. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    state: ServerState,
    rest: Router,
}

impl Site {
    /// Everything that this state serves.
    pub fn new(state: ServerState) -> Self {
        let rest = router(state.clone());
        Self { state, rest }
    }

    /// What is not a kept page.
    pub fn router(&self) -> &Router {
        &self.rest
    }
}

impl<B> Service<Request<B>> for Site
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // The router is always ready.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        match page_cache::hit(&self.state, &request) {
            Some(kept) => Either::Left(ready(Ok(kept))),
            None => Either::Right(self.rest.call(request)),
        }
    }
}
