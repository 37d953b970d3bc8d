import type { BrowserWindow } from 'electron';
import type { Progress } from '../../../shared/contract/bridge.ts';
import { refuse } from '../../../shared/errors/index.ts';
import { type Context, systemClock } from '../../archive/context.ts';
import type { BackupDesk } from '../../backup/backupDesk.ts';
import type { SummaryDesk } from '../../customers/summary/summaryDesk.ts';
import type { Office } from '../../office/office.ts';
import type { Session } from '../../session/session.ts';
import type { SheetPrinter } from '../../sheets/sheetPrinter.ts';
import type { HandedFile } from '../../window/handedFile.ts';

/** What the handlers work with. */
export interface Parts {
  office: Office;
  session: Session;
  printer: SheetPrinter;
  summary: SummaryDesk;
  /** Read when it is first needed. */
  backups: () => Promise<BackupDesk>;
  handedFile: HandedFile;
  /** Owner of the dialogs. */
  window: () => BrowserWindow | undefined;
  /** Tells the page how far long work has come. */
  progress: (progress: Progress) => void;
}

/** The signed-in person and the clock. @throws NOT_SIGNED_IN */
export function contextOf(session: Session): Context {
  const actor = session.actor() ?? refuse('NOT_SIGNED_IN');
  return { actor: { personId: actor.personId, name: actor.name, role: actor.role }, clock: systemClock };
}
