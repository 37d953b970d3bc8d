import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type BuiltWeeklyFile, buildWeeklyFile } from '../../../electron/weeklyFile/building.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { verifyWeeklyFile } from '../../../electron/weeklyFile/verifying.ts';
import type { StoredFile } from '../../../electron/weeklyFile/weekContents.ts';
import { sampleKeys, sampleWeek } from '../../weekContents.ts';
import { decrypted, entriesOf, sha256 } from './forgery.ts';
import { refusalCode, scratchFolder } from './scratch.ts';
import { runTool } from './stockTools.ts';

const folder = scratchFolder();
const keys = await sampleKeys();
const week = sampleWeek();
const built = await buildWeeklyFile(week, keys, join(folder, 'out'));

/** Takes the file apart as its READ-ME says, with stock tools alone. */
function takenApart(file: BuiltWeeklyFile): { outside: string; inside: string } {
  const outside = join(folder, `apart${readdirSync(folder).length}`);
  const inside = join(outside, 'inside');
  expect(runTool('unzip', ['-q', file.file, '-d', outside]).status).toBe(0);
  writeFileSync(join(outside, 'identity.txt'), `# 总公司\n${keys.hq.identity}\n`);
  const opened = runTool('age', ['-d', '-i', 'identity.txt', '-o', 'payload.zip', 'payload.age'], {
    cwd: outside,
  });
  expect(opened.stderr).toBe('');
  expect(runTool('unzip', ['-q', 'payload.zip', '-d', inside], { cwd: outside }).status).toBe(0);
  return { outside, inside };
}

describe('the file in stock tools', () => {
  const { outside, inside } = takenApart(built);

  test('unzip finds both zips sound', () => {
    expect(runTool('unzip', ['-t', built.file]).stdout).toContain('No errors detected');
    expect(runTool('unzip', ['-t', join(outside, 'payload.zip')]).stdout).toContain('No errors detected');
  });

  test('python reads both zips, names and all', () => {
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist())';
    const outer = runTool('python3', ['-c', script, built.file]);
    expect(outer.stdout.trim()).toBe("['payload.age', 'manifest.json', 'manifest.json.sig', 'READ-ME.txt']");
    const inner = runTool('python3', ['-c', script, join(outside, 'payload.zip')]);
    expect(inner.stdout).toContain('sheets/日报-RB-000001-业务员1 2026-11-16.pdf');
  });

  test('ssh-keygen verifies the manifest for the branch, and for no other', () => {
    writeFileSync(join(outside, 'allowed'), keys.allowedSigners);
    const verify = (principal: string) =>
      runTool(
        'ssh-keygen',
        ['-Y', 'verify', '-f', 'allowed', '-I', principal, '-n', 'kedang-week', '-s', 'manifest.json.sig'],
        { cwd: outside, input: readFileSync(join(outside, 'manifest.json')) },
      );
    expect(verify('SH').stdout).toContain('Good "kedang-week" signature for SH');
    expect(verify('NJ').status).not.toBe(0);
  });

  test('sha256sum finds every file as listed, and the list as signed', () => {
    const checked = runTool('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: inside });
    expect(checked.status).toBe(0);
    expect(checked.stdout.trim().split('\n')).toHaveLength(built.manifest.contents.files);
    const list = runTool('sha256sum', ['SHA256SUMS'], { cwd: inside }).stdout;
    expect(list).toContain(built.manifest.contents.digests);
    expect(runTool('sha256sum', ['payload.age'], { cwd: outside }).stdout).toContain(
      built.manifest.parts['payload.age'].sha256,
    );
    expect(runTool('sha256sum', [built.file]).stdout).toContain(built.sha256);
  });

  test('the READ-ME gives these very commands and values', () => {
    const text = readFileSync(join(outside, 'READ-ME.txt'), 'utf8');
    for (const command of [
      'unzip KD-SH-2026-W47-0001.zip',
      'ssh-keygen -Y verify -f allowed_signers -I SH -n kedang-week -s manifest.json.sig < manifest.json',
      'age -d -i identity.txt -o payload.zip payload.age',
      'unzip payload.zip -d 2026-W47',
      'sha256sum -c SHA256SUMS',
      `SH ${keys.signer}`,
      keys.hqRecipient,
    ]) {
      expect(text).toContain(command);
    }
    expect(text).toMatch(/^\uFEFF/);
    expect(text).not.toMatch(/[^\r]\n/);
  });

  test('documents and revisions stand one a line, sorted, complete', () => {
    const linesOf = (path: string) => readFileSync(join(inside, path), 'utf8').split('\n').slice(0, -1);
    const documents = linesOf('documents/visitReport.ndjson').map((line) => JSON.parse(line));
    const sent = [...(week.documents as Iterable<{ id: string; revisions: unknown }>)];
    expect(documents).toEqual(sent.map(({ revisions: _, ...document }) => document));
    const revisions = linesOf('revisions/visitReport.ndjson').map((line) => JSON.parse(line));
    expect(revisions.slice(0, 2).map(({ documentId, revision }) => [documentId, revision])).toEqual([
      [sent[0]?.id, 1],
      [sent[0]?.id, 2],
    ]);
    expect(revisions).toHaveLength(36);
    expect(readFileSync(join(inside, 'documents/customerCard.ndjson'), 'utf8')).toBe('');
    const attachment = JSON.parse(linesOf('attachments.ndjson')[0] ?? '');
    expect(attachment).toMatchObject({ name: '0001.jpg', originalName: '投诉:照片?.jpg', size: 4 });
    expect(readFileSync(join(inside, 'attachments/0001.jpg'), 'utf8')).toBe('JPEG');
  });

  test('what names people and customers is inside only', () => {
    const open = readFileSync(join(outside, 'manifest.json'), 'utf8');
    expect(open).not.toContain('李四');
    expect(open).not.toContain('永昌');
    expect(open).toContain('事假，未及补填');
    const hidden = JSON.parse(readFileSync(join(inside, 'week.json'), 'utf8'));
    expect(hidden.gaps[0].personName).toBe('李四');
    expect(hidden.openPoints[0].text).toContain('永昌');
  });
});

