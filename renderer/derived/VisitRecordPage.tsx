import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Empty, Spin } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { formatMoney } from '../../shared/rules/money/money.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../list/list.css';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import { BackButton } from './BackButton.tsx';
import { CustomerLine } from './CustomerLine.tsx';
import './derived.css';
import { PaperPanel } from './PaperPanel.tsx';

type Question = Input<'visitRecord.visits'>;
type Visit = Output<'visitRecord.visits'>['visits'][number];

/** 客户拜访档案记录: every visit of one customer with all that its report says. */
export function VisitRecordPage({ customer }: { customer: string }) {
  const { message } = App.useApp();
  const [question, setQuestion] = useState<Question>({ customer });
  const [preview, setPreview] = useState(false);
  const record = useReading('visitRecord.visits', question, { keepPrevious: true });
  const save = useWriting('visitRecord.save');
  const mayPrint = useAllowed('sheet.print');
  const total = record.data?.total;
  return (
    <section className="list" aria-label="客户拜访档案记录">
      <header className="list-head">
        <BackButton />
        <h1>客户拜访档案记录</h1>
        {total && (
          <span className="soft figures" role="status">
            {total.visits} 次，订货 {formatMoney(total.orderFen)} 元，收款 {formatMoney(total.receiptFen)} 元
            {record.data && record.data.visits.length < total.visits
              ? `；列出最近 ${record.data.visits.length} 次`
              : ''}
          </span>
        )}
        <span className="list-gap" />
        {mayPrint && (
          <>
            <Button
              icon={<SaveOutlined />}
              loading={save.isPending}
              onClick={() =>
                save.mutate(question, { onSuccess: (done) => done && message.success('已另存为 PDF') })
              }
            >
              另存 PDF
            </Button>
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
              预览、打印
            </Button>
          </>
        )}
      </header>
      {record.data && <CustomerLine customer={record.data.customer} here="visitRecord" />}
      <Period question={question} onQuestion={setQuestion} />
      <div className="visit-record">
        {record.isError ? (
          <RefusalNotice error={record.error} onRetry={() => void record.refetch()} />
        ) : !record.data ? (
          <Spin />
        ) : record.data.visits.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={question.from || question.to ? '这段时间没有拜访' : '日报里还没有拜访这家客户的记录'}
          />
        ) : (
          <VisitTable visits={record.data.visits} count={record.data.total.visits} />
        )}
      </div>
      {preview && <VisitPaper question={question} onClose={() => setPreview(false)} />}
    </section>
  );
}

function Period({ question, onQuestion }: { question: Question; onQuestion(question: Question): void }) {
  const day = (key: 'from' | 'to', label: string) => (
    <span>
      {label}{' '}
      <DatePicker
        aria-label={label}
        style={{ width: 126 }}
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']}
        value={question[key] ? dayjs(question[key]) : null}
        onChange={(value) => {
          const { [key]: _, ...others } = question;
          onQuestion(value ? { ...others, [key]: value.format('YYYY-MM-DD') } : others);
        }}
      />
    </span>
  );
  return (
    <div className="summary-filters">
      {day('from', '拜访日期自')}
      {day('to', '至')}
    </div>
  );
}

function VisitTable({ visits, count }: { visits: readonly Visit[]; count: number }) {
  const { go } = useNavigation();
  return (
    <table className="entry-table visit-table">
      <thead>
        <tr>
          <th className="right">序</th>
          <th>日期</th>
          <th>业务员</th>
          <th>到达–离开</th>
          <th>方式</th>
          <th>目的</th>
          <th>面谈人</th>
          <th>结果</th>
          <th className="right">订货（元）</th>
          <th className="right">收款（元）</th>
          <th>下次拜访</th>
        </tr>
      </thead>
      {visits.map((visit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report may hold two visits of one customer
        <tbody key={`${visit.reportId} ${index}`}>
          <tr>
            <td className="figures right">{count - index}</td>
            <td>
              <button
                type="button"
                className="grid-link figures"
                onClick={() => go({ page: 'document', form: 'visitReport', id: visit.reportId })}
              >
                {visit.date}
              </button>
            </td>
            <td>{visit.salesperson}</td>
            <td className="figures" title={visit.cells.stay}>
              {visit.cells.arrived || visit.cells.left ? `${visit.cells.arrived}–${visit.cells.left}` : ''}
            </td>
            <td>{visit.cells.way}</td>
            <td>{visit.cells.purposes}</td>
            <td>{visit.cells.metWith}</td>
            <td>{visit.cells.result}</td>
            <td className="figures right">{visit.orderFen ? formatMoney(visit.orderFen) : ''}</td>
            <td className="figures right">{visit.receiptFen ? formatMoney(visit.receiptFen) : ''}</td>
            <td className="figures">{visit.cells.nextVisit}</td>
          </tr>
          {visit.texts.length > 0 && (
            <tr className="visit-texts">
              <td />
              <td colSpan={10}>
                {visit.texts.map(({ label, text }) => (
                  <p key={label}>
                    <span className="soft">{label}</span>
                    <span>{text}</span>
                  </p>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function VisitPaper({ question, onClose }: { question: Question; onClose(): void }) {
  const paper = useReading('visitRecord.preview', question);
  const print = useWriting('visitRecord.print');
  return (
    <PaperPanel
      title="客户拜访档案记录"
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate(question)}
      onClose={onClose}
    />
  );
}
