//! Texts that may be absent, as bytes.

use crate::book::derived::{Bytes, Torn, put_text};

pub(super) fn put_option(out: &mut Vec<u8>, text: Option<&str>) {
    out.push(text.is_some().into());
    if let Some(text) = text {
        put_text(out, text);
    }
}

pub(super) fn take_option(fields: &mut Bytes<'_>) -> Result<Option<String>, Torn> {
    Ok(if fields.u8()? == 0 { None } else { Some(fields.text()?) })
}
