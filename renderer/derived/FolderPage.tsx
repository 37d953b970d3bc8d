import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { StateMark } from '../list/StateMark.tsx';
import '../list/list.css';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import { BackButton } from './BackButton.tsx';
import { CustomerLine } from './CustomerLine.tsx';
import './derived.css';
import { MakingDialog } from './MakingDialog.tsx';
import { PaperPanel } from './PaperPanel.tsx';

type Contents = Output<'folder.contents'>;

/** 一户一档: what the archive holds of one customer, and what is missing. */
export function FolderPage({ customer }: { customer: string }) {
  const { message } = App.useApp();
  const [preview, setPreview] = useState(false);
  const folder = useReading('folder.contents', { customer });
  const save = useWriting('folder.save');
  const mayPrint = useAllowed('sheet.print');
  return (
    <section className="list" aria-label="一户一档">
      <header className="list-head">
        <BackButton />
        <h1>一户一档</h1>
        {folder.data && (
          <span className="soft" role="status">
            {folder.data.missing.length > 0 ? `缺页 ${folder.data.missing.length} 项` : '没有缺页'}
          </span>
        )}
        <span className="list-gap" />
        {mayPrint && (
          <>
            <Button
              icon={<SaveOutlined />}
              loading={save.isPending}
              onClick={() =>
                save.mutate(
                  { customer },
                  { onSuccess: (done) => done && message.success('已出单并另存为一个 PDF') },
                )
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
      {folder.data && <CustomerLine customer={folder.data.customer} here="folder" />}
      <div className="visit-record">
        {folder.isError ? (
          <RefusalNotice error={folder.error} onRetry={() => void folder.refetch()} />
        ) : !folder.data ? (
          <Spin />
        ) : (
          <>
            <Missing contents={folder.data} />
            <Documents contents={folder.data} />
            <Attachments attachments={folder.data.attachments} />
            <Mentions contents={folder.data} />
          </>
        )}
      </div>
      <MakingDialog making={save.isPending} />
      {preview && <FolderPaper customer={customer} onClose={() => setPreview(false)} />}
    </section>
  );
}

/** The button that opens a document of the folder. */
function OpenLink({ contents, id, text }: { contents: Contents; id: string; text: string }) {
  const { go } = useNavigation();
  const form = [
    ...contents.documents,
    ...contents.mentions.map(({ documentId, form }) => ({ id: documentId, form })),
  ].find((document) => document.id === id)?.form;
  if (!form) return text;
  return (
    <button type="button" className="grid-link" onClick={() => go({ page: 'document', form, id })}>
      {text}
    </button>
  );
}

function Missing({ contents }: { contents: Contents }) {
  const { go } = useNavigation();
  const { missing, customer } = contents;
  if (missing.length === 0) return null;
  return (
    <section className="folder-part" aria-label="缺页">
      <h2>缺页 {missing.length} 项</h2>
      <table className="entry-table">
        <tbody>
          {missing.map(({ code, text, documentId, form }) => (
            <tr key={code}>
              <td>
                {form ? (
                  <button type="button" className="grid-link" onClick={() => go({ page: 'document', form })}>
                    {text}
                  </button>
                ) : (
                  <OpenLink contents={contents} id={documentId ?? customer.id} text={text} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Documents({ contents }: { contents: Contents }) {
  const { go } = useNavigation();
  const { documents, visits, customer, hidden } = contents;
  return (
    <section className="folder-part" aria-label="页次">
      <h2>档案内容</h2>
      <table className="entry-table">
        <thead>
          <tr>
            <th>表单</th>
            <th>编号</th>
            <th>日期</th>
            <th>内容</th>
            <th>状态</th>
            <th>打印</th>
            <th>签字</th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ id, formTitle, number, date, title, state, printed, signed }) => (
            <tr key={id}>
              <td>
                <OpenLink contents={contents} id={id} text={formTitle} />
              </td>
              <td className="figures">{number}</td>
              <td className="figures">{date}</td>
              <td>{title}</td>
              <td>
                <StateMark state={state} />
              </td>
              <td>{printed ? '已打印' : '未打印'}</td>
              <td>{signed ? '已签字归档' : '未签字'}</td>
            </tr>
          ))}
          <tr>
            <td>
              <button
                type="button"
                className="grid-link"
                onClick={() => go({ page: 'visitRecord', customer: customer.id })}
              >
                客户拜访档案记录
              </button>
            </td>
            <td />
            <td className="figures">{visits.last}</td>
            <td>
              {visits.count === 0
                ? '没有拜访记录'
                : `${visits.count} 次拜访，${visits.first} 至 ${visits.last}`}
            </td>
            <td colSpan={3} className="soft">
              由日报汇成
            </td>
          </tr>
        </tbody>
      </table>
      {hidden > 0 && <p className="soft">另有 {hidden} 份表单不在您的查阅权限内。</p>}
    </section>
  );
}

function Attachments({ attachments }: Pick<Contents, 'attachments'>) {
  if (attachments.length === 0) return null;
  return (
    <section className="folder-part" aria-label="附件">
      <h2>附件 {attachments.length} 个</h2>
      <table className="entry-table">
        <tbody>
          {attachments.map(({ documentId, sha256, name, documentTitle, printable }) => (
            <tr key={`${documentId} ${sha256} ${name}`}>
              <td>{name}</td>
              <td>附于{documentTitle}</td>
              <td className="soft">{printable ? '随档印出' : '不能印出，请另附'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Mentions({ contents }: { contents: Contents }) {
  const { mentions } = contents;
  if (mentions.length === 0) return null;
  return (
    <section className="folder-part" aria-label="往来摘录">
      <h2>往来摘录 {mentions.length} 行</h2>
      <table className="entry-table">
        <thead>
          <tr>
            <th>日期</th>
            <th>表单</th>
            <th>人员</th>
            <th>内容</th>
          </tr>
        </thead>
        <tbody>
          {mentions.map(({ documentId, date, formTitle, person, text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document may name the customer in several lines
            <tr key={`${documentId} ${place}`}>
              <td className="figures">{date}</td>
              <td>
                <OpenLink contents={contents} id={documentId} text={formTitle} />
              </td>
              <td>{person}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FolderPaper({ customer, onClose }: { customer: string; onClose(): void }) {
  const paper = useReading('folder.preview', { customer });
  const print = useWriting('folder.print');
  return (
    <>
      <PaperPanel
        title="客户档案"
        paper={paper}
        printing={print.isPending}
        onPrint={() => print.mutate({ customer })}
        onClose={onClose}
      />
      <MakingDialog making={paper.isPending || print.isPending} />
    </>
  );
}
