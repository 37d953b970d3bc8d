import type { OsStore } from '../archive/keys/osStore.ts';

let store: OsStore | undefined;

/** Inside Electron the commands use the system's key store, as the window does; under plain Node there is none. */
export function lendKeyStore(osStore: OsStore): void {
  store = osStore;
}

export const keyStore = (): OsStore | undefined => store;
