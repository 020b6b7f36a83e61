/** The service's reply to a send, as the source document shows it. */
export const sent: Readonly<Record<string, unknown>> = {
  action: "post",
  application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
  params: {},
  uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
  entities: [],
  data: [{ result_code: 200, result_content: { result: "ok" } }],
  timestamp: 1404932199220,
  duration: 110,
  organization: "easemob-demo",
  applicationName: "chatdemoui",
};

/** The service's reply to a status call. */
export function presence(username: string, status: string): Record<string, unknown> {
  return {
    ...sent,
    action: "get",
    data: [{ target_name: username, result_code: 200, result_content: { result: status } }],
  };
}

/** The envelope of an error. */
export function refusal(error: string, description = "sample"): Record<string, unknown> {
  return {
    error,
    timestamp: 1404932199220,
    duration: 0,
    exception: `${error}Exception`,
    error_description: description,
  };
}
