import { attachmentsCalls } from '../../../shared/contract/calls/attachments.ts';
import { backupCalls } from '../../../shared/contract/calls/backup.ts';
import { comparisonCalls } from '../../../shared/contract/calls/comparison.ts';
import { complaintsCalls } from '../../../shared/contract/calls/complaints.ts';
import { customersCalls } from '../../../shared/contract/calls/customers.ts';
import { documentsCalls } from '../../../shared/contract/calls/documents.ts';
import { folderCalls } from '../../../shared/contract/calls/folder.ts';
import { importingCalls } from '../../../shared/contract/calls/importing.ts';
import { keysCalls } from '../../../shared/contract/calls/keys.ts';
import { monthCalls } from '../../../shared/contract/calls/month.ts';
import { paperCalls } from '../../../shared/contract/calls/paper.ts';
import { peopleCalls } from '../../../shared/contract/calls/people.ts';
import { rulesCalls } from '../../../shared/contract/calls/rules.ts';
import { sheetsCalls } from '../../../shared/contract/calls/sheets.ts';
import { signingCalls } from '../../../shared/contract/calls/signing.ts';
import { summaryCalls } from '../../../shared/contract/calls/summary.ts';
import { supervisionCalls } from '../../../shared/contract/calls/supervision.ts';
import { todayCalls } from '../../../shared/contract/calls/today.ts';
import { updatesCalls } from '../../../shared/contract/calls/updates.ts';
import { visitRecordCalls } from '../../../shared/contract/calls/visitRecord.ts';
import { weekCalls } from '../../../shared/contract/calls/week.ts';
import { weeklyFileCalls } from '../../../shared/contract/calls/weeklyFile.ts';
import type { Handlers } from '../answerCalls.ts';
import { archiveHandlers } from './archive.ts';
import { later } from './later.ts';
import type { Parts } from './parts.ts';
import { sessionHandlers } from './session.ts';

/**
 * All handlers. Those of the screens before signing in are here at once, the others are read when they are called;
 * `readFirstPage` reads what the page after signing in will ask for, while somebody types the password.
 */
export function allHandlers(parts: Parts): { handlers: Handlers; readFirstPage(): Promise<void> } {
  const people = later(peopleCalls, async () => (await import('./people.ts')).peopleHandlers(parts));
  const documents = later(documentsCalls, async () =>
    (await import('./documents.ts')).documentHandlers(parts),
  );
  const attachments = later(attachmentsCalls, async () =>
    (await import('./attachments.ts')).attachmentHandlers(parts),
  );
  const keys = later(keysCalls, async () => (await import('./keys.ts')).keysHandlers(parts));
  const backup = later(backupCalls, async () => (await import('./backup.ts')).backupHandlers(parts));
  const complaints = later(complaintsCalls, async () =>
    (await import('./complaints.ts')).complaintHandlers(parts),
  );
  const customers = later(customersCalls, async () =>
    (await import('./customers.ts')).customerHandlers(parts),
  );
  const importing = later(importingCalls, async () => (await import('./importing.ts')).importHandlers(parts));
  const sheets = later(sheetsCalls, async () => (await import('./sheets.ts')).sheetHandlers(parts));
  const signing = later(signingCalls, async () => (await import('./signing.ts')).signingHandlers(parts));
  const paper = later(paperCalls, async () => (await import('./paper.ts')).paperHandlers(parts));
  const folder = later(folderCalls, async () => (await import('./folder.ts')).folderHandlers(parts));
  const comparison = later(comparisonCalls, async () =>
    (await import('./comparison.ts')).comparisonHandlers(parts),
  );
  const summary = later(summaryCalls, async () => (await import('./summary.ts')).summaryHandlers(parts));
  const visitRecord = later(visitRecordCalls, async () =>
    (await import('./visitRecord.ts')).visitRecordHandlers(parts),
  );
  const week = later(weekCalls, async () => (await import('./week.ts')).weekHandlers(parts));
  const weeklyFile = later(weeklyFileCalls, async () =>
    (await import('./weeklyFile.ts')).weeklyFileHandlers(parts),
  );
  const month = later(monthCalls, async () => (await import('./month.ts')).monthHandlers(parts));
  const rules = later(rulesCalls, async () => (await import('./rules.ts')).rulesHandlers(parts));
  const supervision = later(supervisionCalls, async () =>
    (await import('./supervision.ts')).supervisionHandlers(parts),
  );
  const today = later(todayCalls, async () => (await import('./today.ts')).todayHandlers(parts));
  const updates = later(updatesCalls, async () => (await import('./updates.ts')).updatesHandlers(parts));
  return {
    handlers: {
      ...archiveHandlers(parts),
      ...sessionHandlers(parts),
      ...people.handlers,
      ...documents.handlers,
      ...attachments.handlers,
      ...backup.handlers,
      ...keys.handlers,
      ...comparison.handlers,
      ...complaints.handlers,
      ...customers.handlers,
      ...importing.handlers,
      ...sheets.handlers,
      ...signing.handlers,
      ...paper.handlers,
      ...folder.handlers,
      ...summary.handlers,
      ...visitRecord.handlers,
      ...week.handlers,
      ...weeklyFile.handlers,
      ...month.handlers,
      ...rules.handlers,
      ...supervision.handlers,
      ...today.handlers,
      ...updates.handlers,
    },
    async readFirstPage() {
      // One after the other: the window's calls come through between them.
      for (const subject of [documents, customers, paper]) await subject.read();
    },
  };
}
