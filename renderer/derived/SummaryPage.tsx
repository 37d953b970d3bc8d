import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Empty, Spin } from 'antd';
import { useCallback, useState } from 'react';
import { formatMoney } from '../../shared/rules/money/money.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../list/list.css';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useActor, useAllowed } from '../shell/Actor.tsx';
import { todayHere } from '../week/today.ts';
import './derived.css';
import { PaperPanel } from './PaperPanel.tsx';
import { isNarrowed, SummaryFilters } from './SummaryFilters.tsx';
import { SummaryTable } from './SummaryTable.tsx';
import { type SummaryQuestion, useSummaryLines } from './useSummaryLines.ts';

/** Where each person left the page, for the way back from a card. Gone with the window. */
const left = new Map<string, SummaryQuestion>();

/** 客户归类汇总表: derived from cards and reports, as of a day. */
export function SummaryPage() {
  const { go } = useNavigation();
  const { personId } = useActor();
  const [question, setQuestion] = useState<SummaryQuestion>(left.get(personId) ?? { until: todayHere() });
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const [preview, setPreview] = useState(false);
  const { head, lineAt } = useSummaryLines(question, shown.first, shown.last);
  const mayPrint = useAllowed('sheet.print');
  const ask = (asked: SummaryQuestion) => {
    left.set(personId, asked);
    setQuestion(asked);
  };
  const onShown = useCallback((first: number, last: number) => setShown({ first, last }), []);
  const lineCount = head?.data?.lineCount ?? 0;
  const total = head?.data?.total;
  return (
    <section className="list" aria-label="客户归类汇总表">
      <header className="list-head">
        <h1>客户归类汇总表</h1>
        {total && (
          <span className="soft figures" role="status">
            {total.count} 家，年累计销售额 {formatMoney(total.yearFen)} 元
          </span>
        )}
        <span className="list-gap" />
        {isNarrowed(question) && <Button onClick={() => ask({ until: question.until })}>清除筛选</Button>}
        <SaveAs question={question} />
        {mayPrint && (
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
            预览、打印
          </Button>
        )}
      </header>
      <SummaryFilters question={question} onQuestion={ask} />
      <SummaryTable
        lineCount={lineCount}
        lineAt={lineAt}
        onShown={onShown}
        onOpen={(id) => go({ page: 'document', form: 'customerCard', id })}
        instead={
          head?.isError ? (
            <div className="list-instead">
              <RefusalNotice error={head.error} onRetry={() => void head.refetch()} />
            </div>
          ) : !head?.data ? (
            <div className="list-instead">
              <Spin />
            </div>
          ) : lineCount === 0 ? (
            <div className="list-instead">
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={
                  isNarrowed(question) ? '没有符合筛选的客户；可点“清除筛选”看全部' : '截止那天还没有客户'
                }
              />
            </div>
          ) : undefined
        }
      />
      {preview && <SummaryPaper question={question} onClose={() => setPreview(false)} />}
    </section>
  );
}

const kinds = { xlsx: 'Excel 工作簿（xlsx）', csv: 'CSV', pdf: 'PDF' } as const;

function SaveAs({ question }: { question: SummaryQuestion }) {
  const { message } = App.useApp();
  const save = useWriting('summary.save');
  if (!useAllowed('card.export')) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: Object.entries(kinds).map(([key, label]) => ({ key, label })),
        onClick: ({ key }) =>
          save.mutate(
            { question, as: key as keyof typeof kinds },
            { onSuccess: (done) => done && message.success('已另存，并记入审计') },
          ),
      }}
    >
      <Button icon={<SaveOutlined />} loading={save.isPending}>
        另存
      </Button>
    </Dropdown>
  );
}

function SummaryPaper({ question, onClose }: { question: SummaryQuestion; onClose(): void }) {
  const paper = useReading('summary.preview', { question });
  const print = useWriting('summary.print');
  return (
    <PaperPanel
      title={`客户归类汇总表 · 截止 ${question.until}`}
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate({ question })}
      onClose={onClose}
    />
  );
}
