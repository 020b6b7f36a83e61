// The control API as TypeScript types.
// Generated from packages/control/control.openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

export interface paths {
    "/__mock/api/v1/apps": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The tenants that were configured or called */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/apps/{org}/{app}/groups": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        /** The groups of a tenant */
        get: operations["listGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/apps/{org}/{app}/groups/{group_name}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The group's id.
                 * @example 1402541206787
                 */
                group_name: components["schemas"]["Name"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        /** One group */
        get: operations["getGroup"];
        /** Create a group, or set its members */
        put: operations["putGroup"];
        post?: never;
        /** Forget a group */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/apps/{org}/{app}/users": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        /**
         * The users of a tenant
         * @description Those that were set and those that were seen as a target or a sender.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set the presence of many users at once */
        patch: operations["updateUsers"];
        trace?: never;
    };
    "/__mock/api/v1/apps/{org}/{app}/users/{username}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
                /**
                 * @description The user's name; upper and lower case are the same name.
                 * @example zw123
                 */
                username: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        /** One user */
        get: operations["getUser"];
        /** Create a user, or set its presence */
        put: operations["putUser"];
        post?: never;
        /**
         * Forget a user
         * @description In strict mode the service then answers 404 for it, otherwise `offline`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/clock": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The time of this session */
        get: operations["getClock"];
        put?: never;
        /**
         * Move the time of this session
         * @description Nobody has to wait: tokens end, presences change, rate windows pass at once. Delays of faults and of `Prefer: delay` are
         *     not shortened. A reset puts the clock back.
         */
        post: operations["moveClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** What of the contract was exercised */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/events": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as it happens
         * @description Server-sent events. The field `event` is the event's `type`, `id` its `id`, `data` the event as JSON. The first is always
         *     `hello`: its `missed` says that events between `Last-Event-ID` and now could not be replayed (another process, or too long
         *     ago), and that lists have to be fetched again. Events of up to 20 ms come together, with many subscribers of up to 250 ms.
         *     `presence`, `group`, `tokens` and `faults` tell how things are when the event is written: what changed since is in it
         *     already, and comes again with its own event. A subscriber that reads so slowly that what it has not read is dropped from the
         *     journal is disconnected.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/export": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * This session as a file
         * @description * `vitest`, `playwright`: a test that runs as it stands. It makes the recorded calls again, with what it takes to get the
         *       recorded replies, and expects the messages that came of them. With `subject` it calls what is under test instead.
         *     * `har`: every call as HAR 1.2.
         *     * `scenario`: what was answered, as a scenario of prepared replies. What people wrote is hidden unless `texts=kept`, names of
         *       users and groups are kept unless `names=hidden`.
         *     * `state`: users, groups, messages and time, a JSON object in each line, for `PUT /__mock/api/v1/state`.
         *
         *     No token is in any of them.
         */
        get: operations["exportSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/faults": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The faults that are active */
        get: operations["listFaults"];
        put?: never;
        /**
         * Make something go wrong
         * @description Faults are tried in order: those with `times` first, then those with `percent`, then the rest; older ones before newer
         *     ones. The first that is not a delay decides the reply; delays add up. A fault whose `times` are used up is gone.
         *
         *     A fault is an object, or a text in the words of the command line's `--fault`, such as `503 times=2`. Of a body that is not
         *     JSON it is the whole: `curl -d '503 times=2' …/faults`.
         */
        post: operations["createFault"];
        /** Stop all faults */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/faults/{id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The fault's id.
                 * @example f-1
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop one fault */
        delete: operations["deleteFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/info": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** What is running */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/messages": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The messages that the service took */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        /** Clear the messages, or those that match a query */
        delete: operations["clearMessages"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The message's id, or `latest`.
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * One message, by its id or the latest
         * @description `latest` may come with a query: the latest message that matches.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getControlSpec"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/query-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names that a query may use */
        get: operations["listQueryTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/requests": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** Every call of the service's paths */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /** Clear the journal, or the requests that match a query */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/requests/{id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The request's id, or `latest`.
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * One call, with headers, bodies and what the contract says about it
         * @description `latest` may come with a query: the latest request that matches.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/reset": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the seed
         * @description Brings this session back to what the configuration file says (or to nothing, without one). Messages go with `state`
         *     and with `journal`. The counters of ids and the random seed start again with `state`, so that the same calls give the same bytes.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/scenario": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The scenarios there are, and the one that is on */
        get: operations["getScenario"];
        /**
         * Begin a scenario
         * @description State, faults, clock and journal of this session begin again, as the scenario has them: one by its `name`, one that is sent
         *     along, or, with the name `null`, none: then the configuration counts alone. A scenario is written as the file is:
         *     `schema/emchat-scenario.schema.json` of the package describes it.
         */
        put: operations["playScenario"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/sends": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Every send in a line, whether the service took it or not
         * @description The messages that were taken, each with what became of its call, and among them the calls of sending operations that brought
         *     none. No more of each than a list shows, and therefore up to 10,000 at once. A query is one of requests; where it is one of
         *     messages too, it finds the messages that match as such, else the calls alone, whether they brought a message or not.
         */
        get: operations["listSends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sessions that exist */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example ci-7
                 */
                session: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a session and all that is in it
         * @description The session `default` cannot be dropped, only reset.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/spec": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract that is being served
         * @description The service's OpenAPI document as JSON, every `$ref` resolved, as it was last loaded without an error.
         */
        get: operations["getSpec"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/state": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take the state of a file
         * @description Users, groups, messages and time as `GET /__mock/api/v1/export?as=state` writes them, at most 64 MiB. What this session had
         *     before is gone; tokens and faults are those of the configuration and the scenario. A line that is wrong is named, and then the
         *     session is in its seed state.
         */
        put: operations["importState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /** The token table, without the tokens */
        get: operations["listTokens"];
        /**
         * Replace the token table
         * @description A token that is not in the table passes, unless the server is strict.
         */
        put: operations["putTokens"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/tokens/{label}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The token's label; `issued-1`, `issued-2`, … of those that were asked for.
                 * @example issued-1
                 */
                label: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Let a token expire, or be good again
         * @description The token itself stays what it is, so that tokens can be ended whose text nobody has: those that clients asked for at
         *     `POST /{org}/{app}/token`.
         */
        patch: operations["changeToken"];
        trace?: never;
    };
    "/__mock/api/v1/undo/{undo}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The id that clearing answered.
                 * @example undo-3
                 */
                undo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring back what was cleared
         * @description Possible until `undoUntil`, once, for the session's last clearing of messages and its last clearing of requests.
         */
        post: operations["undoClear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/verify": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Did it happen, and how often */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/api/v1/wait": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Wait until it happens
         * @description Answers as soon as `count` records match, those that are already there among them; 409 when the time is over.
         */
        get: operations["wait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive */
        get: operations["getLivez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters in Prometheus text format */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it take calls */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Body: {
            /**
             * @description How `text` is to be read.
             * @enum {string}
             */
            encoding: "utf-8" | "base64";
            /** @description The whole body, in bytes. */
            size: number;
            text: string;
            /** @description `text` holds only the beginning. */
            truncated: boolean;
        };
        /** @description Records were cleared. */
        ClearEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["ClearResult"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "clear";
        };
        ClearResult: {
            /** @description How many records are gone. */
            cleared: number;
            of: components["schemas"]["RecordKind"];
            /** @description What to give to `POST /__mock/api/v1/undo/{undo}`. */
            undo: string;
            undoUntil: components["schemas"]["Time"];
        };
        Clock: {
            now: components["schemas"]["Time"];
            /** @description By how much it was moved since the last reset, in milliseconds. */
            offset: number;
            /** @description Whether it stands until it is moved. */
            standing: boolean;
        };
        /** @description One of the two. */
        ClockMove: {
            /** @description `90s`, `1h`, `7d`, `1h 30m`, or milliseconds. */
            advance?: string | number;
            /** @description `2014-07-09T08:00:00Z`, or epoch milliseconds. */
            set?: string | number;
        };
        /** @description The configuration was loaded again, or could not be. */
        ConfigEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["ConfigInfo"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "config";
        };
        /** @description The configuration file. */
        ConfigInfo: {
            /** @description Why the file as it is now does not count; the last good one does. */
            error?: string;
            /** @description Its path; absent without one. */
            file?: string;
            loadedAt?: components["schemas"]["Time"];
        };
        /** @description The reply's body is announced as something else. */
        ContentTypeEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "content-type";
            /**
             * @description The `Content-Type` that is sent.
             * @default text/html
             */
            value?: string;
        };
        ContractFindings: {
            /** @description The named example that the reply is or stands for. */
            example?: string;
            requestViolations: components["schemas"]["Violation"][];
            /** @description The key of the declared response that the reply is, such as `200`; absent when none is declared. */
            response?: string;
            responseViolations: components["schemas"]["Violation"][];
        };
        Coverage: {
            operations: components["schemas"]["OperationCoverage"][];
            summary: components["schemas"]["CoverageSummary"];
        };
        CoverageCount: {
            hit: number;
            of: number;
        };
        CoverageSummary: {
            examples: components["schemas"]["CoverageCount"];
            operations: components["schemas"]["CoverageCount"];
            /** @description Of operations, responses and examples together. */
            percent: number;
            responses: components["schemas"]["CoverageCount"];
        };
        Difference: {
            /** @description What the record has instead. */
            got: string;
            /** @description The term that does not match. */
            term: string;
        };
        /** @description The body comes a few bytes at a time. */
        DripEffect: {
            /**
             * @description Bytes per piece.
             * @default 16
             */
            bytes?: number;
            /**
             * @description Milliseconds between pieces.
             * @default 100
             */
            every?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "drip";
        };
        /** @description The connection is closed without a byte. */
        EmptyEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "empty";
        };
        /**
         * @description An error in the service's envelope. It strikes the operations that declare the status; one that no operation declares,
         *     such as a gateway's 502, strikes all, and so does any where `match` names the operations.
         */
        ErrorEffect: {
            /** @description `error_description`. */
            description?: string;
            /** @description The error's identifier; the contract's first example of the status when it is left out. */
            error?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "error";
            /** @description `Retry-After` in seconds, for 429 and 503. */
            retryAfter?: number;
            status: number;
        };
        /** @description One event of the stream. `type` says which. */
        Event: components["schemas"]["HelloEvent"] | components["schemas"]["MessageEvent"] | components["schemas"]["RequestEvent"] | components["schemas"]["PresenceEvent"] | components["schemas"]["GroupEvent"] | components["schemas"]["TokensEvent"] | components["schemas"]["FaultsEvent"] | components["schemas"]["ClearEvent"] | components["schemas"]["UndoEvent"] | components["schemas"]["ResetEvent"] | components["schemas"]["SessionEvent"] | components["schemas"]["SpecEvent"] | components["schemas"]["ConfigEvent"] | components["schemas"]["StatsEvent"];
        /** @description Goes into `Last-Event-ID`; opaque. */
        EventId: string;
        /** @enum {string} */
        EventType: "message" | "request" | "presence" | "group" | "tokens" | "faults" | "clear" | "undo" | "reset" | "session" | "spec" | "config" | "stats";
        ExampleCoverage: {
            hits: number;
            name: string;
        };
        ExpectedCount: {
            max?: number;
            min?: number;
        };
        Fault: {
            createdAt: components["schemas"]["Time"];
            effect: components["schemas"]["FaultEffect"];
            /** @description How many calls it struck. */
            hits: number;
            id: string;
            match: components["schemas"]["FaultMatch"];
            name?: string;
            percent?: number;
            /** @description What is left of `times`. */
            remaining?: number;
            /**
             * @description Where it was set.
             * @enum {string}
             */
            source: "api" | "config" | "cli";
            times?: number;
        };
        /** @description What goes wrong. `kind` says which. */
        FaultEffect: components["schemas"]["LatencyEffect"] | components["schemas"]["ErrorEffect"] | components["schemas"]["ResultEffect"] | components["schemas"]["RateEffect"] | components["schemas"]["ResetEffect"] | components["schemas"]["EmptyEffect"] | components["schemas"]["TruncateEffect"] | components["schemas"]["MalformedEffect"] | components["schemas"]["DripEffect"] | components["schemas"]["ContentTypeEffect"] | components["schemas"]["ReplyEffect"];
        FaultInput: {
            effect: components["schemas"]["FaultEffect"];
            match?: components["schemas"]["FaultMatch"];
            /** @description A name for people. */
            name?: string;
            /** @description How many of a hundred calls, drawn from the seed; all when it is left out. */
            percent?: number;
            /** @description For how many calls; without end when it is left out. */
            times?: number;
        };
        /** @enum {string} */
        FaultKind: "latency" | "error" | "result" | "rate" | "reset" | "empty" | "truncate" | "malformed" | "drip" | "content-type" | "reply";
        FaultList: {
            faults: components["schemas"]["Fault"][];
        };
        /** @description Which calls are meant; all, where nothing is said. */
        FaultMatch: {
            app?: components["schemas"]["TenantPart"];
            operations?: ("getUserStatus" | "sendMessageToUser" | "sendMessageToGroup")[];
            org?: components["schemas"]["TenantPart"];
            target?: components["schemas"]["Name"];
            /** @description The label of a token of the table. */
            token?: string;
        };
        /** @description A fault was set, stopped or used up; hits alone send none. */
        FaultsEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["FaultList"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "faults";
        };
        /**
         * @description An effect (`503`, `503:ERROR`, `latency:200-400`, `result:404`, `rate:100/s`, `reset`, `empty`, `truncate:20`, `malformed`,
         *     `drip:16/100`, `content-type:text/html`), then options: `times=2`, `percent=10`, `op=OPERATION`, `org=`, `app=`,
         *     `target=`, `token=LABEL`, `retry-after=1`, separated by spaces.
         */
        FaultText: string;
        FaultUse: {
            /** @description The fault's id; `prefer` for one that came with the call. */
            id: string;
            kind: components["schemas"]["FaultKind"];
        };
        FieldError: {
            message: string;
            /** @description A JSON pointer into the body. */
            pointer: string;
        };
        Forgiveness: {
            /** @description What was put up with. */
            message: string;
            /** @description Its kind, as in the header `X-Mock-Forgiven`: `content-type`, `body`, `path`. */
            rule: string;
        };
        Group: {
            app: components["schemas"]["TenantPart"];
            id: string;
            /** @description It was set, here or in the configuration; otherwise it was only seen in calls. */
            known: boolean;
            /** @description Usernames in lower case. */
            members: string[];
            org: components["schemas"]["TenantPart"];
            /** @description Messages to this group that are kept. */
            received: number;
        };
        /** @description A group was set or forgotten. */
        GroupEvent: {
            at: components["schemas"]["Time"];
            data: {
                deleted: boolean;
                group: components["schemas"]["Group"];
            };
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "group";
        };
        GroupList: {
            groups: components["schemas"]["Group"][];
        };
        GroupUpdate: {
            members?: components["schemas"]["Name"][];
        };
        Header: {
            /** @description In lower case. */
            name: string;
            /** @description Secrets are replaced by `***`. */
            value: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "draining";
        };
        /** @description The first event of a stream. */
        HelloEvent: {
            at: components["schemas"]["Time"];
            data: {
                boot: string;
                lastSequence: components["schemas"]["Sequence"];
                /** @description Events were lost; fetch the lists again. */
                missed: boolean;
                session: components["schemas"]["SessionId"];
                version: string;
            };
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "hello";
        };
        ImportResult: {
            records: number;
        };
        Info: {
            /** @description Where other machines reach it, such as `http://192.168.1.20:4010`; none while it listens on the loopback. */
            addresses: string[];
            /** @description Names this process; another value means that it was restarted. */
            boot: string;
            config: components["schemas"]["ConfigInfo"];
            /** @description Whose replies this session gives, or in mode `proxy` by which replies are judged, as the form of `data` differs: `2014`, or `today`. It is missing when the contract that is served tells of no such era. */
            era?: string;
            host: string;
            /**
             * @description `proxy`: calls are forwarded to `upstream`.
             * @enum {string}
             */
            mode: "mock" | "proxy";
            now: components["schemas"]["Time"];
            port: number;
            /** @description What random values grow from. */
            seed: number;
            session: components["schemas"]["SessionId"];
            spec: components["schemas"]["SpecInfo"];
            startedAt: components["schemas"]["Time"];
            stats: components["schemas"]["Stats"];
            /** @description JSON content type required; users, groups and tokens must be known. */
            strict: boolean;
            tenant: components["schemas"]["TenantName"];
            /** @description In mode `proxy`, where calls go. */
            upstream?: string;
            /** @description Where the server listens, without a slash at its end. */
            url: string;
            /** @description The mock server's version. */
            version: string;
        };
        /** @description The reply comes later, by `min` to `max` milliseconds. With `min` alone it is always that. */
        LatencyEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "latency";
            /** @description In milliseconds. */
            max?: number;
            /** @description In milliseconds. */
            min: number;
        };
        /** @description The body is not JSON, though the content type says so. */
        MalformedEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "malformed";
        };
        /** @description A message that the service took. */
        Message: {
            app: components["schemas"]["TenantPart"];
            at: components["schemas"]["Time"];
            /** @description `ext` as it was sent. */
            ext?: {
                [key: string]: unknown;
            };
            /** @description The sender; `admin` where the caller left it out. */
            from: string;
            /** @description The message's id. */
            id: string;
            message: components["schemas"]["MessageBody"];
            org: components["schemas"]["TenantPart"];
            /** @description The call that brought it. */
            requestId: string;
            /** @description The caller's `X-Mock-Run`. */
            run?: string;
            sequence: components["schemas"]["Sequence"];
            /** @description One line that stands for the message in a list: its text, its file's name, its place. */
            text: string;
            to: components["schemas"]["MessageTarget"];
            /** @description The label of the token that was used, when the table has it. */
            token?: string;
            type: components["schemas"]["MessageType"];
        };
        /** @description `msg` as it was sent; the contract's `Message`. */
        MessageBody: {
            type: components["schemas"]["MessageType"];
        } & {
            [key: string]: unknown;
        };
        /** @description A message was taken. */
        MessageEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["Message"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message";
        };
        MessageList: {
            /** @description How many fell out of the ring. */
            dropped: number;
            limit: number;
            /** @description How many of them the query asks for. */
            matched: number;
            messages: components["schemas"]["Message"][];
            start: number;
            /** @description How many are kept. */
            total: number;
        };
        MessageTarget: {
            /** @description A word of the contract: `user`, `group`, or another. */
            kind: string;
            /** @description The username in lower case, the group's id, or another name as it was asked for. */
            name: string;
        };
        /** @enum {string} */
        MessageType: "text" | "txt" | "img" | "audio" | "loc" | "video" | "file" | "cmd" | "custom";
        /** @description A duration in milliseconds, with fractions. */
        Milliseconds: number;
        /** @description A username, or a group's id. */
        Name: string;
        /** @description The operation that an unmatched call came closest to. */
        NearestOperation: {
            /**
             * @description What is different.
             * @example the method is POST, this operation has GET
             */
            difference: string;
            method: string;
            operationId: string;
            /** @description The path template. */
            path: string;
        };
        /** @description A record that matches some terms of the query. */
        NearMiss: {
            differences: components["schemas"]["Difference"][];
            id: string;
            /** @description How many terms it matches. */
            matched: number;
            /** @description How many terms there are. */
            of: number;
            sequence: components["schemas"]["Sequence"];
        };
        /** @description An OpenAPI document. */
        OpenApiDocument: {
            [key: string]: unknown;
        };
        OperationCoverage: {
            hits: number;
            method: string;
            operationId: string;
            /** @description The path template. */
            path: string;
            /** @description Bodies of this form: the named example of each message type. */
            requestExamples: components["schemas"]["ExampleCoverage"][];
            responses: components["schemas"]["ResponseCoverage"][];
        };
        /**
         * @description `answered`: the service did what was asked; `refused`: it said no, in its envelope; `unmatched`: no such path or method;
         *     `faulted`: a fault decided the reply; `preferred`: the caller's `Prefer` did; `cut`: the connection ended without a whole
         *     reply; `proxied`: the upstream answered.
         * @enum {string}
         */
        Outcome: "answered" | "refused" | "unmatched" | "faulted" | "preferred" | "cut" | "proxied";
        /** @description Where in a query a mistake is, in UTF-16 code units. */
        Position: {
            length: number;
            offset: number;
        };
        Preference: {
            applied: boolean;
            /** @description `code`, `example`, `dynamic`, `seed`, `delay`, `fault`, or one that is not known. */
            name: string;
            value: string;
        };
        /** @enum {string} */
        Presence: "online" | "offline";
        /** @description A user was set or forgotten, or its presence changed. */
        PresenceEvent: {
            at: components["schemas"]["Time"];
            data: {
                deleted: boolean;
                user: components["schemas"]["User"];
            };
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "presence";
        };
        /** @description Problem details, RFC 9457. */
        Problem: {
            /** @description What was wrong, where, and what to do. */
            detail: string;
            /** @description Every mistake of a body, when it is one. */
            errors?: components["schemas"]["FieldError"][];
            position?: components["schemas"]["Position"];
            /** @description The HTTP status. */
            status: number;
            /** @description What kind of problem. */
            title: string;
            /** @description Where cause and cure stand, one place for each status. */
            type: string;
        };
        QueryToken: {
            example: string;
            /** @description What stands before the colon. */
            name: string;
            /** @description The lists that it can search. */
            of: components["schemas"]["RecordKind"][];
            summary: string;
            /** @description The values it may have, when they are few. */
            values?: string[];
        };
        QueryTokenList: {
            tokens: components["schemas"]["QueryToken"][];
        };
        /** @description Calls above the limit are answered 429 with `Retry-After`, counted per tenant. */
        RateEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "rate";
            limit: number;
            /** @enum {string} */
            per: "second" | "minute";
        };
        ReceivedRequest: {
            body: components["schemas"]["Body"];
            headers: components["schemas"]["Header"][];
            httpVersion: string;
        };
        /**
         * @description Messages, or requests.
         * @default messages
         * @enum {string}
         */
        RecordKind: "messages" | "requests";
        /** @description A reply that is prepared. It is given in the service's place, whatever the call is worth. */
        ReplyEffect: {
            /** @description Any JSON; no body when it is left out. */
            body?: unknown;
            /** @description By lower-case name, beside a content type of JSON. Not those of the connection. */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reply";
            status: number;
        };
        /** @description A call was answered, refused or cut. */
        RequestEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["RequestSummary"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "request";
        };
        RequestList: {
            /** @description How many fell out of the ring. */
            dropped: number;
            limit: number;
            /** @description How many of them the query asks for. */
            matched: number;
            requests: components["schemas"]["RequestSummary"][];
            start: number;
            /** @description How many are kept. */
            total: number;
        };
        /** @description A call with all that is known about it. */
        RequestRecord: components["schemas"]["RequestSummary"] & {
            contract: components["schemas"]["ContractFindings"];
            /** @description What `--strict` would have refused. */
            forgiven: components["schemas"]["Forgiveness"][];
            nearest?: components["schemas"]["NearestOperation"];
            /** @description Decoded, by name. */
            pathParameters: {
                [key: string]: string;
            };
            /** @description The caller's `Prefer`. */
            preferences: components["schemas"]["Preference"][];
            request: components["schemas"]["ReceivedRequest"];
            response?: components["schemas"]["SentResponse"];
            timing: components["schemas"]["Timing"];
        };
        /** @description A call, without headers and bodies. */
        RequestSummary: {
            app?: string;
            at: components["schemas"]["Time"];
            duration: components["schemas"]["Milliseconds"];
            /** @description The reply's error identifier. */
            error?: string;
            /** @description The faults that took part. */
            faults: components["schemas"]["FaultUse"][];
            /** @description The `Host` header. */
            host: string;
            /** @description The call's id, which the reply carried as `X-Mock-Request`. */
            id: string;
            /** @description The ids of the messages that were taken. */
            messages: string[];
            method: string;
            /** @description The operation of the contract; absent when no path fits. */
            operationId?: string;
            org?: string;
            outcome: components["schemas"]["Outcome"];
            /** @description The first rule of the contract that the request broke, in words. */
            reason?: string;
            /** @description Of the body, in bytes. */
            requestSize: number;
            /** @description Of the body, in bytes. */
            responseSize: number;
            /** @description The caller's `X-Mock-Run`. */
            run?: string;
            send?: components["schemas"]["SendSummary"];
            sequence: components["schemas"]["Sequence"];
            /** @description The reply's status; absent when the connection was cut before one. */
            status?: number;
            /** @description Path and query as they were sent, cut at 2,048 characters. */
            target: string;
            to?: components["schemas"]["MessageTarget"];
            /** @description The label of the token that was used, when the table has it. */
            token?: string;
            /** @description How many rules of the contract were broken, by the request and by the reply. */
            violations: number;
        };
        /** @description The connection is reset (RST) instead of a reply. */
        ResetEffect: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reset";
        };
        /** @description The session is back at its seed. */
        ResetEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["ResetResult"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reset";
        };
        ResetResult: {
            reset: components["schemas"]["ResetScope"][];
        };
        /**
         * @description `state`: users, groups, tokens and rate windows; `journal`: messages and requests; `faults`; `coverage`.
         * @enum {string}
         */
        ResetScope: "state" | "journal" | "faults" | "coverage";
        ResponseCoverage: {
            examples: components["schemas"]["ExampleCoverage"][];
            hits: number;
            /** @description The response's key in the contract. */
            status: string;
        };
        /** @description A reply of status 200 in which the target failed. */
        ResultEffect: {
            /** @description `result_code`. */
            code: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "result";
            /** @description `result_content.result`. */
            result?: string;
        };
        /** @description One of the two. */
        ScenarioChoice: {
            name?: string | null;
            scenario?: {
                [key: string]: unknown;
            };
        };
        ScenarioInfo: {
            description?: string;
            /** @description Where it was read from. */
            file?: string;
            name: string;
        };
        ScenarioState: {
            /** @description The name of the one that is on; `null` for none. One that was sent along without a name is called `unnamed`. */
            current: string | null;
            scenarios: components["schemas"]["ScenarioInfo"][];
        };
        /** @description A message that was taken, or a call that was to bring one and did not. */
        Send: {
            at: components["schemas"]["Time"];
            call?: components["schemas"]["SendCall"];
            /** @description The sender; absent when the call that was not taken does not tell. */
            from?: string;
            /** @description The message; absent when none was taken. */
            messageId?: string;
            /** @description The call. */
            requestId: string;
            sequence: components["schemas"]["Sequence"];
            /** @description One line that stands for what was sent; empty when nothing does. */
            text: string;
            to?: components["schemas"]["MessageTarget"];
            /** @description The message's type; of a call that was not taken what it said. */
            type?: string;
        };
        /** @description What became of the call; absent while it lasts, and when it is no longer kept. */
        SendCall: {
            duration: components["schemas"]["Milliseconds"];
            /** @description The reply's error identifier. */
            error?: string;
            /** @description How many faults took part. */
            faults: number;
            outcome: components["schemas"]["Outcome"];
            /** @description The first rule of the contract that the request broke, in words. */
            reason?: string;
            /** @description The reply's status; absent when the connection was cut before one. */
            status?: number;
            /** @description How many rules of the contract were broken, by the request and by the reply. */
            violations: number;
        };
        SendList: {
            limit: number;
            /** @description How many sends the query asks for. */
            matched: number;
            sends: components["schemas"]["Send"][];
            start: number;
        };
        /** @description What a send wanted to say, also when it was refused; absent when the body could not be read. */
        SendSummary: {
            from?: string;
            text: string;
            type?: string;
        };
        SentResponse: {
            body: components["schemas"]["Body"];
            headers: components["schemas"]["Header"][];
        };
        /** @description Counts the records of the session, messages and requests together. It never repeats and survives a clearing. */
        Sequence: number;
        /** @description A session is gone. Told to the listeners of the session `default`. */
        SessionEvent: {
            at: components["schemas"]["Time"];
            data: {
                /**
                 * @description `evicted`: it was idle and made room for another.
                 * @enum {string}
                 */
                reason: "evicted" | "deleted";
                session: components["schemas"]["SessionId"];
            };
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "session";
        };
        /** @description A session's id. */
        SessionId: string;
        SessionInfo: {
            createdAt: components["schemas"]["Time"];
            faults: number;
            id: components["schemas"]["SessionId"];
            messages: number;
            requests: number;
            usedAt: components["schemas"]["Time"];
        };
        SessionList: {
            /** @description How many idle ones made room for others. */
            evicted: number;
            /** @description How many there may be. */
            limit: number;
            sessions: components["schemas"]["SessionInfo"][];
        };
        /** @description The contract was loaded again, or could not be. */
        SpecEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["SpecInfo"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "spec";
        };
        /** @description The contract that is being served. */
        SpecInfo: {
            /** @description Why the file as it is now is not being served; the last good one is. */
            error?: string;
            /** @description The file it was read from, when it is not the package's own. */
            file?: string;
            /** @description Of the document; another value means that it changed. */
            hash: string;
            loadedAt: components["schemas"]["Time"];
            title: string;
            version: string;
            /** @description What the check of the document found at start. */
            warnings: string[];
        };
        /** @description Counts of this session. */
        Stats: {
            /** @description Active faults. */
            faults: number;
            lastSequence: components["schemas"]["Sequence"];
            /** @description Messages that are kept. */
            messages: number;
            /** @description Messages that fell out of the ring, oldest first. */
            messagesDropped: number;
            /** @description Kept calls that were to send a message of which none was taken. */
            refusedSends: number;
            /** @description Requests that are kept. */
            requests: number;
            /** @description Requests that fell out of the ring, oldest first. */
            requestsDropped: number;
            /** @description Open event streams. */
            subscribers: number;
        };
        /** @description The counts changed; at most one a second. */
        StatsEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["Stats"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stats";
        };
        Tenant: {
            app: components["schemas"]["TenantPart"];
            groups: number;
            messages: number;
            org: components["schemas"]["TenantPart"];
            users: number;
        };
        TenantList: {
            tenants: components["schemas"]["Tenant"][];
        };
        /** @description The tenant for samples: the first of the configuration, or the source document's. */
        TenantName: {
            app: components["schemas"]["TenantPart"];
            org: components["schemas"]["TenantPart"];
        };
        /** @description An organisation or an application. */
        TenantPart: string;
        /** @description Milliseconds since 1970-01-01 UTC. */
        Time: number;
        /** @description Where the time went. */
        Timing: {
            answer: components["schemas"]["Milliseconds"];
            delay?: components["schemas"]["Milliseconds"];
            receive: components["schemas"]["Milliseconds"];
            send: components["schemas"]["Milliseconds"];
        };
        /** @description A row of the token table. The token itself never comes back. */
        Token: {
            app?: components["schemas"]["TenantPart"];
            expiresAt?: components["schemas"]["Time"];
            /** @description The name that stands for the token everywhere. */
            label: string;
            org?: components["schemas"]["TenantPart"];
            state: components["schemas"]["TokenState"];
        };
        TokenChange: {
            state: components["schemas"]["TokenState"];
        };
        TokenInput: {
            app?: components["schemas"]["TenantPart"];
            expiresAt?: components["schemas"]["Time"];
            label: string;
            org?: components["schemas"]["TenantPart"];
            state?: components["schemas"]["TokenState"];
            /** @description The token as callers send it after `Bearer`. */
            token: string;
        };
        TokenList: {
            /** @description A token that is not in the table is refused. */
            strict: boolean;
            tokens: components["schemas"]["Token"][];
        };
        /** @description The token table was replaced. */
        TokensEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["TokenList"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "tokens";
        };
        /**
         * @description `valid`; `expired`: 401 `expired_token`; `revoked`: 401 `auth_bad_access_token`; `unprivileged`: 401 `unauthorized`, a good
         *     token without the role.
         * @enum {string}
         */
        TokenState: "valid" | "expired" | "revoked" | "unprivileged";
        TokensUpdate: {
            tokens: components["schemas"]["TokenInput"][];
        };
        /** @description The body ends early, though `Content-Length` promised all of it. */
        TruncateEffect: {
            /** @description How many bytes of the body are sent; half of them when it is left out. */
            bytes?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "truncate";
        };
        /** @description Cleared records are back. */
        UndoEvent: {
            at: components["schemas"]["Time"];
            data: components["schemas"]["UndoResult"];
            id: components["schemas"]["EventId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "undo";
        };
        UndoResult: {
            of: components["schemas"]["RecordKind"];
            restored: number;
        };
        User: {
            app: components["schemas"]["TenantPart"];
            askedAt?: components["schemas"]["Time"];
            /** @description It was set, here or in the configuration; otherwise it was only seen in calls. */
            known: boolean;
            org: components["schemas"]["TenantPart"];
            /** @description Messages to this user that are kept. */
            received: number;
            /** @description Messages from this user that are kept. */
            sent: number;
            status: components["schemas"]["Presence"];
            /** @description In lower case. */
            username: string;
        };
        UserList: {
            users: components["schemas"]["User"][];
        };
        UsersUpdate: {
            users: {
                status: components["schemas"]["Presence"];
                username: components["schemas"]["Name"];
            }[];
        };
        UserUpdate: {
            status: components["schemas"]["Presence"];
        };
        /** @description `count` is exact; `min` and `max` are a range. Without any of them: at least one. */
        VerifyInput: {
            count?: number;
            max?: number;
            min?: number;
            of?: components["schemas"]["RecordKind"];
            query?: string;
            since?: components["schemas"]["Sequence"];
        };
        VerifyResult: {
            /** @description How many match. */
            count: number;
            expected: components["schemas"]["ExpectedCount"];
            /** @description The newest of those that match, 50 at most; fewer where they are large. */
            matches: (components["schemas"]["Message"] | components["schemas"]["RequestSummary"])[];
            /** @description When it failed for want of records: the closest others, 5 at most. */
            nearMisses: components["schemas"]["NearMiss"][];
            of: components["schemas"]["RecordKind"];
            passed: boolean;
            query: string;
            /** @description A sentence for a test's output. */
            summary: string;
        };
        /** @description One broken rule of the contract. */
        Violation: {
            /** @description What the contract asks for. */
            expected: string;
            /** @description What was there, shortened; never a secret. */
            got: string;
            /** @description What to do about it. */
            hint?: string;
            /** @enum {string} */
            in: "path" | "query" | "header" | "cookie" | "body";
            /** @description The sentence that the service's reply has. */
            message: string;
            /** @description Where: a JSON pointer into a body, or `/name` of a parameter or a header. */
            pointer: string;
        };
    };
    responses: {
        /** @description A parameter or the body is wrong. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Cleared; it can be undone for a while. */
        Cleared: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "of": "messages",
                 *       "cleared": 12,
                 *       "undo": "undo-3",
                 *       "undoUntil": 1404932229220
                 *     }
                 */
                "application/json": components["schemas"]["ClearResult"];
            };
        };
        /** @description The caller is a page of another origin, or came by a foreign host name. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-403",
                 *       "title": "Not from this page",
                 *       "status": 403,
                 *       "detail": "Origin http://evil.example may not change the mock; call it from its own page, or without an Origin header"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no room for another session, for more users, groups, tokens or faults, or for the body. */
        NoRoom: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-503",
                 *       "title": "No room",
                 *       "status": 503,
                 *       "detail": "there is no room for another session: 1000 sessions exist, and every session was used within the last minute"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-404",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "no message m-99; ids are listed by GET /__mock/api/v1/messages"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than this API reads. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-413",
                 *       "title": "Body too large",
                 *       "status": 413,
                 *       "detail": "the body has more than 1048576 bytes"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There are as many as there may be. */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-409",
                 *       "title": "Too many faults",
                 *       "status": 409,
                 *       "detail": "100 faults are active; stop one first"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description As many callers are waiting or listening as may be, or there is no room for another session. */
        TooManyWaiting: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://emchat.github.io/emchat/help/errors/#control-503",
                 *       "title": "Too many waiting",
                 *       "status": 503,
                 *       "detail": "256 callers are waiting; try again when one has left"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The application's name.
         * @example chatdemoui
         */
        App: components["schemas"]["TenantPart"];
        /**
         * @description How many records to give at most.
         * @example 50
         */
        Limit: number;
        /**
         * @description The organisation's id.
         * @example easemob-demo
         */
        Org: components["schemas"]["TenantPart"];
        /**
         * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
         * @example to:zw123 type:text -draft
         */
        Query: string;
        /**
         * @description The session that is meant; `default` when it is left out.
         * @example ci-7
         */
        Session: components["schemas"]["SessionId"];
        /**
         * @description Only records with a `sequence` above this one.
         * @example 17
         */
        Since: number;
        /**
         * @description How many records to pass over.
         * @example 0
         */
        Start: number;
        /**
         * @description Only records with a `sequence` of at most this one.
         * @example 99
         */
        Until: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTenants: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By organisation and application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenants": [
                     *         {
                     *           "org": "easemob-demo",
                     *           "app": "chatdemoui",
                     *           "users": 3,
                     *           "groups": 1,
                     *           "messages": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TenantList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The group's id.
                 * @example 1402541206787
                 */
                group_name: components["schemas"]["Name"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    putGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The group's id.
                 * @example 1402541206787
                 */
                group_name: components["schemas"]["Name"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "members": [
                 *         "zw123",
                 *         "alice"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GroupUpdate"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "org": "easemob-demo",
                     *       "app": "chatdemoui",
                     *       "id": "1402541206787",
                     *       "members": [
                     *         "zw123",
                     *         "alice"
                     *       ],
                     *       "known": true,
                     *       "received": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The group's id.
                 * @example 1402541206787
                 */
                group_name: components["schemas"]["Name"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    updateUsers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "users": [
                 *         {
                 *           "username": "zw123",
                 *           "status": "online"
                 *         },
                 *         {
                 *           "username": "alice",
                 *           "status": "offline"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UsersUpdate"];
            };
        };
        responses: {
            /** @description The users of the tenant as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
                /**
                 * @description The user's name; upper and lower case are the same name.
                 * @example zw123
                 */
                username: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
                /**
                 * @description The user's name; upper and lower case are the same name.
                 * @example zw123
                 */
                username: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "online"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The user as it is now. `GET …/status` of the service says the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "org": "easemob-demo",
                     *       "app": "chatdemoui",
                     *       "username": "zw123",
                     *       "status": "online",
                     *       "known": true,
                     *       "received": 2,
                     *       "sent": 0
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The application's name.
                 * @example chatdemoui
                 */
                app: components["parameters"]["App"];
                /**
                 * @description The organisation's id.
                 * @example easemob-demo
                 */
                org: components["parameters"]["Org"];
                /**
                 * @description The user's name; upper and lower case are the same name.
                 * @example zw123
                 */
                username: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time as calls see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": 1404892800000,
                     *       "standing": true,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockMove"];
            };
        };
        responses: {
            /** @description It is that late now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": 1404896400000,
                     *       "standing": true,
                     *       "offset": 3600000
                     *     }
                     */
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /**
                 * @description The form of the report.
                 * @example json
                 */
                format?: "json" | "markdown" | "junit";
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Operations, their responses and their named examples, with hits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                    "application/xml": string;
                    "text/markdown": string;
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /**
                 * @description The same, for a page that opens a new EventSource.
                 * @example k3v9x2-17
                 */
                lastEventId?: string;
                /**
                 * @description The same as `X-Mock-Session`, because an EventSource sends no headers.
                 * @example ci-7
                 */
                session?: components["schemas"]["SessionId"];
                /**
                 * @description Only these types, separated by commas; all when it is left out. `hello` always comes.
                 * @example [
                 *       "message",
                 *       "presence"
                 *     ]
                 */
                types?: components["schemas"]["EventType"][];
            };
            header?: {
                /**
                 * @description The id of the last event that was seen; what came after it is replayed.
                 * @example k3v9x2-17
                 */
                "Last-Event-ID"?: string;
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream; each `data` is one Event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["TooManyWaiting"];
        };
    };
    exportSession: {
        parameters: {
            query: {
                /**
                 * @description What the file is to be.
                 * @example vitest
                 */
                as: "vitest" | "playwright" | "har" | "scenario" | "state";
                /**
                 * @description Whether a scenario keeps the names of users and groups.
                 * @example kept
                 */
                names?: "hidden" | "kept";
                /**
                 * @description What is under test; `./src/notify.ts#notify` for Vitest, the address of a page for Playwright.
                 * @example ./src/notify.ts#notify
                 */
                subject?: string;
                /**
                 * @description Whether a scenario keeps what people wrote.
                 * @example hidden
                 */
                texts?: "hidden" | "kept";
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/x-ndjson": string;
                    "application/yaml": string;
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they are tried. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    createFault: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultInput"] | components["schemas"]["FaultText"];
            };
        };
        responses: {
            /** @description It is active from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "f-1",
                     *       "effect": {
                     *         "kind": "error",
                     *         "status": 503,
                     *         "retryAfter": 1
                     *       },
                     *       "match": {},
                     *       "times": 2,
                     *       "remaining": 2,
                     *       "hits": 0,
                     *       "source": "api",
                     *       "createdAt": 1404932199220
                     *     }
                     */
                    "application/json": components["schemas"]["Fault"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["TooMany"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is active. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    deleteFault: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The fault's id.
                 * @example f-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is stopped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    getInfo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server, its contract, its mode and this session's counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "boot": "k3v9x2",
                     *       "startedAt": 1404932190000,
                     *       "now": 1404932199220,
                     *       "url": "http://127.0.0.1:4010",
                     *       "addresses": [],
                     *       "host": "127.0.0.1",
                     *       "port": 4010,
                     *       "mode": "mock",
                     *       "strict": false,
                     *       "era": "2014",
                     *       "seed": 1,
                     *       "session": "default",
                     *       "tenant": {
                     *         "org": "easemob-demo",
                     *         "app": "chatdemoui"
                     *       },
                     *       "spec": {
                     *         "title": "Easemob (emchat) chat messages and presence",
                     *         "version": "0.1.0",
                     *         "hash": "4f5d1c0a",
                     *         "loadedAt": 1404932190000,
                     *         "warnings": []
                     *       },
                     *       "config": {},
                     *       "stats": {
                     *         "messages": 2,
                     *         "messagesDropped": 0,
                     *         "refusedSends": 0,
                     *         "requests": 5,
                     *         "requestsDropped": 0,
                     *         "faults": 0,
                     *         "subscribers": 1,
                     *         "lastSequence": 5
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Info"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /**
                 * @description How many records to give at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` above this one.
                 * @example 17
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How many records to pass over.
                 * @example 0
                 */
                start?: components["parameters"]["Start"];
                /**
                 * @description Only records with a `sequence` of at most this one.
                 * @example 99
                 */
                until?: components["parameters"]["Until"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    clearMessages: {
        parameters: {
            query?: {
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` of at most this one.
                 * @example 99
                 */
                until?: components["parameters"]["Until"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Cleared"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    getMessage: {
        parameters: {
            query?: {
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The message's id, or `latest`.
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    getControlSpec: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The control API's OpenAPI document as JSON. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    listQueryTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For completion and for help. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokens": [
                     *         {
                     *           "name": "from",
                     *           "of": [
                     *             "messages",
                     *             "requests"
                     *           ],
                     *           "summary": "The sender's username, without case.",
                     *           "example": "from:alice"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["QueryTokenList"];
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description How many records to give at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` above this one.
                 * @example 17
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How many records to pass over.
                 * @example 0
                 */
                start?: components["parameters"]["Start"];
                /**
                 * @description Only records with a `sequence` of at most this one.
                 * @example 99
                 */
                until?: components["parameters"]["Until"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without headers and bodies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    clearRequests: {
        parameters: {
            query?: {
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` of at most this one.
                 * @example 99
                 */
                until?: components["parameters"]["Until"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Cleared"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    getRequest: {
        parameters: {
            query?: {
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The request's id, or `latest`.
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /**
                 * @description What to reset, separated by commas; everything when it is left out.
                 * @example [
                 *       "journal",
                 *       "faults"
                 *     ]
                 */
                scope?: components["schemas"]["ResetScope"][];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reset": [
                     *         "state",
                     *         "journal",
                     *         "faults",
                     *         "coverage"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResetResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    getScenario: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were named at the start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "current": "busy",
                     *       "scenarios": [
                     *         {
                     *           "name": "quiet",
                     *           "description": "Nobody is online."
                     *         },
                     *         {
                     *           "name": "busy",
                     *           "file": "scenarios/busy.yaml"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScenarioState"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    playScenario: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        responses: {
            /** @description It is on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "current": "busy",
                     *       "scenarios": [
                     *         {
                     *           "name": "quiet"
                     *         },
                     *         {
                     *           "name": "busy"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScenarioState"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    listSends: {
        parameters: {
            query?: {
                /**
                 * @description How many sends to give at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` above this one.
                 * @example 17
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How many records to pass over.
                 * @example 0
                 */
                start?: components["parameters"]["Start"];
                /**
                 * @description Only records with a `sequence` of at most this one.
                 * @example 99
                 */
                until?: components["parameters"]["Until"];
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session `default` first, then the last used first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "limit": 1000,
                     *       "evicted": 0,
                     *       "sessions": [
                     *         {
                     *           "id": "default",
                     *           "createdAt": 1404932190000,
                     *           "usedAt": 1404932199220,
                     *           "messages": 2,
                     *           "requests": 5,
                     *           "faults": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example ci-7
                 */
                session: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dropped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getSpec: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    importState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"kind":"user","org":"easemob-demo","app":"chatdemoui","username":"zw123","status":"online"} */
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description How many records were taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "records": 12
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were put. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "strict": false,
                     *       "tokens": [
                     *         {
                     *           "label": "ci",
                     *           "state": "valid",
                     *           "org": "easemob-demo"
                     *         },
                     *         {
                     *           "label": "old",
                     *           "state": "expired"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["NoRoom"];
        };
    };
    putTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tokens": [
                 *         {
                 *           "label": "ci",
                 *           "token": "an-example-of-a-token",
                 *           "state": "valid",
                 *           "org": "easemob-demo"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TokensUpdate"];
            };
        };
        responses: {
            /** @description The table as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    changeToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The token's label; `issued-1`, `issued-2`, … of those that were asked for.
                 * @example issued-1
                 */
                label: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "expired"
                 *     }
                 */
                "application/json": components["schemas"]["TokenChange"];
            };
        };
        responses: {
            /** @description The table as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    undoClear: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The id that clearing answered.
                 * @example undo-3
                 */
                undo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "of": "messages",
                     *       "restored": 12
                     *     }
                     */
                    "application/json": components["schemas"]["UndoResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["NoRoom"];
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyInput"];
            };
        };
        responses: {
            /** @description As expected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description Not as expected; the near misses say what was different. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passed": false,
                     *       "of": "messages",
                     *       "query": "to:zw123 from:alice",
                     *       "expected": {
                     *         "min": 1
                     *       },
                     *       "count": 0,
                     *       "summary": "expected at least 1 message that matches to:zw123 from:alice, found none",
                     *       "matches": [],
                     *       "nearMisses": [
                     *         {
                     *           "id": "m-1",
                     *           "sequence": 1,
                     *           "matched": 1,
                     *           "of": 2,
                     *           "differences": [
                     *             {
                     *               "term": "from:alice",
                     *               "got": "admin"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["VerifyResult"];
                };
            };
            413: components["responses"]["TooLarge"];
            503: components["responses"]["NoRoom"];
        };
    };
    wait: {
        parameters: {
            query?: {
                /**
                 * @description How many records have to match.
                 * @example 1
                 */
                count?: number;
                /**
                 * @description What to look at.
                 * @example messages
                 */
                of?: components["schemas"]["RecordKind"];
                /**
                 * @description Which records: words, `"exact words"`, `name:value`, `-` to exclude. All when it is left out.
                 * @example to:zw123 type:text -draft
                 */
                query?: components["parameters"]["Query"];
                /**
                 * @description Only records with a `sequence` above this one.
                 * @example 17
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How long to wait, in milliseconds.
                 * @example 5000
                 */
                timeout?: number;
            };
            header?: {
                /**
                 * @description The session that is meant; `default` when it is left out.
                 * @example ci-7
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It happened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description It did not happen in time; the near misses say what was different. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyResult"];
                };
            };
            503: components["responses"]["TooManyWaiting"];
        };
    };
    getLivez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of all sessions together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP emchat_mock_requests_total Calls of the service's paths.
                     *     # TYPE emchat_mock_requests_total counter
                     *     emchat_mock_requests_total{operation="getUserStatus",status="200"} 3
                     */
                    "text/plain": string;
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract is compiled and the port is open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description It is stopping. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "draining"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
}
