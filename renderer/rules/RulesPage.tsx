import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import { categories, categoryKeys, STANDARD_LIMIT } from '../../shared/forms/complaintCard/options.ts';
import { type BranchRuleKey, branchRules, ruleProblem } from '../../shared/rules/branchRules/branchRules.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { SigningWays } from '../signing/SigningWays.tsx';
import '../theme/entryTable.css';
import '../week/week.css';
import { DeadlineLine, NumberLine } from './lines.tsx';
import { isChanged, type Rules, type RulesRead } from './rules.ts';
import './rules.css';

/** 规则设置: the limits that the branch sets for itself, from today on, and who set what before. */
export function RulesPage() {
  const rules = useReading('rules.read', undefined);
  return (
    <section className="week" aria-label="规则设置">
      <header className="list-head">
        <h1>规则设置</h1>
        <span className="soft">从保存的当天起算；以前的单据和已经存下的结果不变</span>
      </header>
      <div className="week-body">
        {rules.isError ? (
          <RefusalNotice error={rules.error} onRetry={() => void rules.refetch()} />
        ) : rules.data ? (
          // Anew when somebody else has changed them.
          <RulesForm key={rules.data.changes[0]?.at ?? ''} read={rules.data} />
        ) : (
          <Spin />
        )}
      </div>
    </section>
  );
}

const groups: readonly { title: string; about: string; keys: readonly BranchRuleKey[] }[] = [
  {
    title: '陪同核对',
    about: '主管日报与业务员日报写的同一次拜访，差得不多的算一致。',
    keys: ['timeTolerance', 'daysApart'],
  },
  {
    title: '内容提醒',
    about: '日报的洽谈内容、日志的工作内容太短，或照抄以前的，提交前提醒，并列给主管看。标点不计。',
    keys: ['leastCharacters', 'alike'],
  },
  {
    title: '信用评估',
    about: '每笔货款按逾期天数评良、可、差、劣；整期按金额加权平均，取分值最近的一等。',
    keys: ['fairUpTo', 'poorUpTo', 'goodPoints', 'fairPoints', 'poorPoints', 'badPoints'],
  },
];

function RulesForm({ read }: { read: RulesRead }) {
  const { message } = App.useApp();
  const [rules, setRules] = useState<Rules>(read);
  const set = useWriting('rules.set', { refusal: 'inPlace' });
  const problem = ruleProblem(rules.values);
  const ready = problem === undefined && isChanged(rules, read);
  const save = () => {
    const { values, deadline, complaintLimits } = rules;
    // The promise, not the call's own callback: the form is made anew with what was saved, and callbacks end with it.
    set.mutateAsync({ values, deadline, complaintLimits }).then(
      () => void message.success('规则已保存，从今天起算'),
      // The refusal stands below.
      () => {},
    );
  };
  useShortcut('Ctrl+S', save, { enabled: ready && !set.isPending });
  return (
    <>
      <div className="rules">
        <Group title="交表期限" about="日报、主管日报、日志过了期限才首次提交的，标为补填。">
          <DeadlineLine
            deadline={rules.deadline}
            onDeadline={(deadline) => setRules({ ...rules, deadline })}
          />
        </Group>
        <Group title="投诉处理期限" about="从受理次日到结案的工作日，只管今天起受理的投诉。">
          {categoryKeys.map((key) => (
            <NumberLine
              key={key}
              label={categories[key]}
              name={`${categories[key]}处理期限`}
              unit="个工作日"
              least={1}
              most={250}
              standard={STANDARD_LIMIT}
              value={rules.complaintLimits[key]}
              onValue={(value) =>
                setRules({ ...rules, complaintLimits: { ...rules.complaintLimits, [key]: value } })
              }
            />
          ))}
        </Group>
        {groups.map(({ title, about, keys }) => (
          <Group key={title} title={title} about={about}>
            {keys.map((key) => (
              <NumberLine
                key={key}
                {...branchRules[key]}
                name={branchRules[key].label}
                value={rules.values[key]}
                onValue={(value) => setRules({ ...rules, values: { ...rules.values, [key]: value } })}
              />
            ))}
          </Group>
        ))}
      </div>
      {set.isError && <RefusalNotice error={set.error} />}
      <div className="rules-foot">
        <Button type="primary" disabled={!ready} loading={set.isPending} onClick={save} title="Ctrl+S">
          保存
        </Button>
        <Button disabled={!isChanged(rules, read)} onClick={() => setRules(read)}>
          不改了
        </Button>
        {problem !== undefined && (
          <span className="rules-problem" role="alert">
            {problem}
          </span>
        )}
      </div>
      <SigningWays />
      <Changes changes={read.changes} />
    </>
  );
}

function Group({ title, about, children }: { title: string; about: string; children: React.ReactNode }) {
  return (
    <section className="rules-group" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">{about}</p>
      <div className="rules-lines">{children}</div>
    </section>
  );
}

function Changes({ changes }: { changes: RulesRead['changes'] }) {
  if (changes.length === 0) return <p className="soft">还没有改过，都是标准值。</p>;
  return (
    <section aria-label="修改记录">
      <h2 className="rules-history">修改记录</h2>
      <table className="entry-table">
        <thead>
          <tr>
            <th>起算日</th>
            <th>规则</th>
            <th>改为</th>
            <th>修改人</th>
            <th>修改时间</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ from, label, value, by, at }) => (
            <tr key={`${label} ${from}`}>
              <td className="figures">{from}</td>
              <td>{label}</td>
              <td>{value}</td>
              <td>{by}</td>
              <td className="figures">{at.slice(0, 16).replace('T', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
