import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { roles } from '../../shared/rights/roles.ts';
import { momentText } from '../forms/editor/momentText.ts';
import { CorrectionList } from './Corrections.tsx';
import { SigningDialog } from './SigningDialog.tsx';
import type { SignatureLine, SignatureState } from './words.ts';
import './signing.css';

interface Props {
  document: { id: string; title: string; form: string; number?: string };
  /** Of the form. */
  formTitle: string;
  signing: SignatureState;
}

/** Who signed what is on screen, whose turn it is, and what was struck out since. */
export function SignatureStrip({ document, formTitle, signing }: Props) {
  const [open, setOpen] = useState(false);
  const { lines, next, turns, corrections } = signing;
  return (
    <section className="signing" aria-label="签名">
      <div className="signing-lines">
        {lines.map((line) => (
          <Line key={line.place} line={line} next={line.place === next} revision={signing.revision} />
        ))}
        {turns.length > 0 && (
          <Button
            type="primary"
            ghost
            aria-label="签名"
            icon={<EditOutlined />}
            onClick={() => setOpen(true)}
          >
            签名
          </Button>
        )}
      </div>
      {corrections.length > 0 && (
        <details className="signing-corrections">
          <summary>签名后更正 {corrections.length} 处（划线更正）</summary>
          <CorrectionList corrections={corrections} />
        </details>
      )}
      {open && (
        <SigningDialog
          document={document}
          formTitle={formTitle}
          signing={signing}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

function Line({ line, next, revision }: { line: SignatureLine; next: boolean; revision: number }) {
  const { signature, skippedBy, authorLeft } = line;
  const stale = signature !== undefined && signature.revision !== revision;
  return (
    <div
      className={['signing-line', next && 'next', signature && !skippedBy && signature.state]
        .filter(Boolean)
        .join(' ')}
    >
      <span className="soft">{line.title}</span>
      {skippedBy ? (
        <span className="faint">{authorLeft ? '已离职，未签' : `同${skippedBy}`}</span>
      ) : signature ? (
        <>
          <b title={roles[signature.role]}>{signature.name}</b>
          {signature.picture && <img src={signature.picture} alt="手写签名" />}
          <span className="figures faint">{momentText(signature.at)}</span>
          <span className="signing-mark" title={coverageOf(line)}>
            {markOf(signature.state, stale ? signature.revision : undefined)}
          </span>
        </>
      ) : (
        <span className={next ? 'signing-next' : 'faint'}>
          {line.paperOnly ? '纸上签' : next ? '待签' : '未签'}
        </span>
      )}
    </div>
  );
}

/** What the signature stands for, to be read in full on pointing at it. */
const coverageOf = ({ scope }: SignatureLine) =>
  `签的是${scope === '' ? '全部内容' : scope}；这些内容改了，签名就失效`;

/** `revision`: the one that was signed, where it isn't the current. */
function markOf(state: 'valid' | 'lapsed' | 'broken', revision: number | undefined): string {
  if (state === 'broken') return '验证不符';
  const earlier = revision === undefined ? '' : `（签的是第 ${revision} 版）`;
  return `${state === 'lapsed' ? '签名失效' : '有效'}${earlier}`;
}
