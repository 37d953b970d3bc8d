import { addAbsence, listAbsences, removeAbsence } from '../../people/absences.ts';
import { addPerson, changePerson, listPeople } from '../../people/people.ts';
import { changeOwnPassword, setPassword } from '../../people/signingIn.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type PeopleCalls =
  | 'people.list'
  | 'people.add'
  | 'people.change'
  | 'people.changeOwnPassword'
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
    'people.add': async ({ password, ...person }) => {
      const added = addPerson(archive().writable, context(), person);
      if (password !== undefined)
        await setPassword(archive().writable, context(), { personId: added.id, password });
      return added;
    },
    'people.change': async ({ password, ...change }) => {
      const changed = changePerson(archive().writable, context(), change);
      if (password !== undefined)
        await setPassword(archive().writable, context(), { personId: change.id, password });
      return changed;
    },
    'people.changeOwnPassword': (input) => changeOwnPassword(archive().writable, context(), input),
    'absences.list': (input) => listAbsences(archive().readable, input),
    'absences.add': (input) => addAbsence(archive().writable, context(), input),
    'absences.remove': (input) => removeAbsence(archive().writable, context(), input),
  };
}
