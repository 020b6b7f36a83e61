/** What stands in the tables that programs write, and how it is said in Chinese; longer ones first. Figures and names stay. */
const words: readonly (readonly [english: string, chinese: string])[] = [
  ["40 messages at once, to a service that takes ten a second", "同时发 40 条，服务每秒只收十条"],
  ["mock: a bare server's processor time by its own, GET", "模拟：裸服务器的处理器时间 ÷ 自身的，GET"],
  ["mock: from its start to the first answer", "模拟：从启动到首个响应"],
  ["mock: memory after its start", "模拟：启动后的内存"],
  ["mock: the same, POST", "模拟：同上，POST"],
  [" delivered by ", " 条送达，请求 "],
  [" requests in ", " 次，用时 "],
  ["log on", "开日志"],
  ["measured", "测量项"],
  ["peers", "同类"],
  ["a sender stopped past its lease", "发送进程停顿到租约过期"],
  ["`kill -9` of a sender", "对发送进程 `kill -9`"],
  ["`kill -9` of a worker", "对工作进程 `kill -9`"],
  ["a crash of the database", "数据库崩溃"],
  ["5 s without the store", "存储中断 5 秒"],
  ["sent meanwhile, went on", "条在此期间发出，恢复用时"],
  ["ms after", "毫秒"],
  ["one job a target, everything by default", "每个目标一个任务，全部默认设置"],
  ["what happened", "发生了什么"],
  ["of them arrived", "其中实际送达"],
  ["each time", "每次"],
  ["targets", "目标"],
  ["unknown", "未知"],
  ["engine", "引擎"],
  ["twice", "重复"],
  ["lost", "丢失"],
  ["packages", "包数"],
  ["with an install script", "带安装脚本"],
  ["package", "包"],
  ["seconds", "秒"],
];

/** A cell of a table in Chinese; what has no word here stays as it is. */
export function inChinese(cell: string): string {
  return words.reduce((text, [english, chinese]) => text.replaceAll(english, chinese), cell);
}
