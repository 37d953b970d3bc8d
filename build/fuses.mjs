import { Refusal } from './setup/refusal.mjs';

/**
 * The switches of a packaged Electron. The release has no way in beside its own program; the other variant differs
 * in the one switch without which no test can drive it.
 */
export const fuses = {
  release: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  get endToEnd() {
    return { ...this.release, enableNodeCliInspectArguments: true };
  },
};

/** @typedef {typeof fuses.release} Fuses */

/** The wire in the executable is written in characters; others than these stand for removed switches. */
const [off, on] = ['0', '1'].map((state) => state.charCodeAt(0));

/**
 * Compares the switches that an executable has with those that it was to get.
 *
 * @param {Fuses} wanted
 * @param {Record<string, boolean>} found by the same names
 * @returns {string[]} the names that differ
 */
export function differingFuses(wanted, found) {
  return Object.entries(wanted).flatMap(([name, state]) => (found[name] === state ? [] : [name]));
}

/**
 * Reads the switches back from the executable itself.
 *
 * @param {string} executable
 * @returns {Promise<Record<string, boolean>>} by the names of the release fuses; a switch that it lacks is left out
 */
export async function readFuses(executable) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = /** @type {Record<string, unknown>} */ (await getCurrentFuseWire(executable));
  const names = Object.keys(fuses.release);
  return Object.fromEntries(
    names.flatMap((name) => {
      const option = name[0]?.toUpperCase() + name.slice(1);
      const state = wire[FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (option)]];
      return state === on || state === off ? [[name, state === on]] : [];
    }),
  );
}

/**
 * @param {string} executable
 * @param {Fuses} wanted
 */
export async function refuseOtherFuses(executable, wanted) {
  const differing = differingFuses(wanted, await readFuses(executable));
  if (differing.length > 0)
    throw new Refusal(`Fuses of ${executable} are not as set: ${differing.join(', ')}.`);
}
