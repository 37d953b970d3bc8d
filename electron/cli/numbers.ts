import { InvalidArgumentError } from 'commander';

/** An argument that counts. @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('应为整数');
  return number;
}
