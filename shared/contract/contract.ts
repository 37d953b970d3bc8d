import type { z } from 'zod';
import type { Call } from './call.ts';
import { archiveCalls } from './calls/archive.ts';
import { attachmentsCalls } from './calls/attachments.ts';
import { backupCalls } from './calls/backup.ts';
import { comparisonCalls } from './calls/comparison.ts';
import { complaintsCalls } from './calls/complaints.ts';
import { customersCalls } from './calls/customers.ts';
import { documentsCalls } from './calls/documents.ts';
import { folderCalls } from './calls/folder.ts';
import { importingCalls } from './calls/importing.ts';
import { keysCalls } from './calls/keys.ts';
import { monthCalls } from './calls/month.ts';
import { paperCalls } from './calls/paper.ts';
import { peopleCalls } from './calls/people.ts';
import { rulesCalls } from './calls/rules.ts';
import { sessionCalls } from './calls/session.ts';
import { sheetsCalls } from './calls/sheets.ts';
import { signingCalls } from './calls/signing.ts';
import { summaryCalls } from './calls/summary.ts';
import { supervisionCalls } from './calls/supervision.ts';
import { todayCalls } from './calls/today.ts';
import { updatesCalls } from './calls/updates.ts';
import { visitRecordCalls } from './calls/visitRecord.ts';
import { weekCalls } from './calls/week.ts';
import { weeklyFileCalls } from './calls/weeklyFile.ts';

/** Every call that the page may make; a subject's calls stand in `calls/`. */
export const contract = {
  ...archiveCalls,
  ...backupCalls,
  ...keysCalls,
  ...sessionCalls,
  ...peopleCalls,
  ...documentsCalls,
  ...attachmentsCalls,
  ...complaintsCalls,
  ...customersCalls,
  ...importingCalls,
  ...sheetsCalls,
  ...signingCalls,
  ...paperCalls,
  ...folderCalls,
  ...comparisonCalls,
  ...summaryCalls,
  ...visitRecordCalls,
  ...weekCalls,
  ...weeklyFileCalls,
  ...monthCalls,
  ...rulesCalls,
  ...supervisionCalls,
  ...todayCalls,
  ...updatesCalls,
} satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.input<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;
