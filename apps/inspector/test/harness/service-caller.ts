/** Calls the service as somebody's back end would. */
export interface ServiceCaller {
  send(target: string, message: unknown, options?: SendOptions): Promise<Response>;
  status(username: string, options?: SendOptions): Promise<Response>;
  post(path: string, body: string | Uint8Array<ArrayBuffer>, options?: SendOptions): Promise<Response>;
}

export interface SendOptions {
  readonly group?: boolean;
  readonly from?: string;
  readonly ext?: Readonly<Record<string, unknown>>;
  readonly session?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const TENANT = "/easemob-demo/chatdemoui";

export function createCaller(url: string): ServiceCaller {
  const headers = ({ session, headers: more }: SendOptions): Record<string, string> => ({
    authorization: "Bearer any",
    "content-type": "application/json",
    ...(session === undefined ? {} : { "x-mock-session": session }),
    ...more,
  });
  const post: ServiceCaller["post"] = (path, body, options = {}) =>
    fetch(`${url}${path}`, { method: "POST", headers: headers(options), body });
  return {
    post,
    send(target, message, options = {}) {
      const { group = false, from, ext } = options;
      const body = JSON.stringify({
        msg: message,
        ...(from === undefined ? {} : { from }),
        ...(ext === undefined ? {} : { ext }),
      });
      return post(`${TENANT}/${group ? "groups" : "users"}/${encodeURIComponent(target)}/messages`, body, options);
    },
    status: (username, options = {}) =>
      fetch(`${url}${TENANT}/users/${encodeURIComponent(username)}/status`, { headers: headers(options) }),
  };
}

export function text(msg: string): { type: "txt"; msg: string } {
  return { type: "txt", msg };
}
