import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { listDocuments } from '../../../electron/documents/listing.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { documentHistory, viewDocument } from '../../../electron/documents/viewing.ts';
import { writeRevision } from '../../../electron/documents/writing.ts';
import { sheetOf } from '../../../electron/sheets/sheetOf.ts';
import { sheetView } from '../../../electron/sheets/view.ts';
import { gatherWeek } from '../../../electron/week/gatherWeek.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { formInEdition } from '../../../shared/forms/registry.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard, wholeReport } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

/** The daily report's next edition: 天气 is gone, 路线 has come and must be filled in. */
vi.mock('../../../shared/forms/visitReport/index.ts', async (original) => {
  const { visitReportForm: first } =
    await original<typeof import('../../../shared/forms/visitReport/index.ts')>();
  const sections = first.description.sections.map((section) => {
    const { weather: _, ...fields } = section.fields;
    return section.key === 'head'
      ? { ...section, fields: { ...fields, route: { kind: 'text', label: '路线', required: true } as const } }
      : section;
  });
  const next = { ...first.description, edition: 2, title: '业务员日报表', sections };
  const current = { description: next, rules: first.rules };
  return { visitReportForm: { ...first, ...current, editions: [...first.editions, current] } };
});

async function oldReport() {
  const { test, archive, chen } = await branch();
  const card = submitCard(test, wholeCard(reference(chen.person)));
  const body = wholeReport(reference(chen.person), { id: card, name: '希望贸易' }, { weather: '小雨' });
  const form = formInEdition('visitReport', 1);
  const entered = writeRevision(archive, chen.context, {
    form,
    state: 'submitted',
    body: form.rules.compute(body),
  });
  return { test, archive, chen, id: entered.id, body };
}

let given: Awaited<ReturnType<typeof oldReport>>;
beforeEach(async () => {
  given = await oldReport();
});

const correct = (changes: Body) =>
  saveDocument(given.archive, given.chen.context, {
    form: 'visitReport',
    id: given.id,
    baseRevision: 1,
    body: { ...given.body, ...changes },
    as: 'submitted',
    reason: '更正',
  });

describe('a report of an edition that is no longer written', () => {
  it('is shown, with its history, in the words of its own edition', () => {
    const { document, problems } = viewDocument(given.archive, given.chen.context, given);
    expect(document).toMatchObject({ edition: 1, body: { weather: '小雨' } });
    expect(problems).toEqual([]);
    const places = documentHistory(given.archive, given.chen.context, given)[0]?.differences;
    expect(places?.map(({ place }) => place)).toContain('天气');
  });

  it('is printed as the form was then', () => {
    const document = getDocument(given.archive, given.id);
    const { model } = sheetView(
      sheetOf(given.archive, document, { at: '2026-11-24T09:00:00+08:00', part: 1 }),
      [],
    );
    expect(model).toMatchObject({ title: '业务员拜访日报表', edition: 1 });
    const labels = model.sections.flatMap(({ parts }) => parts.map(({ label }) => label));
    expect(labels).toContain('天气');
    expect(labels).not.toContain('路线');
  });

  it('is corrected in its own edition, without what came later', async () => {
    correct({ weather: '大雨' });
    expect(getDocument(given.archive, given.id)).toMatchObject({ edition: 1, body: { weather: '大雨' } });
    expect(await codeOf(() => correct({ route: '城北' }))).toBe('NOT_VALID');
    expect(checkArchive(given.test.archive.readable, { deep: true })).toMatchObject({ ok: true });
  });

  it('stands in one list and one weekly file with reports of the new edition', async () => {
    const { weather: _, ...body } = given.body;
    const write = (changes: Body) =>
      saveDocument(given.archive, given.chen.context, {
        form: 'visitReport',
        baseRevision: 0,
        body: { ...body, date: '2026-11-17', ...changes },
        as: 'submitted',
      });
    expect(await codeOf(() => write({}))).toBe('NOT_VALID');
    write({ route: '城北' });
    const { rows } = listDocuments(given.archive, given.test.context, {
      form: 'visitReport',
      filters: [],
      sort: { column: 'businessDate', direction: 'up' },
      limit: 10,
    });
    expect(rows.map(({ businessDate }) => businessDate)).toEqual(['2026-11-16', '2026-11-17']);
    const status = weekStatus(given.archive, '2026-W47');
    const { forms, documents } = gatherWeek(given.archive, status, new Map(), undefined);
    const editions = [...(documents as Iterable<{ form: string; edition: number }>)]
      .filter(({ form }) => form === 'visitReport')
      .map(({ edition }) => edition);
    expect(editions).toEqual([1, 2]);
    expect(forms.filter(({ form }) => form === 'visitReport').map(({ title }) => title)).toEqual([
      '业务员拜访日报表',
      '业务员日报表',
    ]);
  });
});
