import { classifyCode } from '../../rules/creditCode/creditCode.ts';
import type { TextFormat } from './fields.ts';

/** What is wrong with a text of this format, in Chinese; undefined when it holds. */
export function formatProblem(format: TextFormat, value: string): string | undefined {
  switch (format) {
    case 'creditCode':
      return creditCodeProblem(value);
    case 'mobile':
      return /^1[3-9]\d{9}$/.test(value.replace(/[\s-]/g, ''))
        ? undefined
        : '手机号应为 11 位数字，以 1 开头';
    case 'phone':
      return /^[+\d][\d\- ()]{4,}(\s*(转|x|ext\.?)\s*\d+)?$/i.test(value)
        ? undefined
        : '电话应含区号，例如 0510-82701234，分机写“转 801”';
    case 'postcode':
      return /^\d{6}$/.test(value) ? undefined : '邮编应为 6 位数字';
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : '邮箱应像 name@example.com';
    case 'url':
      return /^(https?:\/\/)?[^\s/]+\.[^\s]+$/i.test(value) ? undefined : '网址应像 www.example.com';
  }
}

function creditCodeProblem(value: string): string | undefined {
  const found = classifyCode(value);
  if (found.kind !== 'invalid') return undefined;
  const suggestion = found.suggestion ? `，是不是 ${found.suggestion}？` : '';
  switch (found.reason) {
    case 'empty':
    case 'length':
      return '统一社会信用代码应为 18 位（旧注册号 15 位），请核对营业执照';
    case 'alphabet':
      return `代码里有不会出现的字符（没有字母 I、O、S、V、Z）${suggestion}`;
    case 'area':
      return '代码第 3 至 8 位应为数字，请核对营业执照';
    case 'checkDigit':
      return `代码的校验位不对，可能抄错一位，请核对营业执照${suggestion}`;
  }
}
