import { chinaDateTime } from '../../shared/rules/calendar/chinaTime.ts';

/** What clocks in China show now, 'yyyy-mm-ddTHH:MM'. */
export function nowHere(): string {
  return chinaDateTime(new Date().toISOString()).slice(0, 16);
}

/** Today's date in China, 'yyyy-mm-dd', whatever zone the computer is set to. */
export function todayHere(): string {
  return nowHere().slice(0, 10);
}
