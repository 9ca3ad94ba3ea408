## store 的消息
