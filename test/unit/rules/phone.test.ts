import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhone, splitPhones } from '../../../shared/rules/phone/phone.ts';
import { parseEmail, parsePostcode } from '../../../shared/rules/phone/postalAndMail.ts';

describe('phone numbers', () => {
  test.each([
    ['13912345678', 'mobile', '13912345678'],
    ['139 1234 5678', 'mobile', '13912345678'],
    ['139-1234-5678', 'mobile', '13912345678'],
    ['＋８６　１３９１２３４５６７８', 'mobile', '13912345678'],
    ['0086-13912345678', 'mobile', '13912345678'],
    ['013912345678', 'mobile', '13912345678'],
    ['19912345678', 'mobile', '19912345678'],
    ['0510-88351234', 'landline', '0510-88351234'],
    ['051088351234', 'landline', '0510-88351234'],
    ['（0510）88351234', 'landline', '0510-88351234'],
    ['0510 8835 1234', 'landline', '0510-88351234'],
    ['０５１０－８８３５１２３４', 'landline', '0510-88351234'],
    ['0510—88351234', 'landline', '0510-88351234'],
    ['010-65556677', 'landline', '010-65556677'],
    ['02165556677', 'landline', '021-65556677'],
    ['0917-3366889', 'landline', '0917-3366889'],
    ['+86 510 88351234', 'landline', '0510-88351234'],
    ['+86-21-65556677', 'landline', '021-65556677'],
    ['0510-88351234转801', 'landline', '0510-88351234转801'],
    ['0510-88351234 分机 801', 'landline', '0510-88351234转801'],
    ['0510-88351234 ext.801', 'landline', '0510-88351234转801'],
    ['0510-88351234-801', 'landline', '0510-88351234转801'],
    ['400-810-8888', 'service', '400-810-8888'],
    ['4008108888', 'service', '400-810-8888'],
    ['95588', 'service', '95588'],
    ['12345', 'service', '12345'],
    ['+81 3-1234-5678', 'foreign', '+81312345678'],
  ])('%s is %s %s', (text, kind, number) => {
    expect(parsePhone(text)).toEqual({ ok: true, kind, number });
  });

  test.each([
    ['', 'empty', ''],
    ['  ', 'empty', ''],
    ['88351234', 'missingAreaCode', '88351234'],
    ['12012345678', 'mobilePrefix', '12012345678'],
    ['0110-88351234', 'areaCode', '0110-88351234'],
    ['0510-8835', 'length', '0510-8835'],
    ['010-6555667', 'length', '010-6555667'],
    ['0510-18351234', 'length', '0510-18351234'],
    ['0510-883512345678', 'length', '0510-883512345678'],
    ['139123456789', 'length', '139123456789'],
    ['找李经理', 'characters', '找李经理'],
    ['13912345678（李）', 'characters', '13912345678(李)'],
    ['+1', 'length', '+1'],
  ])('%s is kept: %s', (text, reason, number) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason, number });
  });

  test('the canonical form is canonical', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789- ()转'), maxLength: 18 });
    fc.assert(
      fc.property(digits, (text) => {
        const first = parsePhone(text);
        const again = parsePhone(first.number);
        expect(again).toEqual(first);
      }),
      { numRuns: 3000 },
    );
  });

  test('several numbers in one cell', () => {
    expect(splitPhones('0510-88351234、13912345678')).toEqual(['0510-88351234', '13912345678']);
    expect(splitPhones('88351234/88351235；139 1234 5678')).toEqual([
      '88351234',
      '88351235',
      '139 1234 5678',
    ]);
    expect(splitPhones(' ')).toEqual([]);
  });
});

describe('postcodes', () => {
  test.each([
    ['214000', { ok: true, postcode: '214000' }],
    ['２１４ ０００', { ok: true, postcode: '214000' }],
    ['014000', { ok: true, postcode: '014000' }],
    ['', { ok: false, reason: 'empty', postcode: '' }],
    ['14000', { ok: false, reason: 'length', postcode: '14000' }],
    ['21400O', { ok: false, reason: 'characters', postcode: '21400O' }],
  ])('%s', (text, result) => {
    expect(parsePostcode(text)).toEqual(result);
  });
});

describe('mail addresses', () => {
  test.each([
    ['Li.Sen@Example.COM', { ok: true, email: 'Li.Sen@example.com' }],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ', { ok: true, email: 'li@example.cn' }],
    ['a+b@mail.example.com.cn', { ok: true, email: 'a+b@mail.example.com.cn' }],
    ['', { ok: false, reason: 'empty', email: '' }],
    ['lisen', { ok: false, reason: 'atSign', email: 'lisen' }],
    ['a@b@c.cn', { ok: false, reason: 'atSign', email: 'a@b@c.cn' }],
    ['@example.com', { ok: false, reason: 'atSign', email: '@example.com' }],
    ['li sen@example.com', { ok: false, reason: 'characters', email: 'li sen@example.com' }],
    ['李@example.com', { ok: false, reason: 'characters', email: '李@example.com' }],
    ['li@example', { ok: false, reason: 'domain', email: 'li@example' }],
    ['li@-example.com', { ok: false, reason: 'domain', email: 'li@-example.com' }],
    ['li@example..com', { ok: false, reason: 'domain', email: 'li@example..com' }],
    ['li@10.0.0.1', { ok: false, reason: 'domain', email: 'li@10.0.0.1' }],
  ])('%s', (text, result) => {
    expect(parseEmail(text)).toEqual(result);
  });
});
