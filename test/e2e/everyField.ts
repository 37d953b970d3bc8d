import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { entriesOf, type Field, type Fields, type RowsField } from '../../shared/forms/machinery/fields.ts';
import type { FormDescription } from '../../shared/forms/machinery/form.ts';
import { answerDialogs } from './dialogs.ts';
import { expect } from './launch.ts';
import { pdfText } from './pdfText.ts';

/** What was typed into one field. */
export interface Filled {
  /** Of the entry on the screen: keys and row numbers, dotted. */
  path: string;
  label: string;
  kind: Field['kind'];
  /** As the screen shows it; of choices the labels. */
  shown: readonly string[];
}

/**
 * What to type in place of what suits the kind of field, by the path without row numbers (`visits.arrived`); null leaves
 * the field or the table empty.
 */
export type Given = Readonly<Record<string, string | null>>;

export interface Filling {
  app: ElectronApplication;
  page: Page;
  given: Given;
  /** Name of a person, and code of a customer, where none is given. */
  person: string;
  customer: string;
  /** A file to attach. */
  attachment: string;
}

/** Types something into every field of the form that can be filled in now, each found by its visible label. */
export async function fillEvery(filling: Filling, description: FormDescription): Promise<Filled[]> {
  const filled: Filled[] = [];
  await expect(
    filling.page.getByRole('region', { name: description.sections[0]?.title ?? '', exact: true }),
  ).toBeVisible();
  for (const { title, fields } of description.sections) {
    const section = filling.page.getByRole('region', { name: title, exact: true });
    for (const [key, field] of entriesOf(fields))
      filled.push(...(await fillField(filling, section, field, [key])));
  }
  return filled;
}

/** The paths of all fields of a form that are typed, with one row in each table that has no fixed number of them, in the order of the paper. */
export function typedPaths(description: FormDescription): string[] {
  const inside = (fields: Fields, at: string): string[] =>
    entriesOf(fields).flatMap(([key, field]) => {
      if (field.kind === 'computed' || field.readOnly) return [];
      if (field.kind !== 'rows') return [`${at}${key}`];
      const rows = field.layout === 'across' ? (field.max ?? 1) : 1;
      return Array.from({ length: rows }, (_, row) => inside(field.fields, `${at}${key}.${row}.`)).flat();
    });
  return description.sections.flatMap(({ fields }) => inside(fields, ''));
}

/** Every value stands as it was typed. */
export async function expectEvery(page: Page, filled: readonly Filled[]): Promise<void> {
  let open = '';
  for (const { path, label, kind, shown } of filled) {
    const block = /^(.+)\.\d+\.[^.]+$/.exec(path)?.[1] ?? '';
    const entry = entryAt(page, path);
    if (block !== open && block !== '') {
      const closed = page.locator(
        `[data-entry="${path.split('.').slice(0, 2).join('.')}"][aria-expanded="false"]`,
      );
      if (await closed.count()) await closed.click();
    }
    open = block;
    switch (kind) {
      case 'choice':
        if ((await entry.getAttribute('role')) === 'radiogroup')
          await expect(entry.getByRole('radio', { checked: true }), label).toHaveText([...shown]);
        else await expect(entry, label).toHaveValue(shown[0] ?? '');
        break;
      case 'choices':
        await expect(entry.getByRole('option', { selected: true }), label).toHaveText([...shown]);
        break;
      case 'files':
        await expect(page.getByText(shown[0] ?? '').first(), label).toBeVisible();
        break;
      default:
        await expect(entry, label).toHaveValue(shown[0] ?? '');
    }
  }
}

/** The sheet says everything that was typed; of boxes the ticked ones. Nothing is looked at where there is no `pdftotext`. */
export function expectOnSheet(file: string, filled: readonly Filled[]): void {
  const text = pdfText(file, 'raw');
  if (text === undefined) return;
  for (const { kind, label, shown } of filled)
    for (const each of shown.map((value) => value.replace(/\s/g, ''))) {
      const boxed = (kind === 'choice' || kind === 'choices') && text.includes(`□${each}`);
      const wanted = boxed || text.includes(`□✓${each}`) ? `□✓${each}` : each;
      expect(text.includes(wanted), `${label}：${wanted}`).toBe(true);
    }
}

const entryAt = (place: Page | Locator, path: string) => place.locator(`[data-entry="${path}"]`);

type Path = readonly (string | number)[];

const keysOf = (path: Path) => path.filter((step) => typeof step === 'string').join('.');

