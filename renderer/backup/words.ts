/** '2026-11-24 14:30' of a time with zone. */
export const dayAndTime = (at: string): string => at.slice(0, 16).replace('T', ' ');
