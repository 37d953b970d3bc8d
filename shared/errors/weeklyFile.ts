/** Filled with the weekly file's format (electron/weeklyFile). */
export const weeklyFileErrors = {} as const;
