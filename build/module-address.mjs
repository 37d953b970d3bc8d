import { posix, relative, sep } from 'node:path';

const scheme = 'module-address:';

/**
 * Keeps, in bundled code, the address that each module of electron/ has unbundled: `import.meta.url` in
 * electron/archive/backup.ts stays <out>/archive/backup.js whichever file the module lands in. So a worker or a file
 * named relative to its module is found both in the sources and in the bundle.
 *
 * @param {string} root absolute folder of the modules; its place in the bundle is the bundle's own folder
 * @returns {import('vite').Plugin}
 */
export function moduleAddresses(root) {
  return {
    name: 'module-addresses',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root + sep) && !id.startsWith(`${root}/`)) return undefined;
      if (/\bimport\.meta\.(dirname|filename)\b/.test(code)) {
        this.error(`${id}: only import.meta.url keeps its meaning when bundled.`);
      }
      if (!code.includes('import.meta.url')) return undefined;
      const address = scheme + relative(root, id).split(sep).join('/').replace(/\.ts$/, '.js');
      // No lines move, so the map of the step before still holds.
      return {
        code: code.replaceAll('import.meta.url', `(new URL("${address}", import.meta.url).href)`),
        map: null,
      };
    },
    renderChunk(code, chunk) {
      if (!code.includes(scheme)) return null;
      return { code: addressesFrom(chunk.fileName, code), map: null };
    },
  };
}

/**
 * @param {string} file of the bundle, relative to the bundle's folder
 * @param {string} code
 */
export function addressesFrom(file, code) {
  return code.replace(/(["'`])module-address:([^"'`]+)\1/g, (_, quote, module) => {
    const path = posix.relative(posix.dirname(file), module);
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}
