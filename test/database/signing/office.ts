import { crc32, deflateSync } from 'node:zlib';
import type { Context } from '../../../electron/archive/context.ts';
import { rowOf } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { setPassword } from '../../../electron/people/signingIn.ts';
import { type SignInput, signDocument } from '../../../electron/signing/signing.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { newArchive, type TestArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';

export const PASSWORD = '江南好 2026';

export type Office = Awaited<ReturnType<typeof office>>;

/** A branch of four who have passwords, with one submitted report of 陈立. */
export async function office() {
  const test = await newArchive();
  const member = async (name: string, role: Role) => {
    const { person, context } = actingAs(test, { name, role });
    await setPassword(test.archive.writable, test.context, { personId: person.id, password: PASSWORD });
    return { person, context };
  };
  const chen = await member('陈立', 'salesperson');
  const wu = await member('吴敏', 'salesperson');
  const lin = await member('林主任', 'supervisor');
  const zhao = await member('赵经理', 'branchManager');
  const card = submitCard(test, wholeCard(reference(chen.person)));
  const customer = { id: card, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
  const body = wholeReport(reference(chen.person), customer);
  const report = saveDocument(test.archive.writable, chen.context, {
    form: 'visitReport',
    baseRevision: 0,
    body,
    as: 'submitted',
  }).id;
  return { test, archive: test.archive, chen, wu, lin, zhao, card, customer, body, report };
}

/** Signs what the document is now. */
export function signNow(
  { archive }: Pick<TestArchive, 'archive'>,
  context: Context,
  id: string,
  place: number,
  more: Partial<SignInput> = {},
) {
  const { revision, digest } = rowOf(archive.readable, id);
  return signDocument(archive, context, {
    id,
    revision,
    digest,
    place,
    skip: false,
    password: PASSWORD,
    ...more,
  });
}

/** Corrects the report. */
export function correct(
  { archive }: Pick<TestArchive, 'archive'>,
  context: Context,
  id: string,
  changes: Body,
  reason = '填写有误',
) {
  const { revision, body } = rowOf(archive.readable, id);
  return saveDocument(archive.writable, context, {
    form: 'visitReport',
    id,
    baseRevision: revision,
    body: { ...(JSON.parse(body) as Body), ...changes },
    as: 'submitted',
    reason,
  });
}

/** A grey PNG; `height` rows of `width` pixels. */
export function png(width = 40, height = 16): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, row) => Buffer.alloc(width + 1, row % 5 === 0 ? 0 : 255));
  for (const row of rows) row[0] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