async function fillField(filling: Filling, section: Locator, field: Field, path: Path): Promise<Filled[]> {
  if (field.kind === 'computed' || field.readOnly) return [];
  if (field.kind === 'rows') return fillRows(filling, section, field, path);
  const typed = textFor(filling, field, path);
  if (typed === null) return [];
  const name = path.join('.');
  // Found by what one reads beside it; the path tells it from one of the same label in another table.
  const entry = section
    .getByRole('group', { name: field.label, exact: true })
    .locator(`[data-entry="${name}"]`);
  // Not for this person, or not at this stage.
  if ((await entry.count()) === 0) return [];
  return [
    {
      path: name,
      label: field.label,
      kind: field.kind,
      shown: await fillEntry(filling, entry, field, typed),
    },
  ];
}

async function fillRows(filling: Filling, section: Locator, field: RowsField, path: Path): Promise<Filled[]> {
  const filled: Filled[] = [];
  if (field.layout === 'across') {
    for (let row = 0; row < (field.max ?? 0); row += 1)
      for (const [key, column] of entriesOf(field.fields))
        filled.push(
          ...(await fillField(filling, section, { ...column, label: `${row + 1} 月${column.label}` }, [
            ...path,
            row,
            key,
          ])),
        );
    return filled;
  }
  if (filling.given[keysOf(path)] === null) return [];
  const add = section.getByRole('button', { name: `加一行${field.label}` });
  if ((await add.count()) === 0) return [];
  await add.first().click();
  for (const [key, column] of entriesOf(field.fields))
    filled.push(...(await fillField(filling, section, column, [...path, 0, key])));
  return filled;
}

/** Fills the entry and gives what it then shows. */
async function fillEntry(
  { app, page }: Filling,
  entry: Locator,
  field: Exclude<Field, RowsField>,
  typed: string,
): Promise<string[]> {
  switch (field.kind) {
    case 'choice': {
      if ((await entry.getAttribute('role')) === 'radiogroup') {
        const option = entry.getByRole('radio', { name: typed, exact: true });
        // A second click would take a choice back that the form begins with.
        if (!(await option.isChecked())) await option.click();
        return [typed];
      }
      await entry.fill(typed);
      await entry.press('Enter');
      await expect(entry).toHaveValue(typed);
      return [typed];
    }
    case 'choices':
      for (const label of typed.split(' '))
        await entry.getByRole('option', { name: label, exact: true }).click();
      return typed.split(' ');
    case 'reference':
      await entry.fill(typed);
      await expect(
        page.getByRole('listbox').getByRole('option').filter({ hasText: typed }).first(),
      ).toBeVisible();
      await entry.press('Enter');
      await expect(entry).not.toHaveValue('');
      return [await entry.inputValue()];
    case 'files':
      await answerDialogs(app, typed);
      await entry.click();
      await expect(page.getByRole('button', { name: `移除${fileName(typed)}` })).toBeVisible();
      return [fileName(typed)];
    default:
      await entry.fill(typed);
      await entry.press('Tab');
      return [await entry.inputValue()];
  }
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

const FORMATS: Readonly<Record<string, string>> = {
  creditCode: '91320203135890338D',
  phone: '0512-65123456',
  mobile: '13812345678',
  postcode: '215007',
  email: 'gou@hengtai.com.cn',
  url: 'www.hengtai.com.cn',
};

/** What suits the kind of field: its own label where that is text, so that the paper shows which field it came from. */
function textFor(filling: Filling, field: Exclude<Field, RowsField>, path: Path): string | null {
  const given = filling.given[keysOf(path)];
  if (given !== undefined) return given;
  switch (field.kind) {
    case 'text':
      return field.format ? (FORMATS[field.format] ?? '') : `填${field.label}`.slice(0, field.max);
    case 'longText':
      return `写了${field.label}，已与对方谈妥，下周一再来跟进。`;
    case 'integer':
      return String(Math.max(3, field.min ?? 0));
    case 'quantity':
      return '12.5';
    case 'money':
      return '3456.78';
    case 'percent':
      return '45.5';
    case 'date':
      return '2026-11-21';
    case 'time':
      return '09:30';
    case 'choice':
      return Object.values(field.options)[1] ?? '';
    case 'choices':
      return Object.values(field.options).slice(0, 2).join(' ');
    case 'reference':
      return field.to === 'person' ? filling.person : filling.customer;
    case 'files':
      return filling.attachment;
    case 'computed':
      return null;
  }
}
