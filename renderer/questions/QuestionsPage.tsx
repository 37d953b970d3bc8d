import { Empty, Input, Spin } from 'antd';
import { useState } from 'react';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import '../week/week.css';
import '../theme/entryTable.css';
import './questions.css';

/** More is not read in one go; searching narrows it down. */
const MOST = 300;

/** 标准推销术题库: what customers asked, and what to answer, collected in the supervisors' reports. */
export function QuestionsPage() {
  const { go } = useNavigation();
  const mayOpen = useAllowed('supervision.read');
  const [text, setText] = useState('');
  const list = useReading('supervision.questions', { text, limit: MOST }, { keepPrevious: true });
  const rows = list.data?.questions ?? [];
  return (
    <section className="week" aria-label="标准推销术题库">
      <header className="list-head">
        <h1>标准推销术题库</h1>
        {list.data && <span className="figures">{list.data.count} 题</span>}
        <span className="soft">来自主管拜访日报表的“新题目”；要改请更正原报告</span>
        <span className="list-gap" />
        <Input.Search
          allowClear
          aria-label="查找题目"
          placeholder="题目、答法、客户"
          style={{ width: 240 }}
          maxLength={100}
          onChange={({ target }) => setText(target.value)}
        />
      </header>
      <div className="week-body">
        {list.isError ? (
          <RefusalNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Spin />
        ) : rows.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={text.trim() === '' ? '主管日报里还没有新题目' : '没有含这些字的题目'}
          />
        ) : (
          <>
            <table className="entry-table questions">
              <thead>
                <tr>
                  <th>客户提出的问题</th>
                  <th>当时的回答或建议答法</th>
                  <th>客户</th>
                  <th>主管</th>
                  <th>日期</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one report may hold the same question twice
                  <tr key={`${row.documentId} ${place}`}>
                    <td>{row.question}</td>
                    <td>{row.answer}</td>
                    <td>{row.customer}</td>
                    <td>{row.supervisor}</td>
                    <td>
                      {mayOpen ? (
                        <button
                          type="button"
                          className="grid-link figures"
                          onClick={() =>
                            go({ page: 'document', form: 'supervisorReport', id: row.documentId })
                          }
                        >
                          {row.date}
                        </button>
                      ) : (
                        <span className="figures">{row.date}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {list.data.count > rows.length && (
              <p className="soft">只列出最近 {rows.length} 题，其余请用查找缩小范围。</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
