/** Where an emulator asks for the memory of what it keeps beside messages: users, groups, applications, tokens, faults. */
export interface MemoryAccount {
  /** Asks for so many bytes before something is kept. @throws RangeError that says what to do, where there is no room */
  take(bytes: number): void;
  give(bytes: number): void;
}

/** What one part of the state has taken from an account, so that all of it can be given back at once. */
export interface Ledger {
  /** Takes, or with a number below 0 gives back. @throws RangeError where there is no room, and then nothing was taken */
  charge(bytes: number): void;
  /** Gives everything back. */
  clear(): void;
}

/** What a record takes beside its texts, in bytes: objects, map entries. */
export const RECORD_BYTES = 250;

/** A ledger over an account; without one there is room for everything. */
export function createLedger(account: MemoryAccount | undefined): Ledger {
  let taken = 0;
  return {
    charge(bytes) {
      if (bytes > 0) account?.take(bytes);
      else account?.give(-bytes);
      taken += bytes;
    },
    clear() {
      account?.give(taken);
      taken = 0;
    },
  };
}
