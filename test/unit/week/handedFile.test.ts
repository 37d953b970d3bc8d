import { expect, it } from 'vitest';
import { fileOfArguments } from '../../../electron/window/handedFile.ts';

it('takes the zip that the system names last', () => {
  const file = '/media/U盘/KD-SH-2026-W47-0001.zip';
  expect(fileOfArguments(['/opt/kedang/kedang', '--no-sandbox', file], '/')).toBe(file);
  expect(fileOfArguments(['/opt/kedang/kedang', 'KD-SH-2026-W47-0001.ZIP'], '/home/周')).toBe(
    '/home/周/KD-SH-2026-W47-0001.ZIP',
  );
});

it('takes no switch, no folder of a program under development, and no zip that is the program itself', () => {
  expect(fileOfArguments(['/opt/kedang/kedang'], '/')).toBeUndefined();
  expect(fileOfArguments(['electron', '/src/kedang'], '/')).toBeUndefined();
  expect(fileOfArguments(['kedang', '--load=/x.zip'], '/')).toBeUndefined();
  expect(fileOfArguments(['/tmp/kedang.zip'], '/')).toBeUndefined();
});
