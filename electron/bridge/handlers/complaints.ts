import { complaintBoard } from '../../complaints/board.ts';
import { complaintFigures } from '../../complaints/figures.ts';
import { limitsOn, setLimits } from '../../complaints/limits.ts';
import { remindOfComplaint } from '../../complaints/remind.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type ComplaintCalls = Extract<keyof Handlers, `complaints.${string}`>;

export function complaintHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, ComplaintCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  return {
    'complaints.board': () => complaintBoard(archive().readable, context()),
    'complaints.figures': (input) => complaintFigures(archive().readable, context(), input),
    'complaints.limits': () => limitsOn(archive().readable, context().clock.today()),
    'complaints.setLimits': (limits) => setLimits(archive().writable, context(), limits),
    'complaints.remind': (input) => remindOfComplaint(archive().writable, context(), input),
  };
}
