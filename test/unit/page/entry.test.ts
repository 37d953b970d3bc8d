import { expect, test } from 'vitest';
import {
  labelMatches,
  optionBeside,
  optionByKey,
  optionsMatching,
} from '../../../renderer/forms/entry/choiceKeys.ts';
import { readDate, stepDate } from '../../../renderer/forms/entry/dateEntry.ts';
import { editableNumber, readNumber, shownNumber } from '../../../renderer/forms/entry/numberEntry.ts';
import { tidyText } from '../../../renderer/forms/entry/textEntry.ts';
import { readTime, stepTime } from '../../../renderer/forms/entry/timeEntry.ts';
import { integer, money, percent, quantity, text } from '../../../shared/forms/machinery/fields.ts';

const today = '2026-11-24';
const ok = (value: unknown) => ({ ok: true, value });

test.each([
  ['20261116', '2026-11-16'],
  ['2026-11-6', '2026-11-06'],
  ['２０２６年１１月６日', '2026-11-06'],
  ['261116', '2026-11-16'],
  ['1116', '2026-11-16'],
  ['11-6', '2026-11-06'],
  ['11月6日', '2026-11-06'],
  ['3.8', '2026-03-08'],
])('the date %s', (typed, date) => {
  expect(readDate(typed, today)).toEqual(ok(date));
});

test('an emptied date is nothing, a wrong one is refused', () => {
  expect(readDate('  ', today)).toEqual(ok(null));
  for (const wrong of ['0230', '20260229', '11-31', '16', '明天', '2026111'])
    expect(readDate(wrong, today)).toMatchObject({ ok: false });
});

test('arrows step a date, beginning today', () => {
  expect(stepDate(null, 1, today)).toBe('2026-11-24');
  expect(stepDate('2026-12-31', 1, today)).toBe('2027-01-01');
});

test.each([
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9:30', '09:30'],
  ['９：３０', '09:30'],
  ['9.5', '09:05'],
  ['9点半', '09:30'],
  ['9点05分', '09:05'],
  ['14', '14:00'],
  ['0000', '00:00'],
])('the time %s', (typed, time) => {
  expect(readTime(typed)).toEqual(ok(time));
});

test('a time outside the day is refused', () => {
  for (const wrong of ['2400', '0960', '99', '上午', '12345'])
    expect(readTime(wrong)).toMatchObject({ ok: false });
});

test('arrows step a time on the five-minute grid inside the day', () => {
  expect(stepTime(null, 5)).toBe('09:00');
  expect(stepTime('09:03', 5)).toBe('09:05');
  expect(stepTime('09:03', -5)).toBe('09:00');
  expect(stepTime('09:05', -5)).toBe('09:00');
  expect(stepTime('00:00', -5)).toBe('00:00');
  expect(stepTime('23:55', 5)).toBe('23:55');
});

const yuan = money({ label: '金额' });
const wan = money({ label: '注册资本', unit: '万元' });
const area = quantity({ label: '面积', unit: '㎡' });
const share = percent({ label: '占比' });
const staff = integer({ label: '人数', unit: '人' });

test('numbers are read into the integers of a body', () => {
  expect(readNumber(yuan, '1,234.5')).toEqual(ok(123_450));
  expect(readNumber(yuan, '１２．５')).toEqual(ok(1250));
  expect(readNumber(yuan, '1.2万')).toEqual(ok(1_200_000));
  expect(readNumber(yuan, '30元')).toEqual(ok(3000));
  expect(readNumber(wan, '49.7')).toEqual(ok(49_700_000));
  expect(readNumber(wan, '676万元')).toEqual(ok(676_000_000));
  expect(readNumber(area, '1200.5㎡')).toEqual(ok(1_200_500));
  expect(readNumber(share, '12.5%')).toEqual(ok(1250));
  expect(readNumber(staff, '1,200 人')).toEqual(ok(1200));
  expect(readNumber(staff, '')).toEqual(ok(null));
});

