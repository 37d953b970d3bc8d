import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { differences } from '../../../shared/forms/machinery/difference.ts';
import type { Body, FormDescription } from '../../../shared/forms/machinery/form.ts';
import { momentText } from '../editor/momentText.ts';
import type { SavedDocument } from '../editor/openedDocument.ts';
import { mergeBodies, takeTheirs } from '../values/mergeBodies.ts';
import { Nothing } from './DifferenceTable.tsx';

interface Props {
  description: FormDescription;
  /** The body from which both went out. */
  base: Body;
  mine: Body;
  theirs: SavedDocument;
  /** Goes on with this body on top of their revision. */
  onJoin(body: Body): void;
  onTakeTheirs(): void;
  onClose(): void;
}

/** 他人已修改: what they changed, and for fields that both changed, whose to keep. Nothing that was typed is lost. */
export function ConflictDialog({ description, base, mine, theirs, onJoin, onTakeTheirs, onClose }: Props) {
  const { merged, clashes } = mergeBodies(description, base, mine, theirs.body);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const clashing = new Map(clashes.map((clash) => [clash.key, clash]));
  const changes = differences(description, base, theirs.body);
  const joins = theirs.state !== 'void';

  const choose = (key: string, whose: 'mine' | 'theirs') => {
    const next = new Set(taken);
    if (whose === 'theirs') next.add(key);
    else next.delete(key);
    setTaken(next);
  };
  return (
    <Modal
      open
      title="他人已修改"
      width={860}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          先不处理
        </Button>,
        <Button key="theirs" danger onClick={onTakeTheirs}>
          放弃我的改动
        </Button>,
        joins && (
          <Button key="join" type="primary" onClick={() => onJoin(takeTheirs(merged, theirs.body, taken))}>
            并入后接着改
          </Button>
        ),
      ]}
    >
      <p>
        {theirs.updatedBy} 在 {momentText(theirs.updatedAt)}{' '}
        {joins ? `保存了第 ${theirs.revision} 版` : '把这份单据作废了'}。您填的内容还在。
        {clashes.length > 0 && '双方都改了的栏目，请选用谁的；其余的自动并入。'}
      </p>
      {clashes.length > 0 && (
        <table className="plain-table conflict">
          <thead>
            <tr>
              <th>双方都改了</th>
              <th>采用</th>
            </tr>
          </thead>
          <tbody>
            {clashes.map(({ key, label }) => (
              <tr key={key}>
                <td>{label}</td>
                <td>
                  <Radio.Group
                    className="conflict-choice"
                    value={taken.has(key) ? 'theirs' : 'mine'}
                    onChange={(event) => choose(key, event.target.value as 'mine' | 'theirs')}
                  >
                    <Radio value="mine">
                      我的：
                      <Side description={description} name={key} base={base} body={mine} />
                    </Radio>
                    <Radio value="theirs">
                      {theirs.updatedBy}的：
                      <Side description={description} name={key} base={base} body={theirs.body} />
                    </Radio>
                  </Radio.Group>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.some((one) => !clashing.has(String(one.path[0]))) && (
        <table className="plain-table differences">
          <thead>
            <tr>
              <th>对方改的，自动并入</th>
              <th>原来</th>
              <th>现在</th>
            </tr>
          </thead>
          <tbody>
            {changes
              .filter((one) => !clashing.has(String(one.path[0])))
              .map((one) => (
                <tr key={one.place}>
                  <td className="soft">{one.place}</td>
                  <td>{one.before === '' ? <Nothing /> : <del>{one.before}</del>}</td>
                  <td>{one.after === '' ? <Nothing /> : one.after}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}

interface SideProps {
  description: FormDescription;
  name: string;
  base: Body;
  body: Body;
}

/** What one side made of a field: its value, or of a table each change in it. */
function Side({ description, name, base, body }: SideProps) {
  const changed = differences(description, base, body).filter((one) => one.path[0] === name);
  return changed.map((one) => (
    <span key={one.place} className="conflict-value">
      {one.path.length > 1 && <span className="soft">{one.place}：</span>}
      {one.after === '' ? <Nothing /> : one.after}
    </span>
  ));
}
