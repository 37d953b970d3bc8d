import { describe, expect, it } from 'vitest';
import { fieldsByKey } from '../../../shared/forms/machinery/form.ts';
import { editionOf, forms } from '../../../shared/forms/registry.ts';
import { coveredBody, covers, leftOutOf, scopeOf } from '../../../shared/rules/signing/coverage.ts';

const leftOut = (form: string, line: string) => leftOutOf(editionOf(form, 1), line);

describe('what a signer stands for', () => {
  it('is for the author all but what others write after him, for the chief the whole', () => {
    expect(leftOut('visitReport', '填表人')).toEqual([
      'accompaniment',
      'flags',
      'instruction',
      'verdict',
      'verdictReason',
    ]);
    expect(leftOut('visitReport', '部门主管')).toEqual(['accompaniment', 'flags']);
    expect(leftOut('workLog', '填表人')).toEqual(['flags', 'instruction', 'reviewedOn', 'reviewer']);
    expect(leftOut('customerCard', '制表人')).toEqual([]);
    expect(leftOut('complaintReminder', '催办人')).toContain('measures');
    expect(leftOut('complaintReminder', '部门主管')).toEqual([]);
  });

  it('is nothing that the program takes from other papers', () => {
    expect(leftOut('supervisorReport', '填表人')).toEqual(['claims', 'visits.checked']);
    expect(leftOut('supervisorReport', '经理')).toEqual(['claims', 'visits.checked']);
    expect(leftOut('visitPlan', '业务员')).toEqual(
      expect.arrayContaining(['visits.actual', 'visits.actualStay', 'rate', 'weeks']),
    );
    // What was planned is his own.
    for (const own of ['planned', 'plannedHours', 'summary'])
      expect(leftOut('visitPlan', '业务员')).not.toContain(own);
    // Figures are what their sheets are about.
    expect(leftOut('salesPower', '部门主管')).toEqual([]);
    expect(leftOut('performanceCredit', '会计')).toEqual([]);
  });

  it('is of a complaint what is settled when each signs', () => {
    const complaint = editionOf('complaintCard', 1);
    const scope = (line: string) => scopeOf(complaint, leftOutOf(complaint, line));
    expect(scope('受理人')).toBe('受理登记');
    expect(scope('会计')).toBe('受理登记、处理方案');
    expect(scope('主管副总')).toBe('受理登记、初评、调查、处理方案、核准');
    expect(leftOutOf(complaint, '主管副总')).toEqual(
      expect.arrayContaining(['reply', 'steps', 'stage', 'due']),
    );
  });

  it('names lines and sections of the form, and fields that it has', () => {
    for (const { description } of forms) {
      const keys = description.sections.map(({ key }) => key);
      for (const [line, sections] of Object.entries(description.standsFor ?? {})) {
        expect(description.signatures, description.key).toContain(line);
        for (const section of sections) expect(keys, `${description.key} ${line}`).toContain(section);
      }
      for (const line of description.signatures)
        for (const path of leftOutOf(description, line))
          expect(fieldsByKey(description), `${description.key} ${path}`).toHaveProperty(
            path.split('.')[0] as string,
          );
    }
  });

  it('is said in the words of the paper', () => {
    const report = editionOf('visitReport', 1);
    expect(scopeOf(report, leftOutOf(report, '填表人'))).toBe('主管批示以外的内容');
    expect(scopeOf(report, leftOutOf(report, '经理'))).toBe('');
    expect(scopeOf(report, [])).toBe('');
  });
});

describe('the covered part of a body', () => {
  it('loses fields and fields of rows, and nothing else', () => {
    const body = { a: 1, b: { c: 2 }, rows: [{ x: 1, y: 2 }, { y: 3 }], files: [] };
    expect(coveredBody(body, ['a', 'rows.y'])).toEqual({ b: { c: 2 }, rows: [{ x: 1 }, {}], files: [] });
    expect(coveredBody(body, [])).toEqual(body);
    // No prefix of a name is a name.
    expect(coveredBody({ ab: 1 }, ['a'])).toEqual({ ab: 1 });
  });

  it('holds the places of its differences', () => {
    const except = ['instruction', 'visits.checked'];
    expect(covers(except, ['weather'])).toBe(true);
    expect(covers(except, ['instruction'])).toBe(false);
    expect(covers(except, ['visits', 0, 'talk'])).toBe(true);
    expect(covers(except, ['visits', 0, 'checked'])).toBe(false);
    expect(covers(['visits'], ['visits', 2, 'orders', 1, 'price'])).toBe(false);
  });
});
