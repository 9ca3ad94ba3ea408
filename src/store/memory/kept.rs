//! What memory keeps of the files that rows came from, and what it can prove.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use super::MemoryStore;
use crate::store::originals::safe_name;
use crate::store::{Archive, Evidence, Kept, MissingOriginal, Originals, Proof};
use crate::words::{Failure, Problem};

impl Originals for MemoryStore {
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>> {
        Ok(Box::new(MemoryArchive { bytes: Vec::new(), kept: Arc::clone(&self.archive) }))
    }

    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        let archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let batches = self.batches.borrow();
        let lost = batches.iter().flat_map(|batch| {
            let lost = batch.originals.iter().filter(|name| !archive.contains_key(*name));
            lost.map(|name| MissingOriginal { batch: batch.id.clone(), name: name.clone(), kept_as: true })
        });
        Ok(lost.collect())
    }

    fn verify_originals(&self) -> anyhow::Result<Proof> {
        let files = self.archive.lock().unwrap_or_else(PoisonError::into_inner).len();
        Ok(Proof { files, problems: Vec::new() })
    }
}

impl Evidence for MemoryStore {
    fn verify_batches(&self) -> anyhow::Result<Proof> {
        Ok(Proof { files: self.batches.borrow().len(), problems: Vec::new() })
    }

    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>> {
        Ok(Vec::new())
    }

    fn lacks_index(&self) -> anyhow::Result<bool> {
        Ok(false)
    }
}

/// Bytes on their way into the archive.
struct MemoryArchive {
    bytes: Vec<u8>,
    kept: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl Write for MemoryArchive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Archive for MemoryArchive {
    fn complete(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn hash(&mut self) -> Result<String, Failure> {
        Ok(blake3::hash(&self.bytes).to_hex()[..12].to_string())
    }

    fn keep(mut self: Box<Self>, name: &str) -> Result<Kept, Failure> {
        let name = format!("{}-{}", self.hash()?, safe_name(name));
        let kept = Arc::clone(&self.kept);
        let new = kept.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), self.bytes).is_none();
        let key = name.clone();
        let remove = move || drop(kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&key));
        let undo: Option<Box<dyn FnOnce()>> = if new { Some(Box::new(remove)) } else { None };
        Ok(Kept { name, told: None, undo })
    }

    /// Nothing rots in memory.
    fn mend(self: Box<Self>) -> Result<Option<Kept>, Failure> {
        Ok(None)
    }
}
