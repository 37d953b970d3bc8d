import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Empty, Spin } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type Comparison, comparisonOf } from '../../shared/comparison/comparison.ts';
import { firstMeasures } from '../../shared/comparison/measures.ts';
import type { ComparisonQuestion } from '../../shared/comparison/question.ts';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../derived/derived.css';
import { PaperPanel } from '../derived/PaperPanel.tsx';
import '../list/list.css';
import { useActor, useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import { Chart } from './Chart.tsx';
import { ComparisonChoice } from './ComparisonChoice.tsx';
import { CustomersTable, YearsTable } from './ComparisonTables.tsx';
import './comparison.css';

/** Where each person left the page, for the way back from a card. Gone with the window. */
const left = new Map<string, ComparisonQuestion>();

/** 客户综合销售力对比分析表: derived from the submitted sheets. */
export function ComparisonPage() {
  const customers = useReading('comparison.customers', undefined);
  return (
    <section className="list" aria-label="客户综合销售力对比">
      {customers.isError ? (
        <div className="list-instead">
          <RefusalNotice error={customers.error} onRetry={() => void customers.refetch()} />
        </div>
      ) : !customers.data ? (
        <div className="list-instead">
          <Spin />
        </div>
      ) : customers.data.length === 0 ? (
        <>
          <Head />
          <div className="list-instead">
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description="还没有已提交的客户综合销售力分析表；填写并提交后可在这里对比"
            />
          </div>
        </>
      ) : (
        <Comparing customers={customers.data} />
      )}
    </section>
  );
}

function Head({ children }: { children?: ReactNode }) {
  return (
    <header className="list-head">
      <h1>客户综合销售力对比</h1>
      <span className="list-gap" />
      {children}
    </header>
  );
}

function Comparing({ customers }: { customers: Output<'comparison.customers'> }) {
  const { personId } = useActor();
  const [question, setQuestion] = useState<ComparisonQuestion>(
    () => left.get(personId) ?? beginning(customers),
  );
  const [preview, setPreview] = useState(false);
  const mayPrint = useAllowed('sheet.print');
  const complete = question.customers.length > 0 && question.measures.length > 0;
  const ask = (asked: ComparisonQuestion) => {
    left.set(personId, asked);
    setQuestion(asked);
  };
  return (
    <>
      <Head>
        {mayPrint && complete && (
          <>
            <SavePdf question={question} />
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
              预览、打印
            </Button>
          </>
        )}
      </Head>
      <ComparisonChoice question={question} customers={customers} onQuestion={ask} />
      {complete ? (
        <Compared question={question} />
      ) : (
        <div className="list-instead">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="请选择要对比的客户与项目" />
        </div>
      )}
      {preview && <ComparisonPaper question={question} onClose={() => setPreview(false)} />}
    </>
  );
}

/** The customer whose sheet is the latest, with the year of it. */
function beginning(customers: Output<'comparison.customers'>): ComparisonQuestion {
  const year = Math.max(...customers.flatMap(({ years }) => years));
  const first = customers.find(({ years }) => years.includes(year));
  return { way: 'years', customers: first ? [first.id] : [], year, measures: [...firstMeasures] };
}

function Compared({ question }: { question: ComparisonQuestion }) {
  const sheets = useReading('comparison.sheets', { question });
  const comparison = useMemo<Comparison | undefined>(
    () => sheets.data && comparisonOf(question, sheets.data.customers, sheets.data.sheets),
    [question, sheets.data],
  );
  if (sheets.isError)
    return (
      <div className="list-instead">
        <RefusalNotice error={sheets.error} onRetry={() => void sheets.refetch()} />
      </div>
    );
  if (!comparison)
    return (
      <div className="list-instead">
        <Spin />
      </div>
    );
  return (
    <div className="comparison-body">
      {comparison.way === 'years' ? (
        <YearsTable comparison={comparison} />
      ) : (
        <CustomersTable comparison={comparison} />
      )}
      <div className="comparison-charts">
        {comparison.charts.map((drawing) => (
          <Chart key={drawing.about} drawing={drawing} />
        ))}
      </div>
    </div>
  );
}

function SavePdf({ question }: { question: ComparisonQuestion }) {
  const { message } = App.useApp();
  const save = useWriting('comparison.save');
  return (
    <Button
      icon={<SaveOutlined />}
      loading={save.isPending}
      onClick={() =>
        save.mutate({ question }, { onSuccess: (done) => done && message.success('已另存，并记入审计') })
      }
    >
      另存 PDF
    </Button>
  );
}

function ComparisonPaper({ question, onClose }: { question: ComparisonQuestion; onClose(): void }) {
  const paper = useReading('comparison.preview', { question });
  const print = useWriting('comparison.print');
  return (
    <PaperPanel
      title="客户综合销售力对比分析表"
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate({ question })}
      onClose={onClose}
    />
  );
}
