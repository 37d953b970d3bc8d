import { allRulesOn, ruleChanges, setRules } from '../../rules/setRules.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

export function rulesHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, 'rules.read' | 'rules.set'> {
  const archive = () => office.archive();
  return {
    'rules.read': () => {
      const { readable } = archive();
      return {
        ...allRulesOn(readable, contextOf(session).clock.today()),
        changes: ruleChanges(readable),
      };
    },
    'rules.set': (wanted) => setRules(archive().writable, contextOf(session), wanted),
  };
}
