import { z } from 'zod';
import type { Column } from '../../shared/forms/machinery/columns.ts';

const choice = z.object({
  /** Columns whose showing differs from the description's default, so that later columns appear as described. */
  shown: z.record(z.string(), z.boolean()),
  /** Pixels. */
  widths: z.record(z.string(), z.number()),
});

export type ColumnChoice = z.infer<typeof choice>;
export const defaultChoice: ColumnChoice = { shown: {}, widths: {} };

type Store = Pick<Storage, 'getItem' | 'setItem'>;
const keyOf = (form: string) => `kedang.columns.${form}`;

export function loadChoice(form: string, store: Store = localStorage): ColumnChoice {
  const written = store.getItem(keyOf(form));
  if (written === null) return defaultChoice;
  try {
    const read = choice.safeParse(JSON.parse(written));
    return read.success ? read.data : defaultChoice;
  } catch {
    // Not JSON: somebody else's or cut off. Losing a choice of columns is no harm.
    return defaultChoice;
  }
}

export function saveChoice(form: string, value: ColumnChoice, store: Store = localStorage): void {
  store.setItem(keyOf(form), JSON.stringify(value));
}

export const isShown = (column: Column, { shown }: ColumnChoice): boolean =>
  shown[column.key] ?? column.shown;

export function withShown(value: ColumnChoice, column: Column, show: boolean): ColumnChoice {
  const { [column.key]: _, ...others } = value.shown;
  return { ...value, shown: show === column.shown ? others : { ...others, [column.key]: show } };
}
