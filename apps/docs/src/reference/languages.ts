/** The words around what the contract and the programs say themselves, which is said in English everywhere. */
export interface Language {
  /** The folder of its pages; empty for English. */
  readonly folder: string;
  readonly words: Readonly<Record<Word, string>>;
}

type Word =
  | "operations"
  | "operationsAbout"
  | "commands"
  | "commandsAbout"
  | "configuration"
  | "configurationAbout"
  | "controlApi"
  | "controlApiAbout"
  | "parameters"
  | "name"
  | "in"
  | "required"
  | "about"
  | "body"
  | "replies"
  | "examples"
  | "limit"
  | "second"
  | "minute"
  | "property"
  | "type"
  | "default"
  | "call";

const english: Language = {
  folder: "",
  words: {
    operations: "The three operations",
    operationsAbout:
      "What the contract says of each call: parameters, bodies, replies and examples. Written by the contract.",
    commands: "Command lines",
    commandsAbout: "What each program prints for --help. Written by the programs.",
    configuration: "The mock's configuration",
    configurationAbout: "Every key of emchat-mock.yaml. Written by its JSON Schema.",
    controlApi: "The control API",
    controlApiAbout: "Look at, drive and assert on a running mock over HTTP. Written by its OpenAPI document.",
    parameters: "Parameters",
    name: "name",
    in: "in",
    required: "required",
    about: "about",
    body: "Body",
    replies: "Replies",
    examples: "Examples",
    limit: "At most {requests} calls a {per}, for one application.",
    second: "second",
    minute: "minute",
    property: "key",
    type: "type",
    default: "default",
    call: "call",
  },
};

const chinese: Language = {
  folder: "zh-cn",
  words: {
    operations: "三个接口",
    operationsAbout: "契约对每个调用的规定：参数、请求体、响应和示例。由契约生成。",
    commands: "命令行",
    commandsAbout: "每个程序 --help 的输出。由程序生成。",
    configuration: "模拟服务器的配置",
    configurationAbout: "emchat-mock.yaml 的每个键。由其 JSON Schema 生成。",
    controlApi: "控制接口",
    controlApiAbout: "通过 HTTP 查看、驱动并断言正在运行的模拟服务器。由其 OpenAPI 文档生成。",
    parameters: "参数",
    name: "名称",
    in: "位置",
    required: "必填",
    about: "说明",
    body: "请求体",
    replies: "响应",
    examples: "示例",
    limit: "每个应用每{per}最多 {requests} 次调用。",
    second: "秒",
    minute: "分钟",
    property: "键",
    type: "类型",
    default: "默认值",
    call: "调用",
  },
};

export const languages: readonly Language[] = [english, chinese];
