/** Characters. */
export const SHORTEST_PASSWORD = 8;
/** So many of the last ones may not come back, the present one included. */
export const PASSWORDS_REMEMBERED = 5;

/** For the hint beside the field. */
export const passwordRule = `至少 ${SHORTEST_PASSWORD} 个字符；不含用户名、姓名，不用常见的密码和最近 ${PASSWORDS_REMEMBERED} 次用过的`;

/**
 * Words that head every list of passwords found in leaks, and what people of this country add: with digits or signs
 * around them they are no better.
 */
const COMMON_WORDS = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsx',
  '1qaz2wsx',
  'abc',
  'a',
  'admin',
  'administrator',
  'root',
  'user',
  'test',
  'guest',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'wodemima',
  'mima',
  'qq',
  'kedang',
  '客档',
  '密码',
  '我的密码',
  '我爱你',
  '管理员',
  '分公司',
];

/** 'abcdefgh', '87654321', 'aaaaaaaa', '12121212': what a finger does by itself. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  if (steps.size === 1 && step !== undefined && Math.abs(step) <= 1) return true;
  return [1, 2, 3, 4].some(
    (length) => text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length),
  );
}

/** Dates of birth and of today are the first that are tried: 19800101, 2026-01-01. */
const isDate = (text: string) => /^(19|20)\d{2}\D?(0?[1-9]|1[0-2])\D?(0?[1-9]|[12]\d|3[01])$/.test(text);

/** What is wrong with a password, in Chinese as the end of a sentence; undefined when nothing is. */
export function passwordProblem(
  password: string,
  { login, name }: { login: string; name: string },
): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < SHORTEST_PASSWORD) return `至少 ${SHORTEST_PASSWORD} 个字符`;
  const own = [login, name].map((text) => text.normalize('NFKC').trim().toLowerCase());
  if (own.some((text) => [...text].length > 1 && plain.includes(text))) return '不能含有用户名或姓名';
  const letters = plain.replace(/[\d\s\p{P}\p{S}]/gu, '');
  if (isRun(plain) || isDate(plain) || /^\d+$/.test(plain)) return '不能只是数字、日期或连续、重复的字符';
  if (COMMON_WORDS.includes(plain) || COMMON_WORDS.includes(letters)) return '太常见，容易被猜中';
  return undefined;
}
