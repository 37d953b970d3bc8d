import { accessErrors } from './access.ts';
import { archiveErrors } from './archive.ts';
import { backupErrors } from './backup.ts';
import { cliErrors } from './cli.ts';
import { complaintErrors } from './complaints.ts';
import { formErrors } from './forms.ts';
import { importErrors } from './importing.ts';
import { keyErrors } from './keys.ts';
import { paperErrors } from './paper.ts';
import { rulesErrors } from './rules.ts';
import { sheetErrors } from './sheets.ts';
import { signingErrors } from './signing.ts';
import { updateErrors } from './updates.ts';
import { weekErrors } from './week.ts';
import { weeklyFileErrors } from './weeklyFile.ts';

/** The closed list: every refusal of the program, with its Chinese text. */
export const errorTexts = {
  ...accessErrors,
  ...archiveErrors,
  ...backupErrors,
  ...cliErrors,
  ...complaintErrors,
  ...formErrors,
  ...importErrors,
  ...keyErrors,
  ...paperErrors,
  ...rulesErrors,
  ...sheetErrors,
  ...signingErrors,
  ...updateErrors,
  ...weekErrors,
  ...weeklyFileErrors,
  UNEXPECTED: '程序出了意外的问题（{reference}）。您已保存的内容不受影响。请把这个编号告诉管理员。',
} as const;

export type ErrorCode = keyof typeof errorTexts;
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** What crosses the bridge and what `--json` prints. */
export interface CodedError {
  code: ErrorCode;
  message: string;
  details?: ErrorDetails;
}

/** The Chinese text of a code, its `{placeholders}` filled from `details`. */
export function messageOf(code: ErrorCode, details: ErrorDetails = {}): string {
  return errorTexts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'));
}

/** An expected refusal. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(messageOf(code, details));
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  coded(): CodedError {
    return { code: this.code, message: this.message, details: this.details };
  }
}

export function refuse(code: ErrorCode, details: ErrorDetails = {}): never {
  throw new Refusal(code, details);
}
