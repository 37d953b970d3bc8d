import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { correctionsOf } from '../../../electron/signing/corrections.ts';
import { signatureState } from '../../../electron/signing/signatureState.ts';
import { signDocument } from '../../../electron/signing/signing.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import { reference, wholeReport } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { correct, type Office, office, PASSWORD, png, signNow } from './office.ts';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };

const stateFor = ({ archive, report, chen }: Office, context = chen.context) =>
  signatureState(archive.readable, context, report);

const shown = (branch: Office) =>
  stateFor(branch).lines.map(({ title, signature, skippedBy }) =>
    [title, signature?.name, signature?.state, skippedBy && `同${skippedBy}`].filter(Boolean).join(' '),
  );

describe('the lines of a report', () => {
  it('are signed in their order, each by who may', async () => {
    const branch = await office();
    const { chen, wu, lin, zhao, report } = branch;
    expect(shown(branch)).toEqual(['填表人', '部门主管', '主管副总', '经理']);
    expect(stateFor(branch).turns).toEqual([{ place: 0, skips: [], left: [] }]);
    expect(await codeOf(() => signNow(branch, wu.context, report, 0))).toBe('OUT_OF_SCOPE');
    expect(await codeOf(() => signNow(branch, lin.context, report, 1))).toBe('SIGNING_OUT_OF_TURN');
    await signNow(branch, chen.context, report, 0);
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGNING_ALREADY');
    expect(stateFor(branch, lin.context).turns).toEqual([{ place: 1, skips: [], left: [] }]);
    await signNow(branch, lin.context, report, 1);
    await signNow(branch, zhao.context, report, 2);
    await signNow(branch, zhao.context, report, 3);
    expect(shown(branch)).toEqual([
      '填表人 陈立 valid',
      '部门主管 林主任 valid',
      '主管副总 赵经理 valid',
      '经理 赵经理 valid',
    ]);
    expect(stateFor(branch).next).toBeUndefined();
  });

  it('may be left out only by who could sign them himself, and only when he says so', async () => {
    const branch = await office();
    const { chen, lin, zhao, report } = branch;
    expect(await codeOf(() => signNow(branch, zhao.context, report, 3, { skip: true }))).toBe(
      'SIGNING_OUT_OF_TURN',
    );
    await signNow(branch, chen.context, report, 0);
    expect(await codeOf(() => signNow(branch, zhao.context, report, 3))).toBe('SIGNING_OUT_OF_TURN');
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect(shown(branch)).toEqual([
      '填表人 陈立 valid',
      '部门主管 同赵经理',
      '主管副总 同赵经理',
      '经理 赵经理 valid',
    ]);
    expect(stateFor(branch).next).toBeUndefined();
    const late = await refusalOf(() => signNow(branch, lin.context, report, 1));
    expect(late.code).toBe('SIGNING_ALREADY');
    expect(late.details).toMatchObject({ who: '赵经理' });
  });

  it('of approval are not for who wrote the paper himself, unless nobody stands above him', async () => {
    const branch = await office();
    const { archive, customer, lin, zhao } = branch;
    const reportOf = ({ context, person }: typeof lin) =>
      saveDocument(archive.writable, context, {
        form: 'visitReport',
        baseRevision: 0,
        body: wholeReport(reference(person), customer),
        as: 'submitted',
      }).id;
    const ofLin = reportOf(lin);
    await signNow(branch, lin.context, ofLin, 0);
    expect(signatureState(archive.readable, lin.context, ofLin).turns).toEqual([]);
    const refusal = await refusalOf(() => signNow(branch, lin.context, ofLin, 1));
    expect(refusal.code).toBe('SIGNING_OWN_PAPER');
    expect(refusal.message).toContain('“部门主管”是审核栏');
    expect(waitingFor(archive.readable, zhao.context, WEEK).map(({ id }) => id)).toContain(ofLin);
    const ofZhao = reportOf(zhao);
    await signNow(branch, zhao.context, ofZhao, 3, { skip: true });
    expect(signatureState(archive.readable, zhao.context, ofZhao).next).toBeUndefined();
  });

  it('of a draft or a void document take no signature', async () => {
    const branch = await office();
    const { archive, chen, zhao, customer, report } = branch;
    const draft = saveDocument(archive.writable, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(chen.person), customer, { date: '2026-11-17' }),
      as: 'draft',
    }).id;
    expect(await codeOf(() => signNow(branch, chen.context, draft, 0))).toBe('SIGNING_DRAFT');
    await signNow(branch, chen.context, report, 0);
    voidDocument(archive.writable, zhao.context, { id: report, reason: '重复填写' });
    expect(await codeOf(() => signNow(branch, zhao.context, report, 1))).toBe('SIGNING_VOID');
    expect(shown(branch)[0]).toBe('填表人 陈立 lapsed');
    expect(stateFor(branch).turns).toEqual([]);
  });

  it('are signed for the revision that was on screen, not for another', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    const { revision, digest } = rowOf(archive.readable, report);
    correct(branch, chen.context, report, { weather: '雨' });
    const changed = await refusalOf(() =>
      signDocument(archive, chen.context, {
        id: report,
        revision,
        digest,
        place: 0,
        skip: false,
        password: PASSWORD,
      }),
    );
    expect(changed.code).toBe('SIGNING_CHANGED');
    expect(changed.details).toMatchObject({ revision: 2 });
  });
});

