import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inCheckout } from '../../../build/setup/folders.mjs';

const script = inCheckout('build', 'installer', 'installer.nsh');

/** The least installer around ours: the packager's own, with the plugins of its script, cannot be had everywhere. */
const frame = (folder: string) => `
Unicode true
!include MUI2.nsh
!include LogicLib.nsh
Name kedang
OutFile "${join(folder, 'kedang-setup.exe')}"
Var appExe
!define isUpdated \`"" != ""\`
!include "${script}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE English
!insertmacro customHeader
Section
  StrCpy $appExe "$INSTDIR\\kedang.exe"
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\uninstall.exe"
SectionEnd
Section un.all
  !insertmacro customUnInstall
SectionEnd
`;

it('is a script that the stock NSIS compiler takes without a warning, in both languages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-nsis-'));
  try {
    writeFileSync(join(folder, 'frame.nsi'), frame(folder));
    const { error, status, stdout } = spawnSync('makensis', ['-V2', '-WX', join(folder, 'frame.nsi')], {
      encoding: 'utf8',
    });
    if (error) throw new Error('makensis cannot be run: apt-get install nsis', { cause: error });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('says in Chinese and English that the archive stays, and never takes .zip over', () => {
  const text = readFileSync(script, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.match(/%LOCALAPPDATA%\\Kedang/g)).toHaveLength(2);
  expect(text).not.toMatch(/WriteRegStr \S+ "Software\\Classes\\\.zip"/);
});
