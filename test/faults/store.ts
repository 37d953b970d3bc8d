import type { OsStore } from '../../electron/archive/keys/osStore.ts';

/** Opens the archives of these tests without the costly derivation from a recovery code. Protects nothing. */
export const openStore: OsStore = {
  available: () => true,
  protect: (secret) => Buffer.from(secret),
  reveal: (wrapped) => Buffer.from(wrapped).toString(),
};
