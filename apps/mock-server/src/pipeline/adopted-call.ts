import type { BodyProblem, Call, Preferences, Query } from "@emchat/emulator";
import type { OperationId } from "@emchat/schema";

/** What an adopted call has of its own. */
export interface Adoption {
  readonly operationId: string;
  readonly method: string;
  readonly head: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * A call of an operation that only an edited contract has. The emulator has read it as a call of an operation that it knows, for
 * its token, body, query and preferences; name, verb and parameters are those of the edited contract.
 */
export class AdoptedCall implements Call {
  readonly operationId: OperationId;
  readonly method: string;
  readonly head: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly #read: Call;

  constructor(read: Call, { operationId, method, head, parameters }: Adoption) {
    this.#read = read;
    // The edited contract's own name: nothing that is given this call takes it for one of the compiled operations.
    this.operationId = operationId as OperationId;
    this.method = method;
    this.head = head;
    this.parameters = parameters;
  }

  get query(): Query {
    return this.#read.query;
  }
  get authorization(): string | undefined {
    return this.#read.authorization;
  }
  get contentType(): string | undefined {
    return this.#read.contentType;
  }
  get body(): unknown {
    return this.#read.body;
  }
  get bodyBytes(): number {
    return this.#read.bodyBytes;
  }
  get bodyProblem(): BodyProblem | undefined {
    return this.#read.bodyProblem;
  }
  get requestId(): string {
    return this.#read.requestId;
  }
  get startedAt(): number {
    return this.#read.startedAt;
  }
  get prefer(): Preferences {
    return this.#read.prefer;
  }
  get forgiven(): string[] {
    return this.#read.forgiven;
  }
  get tokenLabel(): string | undefined {
    return this.#read.tokenLabel;
  }
  set tokenLabel(label: string | undefined) {
    this.#read.tokenLabel = label;
  }
}
