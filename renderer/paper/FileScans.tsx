import { App, Button, Drawer, Spin } from 'antd';
import { useMemo, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { askTexts, type BatchPage, type Choice, groupsOf, sheetOfPage } from './grouping.ts';
import { SheetChoice, sheetText } from './SheetChoice.tsx';

/** The pages of chosen files: where each goes, what is asked, and its picture. */
export function FileScans({ batch: first, onClose }: { batch: Output<'paper.batch'>; onClose(): void }) {
  const { message } = App.useApp();
  const { token } = first;
  const batch = useReading('paper.batch', { token }, { keepPrevious: true });
  const pages = batch.data?.pages ?? first.pages;
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [shown, setShown] = useState(1);
  const file = useWriting('paper.fileScans');
  const groups = useMemo(() => groupsOf(pages, choices), [pages, choices]);
  const filed = groups.reduce((sum, group) => sum + group.pages.length, 0);
  const asked = pages.filter((page) => !page.filed && !sheetOfPage(page, choices.get(page.page))).length;

  const onFile = () =>
    file.mutate(
      {
        token,
        filings: groups.map(({ pages, sheet: { documentId, revision, part } }) => ({
          pages,
          documentId,
          revision,
          part,
        })),
      },
      {
        onSuccess: (count) => {
          void message.success(`已归档 ${count} 份，共 ${filed} 页`);
          if (asked === 0) onClose();
        },
      },
    );

  return (
    <Drawer
      open
      title={`扫描归档 · ${pages.length} 页`}
      size="100vw"
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
      extra={
        <>
          {asked > 0 && <span className="scan-asked">{asked} 页没有归属，不会归档　</span>}
          <Button type="primary" disabled={groups.length === 0} loading={file.isPending} onClick={onFile}>
            归档 {groups.length} 份（{filed} 页）
          </Button>
        </>
      }
    >
      <div className="scan-filing">
        <div className="scan-lists">
          {groups.length > 0 && (
            <table className="entry-table" aria-label="将归档">
              <thead>
                <tr>
                  <th>归到</th>
                  <th>页</th>
                  <th>说明</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={sheetText(group.sheet)}>
                    <td>{sheetText(group.sheet)}</td>
                    <td className="figures">{group.pages.join('、')}</td>
                    <td {...(group.remarks.length > 0 && { 'data-tone': 'bad' })}>
                      {group.remarks.join('；') || '齐全'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <table className="entry-table" aria-label="各页">
            <thead>
              <tr>
                <th>页</th>
                <th>文件</th>
                <th>二维码</th>
                <th>属于</th>
              </tr>
            </thead>
            <tbody>
              {pages.map((page) => (
                <tr key={page.page} aria-selected={page.page === shown} onClick={() => setShown(page.page)}>
                  <td className="figures">{page.page}</td>
                  <td>
                    {page.file}
                    {page.filePage > 1 && <span className="soft"> 第 {page.filePage} 页</span>}
                  </td>
                  <td>{codeText(page)}</td>
                  <td>
                    {page.filed ? (
                      <span className="soft">
                        {page.filed.at.slice(0, 10)} 已归到“{page.filed.title}”第 {page.filed.revision} 版
                      </span>
                    ) : (
                      <SheetChoice
                        page={page.page}
                        chosen={sheetOfPage(page, choices.get(page.page))}
                        onChoice={(choice) => setChoices(new Map(choices).set(page.page, choice))}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Picture key={shown} token={token} page={shown} />
      </div>
    </Drawer>
  );
}

function codeText({ filed, recognised }: BatchPage) {
  if (filed) return <span className="soft">重复</span>;
  if (recognised.kind !== 'sheet') return <span className="scan-asked">{askTexts[recognised.kind]}</span>;
  return recognised.page === undefined ? '已识别' : `已识别，第 ${recognised.page} 页`;
}

function Picture({ token, page }: { token: string; page: number }) {
  const picture = useReading('paper.scanPicture', { token, page });
  return (
    <figure className="scan-picture">
      {picture.isError && <RefusalNotice error={picture.error} />}
      {picture.isPending && <Spin />}
      {picture.data && <img src={picture.data} alt={`第 ${page} 页`} />}
    </figure>
  );
}
