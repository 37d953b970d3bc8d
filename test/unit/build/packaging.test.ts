import { expect, it } from 'vitest';
import { differingFuses, fuses } from '../../../build/fuses.mjs';
import { placeOfProgram } from '../../../build/packaging.mjs';

it('sets the release apart from the tested program by one switch', () => {
  expect(differingFuses(fuses.endToEnd, fuses.release)).toEqual(['enableNodeCliInspectArguments']);
});

it('leaves no way into the release beside its own program', () => {
  expect(fuses.release).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  });
});

it('names a switch that the executable has otherwise, or not at all', () => {
  const { runAsNode: _, ...found } = { ...fuses.release, onlyLoadAppFromAsar: false };
  expect(differingFuses(fuses.release, found)).toEqual(['runAsNode', 'onlyLoadAppFromAsar']);
});

it('finds the packaged program on each system', () => {
  expect(placeOfProgram('linux', 'x64')).toBe('linux-unpacked/kedang');
  expect(placeOfProgram('linux', 'arm64')).toBe('linux-arm64-unpacked/kedang');
  expect(placeOfProgram('win32', 'x64')).toBe('win-unpacked/kedang.exe');
  expect(placeOfProgram('darwin', 'arm64')).toBe('mac-arm64/客档.app/Contents/MacOS/kedang');
});
