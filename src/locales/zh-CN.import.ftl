## import 的消息
