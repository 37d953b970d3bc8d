import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainDigest, documentDigest } from '../../../electron/documents/digests.ts';
import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';

const head = {
  id: '0199f1a0-1111-7000-8000-000000000000',
  form: 'customerCard',
  edition: 1,
  number: 'SH-000001',
  state: 'draft',
  revision: 1,
} as const;

describe('the digest of a document', () => {
  it('is SHA-256 over the canonical JSON of head and body', () => {
    const body = { fullName: '希望', area: '无锡' };
    const whole = canonicalJson({ ...head, body });
    expect(documentDigest(head, canonicalJson(body))).toBe(
      createHash('sha256').update(whole, 'utf8').digest('hex'),
    );
  });

  it('never changes for what was digested before', () => {
    expect(documentDigest(head, '{"fullName":"希望"}')).toBe(
      '37f08ef4f2005997a695e1e292d959824223d056d3a0811c915d8d7dab94e639',
    );
    expect(documentDigest({ ...head, number: null }, '{}')).toBe(
      'b2ecaeed06e8278259fdb745fe03b8097749aa40572af6f144191cf5edc1e804',
    );
    expect(
      chainDigest({
        documentId: head.id,
        revision: 2,
        digest: 'a'.repeat(64),
        at: '2026-11-16T10:00:00+08:00',
        by: head.id,
        reason: '换号',
        previous: 'b'.repeat(64),
      }),
    ).toBe('3bf2e479e221041fea5928d47ce8170d769eda4e55645f884d3a57b728aa7be9');
  });

  it.each([
    ['id', '0199f1a0-1111-7000-8000-000000000001'],
    ['form', 'visitReport'],
    ['edition', 2],
    ['number', 'SH-000002'],
    ['number', null],
    ['state', 'submitted'],
    ['revision', 2],
  ])('changes with %s', (key, value) => {
    expect(documentDigest({ ...head, [key]: value }, '{}')).not.toBe(documentDigest(head, '{}'));
  });
});
