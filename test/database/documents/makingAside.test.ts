import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { type ImportedDocument, importDocuments } from '../../../electron/documents/importing.ts';
import { makeDocument } from '../../../electron/documents/making.ts';
import { makeAside } from '../../../electron/documents/makingAside.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { newArchive } from '../archive/newArchive.ts';
import { refusalOf } from '../refusal.ts';

const cards = (count: number): ImportedDocument[] =>
  Array.from({ length: count }, (_, index) => ({
    body: { fullName: `无锡第${index}号贸易有限公司`, phone: `0510-8${1_000_000 + index}`, level: 'B' },
    state: 'draft',
  }));

it('has documents made by another thread as they would be made here', async () => {
  const documents = cards(20_000);
  const aside = makeAside('customerCard', documents);
  const form = formOf('customerCard');
  let place = 0;
  let made = aside.made(place);
  // Until the thread is there, everything is left to this one.
  while (!made && place < 19_900) {
    await after(50);
    place += 100;
    made = aside.made(place);
  }
  expect(made).toEqual(makeDocument(form, documents[place]?.body ?? {}, 'draft'));
  expect(aside.made(place + 99)).toEqual(makeDocument(form, documents[place + 99]?.body ?? {}, 'draft'));
  aside.close();
});

it('writes what a thread made as what was made at once', async () => {
  const inOne = await newArchive();
  const inParts = await newArchive();
  const documents = cards(1_250);
  importDocuments(inOne.archive.writable, inOne.context, 'customerCard', documents);
  for (const part of [documents.slice(0, 700), documents.slice(700)])
    importDocuments(inParts.archive.writable, inParts.context, 'customerCard', part);
  const content = ({ archive }: typeof inOne) => ({
    documents: archive.readable
      .prepare(
        'SELECT row, number, title, name_key, body, completeness, revision FROM documents ORDER BY row',
      )
      .all(),
    list: archive.readable
      .prepare(
        'SELECT row, number, title, value_fullName, value_initials, value_level FROM list_customerCard',
      )
      .all(),
    // Of a contentless table only what is found can be compared.
    found: ['777', '第7', 'wuxi', 'wx', '001'].map((token) =>
      archive.readable
        .prepare('SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid')
        .pluck()
        .all(`"${token}"*`),
    ),
    problems: checkArchive(archive.readable).problems,
  });
  expect(content(inOne)).toEqual(content(inParts));
  expect(content(inOne).problems).toEqual([]);
  expect(content(inOne).found.every((rows) => rows.length > 0)).toBe(true);
  const ids = inOne.archive.readable
    .prepare<[], string>('SELECT id FROM documents ORDER BY row')
    .pluck()
    .all();
  expect(ids).toEqual([...ids].sort());
});

it('names the place of a wrong card among many and writes nothing', async () => {
  const { archive, context } = await newArchive();
  const wrong: ImportedDocument = { body: { fullName: 5 }, state: 'draft' };
  const documents = [...cards(1_150), wrong, ...cards(100)];
  const refusal = await refusalOf(() =>
    importDocuments(archive.writable, context, 'customerCard', documents),
  );
  expect(refusal).toMatchObject({ code: 'NOT_VALID', details: { place: 1_150 } });
  expect(archive.readable.prepare('SELECT count(*) FROM revisions').pluck().get()).toBe(0);
});
