import { CopyOutlined } from '@ant-design/icons';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { useLive } from '../editor/EditorContext.tsx';
import { nameOf } from '../editor/liveDocument.ts';
import type { Path } from '../values/screenValues.ts';

interface Props {
  path: Path;
  /** Rows that the table still holds. */
  room: number;
  onTake(rows: readonly Body[]): void;
}

/** Beside 加一行: rows of other papers, taken over with one click. */
export function RowsOffers({ path, room, onTake }: Props) {
  const offers = useLive(({ state }) => state.offers);
  const name = nameOf(path);
  return offers
    .filter(({ field }) => field === name)
    .map(({ label, rows }) => (
      <button
        key={label}
        type="button"
        className="rows-add"
        disabled={room === 0}
        onClick={() => onTake(rows.slice(0, room))}
      >
        <CopyOutlined /> {label}（{rows.length} 行）
      </button>
    ));
}
