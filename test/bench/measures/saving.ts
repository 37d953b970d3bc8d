import { statSync } from 'node:fs';
import type { WritableArchive } from '../../../electron/archive/connection.ts';
import { seededRandom } from '../../../electron/demo/random.ts';
import { demoReport } from '../../../electron/demo/reports.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { addPerson } from '../../../electron/people/people.ts';
import { addDays } from '../../../shared/rules/calendar/businessDate.ts';
import { addCustomers, withArchive } from '../branch.ts';
import { type Measure, median, timeOf } from '../measure.ts';

const REPORTS = 200;
const VISITS = 10;
/** Reports by which the pages that a report and its filing write are counted. */
const COUNTED = 20;
/** Bytes of a page in the journal: its head and itself. */
const FRAME = 24 + 4096;

/**
 * Submitting a report of ten visits, beside a bare durable commit of as many bytes into the same kind of file, and
 * beside one of as many pages: what indexes, search and chains cost before any of our code runs.
 */
export const saving: Measure = () =>
  withArchive(async (bench) => {
    addCustomers(bench, 2_000);
    const { archive, context } = bench;
    const person = addPerson(archive.writable, context, { name: '陈立', login: 'chen', role: 'salesperson' });
    const author = { ...context, actor: { personId: person.id, name: person.name, role: person.role } };
    const customers = archive.readable
      .prepare<[], { id: string; code: string; name: string }>(
        `SELECT id, number AS code, title AS name FROM documents WHERE form = 'customerCard' LIMIT 200`,
      )
      .all()
      .map((customer) => ({ ...customer, contact: '张三', trade: '建材' }));
    const random = seededRandom(2);
    archive.writable.exec('CREATE TABLE raw (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
    const insert = archive.writable.prepare('INSERT INTO raw (body) VALUES (?)');
    const rewriting = pageRewriting(archive.writable);
    const saved: number[] = [];
    const filed: number[] = [];
    const raw: number[] = [];
    const rawPages: number[] = [];
    const pages: number[] = [];
    for (let day = -COUNTED; day < REPORTS; day += 1) {
      const date = addDays('2024-01-01', day);
      const who = { id: person.id, name: person.name };
      const body = { ...demoReport(random, date, who, '城区一片', customers, [], VISITS) };
      const save = () =>
        saveDocument(archive.writable, author, {
          form: 'visitReport',
          baseRevision: 0,
          body,
          as: 'submitted',
        });
      if (day < 0) {
        archive.writable.pragma('wal_checkpoint(TRUNCATE)');
        save();
        await new Promise(setImmediate);
        pages.push(Math.floor(statSync(`${archive.writable.name}-wal`).size / FRAME));
        continue;
      }
      raw.push(await timeOf(() => insert.run(JSON.stringify(body))));
      rawPages.push(await timeOf(() => rewriting.run(day, median(pages))));
      saved.push(await timeOf(save));
      filed.push(await timeOf(() => archive.readable.prepare('SELECT 1').get()));
    }
    archive.writable.exec('DROP TABLE raw; DROP TABLE pages');
    return [
      { what: 'raw durable commit of one body, median', value: median(raw), unit: 'ms' },
      { what: `raw durable commit of ${median(pages)} pages, median`, value: median(rawPages), unit: 'ms' },
      { what: 'submitting a report of ten visits, median', value: median(saved), unit: 'ms' },
      { what: 'ratio', value: median(saved) / median(raw), unit: '×', goal: { most: 3 } },
      {
        what: 'the first read after it, which waits for the filing, median',
        value: median(filed),
        unit: 'ms',
      },
      {
        what: 'both together / raw durable commit of as many pages',
        value: (median(saved) + median(filed)) / median(rawPages),
        unit: '×',
      },
    ];
  });

/** A statement that writes so many pages anew: rows of a page each. */
function pageRewriting(archive: WritableArchive) {
  archive.exec('CREATE TABLE pages (id INTEGER PRIMARY KEY, stamp INTEGER, filling TEXT NOT NULL) STRICT');
  const insert = archive.prepare('INSERT INTO pages VALUES (?, 0, ?)');
  for (let id = 1; id <= 200; id += 1) insert.run(id, 'x'.repeat(3_500));
  return archive.prepare<[stamp: number, count: number]>('UPDATE pages SET stamp = ? WHERE id <= ?');
}
