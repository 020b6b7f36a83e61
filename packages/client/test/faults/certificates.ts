import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A key and the certificate of it, as PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that nobody knows, and certificates that it gave out. */
export interface Authority {
  readonly ca: string;
  /** For 127.0.0.1, today. */
  readonly good: KeyPair;
  /** For 127.0.0.1, until 2020. */
  readonly expired: KeyPair;
  /** For another host. */
  readonly elsewhere: KeyPair;
}

const DAY_MS = 86_400_000;
const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
const CONFIG = `[ca]
default_ca = test
[test]
database = index.txt
serial = serial
new_certs_dir = new
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
`;

/** Makes an authority with openssl, which every Debian and macOS has. Nothing of it is kept. */
export async function makeAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-authority-"));
  const openssl = (...options: string[]): Promise<unknown> => run("openssl", options, { cwd: folder });
  const text = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  try {
    await mkdir(join(folder, "new"));
    for (const [file, content] of Object.entries({ "ca.cnf": CONFIG, "index.txt": "", serial: "01" }))
      await writeFile(join(folder, file), content);
    const extension = ["-addext", "basicConstraints=critical,CA:TRUE"];
    const root = ["-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=emchat test authority"];
    await openssl("req", "-x509", "-config", "ca.cnf", ...NEW_KEY, ...root, ...extension);
    const issue = async (name: string, host: string, from: number, to: number): Promise<KeyPair> => {
      await writeFile(join(folder, `${name}.ext`), `subjectAltName=${host}\n`);
      const request = ["-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`];
      await openssl("req", "-new", "-config", "ca.cnf", ...NEW_KEY, ...request);
      const files = ["-in", `${name}.csr`, "-out", `${name}.pem`, "-extfile", `${name}.ext`];
      const dates = ["-startdate", stamp(from), "-enddate", stamp(to)];
      const by = ["-cert", "ca.pem", "-keyfile", "ca.key"];
      await openssl("ca", "-batch", "-notext", "-config", "ca.cnf", ...by, ...files, ...dates);
      return { key: await text(`${name}.key`), cert: await text(`${name}.pem`) };
    };
    const [yesterday, tomorrow] = [Date.now() - DAY_MS, Date.now() + DAY_MS];
    return {
      good: await issue("good", "IP:127.0.0.1", yesterday, tomorrow),
      expired: await issue("expired", "IP:127.0.0.1", Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 2)),
      elsewhere: await issue("elsewhere", "DNS:elsewhere.example", yesterday, tomorrow),
      ca: await text("ca.pem"),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A moment as openssl writes it: `20200101000000Z`. */
function stamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+|[-:T]/g, "");
}
