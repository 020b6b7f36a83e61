/** Words of the language that nothing can be called by. */
const OF_THE_LANGUAGE =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield";
/** What the generated module of the client calls its own things by. */
const OF_THE_MODULE =
  "bodyReader caller createResources createSafeResources dataReader deliveryReader emptyReader operations parameterWriter presenceReader resources serverUrl toRequestBody toSafe tokenUrl";
/** The arguments that every call has beside those of its path. */
const OF_A_CALL = "body each message one options";
/** What every object answers to, by the language or by a promise's rules. */
const OF_AN_OBJECT =
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable then toJSON toLocaleString toString valueOf";
/** What a client has beside its resources. */
const OF_A_CLIENT = "rate request safe withOptions";

/** What `@emchat/schema` exports beside the schemas; a schema of that name would not be seen. */
const OF_THE_PACKAGE =
  "ClientEntry DeclaredStatus Era ErrorIdentifier MessageRequest MessageType Messages MockEntry OperationEntry OperationId ParameterEntry ParameterShape PresenceWord RateLimitEntry RelationEntry RequestBodyEntry ResponseEntry ResponseHeaderEntry ScalarType SendId TargetKind Violation";

/** Whether every object has something of this name, so that no object can be asked for it. */
export const isInherited = (name: string): boolean => name in Object.prototype;

const setOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(" ").split(" "));

/** Names that no variable of the generated client may have: operations, resources and arguments are variables there. */
export const NOT_VARIABLES: ReadonlySet<string> = setOf(OF_THE_LANGUAGE, OF_THE_MODULE, OF_A_CALL);
export const NOT_METHODS: ReadonlySet<string> = setOf(OF_AN_OBJECT);
export const NOT_SCHEMAS: ReadonlySet<string> = setOf(OF_THE_PACKAGE);
export const NOT_RESOURCES: ReadonlySet<string> = setOf(OF_THE_LANGUAGE, OF_THE_MODULE, OF_AN_OBJECT, OF_A_CLIENT);
