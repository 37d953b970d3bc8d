import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '..', '..', '..');
const STATIC_IMPORT = /^(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

/** What a module of ours reads at once, by its static imports: our files from the checkout, packages by name. */
function readAtOnceBy(entry: string): { files: string[]; packages: string[] } {
  const files = new Set([join(checkout, entry)]);
  const packages = new Set<string>();
  for (const file of files) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else packages.add(name);
  }
  return {
    files: [...files].map((file) => relative(checkout, file).replaceAll('\\', '/')),
    packages: [...packages].filter((name) => !name.startsWith('node:')).sort(),
  };
}

describe('what every start of the program waits for', () => {
  it('is, in main before the window, none of our packages', () => {
    expect(readAtOnceBy('electron/main.ts').packages).toEqual(['electron']);
  });

  it('is, in main behind the window, the archive and the shapes of the calls', () => {
    const { files, packages } = readAtOnceBy('electron/office/workplace.ts');
    expect(packages).toEqual(['better-sqlite3', 'electron', 'uuid', 'zod']);
    expect(files).not.toContain('shared/rules/customerName/pinyinWords.ts');
  });

  it('is, in the page, React and what asks main', () => {
    expect(readAtOnceBy('renderer/main.tsx').packages).toEqual([
      '@tanstack/react-query',
      'react',
      'react-dom/client',
    ]);
  });

  it('sees a package that comes in by a detour', () => {
    expect(readAtOnceBy('renderer/shell/SignedIn.tsx').packages).toContain('antd');
  });
});
