import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CopyKeeper } from '../../../renderer/forms/editor/copyKeeper.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeper({ body = {}, keptAt }: { body?: Body; keptAt?: string } = {}) {
  const made: string[] = [];
  const calls = {
    keep: async (copy: { body: Body; baseRevision: number; documentId?: string | undefined }) => {
      made.push(`keep ${copy.documentId} ${copy.baseRevision} ${JSON.stringify(copy.body)}`);
      return { savedAt: '2026-11-24T10:00:00+08:00' };
    },
    drop: async () => void made.push('drop'),
  };
  const saved = { form: 'customerCard', documentId: 'd', revision: 3, body: {} };
  return { made, kept: new CopyKeeper(calls, saved, { body, keptAt }) };
}

test('a copy is kept a moment after the last key, once', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '江' });
  kept.typed({ fullName: '江阴' });
  expect(kept.state).toEqual({ state: 'keeping' });
  expect(made).toEqual([]);
  await vi.runAllTimersAsync();
  expect(made).toEqual(['keep d 3 {"fullName":"江阴"}']);
  expect(kept.state).toEqual({ state: 'kept', at: '2026-11-24T10:00:00+08:00' });
  await kept.flush();
  expect(made).toHaveLength(1);
});

test('looking at a document keeps nothing', async () => {
  const { made, kept } = keeper();
  kept.typed({});
  await kept.flush();
  expect(made).toEqual([]);
  expect(kept.state).toEqual({ state: 'none' });
});

test('typing back what was saved drops the copy', async () => {
  const { made, kept } = keeper({ body: { fullName: '江阴' }, keptAt: '2026-11-24T09:00:00+08:00' });
  kept.typed({});
  await vi.runAllTimersAsync();
  expect(made).toEqual(['drop']);
  expect(kept.state).toEqual({ state: 'none' });
});

test('after saving, the next copy begins from the new revision', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '江阴' });
  await kept.saveBy({ fullName: '江阴' }, async () => ({ id: 'e', revision: 4 }));
  await vi.runAllTimersAsync();
  expect(made).toEqual([]);
  kept.typed({ fullName: '江阴二厂' });
  await kept.flush();
  expect(made).toEqual(['keep e 4 {"fullName":"江阴二厂"}']);
});

test('a copy under way reaches main before the revision, one typed meanwhile after it', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '江阴' });
  void kept.flush();
  const saving = kept.saveBy({ fullName: '江阴' }, async () => {
    made.push('save');
    kept.typed({ fullName: '江阴二厂' });
    void kept.flush();
    return { id: 'd', revision: 4 };
  });
  await saving;
  await kept.flush();
  expect(made).toEqual(['keep d 3 {"fullName":"江阴"}', 'save', 'keep d 4 {"fullName":"江阴二厂"}']);
});

test('what main refused to save is kept as a copy of the revision before', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '江阴' });
  await expect(kept.saveBy({ fullName: '江阴' }, () => Promise.reject(new Error('refused')))).rejects.toThrow(
    'refused',
  );
  await kept.flush();
  expect(made).toEqual(['keep d 3 {"fullName":"江阴"}']);
});

test('an earlier copy never overtakes a later one', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '一' });
  const first = kept.flush();
  kept.typed({ fullName: '二' });
  await Promise.all([first, kept.flush()]);
  expect(made.at(-1)).toContain('二');
});

test('a copy under which another revision was put is kept anew from that one, or dropped', async () => {
  const { made, kept } = keeper({ body: { fullName: '江阴' }, keptAt: '2026-11-24T09:00:00+08:00' });
  const theirs = { form: 'customerCard', documentId: 'd', revision: 4, body: { phone: '1' } };
  kept.rebase(theirs);
  kept.typed({ fullName: '江阴' });
  await kept.flush();
  expect(made).toEqual(['keep d 4 {"fullName":"江阴"}']);
  kept.rebase({ ...theirs, revision: 5 });
  kept.typed({ phone: '1' });
  await kept.flush();
  expect(made.at(-1)).toBe('drop');
});

test('a copy that is given up is dropped, and does not come back', async () => {
  const { made, kept } = keeper();
  kept.typed({ fullName: '江阴' });
  await kept.flush();
  await kept.giveUp();
  await kept.flush();
  await vi.runAllTimersAsync();
  expect(made).toEqual(['keep d 3 {"fullName":"江阴"}', 'drop']);
});

test('what could not be kept is told', async () => {
  const calls = { keep: () => Promise.reject(new Error('full')), drop: async () => {} };
  const kept = new CopyKeeper(
    calls,
    { form: 'f', documentId: undefined, revision: 0, body: {} },
    { body: {}, keptAt: undefined },
  );
  kept.typed({ fullName: '江阴' });
  await kept.flush();
  expect(kept.state.state).toBe('failed');
});
