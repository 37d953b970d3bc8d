import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Archive, archiveExists } from '../../../electron/archive/archive.ts';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import type { Context } from '../../../electron/archive/context.ts';
import { addAttachment } from '../../../electron/documents/attachments.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { importInWorker } from '../../../electron/importing/importJob.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { writeSheetFile } from '../../../electron/sheets/sheetFile.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { wholeCard } from '../../database/documents/bodies.ts';
import { manyCustomers } from '../../database/importing/branch.ts';
import {
  actorNamed,
  inFolder,
  MANAGER,
  makeBranch,
  openBranch,
  SALESPERSON,
  steadyClock,
} from '../branch.ts';
import { figure } from '../figures.ts';
import { putBackTo } from '../olderLayout.ts';
import { AFTER_THE_WEEK, fillWeek, WEEK } from '../week.ts';
import { onSmallDisk, type SmallDisk, whyNoSmallDisk } from './smallDisk.ts';

const MEGABYTES = 24;
/** Bytes left on the disk when the work begins. */
const LEFT = [0, 4096, 20_000, 60_000, 150_000, 400_000];

const why = whyNoSmallDisk();
const printer = startSheetPrinter();
afterAll(() => printer.close());

interface Office {
  disk: SmallDisk;
  archive: Archive;
  salesperson: Context;
  manager: Context;
}

/** What may be done to an archive, again and again. */
const works: Readonly<Record<string, (office: Office, round: number) => unknown>> = {
  saving: ({ archive, salesperson }, round) => {
    const { actor } = salesperson;
    const body = wholeCard({ id: actor.personId, name: actor.name }, { fullName: `无锡第${round}号商行` });
    delete body.creditCode;
    const content = Buffer.alloc(200_000, `${round}`);
    addAttachment(archive.writable, salesperson, { content, name: 'a.pdf', mediaType: 'application/pdf' });
    return saveDocument(archive.writable, salesperson, {
      form: 'customerCard',
      baseRevision: 0,
      body: { ...body, businessScope: '建材'.repeat(500) },
      as: 'submitted',
    });
  },
  importing: async ({ disk, archive, manager, salesperson }) => {
    const path = join(disk.folder, '..', `kedang-customers-${process.pid}.csv`);
    writeFileSync(path, manyCustomers(300));
    return importInWorker(
      { archive, actor: manager.actor, path },
      { duplicates: 'import', salespersonId: salesperson.actor.personId, area: '无锡' },
      { progress: () => undefined, signal: new AbortController().signal },
    );
  },
  'sealing a week': ({ archive, manager }) =>
    inFolder((out) => sealWeek(archive, manager, { week: WEEK, reasons: { '*': '已说明' }, out })),
  'issuing a sheet': ({ archive, manager }) => {
    const id = archive.readable
      .prepare<[], string>(
        `SELECT id FROM documents WHERE form = 'visitReport'
            AND id NOT IN (SELECT document_id FROM issued_sheets) ORDER BY id`,
      )
      .pluck()
      .get();
    return issueSheet(archive, manager, printer, id ?? '');
  },
};

