/** `KD-SH-2026-W47-0001.zip`: the only name under which a weekly file is accepted. */
export function weeklyFileName(branch: string, week: string, sequence: number): string {
  return `KD-${branch}-${week}-${String(sequence).padStart(4, '0')}.zip`;
}
