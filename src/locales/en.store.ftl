## Messages of `store`
