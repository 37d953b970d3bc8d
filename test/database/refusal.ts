import { type ErrorCode, Refusal } from '../../shared/errors/index.ts';

/** The refusal that `work` ends in; fails the test when it ends otherwise. */
export async function refusalOf(work: () => unknown): Promise<Refusal> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

export async function codeOf(work: () => unknown): Promise<ErrorCode> {
  return (await refusalOf(work)).code;
}
