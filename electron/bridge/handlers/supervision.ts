import { salesQuestions } from '../../supervision/questions.ts';
import type { Handlers } from '../answerCalls.ts';
import type { Parts } from './parts.ts';

export function supervisionHandlers({
  office,
}: Pick<Parts, 'office'>): Pick<Handlers, 'supervision.questions'> {
  return {
    'supervision.questions': (input) => salesQuestions(office.archive().readable, input),
  };
}
