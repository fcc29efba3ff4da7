//! wrk
