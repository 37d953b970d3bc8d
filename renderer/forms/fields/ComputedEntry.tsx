import { displayValue } from '../../../shared/forms/machinery/display.ts';
import type { ComputedField } from '../../../shared/forms/machinery/fields.ts';
import { valueAt } from '../../../shared/forms/machinery/problems.ts';
import { useLive } from '../editor/EditorContext.tsx';
import { isFigure } from '../layout/tableColumns.ts';
import type { Path } from '../values/screenValues.ts';

/** What the program works out from what is typed, as it is typed. */
export function ComputedEntry({ field, path }: { field: ComputedField; path: Path }) {
  const shown = useLive((live) => {
    const place = live.state.reading.toBody(path);
    return place ? displayValue(field, valueAt(live.state.body, place)) : '';
  });
  return (
    <output className={isFigure(field) ? 'entry computed figures right' : 'entry computed'} title={shown}>
      {shown}
    </output>
  );
}
