import { useState } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { nameOf } from '../editor/liveDocument.ts';
import type { Path } from '../values/screenValues.ts';

export interface Removed {
  place: number;
  row: Body;
}

export interface Rows {
  /** A key for each row, that stays with it when it moves. */
  keys: readonly string[];
  removed: Removed | undefined;
  /** Adds an empty row after `place`; at the end without it. Returns where it is. */
  add(place?: number): number;
  copy(place: number): void;
  /** Adds rows of another paper at the end. */
  take(rows: readonly Body[]): void;
  move(from: number, to: number): void;
  remove(place: number): void;
  undo(): void;
  rowAt(place: number): Body;
}

export function useRows(path: Path): Rows {
  const name = nameOf(path);
  const { control, getValues } = useFormContext();
  const { fields, append, insert, move, remove } = useFieldArray({ control, name, keyName: 'rowKey' });
  const [removed, setRemoved] = useState<Removed>();
  const rowAt = (place: number) => structuredClone((getValues(`${name}.${place}`) as Body | undefined) ?? {});
  const settled = <T>(change: () => T): T => {
    setRemoved(undefined);
    return change();
  };
  return {
    keys: fields.map((field) => field.rowKey),
    removed,
    rowAt,
    add: (place = fields.length - 1) =>
      settled(() => {
        if (place === fields.length - 1) append({}, { shouldFocus: false });
        else insert(place + 1, {}, { shouldFocus: false });
        return place + 1;
      }),
    copy: (place) => settled(() => insert(place + 1, rowAt(place), { shouldFocus: false })),
    take: (rows) => settled(() => append(structuredClone([...rows]), { shouldFocus: false })),
    move: (from, to) =>
      settled(() => {
        if (to >= 0 && to < fields.length) move(from, to);
      }),
    remove: (place) => {
      setRemoved({ place, row: rowAt(place) });
      remove(place);
    },
    undo: () => {
      if (!removed) return;
      insert(removed.place, removed.row, { shouldFocus: false });
      setRemoved(undefined);
    },
  };
}
