import { addAbsence, listAbsences, removeAbsence } from '../../people/absences.ts';
import { addAccount } from '../../people/accounts.ts';
import { changePerson, listPeople } from '../../people/people.ts';
import { changeOwnPassword, resetPassword } from '../../people/signingIn.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type PeopleCalls =
  | 'people.list'
  | 'people.add'
  | 'people.change'
  | 'people.changeOwnPassword'
  | 'people.resetPassword'
  | 'absences.list'
  | 'absences.add'
  | 'absences.remove';

export function peopleHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, PeopleCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  return {
    'people.list': () => listPeople(archive().readable),
    'people.add': (input) => addAccount(archive().writable, context(), input),
    'people.change': (input) => changePerson(archive().writable, context(), input),
    'people.resetPassword': (input) => resetPassword(archive().writable, context(), input),
    'people.changeOwnPassword': async (input) => {
      await changeOwnPassword(archive().writable, context(), input);
      session.passwordChanged();
    },
    'absences.list': (input) => listAbsences(archive().readable, context(), input),
    'absences.add': (input) => addAbsence(archive().writable, context(), input),
    'absences.remove': (input) => removeAbsence(archive().writable, context(), input),
  };
}
