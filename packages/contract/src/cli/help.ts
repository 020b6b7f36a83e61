/** What each command says of itself. */
export const HELP: Readonly<Record<string, string>> = {
  main: `emchat-contract: tells whether a server keeps an OpenAPI contract.

  emchat-contract run --url URL [flags]            judge one server
  emchat-contract parity --left URL --right URL    send the same cases to two servers and compare the answers
  emchat-contract replay FILE.har                  judge recorded traffic, offline
  emchat-contract diff OLD NEW                     breaking changes between two versions of a spec
  emchat-contract checks                           every check and what it holds against a server

  emchat-contract COMMAND --help                   the flags of a command, with examples

  emchat-contract --version                        the version

Exit codes: 0 the contract is kept, 1 it is broken, 2 it could not be told (no server, no API, a refused token, a broken
spec, nothing to run, or too little of it: incomplete). Never 0 when nothing ran.
`,
  run: `emchat-contract run --url URL [flags]: judge one server.

Try it:
  npx emchat-mock --port 4010 &
  EMCHAT_TOKEN=any emchat-contract run --url http://127.0.0.1:4010 --profile mock

Which server
  --url URL              where it is; a path in it goes before every path of the spec
  --token TOKEN          the token of calls that are to succeed; better in EMCHAT_TOKEN, where no history keeps it.
                         A key, or NAME:PASSWORD, where the spec asks for that; several secrets stand in the profile
  --org O --app A        the tenant; --param NAME=VALUE gives any other parameter. Default: the spec's examples
  --spec FILE            an OpenAPI 3.0 or 3.1 document, YAML or JSON. Default: the one of @emchat/spec
  --profile NAME|FILE    what is known of the server: strict (default), mock, mock-strict, or a file

What is sent
  --cases N              combined cases to generate beside the fixed ones (default 400)
  --seed N               chooses them; the same seed sends the same bytes (default 1)
  --only ID              only the cases with this id; * stands for any text; may be repeated
  --in-order             the cases of --only one after another, as they are named: what a failure needs before it
  --at-once              the cases of --only all at once
  --changed-since REV    only operations that a change of the spec since this revision of git touches
  --random SECONDS       then go on with random bodies for so long (default 0)
  --budget N             at most so many requests; a longer plan is cut short and says so
  --list                 print the ids of all cases and send nothing
  --dry-run              print every request as curl and send nothing

How
  --rate N               requests a second (default: no limit on this machine, 10 elsewhere); Retry-After is obeyed
  --concurrency N        requests at a time (default: 8 on this machine, 1 with a rate, 2 elsewhere)
  --timeout MS           how long one reply may take (default 10000)

What comes of it
  --report KIND=FILE     junit, json, markdown, sarif or github; - is standard output; may be repeated
  --record FILE.har      keep what was sent and answered, without tokens, for "replay"
  --baseline FILE        failures that are known and pass; only new ones fail
  --write-baseline FILE  write what fails today into such a file
  --allow-incomplete     exit 0, not 2, when nothing is broken but too little was judged
  --deviations FILE      known departures, each with a check, a reason and a day on which it expires
  --coverage PERCENT     fail when less of the spec was covered
  --quiet                print only the last line

On a server that is not on this machine, whatever could deliver a message goes only to the recipients that the profile
names; without them those cases are left out, and the run is incomplete. A profile that says "disposable: true" is of a
server where nobody minds: a container of your CI.
`,
  parity: `emchat-contract parity --left URL --right URL [flags]: send the same cases to two servers and compare.

Try it:
  emchat-contract parity --left http://127.0.0.1:4010 --right https://staging.example --profile staging.yaml

  --left URL --right URL         the servers
  --left-token, --right-token    their tokens; else EMCHAT_LEFT_TOKEN, EMCHAT_RIGHT_TOKEN, --token, EMCHAT_TOKEN
  --org --app --param --spec --profile --cases --seed --rate --concurrency --timeout --budget --only   as in "run"
  --ignore NAME                  a header or a JSON path (/data/*/id) that may differ; may be repeated
  --report json=FILE|markdown=FILE

Compared: status, media type, header names, and the shape of the JSON (paths and types). Exit code 1 when they differ.
`,
  replay: `emchat-contract replay FILE.har [flags]: judge recorded traffic, offline.

Try it:
  emchat-contract run --url http://127.0.0.1:4010 --profile mock --record run.har
  emchat-contract replay run.har

  --spec FILE       an OpenAPI 3.0 or 3.1 document. Default: the one of @emchat/spec
  --base PATH       the path before every path of the spec in the recorded addresses
  --report json=FILE

Each exchange of a declared operation is judged by what can be said of any reply: status, media type, headers, body,
relations, leaks; and a request that breaks the spec must have been refused.
`,
};