test('a number that would lose something is refused with what to do', () => {
  expect(readNumber(yuan, '0.005')).toEqual({ ok: false, message: '最多 2 位小数' });
  expect(readNumber(wan, '1.1234567')).toEqual({ ok: false, message: '最多 6 位小数' });
  expect(readNumber(staff, '1.5')).toEqual({ ok: false, message: '请填整数' });
  expect(readNumber(yuan, '约三千')).toEqual({ ok: false, message: '请填数字' });
  expect(readNumber(yuan, '99999999999999')).toEqual({ ok: false, message: '数值太大，请核对' });
});

test('what is shown and what is edited read back as the same value', () => {
  expect(shownNumber(yuan, 123_450)).toBe('1,234.50');
  expect(shownNumber(wan, 12_345_678_000_000)).toBe('12,345,678');
  expect(shownNumber(wan, 1_234_567_890)).toBe('1,234.56789');
  expect(editableNumber(yuan, 120_000)).toBe('1200');
  for (const [field, value] of [
    [yuan, 123_456],
    [wan, 49_700_001],
    [area, 1_200_500],
    [share, 1255],
    [staff, 12_345],
  ] as const) {
    expect(readNumber(field, editableNumber(field, value))).toEqual(ok(value));
    expect(readNumber(field, shownNumber(field, value))).toEqual(ok(value));
  }
});

test('a text loses the blanks at its ends; a code its dashes and its full width', () => {
  expect(tidyText(text({ label: '名' }), '　江阴 机械厂 ')).toBe('江阴 机械厂');
  expect(tidyText(text({ label: '码', format: 'creditCode' }), '９１320200-ma1 ')).toBe('91320200MA1');
  expect(tidyText(text({ label: '机', format: 'mobile' }), '138 0000-0000')).toBe('13800000000');
});

const options = { onSite: '实地', phone: '电话', video: '视频', wechat: '微信', other: '其他' };

test('a key picks an option by its place or by its initial, and again the next with that initial', () => {
  expect(optionByKey(options, '2', null)).toBe('phone');
  expect(optionByKey(options, 'w', null)).toBe('wechat');
  expect(optionByKey(options, 's', null)).toBe('onSite');
  expect(optionByKey(options, 's', 'onSite')).toBe('video');
  expect(optionByKey(options, 's', 'video')).toBe('onSite');
  expect(optionByKey(options, 'x', null)).toBeUndefined();
  expect(optionByKey({ A: 'A', B: 'B' }, 'b', null)).toBe('B');
});

test('arrows go round the options', () => {
  expect(optionBeside(options, null, 1)).toBe('onSite');
  expect(optionBeside(options, null, -1)).toBe('other');
  expect(optionBeside(options, 'other', 1)).toBe('onSite');
});

test('a label is found by a part of it or its initials', () => {
  expect(labelMatches('承兑汇票', 'cd')).toBe(true);
  expect(labelMatches('承兑汇票', '汇票')).toBe(true);
  expect(labelMatches('承兑汇票', 'hp')).toBe(false);
});

test('a person is found by pinyin, his surname read as one', () => {
  expect(labelMatches('单建平', 'shanjian', 'person')).toBe(true);
  expect(labelMatches('单建平', 'sjp', 'person')).toBe(true);
  expect(labelMatches('单建平', 'danjian', 'person')).toBe(false);
});

test('typed text leaves the options that it means; a number the one of that place', () => {
  const keys = (typed: string | null) => optionsMatching(options, typed).map(([key]) => key);
  expect(keys(null)).toEqual(Object.keys(options));
  expect(keys('wx')).toEqual(['wechat']);
  expect(keys('2')).toEqual(['phone']);
  expect(keys('99')).toEqual([]);
  const ratings = optionsMatching({ AAA: 'AAA', AA: 'AA', A: 'A' }, 'a');
  expect(ratings.map(([key]) => key)).toEqual(['A', 'AAA', 'AA']);
});
