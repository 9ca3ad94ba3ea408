## write
