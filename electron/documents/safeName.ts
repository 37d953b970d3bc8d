const LONGEST = 120;

/** Devices of Windows, with any ending: a file of that name can be neither made nor removed there. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Signs of paths and of patterns. */
const FORBIDDEN = /[\\/:*?"<>|]/g;
/** What nobody sees: control characters, and those that turn the reading direction (`a‮gpj.exe` reads as a picture). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A file name that every system takes and that shows what it is: its ending stays the ending. */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '_')
    // Windows drops them, so that `a.exe.` would become a program.
    .replace(/[. ]+$/, '')
    .trimStart();
  const usable = plain === '' ? '未命名' : plain.replace(DEVICE, '_$1');
  return shortened(usable);
}

/** Keeps the ending. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - [...ending].length).join('')}${ending}`;
}
