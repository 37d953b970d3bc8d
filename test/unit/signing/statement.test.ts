import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentDigest } from '../../../electron/documents/digests.ts';
import { coveredDigest } from '../../../electron/signing/holding.ts';
import { readStatement, statementHolds, statementText } from '../../../electron/signing/statements.ts';
import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';

const kept = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/signature/edition1', name), 'utf8');

const publicLine = kept('signers').trim().split(' ').slice(-2).join(' ');

describe('a statement of edition 1', () => {
  it('is still read and verified, and stands for the whole revision', () => {
    const text = kept('statement.json');
    const statement = readStatement(text);
    expect(statement?.edition).toBe(1);
    expect(statementHolds(text, kept('statement.sig'), publicLine)).toBe(true);
    expect(
      statementHolds(text.replace('晴', '雨').replace('陈立', '吴敏'), kept('statement.sig'), publicLine),
    ).toBe(false);
    const { body, ...head } = JSON.parse(kept('revision.json'));
    expect(documentDigest({ ...head, number: null }, canonicalJson(body))).toBe(statement?.document.digest);
  });

  it('takes nothing of edition 2, and edition 2 needs what it covers', () => {
    const first = JSON.parse(kept('statement.json'));
    const covered = { except: ['instruction'], digest: 'a'.repeat(64) };
    const second = { ...first, edition: 2, document: { ...first.document, covered } };
    const read = (value: object) => readStatement(`${canonicalJson(value)}\n`)?.edition;
    expect(read(first)).toBe(1);
    expect(read(second)).toBe(2);
    expect(read({ ...first, edition: 2 })).toBeUndefined();
    expect(read({ ...second, edition: 1 })).toBeUndefined();
    expect(read({ ...second, edition: 3 })).toBeUndefined();
    const withExcept = (except: string[]) => ({
      ...second,
      document: { ...second.document, covered: { ...covered, except } },
    });
    expect(read(withExcept(['visits.checked']))).toBe(2);
    expect(read(withExcept(['visits.']))).toBeUndefined();
    expect(() => statementText({ ...second, more: 1 })).toThrow();
  });
});

describe('the covered digest', () => {
  const document = { id: 'a', form: 'visitReport', number: null };
  const content = (body: object, more: object = {}) => ({
    edition: 1,
    state: 'submitted' as const,
    body: JSON.stringify(body),
    ...more,
  });
  const digest = (body: object, except: string[], more: object = {}) =>
    coveredDigest(document, content(body, more), except);

  it('is the same whatever is left out says, and another for everything else', () => {
    const body = {
      weather: '晴',
      instruction: '跟进',
      visits: [{ talk: '谈价', checked: '一致' }, { talk: '收款' }],
    };
    const except = ['instruction', 'visits.checked'];
    const base = digest(body, except);
    expect(digest({ ...body, instruction: '改口' }, except)).toBe(base);
    expect(digest({ ...body, visits: [{ talk: '谈价' }, { talk: '收款', checked: '不一致' }] }, except)).toBe(
      base,
    );
    expect(digest({ ...body, weather: '雨' }, except)).not.toBe(base);
    expect(digest({ ...body, visits: [{ talk: '谈价' }] }, except)).not.toBe(base);
    expect(digest({ ...body, visits: [{ talk: '收款' }, { talk: '谈价' }] }, except)).not.toBe(base);
    expect(digest({ ...body, more: '新的栏目' }, except)).not.toBe(base);
    expect(digest(body, ['instruction'])).not.toBe(base);
    expect(digest(body, except, { state: 'void' })).not.toBe(base);
    expect(digest(body, except, { edition: 2 })).not.toBe(base);
    expect(coveredDigest({ ...document, number: 'SH-000001' }, content(body), except)).not.toBe(base);
    expect(coveredDigest({ ...document, form: 'workLog' }, content(body), except)).not.toBe(base);
  });
});
