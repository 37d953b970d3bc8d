import type { WorkingCalendar } from './workingCalendar.ts';
import { year2024 } from './years/2024.ts';
import { year2025 } from './years/2025.ts';
import { year2026 } from './years/2026.ts';

/** The notices known when this edition was released; a later year comes with a file from HQ (`withYears`). */
export const publishedCalendar: WorkingCalendar = { years: [year2024, year2025, year2026], decided: {} };
