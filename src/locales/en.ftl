## Common words and the messages of `command`, `report` and `cli`
verbatim = { $text }
io-not-found = no such file or folder
io-permission-denied = permission denied
io-already-exists = it exists already
io-storage-full = the disk is full
io-is-a-directory = it is a folder
io-read-only = the file system is read-only
