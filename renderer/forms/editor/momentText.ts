import { chinaDateTime } from '../../../shared/rules/calendar/chinaTime.ts';

/** An instant to the minute: 「2026-11-16 09:30」. */
export function momentText(instant: string): string {
  return chinaDateTime(instant).slice(0, 16).replace('T', ' ');
}
