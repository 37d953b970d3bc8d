import { today } from '../../today/today.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

export function todayHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, 'today.list'> {
  return { 'today.list': () => today(office.archive().readable, contextOf(session)) };
}
