## Messages of `import`
