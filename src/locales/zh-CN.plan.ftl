## plan 的消息
