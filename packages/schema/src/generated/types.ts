// The contract as TypeScript types.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

export interface paths {
    "/{org}/{app}/groups/{group_name}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /**
                 * @description The group's **id**, whatever the parameter's name says: a number of 13 to 16 digits in the service's own samples.
                 *     Older groups have a client-made name, so letters, `_`, `-` and `.` are accepted too.
                 */
                group_name: components["parameters"]["group_name"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to a group
         * @description Sends one message to every member of one group chat. The body is the same as for a user.
         *
         *     The reply has one result for the group. Its `result_code` is 200 when the service took the message; any other value
         *     means that it did not, even though the HTTP status is 200.
         *
         *     Permission: administrator of the application or of the organisation.
         */
        post: operations["sendMessageToGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{org}/{app}/users/{username}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
                /**
                 * @description The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper
                 *     and lower case are the same name. A name of dots alone cannot be written in a path and is refused.
                 */
                username: components["parameters"]["username"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to a user
         * @description Sends one message to one user, who sees it in a chat with `from`, or with `admin` where `from` is left out.
         *
         *     The reply has one result for the user. Its `result_code` is 200 when the service took the message; any other value
         *     means that it did not, even though the HTTP status is 200.
         *
         *     Permission: administrator of the application or of the organisation.
         */
        post: operations["sendMessageToUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{org}/{app}/users/{username}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
                /**
                 * @description The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper
                 *     and lower case are the same name. A name of dots alone cannot be written in a path and is refused.
                 */
                username: components["parameters"]["username"];
            };
            cookie?: never;
        };
        /**
         * Ask whether a user is online
         * @description Tells whether one user has a long connection to the service now. With several devices, one connected device is enough
         *     to be `online`; a user whose process was killed or whose network is gone is `offline`.
         *
         *     Permission: administrator of the application or of the organisation.
         */
        get: operations["getUserStatus"];
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
        /** @description What was done: the verb, in lower case. */
        Action: string;
        /** @description The application's id, a UUID. */
        ApplicationId: string;
        /** @description The application of the path. */
        ApplicationName: string;
        /** @description A voice message that was uploaded before. */
        AudioMessage: {
            file_length?: components["schemas"]["FileLength"];
            filename?: components["schemas"]["FileName"];
            length?: components["schemas"]["PlayingTime"];
            secret?: components["schemas"]["FileSecret"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "audio";
            url: components["schemas"]["FileUrl"];
        };
        /** @description A command to the receiving application, which shows nothing to its user. Later than the source document. */
        CommandMessage: {
            /** @description What to do. */
            action: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cmd";
        };
        Count: number;
        /** @description An event of the application's own. Later than the source document. */
        CustomMessage: {
            /** @description The event's name. */
            customEvent?: string;
            /** @description At most 16 texts by name. */
            customExts?: {
                [key: string]: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "custom";
        };
        /** @description The service took the message. The source document shows no target here. */
        DeliveredResult: {
            /** @enum {integer} */
            result_code: 200;
            result_content: {
                /** @enum {string} */
                result: "ok";
            } & {
                [key: string]: unknown;
            };
            target_name?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description How long the service took, in milliseconds. */
        Duration: number;
        /** @description Empty for these calls. */
        Entities: {
            [key: string]: unknown;
        }[];
        /** @description The envelope of an error. */
        ErrorReply: {
            duration: components["schemas"]["Duration"];
            /** @description An identifier for programs. */
            error: string;
            error_code?: number;
            /** @description A sentence for people. */
            error_description?: string;
            error_id?: string;
            error_uri?: string;
            /** @description The service's own class of the error, with its package in 2014 and without it later; not to be relied on. */
            exception?: string;
            timestamp: components["schemas"]["Timestamp"];
        } & {
            [key: string]: unknown;
        };
        /** @description Whatever the application wants to send along. It may be left out, but it may not be null. */
        Extension: {
            [key: string]: unknown;
        };
        /**
         * @description A target that failed inside a reply of HTTP status 200. The source document says that 200 is success, and so that
         *     anything else is not; it shows no other value.
         */
        FailedResult: {
            result_code: number;
            result_content?: {
                result?: string;
            } & {
                [key: string]: unknown;
            };
            target_name?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The file's size in bytes. */
        FileLength: number;
        /** @description Any file that was uploaded before. Later than the source document. */
        FileMessage: {
            file_length?: components["schemas"]["FileLength"];
            filename?: components["schemas"]["FileName"];
            secret?: components["schemas"]["FileSecret"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "file";
            url: components["schemas"]["FileUrl"];
        };
        /** @description The file's name. */
        FileName: string;
        /** @description The file's share-secret, which the upload's reply gives. */
        FileSecret: string;
        /** @description Where the uploaded file is, `…/{org}/{app}/chatfiles/{uuid}`. */
        FileUrl: string;
        /** @description A picture that was uploaded before. */
        ImageMessage: {
            file_length?: components["schemas"]["FileLength"];
            filename?: components["schemas"]["FileName"];
            secret?: components["schemas"]["FileSecret"];
            size?: components["schemas"]["ImageSize"];
            thumb?: components["schemas"]["FileUrl"];
            thumb_secret?: components["schemas"]["FileSecret"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "img";
            url: components["schemas"]["FileUrl"];
        };
        /** @description The picture's size in pixels. Old clients for iOS crash where it is missing. */
        ImageSize: {
            height: number;
            width: number;
        };
        /** @description A place. `lat` and `lng` are numbers here; documents of 2022 and later write strings. */
        LocationMessage: {
            /** @description The place in words. */
            addr: string;
            /** @description Degrees north, negative in the south. */
            lat: number;
            /** @description Degrees east, negative in the west. */
            lng: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "loc";
        };
        /** @description What is sent. `type` says which of the bodies it is. */
        Message: components["schemas"]["TextMessage"] | components["schemas"]["ImageMessage"] | components["schemas"]["AudioMessage"] | components["schemas"]["LocationMessage"] | components["schemas"]["VideoMessage"] | components["schemas"]["FileMessage"] | components["schemas"]["CommandMessage"] | components["schemas"]["CustomMessage"];
        /** @description The organisation of the path. */
        OrganizationName: string;
        /** @description The query, each name with its values. Missing from later samples. */
        Params: {
            [key: string]: string[];
        };
        /** @description Missing from the samples of these calls. */
        Path: string;
        /** @description The playing time in seconds. */
        PlayingTime: number;
        /**
         * @description Whether the user has a long connection to the service.
         * @enum {string}
         */
        Presence: "online" | "offline";
        PresenceResult: {
            /** @enum {integer} */
            result_code: 200;
            result_content: {
                result: components["schemas"]["Presence"];
            } & {
                [key: string]: unknown;
            };
            /** @description The username asked for. */
            target_name: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The username that the message comes from. The message comes from `admin` where it is left out; it may not be empty. */
        Sender: string;
        /** @description The envelope with one delivery result per target. */
        SendMessageReply: {
            action?: components["schemas"]["Action"];
            application?: components["schemas"]["ApplicationId"];
            applicationName?: components["schemas"]["ApplicationName"];
            count?: components["schemas"]["Count"];
            data: components["schemas"]["SendMessageResult"][];
            duration: components["schemas"]["Duration"];
            entities?: components["schemas"]["Entities"];
            organization?: components["schemas"]["OrganizationName"];
            params?: components["schemas"]["Params"];
            path?: components["schemas"]["Path"];
            timestamp: components["schemas"]["Timestamp"];
            uri?: components["schemas"]["Uri"];
        } & {
            [key: string]: unknown;
        };
        /** @description One message and, optionally, who sends it. */
        SendMessageRequest: {
            ext?: components["schemas"]["Extension"];
            from?: components["schemas"]["Sender"];
            msg: components["schemas"]["Message"];
        };
        /** @description Whether the service took the message for one target. */
        SendMessageResult: components["schemas"]["DeliveredResult"] | components["schemas"]["FailedResult"];
        /** @description A text. The source document types it `text`, the bodies page that it points to `txt`; both are accepted. */
        TextMessage: {
            /** @description The text. */
            msg: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "text" | "txt";
        };
        /** @description When the reply was made, in milliseconds since 1970-01-01 UTC. */
        Timestamp: number;
        /** @description The address that was called, or the application's. Opaque beyond its beginning: samples differ in scheme, host and path. */
        Uri: string;
        /** @description A user's name in the application; upper and lower case are the same name. */
        Username: string;
        /** @description The envelope with one presence result per user asked for. */
        UserStatusReply: {
            action?: components["schemas"]["Action"];
            application?: components["schemas"]["ApplicationId"];
            applicationName?: components["schemas"]["ApplicationName"];
            count?: components["schemas"]["Count"];
            data: components["schemas"]["UserStatusResult"][];
            duration: components["schemas"]["Duration"];
            entities?: components["schemas"]["Entities"];
            organization?: components["schemas"]["OrganizationName"];
            params?: components["schemas"]["Params"];
            path?: components["schemas"]["Path"];
            timestamp: components["schemas"]["Timestamp"];
            uri?: components["schemas"]["Uri"];
        } & {
            [key: string]: unknown;
        };
        /** @description One user's presence, or why it is not known. */
        UserStatusResult: components["schemas"]["PresenceResult"] | components["schemas"]["FailedResult"];
        /** @description A film that was uploaded before. Later than the source document. */
        VideoMessage: {
            file_length?: components["schemas"]["FileLength"];
            filename?: components["schemas"]["FileName"];
            length?: components["schemas"]["PlayingTime"];
            secret?: components["schemas"]["FileSecret"];
            thumb?: components["schemas"]["FileUrl"];
            thumb_secret?: components["schemas"]["FileSecret"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "video";
            url: components["schemas"]["FileUrl"];
        };
    };
    responses: {
        /** @description The path or the body breaks its rules, or the body is not JSON. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The body is larger than the service reads. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The token is good, but the application may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The service failed. Whether it had done the work before is unknown. A gateway may answer without an envelope. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description A part of the path breaks its rules. */
        InvalidParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The service took the request. Read `result_code` of each element of `data`. */
        MessageSent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SendMessageReply"];
            };
        };
        /** @description There is no such user or group, no such tenant, or no such path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /**
         * @description The service is overloaded and did not take the request: with an envelope it was refused before any work was done.
         *     A gateway may answer without an envelope, and then that is not sure.
         */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After-Optional"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The application has made more calls than it may. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description There is no token, or it is not one that may do this. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
        /** @description The body is not announced as JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorReply"];
            };
        };
    };
    parameters: {
        /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
        app: string;
        /**
         * @description The group's **id**, whatever the parameter's name says: a number of 13 to 16 digits in the service's own samples.
         *     Older groups have a client-made name, so letters, `_`, `-` and `.` are accepted too.
         */
        group_name: string;
        /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
        org: string;
        /**
         * @description The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper
         *     and lower case are the same name. A name of dots alone cannot be written in a path and is refused.
         */
        username: components["schemas"]["Username"];
    };
    requestBodies: {
        /**
         * @description The message, in the key `msg`. The largest body is 51,200 bytes. The object is closed: an unknown key is refused, because
         *     `mgs` for `msg` is the commonest mistake. What an application wants to add goes into `ext`.
         */
        SendMessage: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
    };
    headers: {
        /**
         * @description Seconds to wait before the next call.
         * @example 1
         */
        "Retry-After": number;
        /**
         * @description Seconds to wait before the next call, where the service knows them.
         * @example 5
         */
        "Retry-After-Optional": number;
        /**
         * @description The scheme that is asked for.
         * @example Bearer realm="emchat"
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendMessageToGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /**
                 * @description The group's **id**, whatever the parameter's name says: a number of 13 to 16 digits in the service's own samples.
                 *     Older groups have a client-made name, so letters, `_`, `-` and `.` are accepted too.
                 */
                group_name: components["parameters"]["group_name"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SendMessage"];
        responses: {
            200: components["responses"]["MessageSent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendMessageToUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
                /**
                 * @description The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper
                 *     and lower case are the same name. A name of dots alone cannot be written in a path and is refused.
                 */
                username: components["parameters"]["username"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SendMessage"];
        responses: {
            200: components["responses"]["MessageSent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getUserStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen. */
                app: components["parameters"]["app"];
                /** @description The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen. */
                org: components["parameters"]["org"];
                /**
                 * @description The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper
                 *     and lower case are the same name. A name of dots alone cannot be written in a path and is refused.
                 */
                username: components["parameters"]["username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user's presence. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserStatusReply"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
