import { Alert } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { weekLabel } from '../../shared/rules/calendar/isoWeek.ts';
import { dayAndTime } from './words.ts';

export type Preview = NonNullable<Output<'restore.prepare'>>;

/** What a restore would bring and what it would cost. */
export function RestorePreview({ preview }: { preview: Preview }) {
  const { branch, documents, revisions, madeAt, folder, problems, loss } = preview;
  return (
    <div className="backup-preview">
      <dl className="backup-facts">
        <dt>备份</dt>
        <dd>{madeAt ? dayAndTime(madeAt) : '档案文件夹'}</dd>
        <dt>分公司</dt>
        <dd>
          {branch.name}（{branch.code}）
        </dd>
        <dt>内容</dt>
        <dd>
          单据 {documents} 份，版次 {revisions} 个，已逐项核对
        </dd>
        <dt>位置</dt>
        <dd className="backup-path">{folder}</dd>
      </dl>
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`核对发现 ${problems.length} 处问题，恢复后仍在：${problems.slice(0, 3).join('；')}`}
        />
      )}
      {loss && <WhatIsLost loss={loss} />}
    </div>
  );
}

function WhatIsLost({ loss }: { loss: NonNullable<Preview['loss']> }) {
  const { added, changed, lines, items, weeks, back } = loss;
  return (
    <>
      {added + changed === 0 ? (
        <Alert type="success" showIcon title="现有档案里没有比这份备份更新的单据。" />
      ) : (
        <Alert
          type="error"
          showIcon
          title={`恢复后将失去：备份以后新增的 ${added} 份单据，以及 ${changed} 份单据后来的修改。`}
        />
      )}
      {weeks.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`备份以后已封存报出的周报会从档案里消失：${weeks
            .map(({ week, sequence }) => `${weekLabel(week)} 第 ${sequence} 号`)
            .join('、')}。总公司收过它们，恢复后请先与总公司核对序号，再封存新的一周。`}
        />
      )}
      {back > 0 && <p className="soft">备份里另有 {back} 份单据是现有档案没有的，恢复后会回来。</p>}
      {lines.length > 0 && (
        <table className="entry-table">
          <thead>
            <tr>
              <th>表单</th>
              <th>经办人</th>
              <th className="backup-number">新增</th>
              <th className="backup-number">改过</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.formTitle} ${line.person}`}>
                <td>{line.formTitle}</td>
                <td>{line.person}</td>
                <td className="figures backup-number">{line.added}</td>
                <td className="figures backup-number">{line.changed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > 0 && (
        <details>
          <summary>
            逐份查看
            {items.length < added + changed ? `（最近的 ${items.length} 份）` : `（${items.length} 份）`}
          </summary>
          <table className="entry-table">
            <tbody>
              {items.map((item) => (
                <tr key={`${item.formTitle} ${item.number} ${item.title} ${item.at}`}>
                  <td>{item.formTitle}</td>
                  <td className="figures">{item.number}</td>
                  <td>{item.title}</td>
                  <td>{item.added ? '新增' : '改过'}</td>
                  <td>{item.person}</td>
                  <td className="figures">{dayAndTime(item.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
