/** What is used of a copy of the product, which is loaded from where it lies and not by its name. */

interface Emulator {
  readonly messages: {
    list(query: { readonly limit: number }): {
      readonly messages: readonly { readonly target: { readonly kind: string; readonly name: string } }[];
    };
  };
}

export interface MockServer {
  startMockServer(options: { readonly seed: number; readonly inspectorDir: string }): Promise<{
    readonly url: string;
    readonly emulator: Emulator;
    close(): Promise<void>;
  }>;
}

export interface Emulated {
  createEmulator(options: { readonly seed: number }): Emulator;
  createEmulatorFetch(options: { readonly seed: number }): typeof fetch;
  createHandlers(emulator: Emulator, options: { readonly baseUrl: string }): readonly unknown[];
}

export interface Interception {
  setupServer(...handlers: readonly unknown[]): {
    listen(options: { readonly onUnhandledFrame: "error" }): void;
    close(): void;
  };
}

export interface Spec {
  readonly operations: readonly { readonly id: string; readonly method: string }[];
}

interface Finding {
  readonly check: string;
  readonly why: string;
  readonly got: string;
}

export interface Contract {
  readonly BUILT_IN_PROFILES: Readonly<Record<string, object>>;
  loadSpec(path: string): Promise<Spec>;
  judgeResponse(
    response: Response,
    input: { readonly spec: Spec; readonly operationId: string },
  ): Promise<readonly Finding[]>;
  runContract(options: {
    readonly url: string;
    readonly spec: Spec;
    readonly token: string;
    readonly profile: object | undefined;
    readonly cases: number;
    readonly only: readonly string[];
  }): Promise<{
    readonly verdict: string;
    readonly failures: readonly {
      readonly first: Finding & { readonly id: string; readonly case: { readonly positive: boolean } };
    }[];
  }>;
}
