import { seededRandom } from '../../../electron/demo/random.ts';
import { demoReport } from '../../../electron/demo/reports.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { addPerson } from '../../../electron/people/people.ts';
import { addDays } from '../../../shared/rules/calendar/businessDate.ts';
import { addCustomers, withArchive } from '../branch.ts';
import { type Measure, median, timeOf } from '../measure.ts';

const REPORTS = 200;
const VISITS = 10;

/** Submitting a report of ten visits, beside a bare durable commit of as many bytes into the same kind of file. */
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
    const saved: number[] = [];
    const raw: number[] = [];
    for (let day = 0; day < REPORTS; day += 1) {
      const date = addDays('2024-01-01', day);
      const who = { id: person.id, name: person.name };
      const body = { ...demoReport(random, date, who, '城区一片', customers, [], VISITS) };
      raw.push(await timeOf(() => insert.run(JSON.stringify(body))));
      saved.push(
        await timeOf(() =>
          saveDocument(archive.writable, author, {
            form: 'visitReport',
            baseRevision: 0,
            body,
            as: 'submitted',
          }),
        ),
      );
    }
    archive.writable.exec('DROP TABLE raw');
    return [
      { what: 'raw durable commit of one body, median', value: median(raw), unit: 'ms' },
      { what: 'submitting a report of ten visits, median', value: median(saved), unit: 'ms' },
      { what: 'ratio', value: median(saved) / median(raw), unit: '×', goal: { most: 3 } },
    ];
  });
