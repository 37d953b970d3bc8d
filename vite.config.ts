import { globSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { moduleAddresses } from './build/module-address.mjs';
import { startChunks } from './build/start-chunks.mjs';

const checkout = import.meta.dirname;

/** Loaded at run time from node_modules inside the package: native code, or data files beside the code. */
const keptAsPackages = ['better-sqlite3', 'pdfmake', '@hyzyla/pdfium', 'zxing-wasm'];
const notBundled = [
  'electron',
  ...builtinModules,
  /^node:/,
  ...keptAsPackages.map((name) => new RegExp(`^${name}(/|$)`)),
];

/** What each bundle holds of others; `build/licences.mjs` makes the program's page of them. */
const bundledLicences = { fileName: 'licences.json' };

/** The oldest Electron that runs this code is the 33 that npm carries: Node 20.18, Chromium 130. */
const target = { node: 'node20', page: 'chrome130' };

function renderer(): UserConfig {
  return {
    root: join(checkout, 'renderer'),
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: join(checkout, 'dist', 'renderer'),
      emptyOutDir: true,
      target: target.page,
      // Nothing inlined: the page's policy allows files of its own only.
      assetsInlineLimit: 0,
      license: bundledLicences,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  };
}

/** Main process, command line and workers: entries keep their places, `electron/cli/main.ts` is `cli/main.js`. */
function electron(): UserConfig {
  const entries = [
    'main.ts',
    'cli/main.ts',
    ...globSync('**/*.worker.ts', { cwd: join(checkout, 'electron') }),
  ];
  const input = entries.map((file) => [
    file.replaceAll('\\', '/').replace(/\.ts$/, ''),
    join(checkout, 'electron', file),
  ]);
  return {
    publicDir: false,
    plugins: [moduleAddresses(join(checkout, 'electron'))],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(checkout, 'dist', 'electron'),
      emptyOutDir: true,
      license: bundledLicences,
      target: target.node,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(input),
        external: notBundled,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: {
            groups: [
              {
                debugName: 'start',
                name: startChunks(
                  join(checkout, 'electron', 'main.ts'),
                  join(checkout, 'electron', 'office', 'workplace.ts'),
                ),
              },
            ],
            includeDependenciesRecursively: false,
          },
          // Names stay as they are for the stacks in bug reports; what need not be read at each start goes.
          minify: { compress: false, mangle: false },
        },
      },
    },
  };
}

/** One file, CommonJS: a sandboxed preload can load nothing but `electron`. Built after the main process. */
function preload(): UserConfig {
  return {
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(checkout, 'dist', 'electron'),
      emptyOutDir: false,
      target: target.page,
      minify: false,
      rolldownOptions: {
        input: join(checkout, 'electron', 'bridge', 'preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const config = mode === 'electron' ? electron() : mode === 'preload' ? preload() : renderer();
  return { ...config, cacheDir: join(checkout, 'out', 'vite') };
});
