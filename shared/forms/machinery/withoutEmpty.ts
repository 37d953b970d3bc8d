type Filled<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** An empty field is an absent key. */
export function withoutEmpty<T extends object>(values: T): Filled<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Filled<T>;
}