test('says what it made', async () => {
  expect(built.file).toBe(join(folder, 'out', 'KD-SH-2026-W47-0001.zip'));
  expect(built.size).toBe(statSync(built.file).size);
  expect(built.sha256).toBe(createHash('sha256').update(readFileSync(built.file)).digest('hex'));
  expect(built.manifest.counts).toEqual({
    documents: 18,
    revisions: 36,
    sheets: 18,
    attachments: 1,
    signatures: 0,
  });
  expect(readdirSync(join(folder, 'out'))).toEqual(['KD-SH-2026-W47-0001.zip']);
  expect(await verifyWeeklyFile(built.file, keys.allowedSigners)).toEqual({
    ok: true,
    branch: 'SH',
    week: '2026-W47',
    sequence: 1,
    previous: null,
    manifest: built.manifest,
  });
});

describe('the payload', () => {
  test('has the same bytes whatever the order, the hour, the time zone and who seals', async () => {
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const documents = [...(week.documents as Iterable<never>)].reverse();
    const again = await buildWeeklyFile(
      {
        ...week,
        sealed: { at: '2031-05-06T07:08:09Z', by: '李经理' },
        documents,
        sheets: [...week.sheets].reverse(),
      },
      keys,
      join(folder, 'again'),
    );
    vi.useRealTimers();
    vi.unstubAllEnvs();
    const [one, two] = await Promise.all([built, again].map(({ file }) => decrypted(file, keys.hq.identity)));
    expect(two?.equals(one ?? Buffer.alloc(0))).toBe(true);
    // Encryption itself is never twice the same.
    expect(again.sha256).not.toBe(built.sha256);
  });

  test('lies in the order of its paths, stored, none compressed', async () => {
    const plain = await decrypted(built.file, keys.hq.identity);
    const names = entriesOf(plain).map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(names[0]).toBe('SHA256SUMS');
    expect(names).toHaveLength(built.manifest.contents.files + 2);
  });

  test('takes documents that come one by one', async () => {
    async function* slowly() {
      yield* week.documents;
    }
    const slow = await buildWeeklyFile({ ...week, documents: slowly() }, keys, join(folder, 'slow'));
    expect(slow.manifest.contents).toEqual(built.manifest.contents);
  });

  test('of a week without anything opens as well', async () => {
    const empty = {
      ...week,
      sequence: 2,
      previous: built.sha256,
      documents: [],
      sheets: [],
      attachments: [],
      gaps: [],
      openPoints: [],
      summary: [],
    };
    const { file, manifest } = await buildWeeklyFile(empty, keys, join(folder, 'empty'));
    expect(file).toMatch(/KD-SH-2026-W47-0002\.zip$/);
    expect(manifest.previous).toBe(built.sha256);
    const opened = await openWeeklyFile(
      file,
      keys.hq.identity,
      keys.allowedSigners,
      join(folder, 'empty', 'to'),
    );
    expect(opened).toMatchObject({ ok: true, documents: 0, sheets: 0 });
  });
});

