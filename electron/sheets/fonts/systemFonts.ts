import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Fonts of the operating system that may lend characters which the bundled font lacks (Extension B and later, symbols),
 * in order of preference. Only those that are there.
 */
export function systemFonts(platform: NodeJS.Platform = process.platform): string[] {
  return candidates(platform).filter((file) => existsSync(file));
}

function candidates(platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const folder = join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts');
    return ['simsunb.ttf', 'SimsunExtG.ttf', 'mingliub.ttc', 'msyh.ttc', 'seguisym.ttf', 'seguiemj.ttf'].map(
      (name) => join(folder, name),
    );
  }
  if (platform === 'darwin') {
    const folder = '/System/Library/Fonts';
    return ['PingFang.ttc', 'Supplemental/Songti.ttc', 'STHeiti Light.ttc', 'Apple Symbols.ttf'].map((name) =>
      join(folder, name),
    );
  }
  const folder = '/usr/share/fonts';
  return [
    'opentype/noto/NotoSansCJK-Regular.ttc',
    'noto-cjk/NotoSansCJK-Regular.ttc',
    'google-noto-cjk/NotoSansCJK-Regular.ttc',
    'opentype/noto/NotoSerifCJK-Regular.ttc',
    'truetype/hanazono/HanaMinB.ttf',
    'truetype/dejavu/DejaVuSans.ttf',
  ].map((name) => join(folder, name));
}
