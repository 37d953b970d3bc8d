import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ImportRequest,
  type ImportResult,
  importCustomers,
} from '../../../electron/importing/customerImport.ts';
import { readSource } from '../../../electron/importing/readSource.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, temporaryFolder } from '../archive/newArchive.ts';

/** An archive to import into, and what is in it afterwards. */
export async function branch() {
  const test = await newArchive();
  const { readable, writable } = test.archive;
  const rows = <Row>(text: string) => readable.prepare<[], Row>(text).all();
  return {
    ...test,
    async run(text: string, request: Partial<ImportRequest> = {}, watched = {}): Promise<ImportResult> {
      const table = await readSource(Buffer.from(text), '客户.csv');
      return importCustomers(writable, test.context, table, { duplicates: 'merge', ...request }, watched);
    },
    cards: (): Body[] =>
      rows<{ body: string }>(`SELECT body FROM documents WHERE form = 'customerCard' ORDER BY number`).map(
        ({ body }) => JSON.parse(body) as Body,
      ),
    /** How much there is of everything that an import could leave behind. */
    contents: () =>
      rows(`SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM revisions) AS revisions,
        (SELECT count(*) FROM numbers) AS numbers, (SELECT count(*) FROM audit) AS audit,
        (SELECT count(*) FROM customer_search) AS searchable`)[0],
  };
}

/** A file in a folder that is gone after the test. */
export function fileOf(text: string | Uint8Array, name = '客户.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** `count` customers without a double among them. */
export const manyCustomers = (count: number): string =>
  ['客户名称,注册号,电话,地址,联系人,注册资本']
    .concat(
      Array.from(
        { length: count },
        (_, place) =>
          `江阴市第${place}号机械厂,${320281000000000 + place},0510-${86200000 + place},江苏省无锡市江阴市澄江中路${place}号,单宏图,${place}万`,
      ),
    )
    .join('\r\n');
