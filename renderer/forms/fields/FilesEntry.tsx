import { PaperClipOutlined, PlusOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useState } from 'react';
import { formatSize } from '../../../shared/forms/machinery/display.ts';
import type { FileReference, FilesField } from '../../../shared/forms/machinery/fields.ts';
import { useWriting } from '../../contract/queries.ts';
import { useEditor } from '../editor/EditorContext.tsx';
import { SureDialog } from '../panels/SureDialog.tsx';
import { type EntryProps, entryAttributes, useEntry } from './entryProps.ts';
import './files.css';

const MOST = 20;

/** Files of a document: added by the system's dialog, which main opens; the page never sees a path or a content. */
export function FilesEntry({ field, entry }: { field: FilesField; entry: EntryProps }) {
  const { message, notification } = App.useApp();
  const { value, set } = useEntry(entry.name);
  const choose = useWriting('attachments.choose');
  const files = (value as FileReference[] | null | undefined) ?? [];
  const most = field.max ?? MOST;

  const add = async () => {
    const chosen = await choose.mutateAsync(undefined).catch(() => undefined);
    if (!chosen) return;
    for (const { name, message: description } of chosen.refused)
      notification.error({ title: `没有添加“${name}”`, description, placement: 'topRight', duration: 8 });
    const fresh = chosen.files.filter(({ sha256 }) => !files.some((file) => file.sha256 === sha256));
    if (fresh.length < chosen.files.length) message.info('相同的文件已经在里面，没有重复添加');
    const next = [...files, ...fresh].slice(0, most);
    if (next.length < files.length + fresh.length) message.warning(`最多 ${most} 个文件，多出的没有添加`);
    if (next.length > files.length) set(next);
  };

  return (
    <div className="files">
      <FileLines
        files={files}
        onRemove={(file) => {
          const rest = files.filter(({ sha256 }) => sha256 !== file.sha256);
          set(rest.length > 0 ? rest : null);
        }}
      />
      <div className="rows-foot">
        <button
          {...entryAttributes(entry)}
          type="button"
          className="rows-add"
          aria-label={`添加${field.label}`}
          disabled={choose.isPending || files.length >= most}
          onClick={() => void add()}
          onKeyDown={(event) => {
            // Enter opens the dialog here and does not go on.
            if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation();
          }}
        >
          <PlusOutlined /> 添加文件
        </button>
        <span className="faint">图片、PDF、Word、Excel、录音、录像等，每个不超过 20 MB</span>
      </div>
    </div>
  );
}

/** The same to look at. */
export function FilesText({ value }: { value: unknown }) {
  const files = (value as FileReference[] | null | undefined) ?? [];
  if (files.length === 0) return <span className="field-text faint">无</span>;
  return (
    <div className="files">
      <FileLines files={files} />
    </div>
  );
}

function FileLines({
  files,
  onRemove,
}: {
  files: readonly FileReference[];
  onRemove?(file: FileReference): void;
}) {
  const { message } = App.useApp();
  const { documentId } = useEditor();
  const open = useWriting('attachments.open');
  const save = useWriting('attachments.save');
  const [asked, setAsked] = useState<FileReference>();
  const attached = ({ sha256, name }: FileReference) => ({ sha256, name, ...(documentId && { documentId }) });
  return (
    <>
      {files.map((file) => (
        <div key={file.sha256} className="file-line">
          <PaperClipOutlined className="faint" />
          <span className="file-name" title={file.name}>
            {file.name}
          </span>
          <span className="figures soft">{formatSize(file.size)}</span>
          <code className="faint" title={`SHA-256 ${file.sha256}`}>
            {file.sha256.slice(0, 12)}
          </code>
          <button type="button" className="link" onClick={() => setAsked(file)}>
            打开
          </button>
          <button
            type="button"
            className="link"
            onClick={() =>
              save.mutate(attached(file), { onSuccess: (done) => done && message.success('已另存副本') })
            }
          >
            另存
          </button>
          {onRemove && (
            <button
              type="button"
              className="link"
              onClick={() => onRemove(file)}
              aria-label={`移除${file.name}`}
            >
              移除
            </button>
          )}
        </div>
      ))}
      {asked && (
        <SureDialog
          title={`打开“${asked.name}”？`}
          explanation="将解密成一份只读的临时副本，用本机的程序打开；锁定或退出本程序时删除。来源不明的文件请先另存查毒。"
          action="打开"
          onDone={() => {
            open.mutate(attached(asked));
            setAsked(undefined);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
