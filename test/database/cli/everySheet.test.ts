import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { sql } from '../../../electron/archive/connection.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { commandLine } from './session.ts';

interface Paper {
  form: string;
  number: string | null;
  code: string | null;
  person: string | null;
  date: string;
  year: number | null;
  period: string | null;
}

/** One submitted document of each form, with what the command line knows it by. */
async function papers(home: string): Promise<Paper[]> {
  const archive = await openArchive(home, { recoveryCode: process.env.KEDANG_RECOVERY_CODE ?? '' });
  try {
    return sql<Paper>(
      archive.readable,
      `SELECT paper.form, paper.number, card.number AS code, people.name AS person, paper.business_date AS date,
              json_extract(paper.body, '$.year') AS year, json_extract(paper.body, '$.period') AS period
         FROM documents AS paper LEFT JOIN documents AS card ON card.id = paper.customer_id
         LEFT JOIN people ON people.id = paper.person_id
        WHERE paper.state = 'submitted' GROUP BY paper.form`,
    ).all();
  } finally {
    archive.close();
  }
}

function naming({ form, number, code, person, date, year, period }: Paper): string[] {
  if (number) return [form, number];
  const ofPeriod = period ? ['--period', period] : [];
  if (year) return [form, String(code), '--year', String(year), ...ofPeriod];
  return [form, '--person', String(person), '--date', date, ...ofPeriod];
}

it('writes the sheet of every form, and the papers that are derived', { timeout: 60_000 }, async () => {
  const { json, init, file } = commandLine();
  await init();
  await json(
    'demo',
    '--seed',
    '3',
    '--customers',
    '40',
    '--staff',
    '3',
    '--weeks',
    '2',
    '--until',
    '2026-11-22',
  );
  const found = await papers(file('archive'));
  // A reminder is written when somebody reminds; the demonstration has none.
  const expected = forms
    .map(({ description }) => description.key)
    .filter((key) => key !== 'complaintReminder');
  expect(found.map(({ form }) => form).toSorted()).toEqual(expected.toSorted());
  const card = found.find(({ form }) => form === 'customerCard')?.number ?? '';
  const power = found.find(({ form }) => form === 'salesPower');
  for (const command of [
    ...found.map(naming),
    ['customerSummary', '--until', '2026-11-22'],
    ['visitRecord', card],
    ['customerFolder', card],
    ['salesPowerComparison', String(power?.code), '--year', String(power?.year)],
  ]) {
    const out = file(`${command[0]}.pdf`);
    const { exitCode, json: answer } = await json('sheet', ...command, '--out', out);
    expect(answer, command.join(' ')).toMatchObject({ file: out, pages: expect.any(Number) });
    expect(exitCode).toBe(0);
    expect(readFileSync(out, 'latin1')).toMatch(/^%PDF-/);
  }
  expect((await json('sheet', 'complaintCard', card, '--out', file('a.pdf'))).json).toMatchObject({
    error: { code: 'DOCUMENT_NOT_FOUND' },
  });
  expect(
    (await json('sheet', 'customerSummary', '--until', '2026-02-30', '--out', file('a.pdf'))).json,
  ).toMatchObject({ error: { code: 'DATE_INVALID' } });
});
