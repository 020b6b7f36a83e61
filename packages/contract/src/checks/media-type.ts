import { mediaTypeOf } from "../run/reply.ts";
import { meansType } from "../spec/operation.ts";
import { type Check, NOTHING } from "./check.ts";
import { declaredReply } from "./declared-reply.ts";
import { envelopeOf } from "./envelope.ts";

export const mediaType: Check = {
  name: "media-type",
  about: "Content-Type names a media type that the spec declares for the reply, and UTF-8 where it names a charset.",
  run(subject) {
    const { case: one, reply } = subject;
    if (one.expect.loose === true) return NOTHING;
    const declared = declaredReply(one, reply.status);
    const types =
      declared?.media.map((media) => media.type) ?? (envelopeOf(subject) === undefined ? [] : ["application/json"]);
    if (types.length === 0) return NOTHING;
    const type = mediaTypeOf(reply);
    const rule = declared?.pointer ?? one.rule;
    if (type === undefined && one.request.method === "HEAD") return NOTHING;
    if (type === undefined || !types.some((wanted) => meansType(wanted, type))) {
      return [
        {
          check: "media-type",
          why: `the reply of status ${reply.status} is not announced as the spec declares it`,
          expected: `Content-Type: ${types.join(" or ")}`,
          got: type === undefined ? "no Content-Type" : `Content-Type: ${reply.headers["content-type"]}`,
          rule,
        },
      ];
    }
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(reply.headers["content-type"] ?? "")?.[1];
    if (charset !== undefined && charset.toLowerCase() !== "utf-8" && /[/+]json$/.test(type)) {
      return [
        {
          check: "media-type",
          why: "JSON is UTF-8 (RFC 8259, section 8.1)",
          expected: "charset=utf-8, or none",
          got: `charset=${charset}`,
          rule,
        },
      ];
    }
    return NOTHING;
  },
};
