import { listDocuments } from '../../../electron/documents/listing.ts';
import { searchCustomers } from '../../../electron/search/customers.ts';
import { addCustomers, withArchive } from '../branch.ts';
import { type Measure, median, percentile, timeOf } from '../measure.ts';

const CUSTOMERS = 200_000;
const TEXTS = [
  ...['无锡', '盛源建材', '兴隆', '贸易', '人民路', 'wx', 'xlmy', 'shengyuan', 'wuxi', 'SH-0123'],
  ...['13905', '0510', '建', '华', '张伟', '91320', '永盛', '五金商店', '上海恒', '装饰有限'],
];
/** Two characters and syllables just begun, which very many customers have. */
const SHORT = ['sh', 'SH-', '91', '05', '13', '88', 'shi', 'yi', '9132', '8'];
const ROUNDS = 20;

/** Search in the main process at 200,000 customers, a LIKE over the names beside it. */
export const search: Measure = () =>
  withArchive(async (bench) => {
    addCustomers(bench, CUSTOMERS);
    const { context } = bench;
    const { readable } = bench.archive;
    const like = readable.prepare<[string], { id: string }>(
      `SELECT id FROM documents WHERE form = 'customerCard' AND title LIKE ? ORDER BY id LIMIT 20`,
    );
    const found: number[] = [];
    const scanned: number[] = [];
    const listed: number[] = [];
    const searchAll = async () => {
      for (const text of [...TEXTS, ...SHORT])
        found.push(await timeOf(() => searchCustomers(readable, context, { text, limit: 20 })));
    };
    // As in an office that is at work: the pages of the index are in memory.
    await searchAll();
    found.length = 0;
    for (let round = 0; round < ROUNDS; round += 1) await searchAll();
    for (let round = 0; round < ROUNDS; round += 1) {
      listed.push(
        await timeOf(() =>
          listDocuments(readable, context, {
            form: 'customerCard',
            filters: [],
            sort: { column: 'fullName', direction: 'up' },
            limit: 100,
          }),
        ),
      );
    }
    // Last, since each LIKE reads the whole table and leaves nothing else in memory.
    for (const text of TEXTS) scanned.push(await timeOf(() => like.all(`%${text}%`)));
    return [
      { what: 'search, median', value: median(found), unit: 'ms' },
      { what: 'search, 95 of 100', value: percentile(found, 0.95), unit: 'ms', goal: { most: 5 } },
      { what: 'LIKE on the name, median', value: median(scanned), unit: 'ms' },
      { what: 'LIKE on the name, 95 of 100', value: percentile(scanned, 0.95), unit: 'ms' },
      { what: 'first page of the list by name, median', value: median(listed), unit: 'ms' },
    ];
  });
