import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCustomer } from '../../../electron/demo/customers.ts';
import { seededRandom } from '../../../electron/demo/random.ts';
import { importCustomers } from '../../../electron/importing/customerImport.ts';
import { readSourceFile } from '../../../electron/importing/readSource.ts';
import { withArchive } from '../branch.ts';
import { type Measure, timeOf } from '../measure.ts';

const ROWS = 20_000;

/** A CSV of 20,000 rows of ten columns, read, checked for duplicates and written with its search index. */
export const importing: Measure = () =>
  withArchive(async ({ home, archive, context }) => {
    const file = join(home, '..', 'customers.csv');
    writeFileSync(file, csvOf(ROWS));
    let imported = 0;
    const took = await timeOf(async () => {
      const table = await readSourceFile(file);
      imported = importCustomers(archive.writable, context, table, { duplicates: 'import' }).imported;
    });
    if (imported !== ROWS) throw new Error(`imported ${imported} of ${ROWS}`);
    return [
      { what: `rows of ${ROWS}`, value: took / 1000, unit: 's' },
      { what: 'rows', value: ROWS / (took / 1000), unit: 'rows/s', goal: { least: 5_000 } },
    ];
  });

function csvOf(count: number): string {
  const random = seededRandom(4);
  const head = '企业名称,统一社会信用代码,注册日期,法人代表,注册资金,经营范围,所在省份,地区,注册地址,电话';
  const lines = Array.from({ length: count }, (_, row) => {
    const card = demoCustomer(random, undefined, '', '2026-11-22');
    return [
      `${card.fullName}${row}`,
      card.creditCode,
      card.founded,
      card.contacts?.[0]?.name,
      `${random.whole(10, 900)}(万元人民币)`,
      card.businessScope,
      card.province,
      card.city,
      `${card.city}${card.district}${card.address}`,
      card.phone,
    ].join(',');
  });
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`;
}
