import { emptied, type Reading, read, unreadable } from './reading.ts';

const MESSAGE = '时间请写成 0930 或 9:30';
const DAY = 24 * 60;

/** `0930`, `930`, `9:30`, `9.30`, `9点半`, `9点`, `9`, also in full width, as 'HH:MM'. */
export function readTime(text: string): Reading<string> {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return emptied;
  const written =
    /^(\d{1,2})(\d{2})$/.exec(plain) ??
    /^(\d{1,2})[:.：点时](\d{1,2})分?$/.exec(plain) ??
    /^(\d{1,2})[点时]?(半?)$/.exec(plain);
  if (!written) return unreadable(MESSAGE);
  const [hour, minute] = [Number(written[1]), written[2] === '半' ? 30 : Number(written[2])];
  return hour < 24 && minute < 60 ? read(clock(hour * 60 + minute)) : unreadable(MESSAGE);
}

/** The time `minutes` away on the same day, on the five-minute grid; nine o'clock where none is written yet. */
export function stepTime(time: string | null, minutes: number): string {
  if (time === null) return '09:00';
  const now = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const grid = Math.abs(minutes);
  const next = minutes > 0 ? (Math.floor(now / grid) + 1) * grid : (Math.ceil(now / grid) - 1) * grid;
  return clock(Math.min(Math.max(next, 0), DAY - grid));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
