import { safeStorage } from 'electron';
import type { OsStore } from '../archive/keys/osStore.ts';

/**
 * The key store of the operating system (DPAPI, Keychain, a Linux keyring). On Linux without a keyring Electron would
 * encrypt with a password built into the program: that protects nothing, so it counts as absent.
 */
export const systemKeyStore: OsStore = {
  available: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  protect: (secret) => safeStorage.encryptString(secret),
  reveal: (wrapped) => safeStorage.decryptString(Buffer.from(wrapped)),
};
