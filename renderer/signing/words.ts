import type { Output } from '../../shared/contract/contract.ts';

export type SignatureState = Output<'signing.state'>;
export type SignatureLine = SignatureState['lines'][number];
export type Turn = SignatureState['turns'][number];
export type Waiting = Output<'signing.waiting'>[number];
