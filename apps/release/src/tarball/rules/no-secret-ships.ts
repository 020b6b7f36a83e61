import type { Rule } from "./rule.ts";

const SECRET_FILES =
  /(^|\/)(\.npmrc|\.netrc|\.env(\..*)?|id_(rsa|ecdsa|ed25519)|.*\.(pem|key|p12|pfx|keystore)|credentials(\.(json|ya?ml|ini|txt|csv))?)$/i;

const SECRET_TEXTS: [what: string, pattern: RegExp][] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["a token of npm", /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]/],
  ["a token of GitHub", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/],
  ["an access key of AWS", /\bAKIA[0-9A-Z]{16}\b/],
  ["a JSON web token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/],
  // Longer than the made-up ones of the samples, and not one letter over and over.
  ["a token of the chat service", /\bYWMt(?!([A-Za-z0-9_-])\1{9})[A-Za-z0-9_-]{40,}/],
  ["a path of somebody's machine", /(?:^|["'`\s(])\/(?:home|root|Users)\/[A-Za-z0-9._-]+\//m],
];

/** Nothing that opens a door, and no path of the machine that built the package. The finding never repeats the secret. */
export const noSecretShips: Rule = {
  id: "no-secret-ships",
  why: "What was published once cannot be called back.",
  check: ({ files }) =>
    [...files].flatMap(([path, content]) => {
      const text = content.toString("utf8");
      const named = SECRET_FILES.test(path) ? [`${path} has the name of a file of secrets`] : [];
      return [
        ...named,
        ...SECRET_TEXTS.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path} holds ${what}`),
      ];
    }),
};
