import type { SheetRequest } from '../../../electron/sheets/request.ts';
import type { Field, Fields } from '../../../shared/forms/machinery/fields.ts';
import type { Body, FormDescription } from '../../../shared/forms/machinery/form.ts';

const LINES =
  '建筑材料、五金交电、机电设备的批发与零售；自营和代理各类商品及技术的进出口业务（国家限定的除外）。';

/** Every value different, so that one can't be mistaken for another: it starts and ends with its own number. */
export class Filler {
  private count = 0;
  private readonly longText: number;
  private readonly longestText: number;

  /** `longText`: characters of a long text that has no limit of its own; `longestText`: a lower limit for all others. */
  constructor(longText: number, longestText = Number.POSITIVE_INFINITY) {
    this.longText = longText;
    this.longestText = longestText;
  }

  /** Fills every field of the form to its limit, each table with `rows` rows (at most its own limit). */
  body(description: FormDescription, rows: number): Body {
    return Object.assign({}, ...description.sections.map((section) => this.values(section.fields, rows)));
  }

  private values(fields: Fields, rows: number): Body {
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, this.value(field, rows)]));
  }

  private value(field: Field, rows: number): unknown {
    this.count += 1;
    switch (field.kind) {
      case 'text':
        return this.text(Math.min(field.max ?? 100, this.longestText), field.format !== undefined);
      case 'longText':
        return this.text(field.max ?? this.longText, false);
      case 'integer':
        return field.max ?? 1_000_000 + this.count;
      case 'quantity':
        return 9_999_999_001 + this.count;
      case 'money':
        return 10_000_000_000_000 - this.count;
      case 'percent':
        return 10_000;
      case 'date':
        return '2026-11-16';
      case 'time':
        return '23:59';
      case 'choice':
        return Object.keys(field.options).at(-1);
      case 'choices':
        return Object.keys(field.options);
      case 'reference':
        return { id: `id-${this.count}`, name: this.text(30, false) };
      case 'rows':
        return Array.from({ length: Math.min(rows, field.max ?? rows) }, () =>
          this.values(field.fields, Math.min(rows, 4)),
        );
      case 'files':
        return [];
      case 'computed':
        return field.as === 'text' || field.as === 'date' ? '星期一' : 10_000_000_000_000 - this.count;
    }
  }

  /** `unbroken`: Latin letters without a place to break, as in a mail address. */
  private text(length: number, unbroken: boolean): string {
    const mark = String(this.count);
    const filling = unbroken
      ? 'abcdefghijklmnopqrstuvwxyz'.repeat(8)
      : LINES.repeat(Math.ceil(length / LINES.length));
    if (length <= 2 * mark.length) return filling.slice(0, length);
    return `${mark}${filling.slice(0, length - 2 * mark.length)}${mark}`;
  }
}

export const issued = {
  document: {
    id: '0198f3aa-1b2c-7d3e-8f4a-5b6c7d8e9f00',
    revision: 3,
    digest: 'ab12cd34ef56ab78cd90ef12ab34cd56ef78ab90cd12ef34ab56cd78ef90ab12',
    part: 1,
  },
  head: {
    branchCode: 'SH',
    branchName: '上海分公司',
    number: 'SH-000123',
    filledBy: '王晓明',
    filledOn: '2026-11-16',
    state: 'submitted',
  },
  copy: '第一联 分公司存档',
  printedAt: '2026-11-16T18:05:00+08:00',
} as const satisfies Omit<SheetRequest, 'description' | 'body'>;
