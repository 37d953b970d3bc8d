/** Minutes since midnight of 'HH:MM'. */
export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes from one time of a day to a later one; undefined when it is earlier. */
export function minutesBetween(from: string, to: string): number | undefined {
  const minutes = minutesOf(to) - minutesOf(from);
  return minutes >= 0 ? minutes : undefined;
}
