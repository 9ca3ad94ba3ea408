## Messages of `plan`
