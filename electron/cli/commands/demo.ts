import { refuse } from '../../../shared/errors/index.ts';
import { fillDemo } from '../../demo/fillDemo.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

interface DemoOptions {
  seed: number;
  customers: number;
  staff: number;
  weeks: number;
  until: string;
}

export function demoCommand(options: DemoOptions): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'people.write');
    const password = process.env.KEDANG_PASSWORD ?? refuse('ADMIN_PASSWORD_NEEDED');
    const filled = await fillDemo(archive, context, { ...options, password });
    return {
      json: { ...filled },
      lines: [
        `已填入演示数据：人员 ${filled.people} 名，客户 ${filled.customers} 家，日报 ${filled.reports} 份，投诉 ${filled.complaints} 件`,
        '演示人员的用户名就是姓名，密码与第一位用户相同。',
      ],
    };
  });
}
