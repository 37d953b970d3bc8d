import { read } from '../../archive/transaction.ts';
import { signatureState } from '../../signing/signatureState.ts';
import { signDocument } from '../../signing/signing.ts';
import { waitingFor } from '../../signing/waiting.ts';
import { setWay, waysInUse } from '../../signing/ways.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type SigningCalls = 'signing.state' | 'signing.sign' | 'signing.waiting' | 'signing.ways' | 'signing.setWay';

export function signingHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, SigningCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  return {
    'signing.state': ({ id }) => {
      const { readable } = archive();
      return read(readable, () => signatureState(readable, context(), id));
    },
    'signing.sign': (input) => signDocument(archive(), context(), input),
    'signing.waiting': (input) => {
      const { readable } = archive();
      return read(readable, () => waitingFor(readable, context(), input));
    },
    'signing.ways': () => waysInUse(archive().readable),
    'signing.setWay': (input) => setWay(archive().writable, context(), input),
  };
}
