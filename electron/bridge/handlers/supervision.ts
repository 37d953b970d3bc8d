import { salesQuestions } from '../../supervision/questions.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

export function supervisionHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, 'supervision.questions'> {
  return {
    'supervision.questions': (input) => salesQuestions(office.archive().readable, contextOf(session), input),
  };
}
