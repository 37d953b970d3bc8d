import { importDocuments } from '../../../electron/documents/importing.ts';
import { voidDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { TestArchive } from '../archive/newArchive.ts';
import { actingAs, reference } from './bodies.ts';

const places = ['无锡', '常州', 'Suzhou', '南通'];
const trades = ['贸易有限公司', '建材有限责任公司', '50%_折扣"商行"', "O'Neil *OR* Co.", '涂料（集团）厂'];

/**
 * Puts 5,100 card drafts into the archive: most columns have long runs of equal values and many empty ones, two in a
 * hundred are void, whole blocks were written in the same second.
 */
export function fillWithCards(test: TestArchive): { bodies: ReadonlyMap<string, Body> } {
  const people = ['陈立', '吴敏', '郑凯'].map((name) => actingAs(test, { name, role: 'salesperson' }).person);
  const body = (index: number): Body => {
    const person = people[index % 4];
    const place = places[(index >> 2) % 5];
    return {
      // Names come up to three times.
      ...(index % 50 !== 7 && {
        fullName: `${places[index % 4]}第${index % 1700}号${trades[index % 5]}`,
      }),
      ...(index % 3 === 0 && { level: ['A', 'B', 'C', 'D'][index % 4] }),
      ...(index % 5 !== 0 && { customerType: ['dealer', 'agent', 'retail'][index % 3] }),
      ...(person && { salesperson: reference(person) }),
      ...(place && { area: place, city: `${place}市` }),
      ...(index % 7 !== 0 && { cardDate: `2026-0${1 + (index % 9)}-1${index % 10}` }),
      ...(index % 4 === 0 && { payment: index % 8 === 0 ? ['cash', 'monthly'] : ['acceptance'] }),
      ...(index % 6 === 0 && { shortName: `简${index % 90}` }),
    };
  };
  for (let start = 0; start < 5_100; start += 1_700) {
    const now = test.clock.now();
    const clock = { now: () => now, today: () => now.slice(0, 10) };
    const documents = Array.from({ length: 1_700 }, (_, index) => ({
      body: body(start + index),
      state: 'draft' as const,
    }));
    importDocuments(test.archive.writable, { ...test.context, clock }, 'customerCard', documents);
  }
  const rows = test.archive.readable
    .prepare<[], { id: string; body: string }>(`SELECT id, body FROM documents WHERE form = 'customerCard'`)
    .all();
  for (const { id } of rows.filter((_, index) => index % 50 === 0))
    voidDocument(test.archive.writable, test.context, { id, reason: '重复' });
  return { bodies: new Map(rows.map(({ id, body: text }) => [id, JSON.parse(text) as Body])) };
}
