import type { Handlers } from '../answerCalls.ts';
import { archiveHandlers } from './archive.ts';
import { attachmentHandlers } from './attachments.ts';
import { comparisonHandlers } from './comparison.ts';
import { complaintHandlers } from './complaints.ts';
import { customerHandlers } from './customers.ts';
import { documentHandlers } from './documents.ts';
import { folderHandlers } from './folder.ts';
import { importHandlers } from './importing.ts';
import { monthHandlers } from './month.ts';
import { paperHandlers } from './paper.ts';
import type { Parts } from './parts.ts';
import { peopleHandlers } from './people.ts';
import { rulesHandlers } from './rules.ts';
import { sessionHandlers } from './session.ts';
import { sheetHandlers } from './sheets.ts';
import { signingHandlers } from './signing.ts';
import { summaryHandlers } from './summary.ts';
import { supervisionHandlers } from './supervision.ts';
import { todayHandlers } from './today.ts';
import { visitRecordHandlers } from './visitRecord.ts';
import { weekHandlers } from './week.ts';
import { weeklyFileHandlers } from './weeklyFile.ts';

export function allHandlers(parts: Parts): Handlers {
  return {
    ...archiveHandlers(parts),
    ...sessionHandlers(parts),
    ...peopleHandlers(parts),
    ...documentHandlers(parts),
    ...attachmentHandlers(parts),
    ...comparisonHandlers(parts),
    ...complaintHandlers(parts),
    ...customerHandlers(parts),
    ...importHandlers(parts),
    ...sheetHandlers(parts),
    ...signingHandlers(parts),
    ...paperHandlers(parts),
    ...folderHandlers(parts),
    ...summaryHandlers(parts),
    ...visitRecordHandlers(parts),
    ...weekHandlers(parts),
    ...weeklyFileHandlers(parts),
    ...monthHandlers(parts),
    ...rulesHandlers(parts),
    ...supervisionHandlers(parts),
    ...todayHandlers(parts),
  };
}
