/**
 * The operating system's store of secrets, bound to this user on this computer (Electron's safeStorage; absent when
 * the program runs without Electron or without a keyring).
 */
export interface OsStore {
  available(): boolean;
  protect(secret: string): Uint8Array;
  /** @throws anything when the store was reset or belongs to another user */
  reveal(wrapped: Uint8Array): string;
}