describe.skipIf(why !== undefined)(`a full disk${why ? ` (not tried: ${why})` : ''}`, () => {
  it.each(Object.keys(works))(
    'while %s is refused in Chinese, loses nothing, and is over when there is room',
    (name) =>
      onSmallDisk(MEGABYTES, async (disk) => {
        const work = works[name]!;
        const home = join(disk.folder, '分公司');
        await makeBranch(home);
        await fillWeek(home);
        const archive = await openBranch(home);
        const context = (person: string) => ({
          actor: actorNamed(archive, person),
          clock: steadyClock(AFTER_THE_WEEK),
        });
        const office: Office = {
          disk,
          archive,
          salesperson: context(SALESPERSON),
          manager: context(MANAGER),
        };
        let refused = 0;
        for (const [round, left] of LEFT.entries()) {
          disk.fillUp(left);
          const before = contentsOf(archive);
          try {
            await work(office, round);
          } catch (error) {
            refused += 1;
            expectFull(error);
            const lost = name === 'saving' ? undefined : before;
            if (lost) expect(contentsOf(archive)).toEqual(lost);
          }
          expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
          disk.free();
          if (name === 'sealing a week' && refused < round + 1) break;
        }
        expect(refused).toBeGreaterThan(0);
        await work(office, 100);
        expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
        archive.close();
        (await openBranch(home)).close();
        figure('refusals of a full disk', name.replaceAll(' ', '-'), refused);
      }),
  );

  it('when opening an archive of an earlier layout is refused, and the archive opens when there is room', () =>
    onSmallDisk(MEGABYTES, (disk) =>
      inFolder(async (folder) => {
        const older = join(folder, 'older');
        await makeBranch(older);
        await fillWeek(older);
        await putBackTo(1, older);
        let refused = 0;
        for (const [round, left] of LEFT.entries()) {
          const home = join(disk.folder, `${round}`);
          cpSync(older, home, { recursive: true });
          disk.fillUp(left);
          try {
            (await openBranch(home)).close();
          } catch (error) {
            refused += 1;
            expectFull(error);
          }
          disk.free();
          const archive = await openBranch(home);
          expect(checkArchive(archive.readable, { deep: true }).problems).toEqual([]);
          archive.close();
        }
        expect(refused).toBeGreaterThan(0);
        figure('refusals of a full disk', 'migrating', refused);
      }),
    ));

  it('when making an archive leaves none, and one can be made when there is room', () =>
    onSmallDisk(MEGABYTES, async (disk) => {
      for (const left of LEFT) {
        disk.fillUp(left);
        const home = join(disk.folder, '新');
        await makeBranch(home).then(
          () => expect.unreachable(),
          (error: unknown) => expectFull(error),
        );
        expect(archiveExists(home)).toBe(false);
        disk.free();
      }
      await makeBranch(join(disk.folder, '新'));
      figure('refusals of a full disk', 'creating', LEFT.length);
    }));

  it('of the stick that receives the weekly file leaves no half file there, and the next attempt gives the same file', () =>
    inFolder((home) =>
      onSmallDisk(1, async (stick) => {
        await makeBranch(home);
        await fillWeek(home);
        const archive = await openBranch(home);
        const manager = { actor: actorNamed(archive, MANAGER), clock: steadyClock(AFTER_THE_WEEK) };
        const out = join(stick.folder, '送总公司');
        mkdirSync(out);
        const seal = () => sealWeek(archive, manager, { week: WEEK, reasons: { '*': '已说明' }, out });
        stick.fillUp(8192);
        const error = await seal().then(
          () => expect.unreachable(),
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Refusal).code).toBe('WEEK_FILE_NOT_COPIED');
        expect((error as Refusal).message).toMatch(/已满|空间/);
        expect(readdirSync(out)).toEqual([]);
        stick.free();
        const sealed = await seal();
        expect(sealed.sequence).toBe(1);
        expect(statSync(sealed.file).size).toBeGreaterThan(8192);
        archive.close();
      }),
    ));

  it('of the folder that receives a sheet leaves the earlier file as it was', () =>
    onSmallDisk(1, async (disk) => {
      const file = join(disk.folder, '日报.pdf');
      await writeSheetFile(file, Buffer.from('before'));
      disk.fillUp(4096);
      const error = await writeSheetFile(file, Buffer.alloc(100_000)).then(
        () => expect.unreachable(),
        (thrown: unknown) => thrown,
      );
      expectFull(error);
      expect(readdirSync(disk.folder).sort()).toEqual(['ballast', '日报.pdf']);
      expect(statSync(file).size).toBe(6);
      disk.free();
      await writeSheetFile(file, Buffer.alloc(100_000));
    }));
});

function expectFull(error: unknown): void {
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).code, (error as Error).message).toBe('DISK_FULL');
  expect((error as Refusal).message).toMatch(/空间|已满/);
}

function contentsOf(archive: Archive) {
  const count = (table: string) => archive.readable.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return ['documents', 'revisions', 'numbers', 'audit', 'issued_sheets', 'sealed_weeks'].map(count);
}
