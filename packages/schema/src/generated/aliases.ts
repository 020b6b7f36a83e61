// The contract's schemas by their names.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { components } from "./types.ts";

/** What was done: the verb, in lower case. */
export type Action = components["schemas"]["Action"];

/** The application's id, a UUID. */
export type ApplicationId = components["schemas"]["ApplicationId"];

/** The application of the path. */
export type ApplicationName = components["schemas"]["ApplicationName"];

/** A voice message that was uploaded before. */
export type AudioMessage = components["schemas"]["AudioMessage"];

/** A command to the receiving application, which shows nothing to its user. Later than the source document. */
export type CommandMessage = components["schemas"]["CommandMessage"];

export type Count = components["schemas"]["Count"];

/** An event of the application's own. Later than the source document. */
export type CustomMessage = components["schemas"]["CustomMessage"];

/** The service took the message. The source document shows no target here. */
export type DeliveredResult = components["schemas"]["DeliveredResult"];

/** How long the service took, in milliseconds. */
export type Duration = components["schemas"]["Duration"];

/** Empty for these calls. */
export type Entities = components["schemas"]["Entities"];

/** The envelope of an error. */
export type ErrorReply = components["schemas"]["ErrorReply"];

/** Whatever the application wants to send along. It may be left out, but it may not be null. */
export type Extension = components["schemas"]["Extension"];

/**
 * A target that failed inside a reply of HTTP status 200. The source document says that 200 is success, and so that
 * anything else is not; it shows no other value.
 */
export type FailedResult = components["schemas"]["FailedResult"];

/** The file's size in bytes. */
export type FileLength = components["schemas"]["FileLength"];

/** Any file that was uploaded before. Later than the source document. */
export type FileMessage = components["schemas"]["FileMessage"];

/** The file's name. */
export type FileName = components["schemas"]["FileName"];

/** The file's share-secret, which the upload's reply gives. */
export type FileSecret = components["schemas"]["FileSecret"];

/** Where the uploaded file is, `…/{org}/{app}/chatfiles/{uuid}`. */
export type FileUrl = components["schemas"]["FileUrl"];

/** A picture that was uploaded before. */
export type ImageMessage = components["schemas"]["ImageMessage"];

/** The picture's size in pixels. Old clients for iOS crash where it is missing. */
export type ImageSize = components["schemas"]["ImageSize"];

/** A place. `lat` and `lng` are numbers here; documents of 2022 and later write strings. */
export type LocationMessage = components["schemas"]["LocationMessage"];

/** What is sent. `type` says which of the bodies it is. */
export type Message = components["schemas"]["Message"];

/** The organisation of the path. */
export type OrganizationName = components["schemas"]["OrganizationName"];

/** The query, each name with its values. Missing from later samples. */
export type Params = components["schemas"]["Params"];

/** Missing from the samples of these calls. */
export type Path = components["schemas"]["Path"];

/** The playing time in seconds. */
export type PlayingTime = components["schemas"]["PlayingTime"];

/** Whether the user has a long connection to the service. */
export type Presence = components["schemas"]["Presence"];

export type PresenceResult = components["schemas"]["PresenceResult"];

/** The envelope with one delivery result per target. */
export type SendMessageReply = components["schemas"]["SendMessageReply"];

/** One message and, optionally, who sends it. */
export type SendMessageRequest = components["schemas"]["SendMessageRequest"];

/** Whether the service took the message for one target. */
export type SendMessageResult = components["schemas"]["SendMessageResult"];

/** The username that the message comes from. The message comes from `admin` where it is left out; it may not be empty. */
export type Sender = components["schemas"]["Sender"];

/** A text. The source document types it `text`, the bodies page that it points to `txt`; both are accepted. */
export type TextMessage = components["schemas"]["TextMessage"];

/** When the reply was made, in milliseconds since 1970-01-01 UTC. */
export type Timestamp = components["schemas"]["Timestamp"];

/**
 * The address that was called, or the application's. Opaque beyond its beginning: samples differ in scheme, host and
 * path.
 */
export type Uri = components["schemas"]["Uri"];

/** The envelope with one presence result per user asked for. */
export type UserStatusReply = components["schemas"]["UserStatusReply"];

/** One user's presence, or why it is not known. */
export type UserStatusResult = components["schemas"]["UserStatusResult"];

/** A user's name in the application; upper and lower case are the same name. */
export type Username = components["schemas"]["Username"];

/** A film that was uploaded before. Later than the source document. */
export type VideoMessage = components["schemas"]["VideoMessage"];