describe('a later revision', () => {
  it('makes every signature lapse by itself, asks for new ones, and keeps what was', async () => {
    const branch = await office();
    const { archive, test, chen, lin, report } = branch;
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, lin.context, report, 1);
    correct(branch, chen.context, report, { weather: '雨' }, '天气写错');
    expect(shown(branch)).toEqual(['填表人 陈立 lapsed', '部门主管 林主任 lapsed', '主管副总', '经理']);
    expect(stateFor(branch).next).toBe(0);
    expect(waitingFor(archive.readable, chen.context, WEEK)).toMatchObject([
      { id: report, line: '填表人', again: true, turn: { place: 0, skips: [], left: [] } },
    ]);
    expect(waitingFor(archive.readable, lin.context, WEEK)).toEqual([]);
    await signNow(branch, chen.context, report, 0);
    expect(shown(branch).slice(0, 2)).toEqual(['填表人 陈立 valid', '部门主管 林主任 lapsed']);
    // Nothing can mend the old ones: the table only grows.
    for (const change of ['UPDATE signatures SET digest = digest', 'DELETE FROM signatures'])
      expect(() => test.archive.writable.exec(change)).toThrow(/append-only/);
  });

  it('shows what was struck out since all had signed, or since the first signature', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    const struck = () =>
      correctionsOf(archive.readable, rowOf(archive.readable, report)).map(
        ({ place, before, after, by, reason }) => [place, before, after, by, reason].join('|'),
      );
    correct(branch, chen.context, report, { weather: '晴' });
    expect(struck()).toEqual([]);
    await signNow(branch, chen.context, report, 0);
    expect(struck()).toEqual([]);
    correct(branch, chen.context, report, { weather: '雨' }, '天气写错');
    await signNow(branch, chen.context, report, 0);
    correct(branch, zhao.context, report, { area: '无锡' }, '补区域');
    // Signed by the author only: both changes are still to be seen.
    expect(struck()).toEqual(['天气|晴|雨|陈立|天气写错', '区域||无锡|赵经理|补区域']);
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect(struck()).toHaveLength(2);
    correct(branch, chen.context, report, { weather: '阴' }, '又错');
    expect(struck()).toEqual(['天气|雨|阴|陈立|又错']);
  });
});

describe('the password', () => {
  it('is asked for every signature, and wrong ones count and slow down as at sign-in', async () => {
    const branch = await office();
    const { test, chen, report } = branch;
    const wrong = () => codeOf(() => signNow(branch, chen.context, report, 0, { password: '错误的密码' }));
    for (let attempt = 1; attempt <= 3; attempt += 1) expect(await wrong()).toBe('SIGNING_PASSWORD_WRONG');
    expect(await wrong()).toBe('SIGN_IN_SLOWED');
    // Even the right one waits.
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGN_IN_SLOWED');
    test.clock.set('2026-11-16T12:00:00+08:00');
    await signNow(branch, chen.context, report, 0);
    expect(shown(branch)[0]).toBe('填表人 陈立 valid');
  });

  it('of two first signatures at once makes one key', async () => {
    const branch = await office();
    const { archive, chen, customer, report } = branch;
    const other = saveDocument(archive.writable, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(chen.person), customer, { date: '2026-11-17' }),
      as: 'submitted',
    }).id;
    await Promise.all([report, other].map((id) => signNow(branch, chen.context, id, 0)));
    expect(archive.readable.prepare('SELECT count(*) FROM signing_keys').pluck().get()).toBe(1);
  });
});

describe('the drawn signature', () => {
  it('is kept with the signature and shown', async () => {
    const branch = await office();
    const { chen, report } = branch;
    await signNow(branch, chen.context, report, 0, { drawing: png().toString('base64') });
    expect(stateFor(branch).lines[0]?.signature?.picture).toBe(
      `data:image/png;base64,${png().toString('base64')}`,
    );
  });

  it('is a whole PNG of reasonable size, or refused before anything is written', async () => {
    const branch = await office();
    const { chen, report } = branch;
    const whole = png();
    const flipped = Buffer.from(whole);
    flipped[whole.length - 20]! ^= 1;
    for (const drawing of [
      Buffer.from('<svg/>'),
      whole.subarray(0, -12),
      flipped,
      png(1601, 10),
      Buffer.concat([whole, Buffer.alloc(1)]),
      Buffer.alloc(200_001),
    ])
      expect(
        await codeOf(() => signNow(branch, chen.context, report, 0, { drawing: drawing.toString('base64') })),
      ).toBe('SIGNING_DRAWING_INVALID');
    expect(shown(branch)[0]).toBe('填表人');
  });
});

describe('what waits', () => {
  it('is what one can sign now, in the week asked for', async () => {
    const branch = await office();
    const { archive, chen, wu, lin, zhao, report, card } = branch;
    const waiting = (context = chen.context, week = WEEK) =>
      waitingFor(archive.readable, context, week).map(
        ({ id, line }) => `${id === report ? '日报' : id} ${line}`,
      );
    expect(waiting()).toEqual(['日报 填表人']);
    expect(waiting(wu.context)).toEqual([]);
    expect(waiting(lin.context)).toEqual([]);
    expect(waiting(chen.context, { from: '2026-11-23', to: '2026-11-29' })).toEqual([]);
    await signNow(branch, chen.context, report, 0);
    expect(waiting()).toEqual([]);
    expect(waiting(lin.context)).toEqual(['日报 部门主管']);
    expect(waiting(zhao.context)).toEqual(['日报 部门主管']);
    // A card waits for others once somebody has signed it.
    await signNow(branch, chen.context, card, 0);
    expect(waiting(lin.context)).toContain(`${card} 部门主管`);
  });
});
