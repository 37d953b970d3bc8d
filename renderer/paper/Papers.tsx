import { App, Button, InputNumber, Select, Space, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';

type Paper = Output<'paper.papers'>['papers'][number];

/** 纸张与打印位置: where the printer prints on each paper, and which form goes on which. */
export function Papers() {
  const { message } = App.useApp();
  const papers = useReading('paper.papers', undefined);
  const choose = useWriting('paper.choosePaper');
  if (papers.isError) return <RefusalNotice error={papers.error} onRetry={() => void papers.refetch()} />;
  if (!papers.data) return <Spin />;
  const nameOf = (key: string) => papers.data.papers.find((paper) => paper.key === key)?.name ?? key;
  return (
    <div className="papers">
      <table className="entry-table" aria-label="打印位置">
        <thead>
          <tr>
            <th>纸张</th>
            <th>向右（毫米）</th>
            <th>向下（毫米）</th>
            <th>测试页</th>
          </tr>
        </thead>
        <tbody>
          {papers.data.papers.map((paper) => (
            <PaperRow key={`${paper.key} ${paper.x} ${paper.y}`} paper={paper} />
          ))}
        </tbody>
      </table>
      <table className="entry-table" aria-label="表单用纸">
        <thead>
          <tr>
            <th>表单</th>
            <th>用纸（此后新出的表单；已出的不变）</th>
          </tr>
        </thead>
        <tbody>
          {papers.data.forms.map(({ form, paper, choices }) => {
            const { title } = formOf(form).description;
            return (
              <tr key={form}>
                <td>{title}</td>
                <td>
                  {choices.length < 2 ? (
                    nameOf(paper)
                  ) : (
                    <Select
                      aria-label={`${title}用纸`}
                      className="papers-choice"
                      size="small"
                      value={paper}
                      options={choices.map((key) => ({ value: key, label: nameOf(key) }))}
                      onChange={(next) =>
                        choose.mutate(
                          { form, paper: next },
                          { onSuccess: () => message.success(`${title}改用${nameOf(next)}`) },
                        )
                      }
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Either way, millimetres. */
const FARTHEST = 20;

function PaperRow({ paper }: { paper: Paper }) {
  const { message } = App.useApp();
  const [x, setX] = useState(paper.x / 10);
  const [y, setY] = useState(paper.y / 10);
  const set = useWriting('paper.setOffset');
  const test = useWriting('paper.testPage');
  const changed = Math.round(x * 10) !== paper.x || Math.round(y * 10) !== paper.y;
  const entry = (label: string, value: number, onValue: (value: number) => void) => (
    <InputNumber
      aria-label={`${paper.name} ${label}`}
      size="small"
      min={-FARTHEST}
      max={FARTHEST}
      step={0.5}
      precision={1}
      value={value}
      onChange={(next) => onValue(next ?? 0)}
    />
  );
  return (
    <tr>
      <td>{paper.name}</td>
      <td>{entry('向右', x, setX)}</td>
      <td>{entry('向下', y, setY)}</td>
      <td>
        <Space size={4}>
          <Button
            size="small"
            type="primary"
            disabled={!changed}
            onClick={() =>
              set.mutate(
                { paper: paper.key, x: Math.round(x * 10), y: Math.round(y * 10) },
                { onSuccess: () => message.success('已存下打印位置，请打一张测试页核对') },
              )
            }
          >
            存下
          </Button>
          <Button
            size="small"
            disabled={changed}
            loading={test.isPending}
            onClick={() => test.mutate({ paper: paper.key, kind: 'print' })}
          >
            打印测试页
          </Button>
          <Button
            size="small"
            type="text"
            disabled={changed}
            onClick={() => test.mutate({ paper: paper.key, kind: 'save' })}
          >
            另存
          </Button>
        </Space>
      </td>
    </tr>
  );
}
