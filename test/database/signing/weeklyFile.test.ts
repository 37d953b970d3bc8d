import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../../electron/archive/create.ts';
import { branchKeysOf } from '../../../electron/archive/keys/branchKeys.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { setPassword } from '../../../electron/people/signingIn.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { makeHqKeys } from '../../../electron/weeklyFile/hqKeys.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import {
  administratorOf,
  closeAfterTest,
  temporaryFolder,
  testArchive,
  testClock,
  testHq,
} from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { correct, PASSWORD, png, signNow } from './office.ts';

describe('the weekly file', () => {
  it('carries signatures, keys and drawings, so that the stock ssh-keygen verifies them', async () => {
    const hq = await makeHqKeys();
    const clock = testClock();
    const home = temporaryFolder();
    const created = await createArchive(
      home,
      { ...testArchive, hq: { recipient: hq.recipient, signer: testHq.signer } },
      { clock },
    );
    closeAfterTest(created.archive);
    const test = { ...created, home, clock, context: { actor: administratorOf(created.archive), clock } };
    const { archive, context } = test;
    const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
    await setPassword(archive.writable, context, { personId: chen.person.id, password: PASSWORD });
    const save = (form: string, body: Record<string, unknown>) =>
      saveDocument(archive.writable, chen.context, { form, baseRevision: 0, body, as: 'submitted' });
    const card = save('customerCard', wholeCard(reference(chen.person)));
    const customer = { id: card.id, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
    const report = save('visitReport', wholeReport(reference(chen.person), customer)).id;
    const seal = () =>
      sealWeek(archive, context, { week: '2026-W47', reasons: { '*': '已知' }, out: join(home, 'out') });
    await signNow(test, chen.context, report, 0, { drawing: png().toString('base64') });
    correct(test, chen.context, report, { weather: '雨' });
    clock.set('2026-11-23T13:00:00+08:00');
    const first = await seal();
    // A signature alone is reason enough for another file.
    await signNow(test, chen.context, report, 0);
    const second = await seal();
    expect([first.sequence, second.sequence]).toEqual([1, 2]);

    const target = join(home, 'opened');
    const signers = `SH ${branchKeysOf(archive.readable).signer}\n`;
    await openWeeklyFile(second.file, hq.identity, signers, target);
    const signatures = readFileSync(join(target, 'signatures.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | number>);
    expect(
      signatures.map(({ revision, place, title, signerName }) => [revision, place, title, signerName]),
    ).toEqual([
      [1, 1, '填表人', '陈立'],
      [2, 1, '填表人', '陈立'],
    ]);
    expect(readFileSync(join(target, 'drawings', String(signatures[0]?.drawing))).equals(png())).toBe(true);
    for (const { statement, signature, signerId } of signatures) {
      writeFileSync(join(target, 'one.sig'), String(signature));
      const said = execFileSync(
        'ssh-keygen',
        ['-Y', 'verify', '-f', 'signers', '-I', String(signerId), '-n', 'kedang-signature', '-s', 'one.sig'],
        { cwd: target, input: String(statement), stdio: ['pipe', 'pipe', 'pipe'] },
      ).toString();
      expect(said).toContain('Good "kedang-signature" signature');
    }
  });
});
