import type { BusinessDate } from './businessDate.ts';

/** `yyyy-mm-ddTHH:MM:SS` as clocks in China show it; string order is time order. */
export type ChinaDateTime = string;

const OFFSET_MS = 8 * 3_600_000;

/**
 * What clocks in China show at an instant (`2026-11-16T03:59:59.000Z`, or with another offset). China has one time,
 * UTC+8, without summer time since 1991; the deadline of a report must not move with the zone that a PC is set to.
 * @throws RangeError when the text is no instant with an offset.
 */
export function chinaDateTime(instant: string): ChinaDateTime {
  const milliseconds = /(?:Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${instant}`);
  return new Date(milliseconds + OFFSET_MS).toISOString().slice(0, 19);
}

/** The date in China at an instant. @throws RangeError as `chinaDateTime`. */
export function chinaDate(instant: string): BusinessDate {
  return chinaDateTime(instant).slice(0, 10);
}