describe('refuses, and leaves nothing behind', () => {
  const attempt = async (name: string, change: object, keyChange: object = {}) => {
    const out = join(folder, name);
    const code = await refusalCode(() =>
      buildWeeklyFile({ ...week, ...change }, { ...keys, ...keyChange }, out),
    );
    return { code, left: readdirSync(folder).includes(name) ? readdirSync(out) : [] };
  };
  const sheet = week.sheets[0] as (typeof week.sheets)[number];
  const altered = (change: Partial<StoredFile>) => ({
    sheets: [{ ...sheet, ...change }, ...week.sheets.slice(1)],
  });

  test('a file that is there already', async () => {
    const before = readFileSync(built.file);
    expect(await refusalCode(() => buildWeeklyFile(week, keys, join(folder, 'out')))).toBe(
      'WEEKLY_FILE_EXISTS',
    );
    expect(readFileSync(built.file).equals(before)).toBe(true);
  });

  test('a sheet that is no longer what was issued', async () => {
    const changed = altered({ read: () => Buffer.from('%PDF other') });
    expect(await attempt('damaged', changed)).toEqual({ code: 'WEEKLY_FILE_SOURCE_DAMAGED', left: [] });
    const shorter = altered({ size: sheet.size + 1 });
    expect(await attempt('shorter', shorter)).toEqual({ code: 'WEEKLY_FILE_SOURCE_DAMAGED', left: [] });
  });

  test('a recipient with a wrong letter, of another kind, or none', async () => {
    const flipped = keys.hqRecipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    for (const [index, hqRecipient] of [flipped, 'age1pq1qqqq', '', keys.signer].entries()) {
      expect(await attempt(`recipient${index}`, {}, { hqRecipient })).toEqual({
        code: 'WEEKLY_FILE_RECIPIENT_INVALID',
        left: [],
      });
    }
  });

  test('more than a reader would take', async () => {
    const huge = altered({ size: 300 * 1024 * 1024 });
    expect(await attempt('huge', huge)).toEqual({ code: 'WEEKLY_FILE_TOO_LARGE', left: [] });
    const many = {
      sheets: Array.from({ length: 20_001 }, (_, index) => ({ ...sheet, name: `${index}.pdf` })),
    };
    expect(await attempt('many', many)).toEqual({ code: 'WEEKLY_FILE_TOO_LARGE', left: [] });
  });

  test('a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'plain'), '');
    const out = join(folder, 'plain', 'below');
    expect(await refusalCode(() => buildWeeklyFile(week, keys, out))).toBe('WEEKLY_FILE_NOT_WRITTEN');
  });

  test('a body that would not be read back as it is', async () => {
    const [document] = [...(week.documents as Iterable<object>)];
    const undefinedField = { documents: [{ ...document, body: { remark: undefined } }] };
    expect(await attempt('body', undefinedField)).toEqual({ code: 'BODY_NOT_CANONICAL', left: [] });
  });

  test("the caller's bugs: a key that is not the signer's, names twice, unsafe names, unknown forms", async () => {
    const other = await sampleKeys();
    const [document] = [...(week.documents as Iterable<object>)];
    const bugs: [change: object, keyChange?: object][] = [
      [{}, { signer: other.signer }],
      [{ documents: [document, document] }],
      [{ documents: [{ ...document, form: 'other' }] }],
      [{ sheets: [sheet, { ...sheet, name: sheet.name.toUpperCase() }] }],
      [{ sheets: [{ ...sheet, name: '../a.pdf' }] }],
      [{ sequence: 2 }],
      [{ week: '2026-W54' }],
    ];
    const out = join(folder, 'bugs');
    mkdirSync(out);
    for (const [change, keyChange] of bugs) {
      await expect(buildWeeklyFile({ ...week, ...change }, { ...keys, ...keyChange }, out)).rejects.toThrow(
        Error,
      );
    }
    expect(readdirSync(out)).toEqual([]);
  });
});

test('progress goes up in both stages to the same total, and a callback that throws stops the work', async () => {
  const seen: { stage: string; done: number; total: number }[] = [];
  await buildWeeklyFile(week, keys, join(folder, 'progress'), (progress) => seen.push(progress));
  for (const stage of ['writing', 'checking']) {
    const ofStage = seen.filter((progress) => progress.stage === stage);
    expect(ofStage.length).toBeGreaterThan(0);
    expect(ofStage.map(({ done }) => done)).toEqual(ofStage.map(({ done }) => done).sort((a, b) => a - b));
    expect(ofStage.at(-1)?.done).toBe(ofStage.at(-1)?.total);
  }
  const out = join(folder, 'cancelled');
  const stop = () => {
    throw new Error('cancelled');
  };
  await expect(buildWeeklyFile(week, keys, out, stop)).rejects.toThrow('cancelled');
  expect(readdirSync(out)).toEqual([]);
});

test('the digests in the file are of what was sent', async () => {
  const plain = await decrypted(built.file, keys.hq.identity);
  const inside = new Map(entriesOf(plain).map(({ name, content }) => [name, sha256(content)]));
  for (const { name, sha256: digest } of week.sheets) expect(inside.get(`sheets/${name}`)).toBe(digest);
});
