import { refuse } from '../../../shared/errors/index.ts';
import { idOf } from './branch.ts';
import type { Handlers, World } from './fakeBridge.ts';

export function peopleHandlers(world: World) {
  return {
    'people.list': () => world.people,
    'people.add': ({ password: _, ...given }) => {
      if (world.people.some((person) => person.login === given.login))
        refuse('LOGIN_TAKEN', { login: given.login });
      const person = { id: idOf(`n${world.people.length}`), active: true, ...given };
      world.people = [...world.people, person];
      return person;
    },
    'people.change': (given) => {
      const old =
        world.people.find((person) => person.id === given.id) ??
        refuse('PERSON_NOT_FOUND', { name: given.id });
      const person = { ...given, login: old.login };
      world.people = world.people.map((one) => (one.id === person.id ? person : one));
      return person;
    },
    'people.resetPassword': ({ own }) => {
      if (own === 'wrong') refuse('SIGN_IN_FAILED');
    },
    'people.changeOwnPassword': ({ old }) => {
      if (old === 'wrong') refuse('SIGN_IN_FAILED');
    },
  } satisfies Partial<Handlers>;
}
