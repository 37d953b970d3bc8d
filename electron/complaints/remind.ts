import { refuse } from '../../shared/errors/index.ts';
import { nextInStage, type Stage, stages } from '../../shared/forms/complaintCard/life.ts';
import { categories } from '../../shared/forms/complaintCard/options.ts';
import type { ComplaintCard } from '../../shared/forms/complaintCard/rules.ts';
import type { ComplaintReminder } from '../../shared/forms/complaintReminder/rules.ts';
import { nextWorkday } from '../../shared/rules/calendar/workingCalendar.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { rowOf } from '../documents/record.ts';
import { saveDocument } from '../documents/saving.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { calendarOf } from '../week/calendar.ts';
import { overdueComplaints } from './running.ts';

/** Stages in which the investigator is to act; in the others it is who accepted the complaint. */
const INVESTIGATORS: readonly Stage[] = ['assessed', 'investigated'];

/**
 * Makes a 催办单 for an overdue complaint, submitted and ready to print; each is the next of its complaint.
 * @throws COMPLAINT_NOT_OVERDUE, DOCUMENT_NOT_FOUND, NO_RIGHT, OUT_OF_SCOPE, NOT_VALID
 */
export function remindOfComplaint(
  archive: WritableArchive,
  context: Context,
  input: { id: string },
): { id: string } {
  const today = context.clock.today();
  return write(archive, () => {
    refuseUnreadable(archive, context, rowOf(archive, input.id));
    const found = overdueComplaints(archive, today).find(({ id }) => id === input.id);
    if (!found) return refuse('COMPLAINT_NOT_OVERDUE', { number: numberOf(archive, input.id) });
    const { card, number, stage, due, left = 0 } = found;
    const answerBy = nextWorkday(calendarOf(archive), today);
    const to = personToAct(card, stage);
    const body: ComplaintReminder = {
      complaint: number,
      turn: remindersOf(archive, number) + 1,
      ...(card.customer && { customer: card.customer }),
      ...(card.category && { category: categories[card.category] }),
      stage: `${stages[stage]}（${nextInStage[stage]}）`,
      ...(card.acceptedOn && { acceptedOn: card.acceptedOn }),
      ...(due && { due }),
      overdueDays: -left,
      ...(card.content && { content: card.content }),
      remindedOn: today,
      remindedBy: { id: context.actor.personId, name: context.actor.name },
      ...(to && { to }),
      // Unpublished days are asked about where the clock is; a reminder must not wait for that.
      answerBy: answerBy.ok ? answerBy.date : today,
      demand: `本投诉应于 ${due} 结案，现已逾期 ${-left} 个工作日，${nextInStage[stage]}。请即办理，并书面说明逾期原因、补救措施和预计完成日。`,
    };
    const { id } = saveDocument(archive, context, {
      form: 'complaintReminder',
      baseRevision: 0,
      body,
      as: 'submitted',
    });
    return { id };
  });
}

const personToAct = (card: ComplaintCard, stage: Stage) =>
  INVESTIGATORS.includes(stage) ? (card.investigator ?? card.receiver) : card.receiver;

function remindersOf(archive: ReadableArchive, number: string): number {
  const row = sql<{ last: number | null }>(
    archive,
    `SELECT max(json_extract(body, '$.turn')) AS last
       FROM list_complaintReminder AS listed CROSS JOIN documents ON documents.row = listed.row
      WHERE value_complaint = ?`,
  ).get(number);
  return row?.last ?? 0;
}

const numberOf = (archive: ReadableArchive, id: string) =>
  sql<{ number: string | null }>(archive, 'SELECT number FROM documents WHERE id = ?').get(id)?.number ?? id;
