import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { waitAfterWrongCodes } from '../../../electron/archive/keys/codeAttempts.ts';
import type { OsStore } from '../../../electron/archive/keys/osStore.ts';
import { newRecoveryCode } from '../../../electron/archive/keys/recoveryCode.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { newBackupDesk } from '../../../electron/backup/backupDesk.ts';
import { changeRecoveryCode } from '../../../electron/backup/changingCode.ts';
import { newRestoreDesk } from '../../../electron/backup/restoring/restoreDesk.ts';
import { newOffice } from '../../../electron/office/office.ts';
import { closeAfterTest, newArchive, temporaryFolder } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { drawOut, office } from './office.ts';

describe('a changed recovery code', () => {
  it('opens archive and backups in both places, and the former opens none of them', async () => {
    const branch = await office();
    const stick = branch.plugIn();
    const { name } = await newBackupDesk().make(branch.archive, branch.asker, 'daily');
    const code = newRecoveryCode();
    const changed = await changeRecoveryCode(branch.archive, branch.context, code);
    expect(changed).toEqual({ renewed: 2, left: 0, secondAbsent: false });
    branch.archive.close();
    const { home, recoveryCode } = branch;
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('RECOVERY_CODE_INVALID');
    const opened = await openArchive(home, { recoveryCode: code });
    closeAfterTest(opened);
    expect(opened.readable.prepare(`SELECT verb FROM audit ORDER BY seq DESC LIMIT 2`).pluck().all()).toEqual(
      ['recoveryCode.refused', 'recoveryCode.changed'],
    );
    for (const folder of [join(branch.local, name), stick]) {
      const restore = (typed: string) =>
        newRestoreDesk().prepare({ home: temporaryFolder() }, { folder, code: typed });
      expect(await codeOf(() => restore(recoveryCode))).toBe('RECOVERY_CODE_INVALID');
      expect(await restore(code)).toMatchObject({ problems: [], proven: { documents: 3 } });
    }
  });

  it('says when the second place is absent: what lies there still asks for the former', async () => {
    const branch = await office(0);
    const stick = branch.plugIn();
    drawOut(stick);
    expect(await changeRecoveryCode(branch.archive, branch.context, newRecoveryCode())).toEqual({
      renewed: 0,
      left: 0,
      secondAbsent: true,
    });
  });

  it('holds for an older backup with the former wrap, when the archive is there', async () => {
    const branch = await office();
    const { name } = await newBackupDesk().make(branch.archive, branch.asker, 'daily');
    const folder = join(branch.local, name);
    const former = readFileSync(join(folder, 'keys.json'), 'utf8');
    const code = newRecoveryCode();
    await changeRecoveryCode(branch.archive, branch.context, code);
    branch.archive.close();
    // A stick that was away during the change, and an archive that is damaged later.
    writeFileSync(join(folder, 'keys.json'), former);
    writeFileSync(archiveFiles(branch.home).database, Buffer.alloc(8192, 1));
    const preview = await newRestoreDesk().prepare({ home: branch.home }, { folder, code });
    expect(preview.proven.documents).toBe(3);
  });

  it('takes the place only when it was typed back', async () => {
    const { archive, home, recoveryCode, context } = await newArchive();
    archive.close();
    const none: OsStore = { available: () => false, protect: () => Buffer.of(), reveal: () => '' };
    const desk = newOffice(home, none);
    await desk.openByCode(recoveryCode);
    expect(await codeOf(() => desk.adoptCode(context, recoveryCode))).toBe('CODE_NOT_PROPOSED');
    const proposed = await desk.proposeCode();
    expect(await codeOf(() => desk.adoptCode(context, recoveryCode))).toBe('RECOVERY_CODE_INVALID');
    desk.close();
    (await openArchive(home, { recoveryCode })).close();
    await desk.openByCode(recoveryCode);
    await desk.adoptCode(context, proposed.toLowerCase());
    desk.close();
    expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('RECOVERY_CODE_INVALID');
    expect(readdirSync(join(home, 'archive')).sort()).toEqual(['archive.db', 'keys.json']);
    (await openArchive(home, { recoveryCode: proposed })).close();
  });
});

describe('wrong codes', () => {
  it('are slowed after the third, across restarts, and are told of in the audit chain', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const wrong = newRecoveryCode();
    const attempt = (code: string) => codeOf(() => openArchive(home, { recoveryCode: code }));
    for (let time = 1; time <= 3; time += 1) expect(await attempt(wrong)).toBe('RECOVERY_CODE_INVALID');
    expect(await attempt(recoveryCode)).toBe('RECOVERY_CODE_SLOWED');
    // As if an hour had passed.
    writeFileSync(
      join(home, 'recovery-code-attempts.json'),
      JSON.stringify({ failed: 3, last: '2026-01-01T00:00:00+08:00' }),
    );
    const opened = await openArchive(home, { recoveryCode });
    closeAfterTest(opened);
    expect(
      opened.readable.prepare(`SELECT detail FROM audit WHERE verb = 'recoveryCode.refused'`).pluck().all(),
    ).toEqual(['{"count":3}']);
    expect(readdirSync(home)).not.toContain('recovery-code-attempts.json');
  });

  it('wait longer each time, a quarter of an hour at most', () => {
    expect([0, 2, 3, 4, 5, 20].map(waitAfterWrongCodes)).toEqual([0, 0, 5, 10, 20, 900]);
  });
});
