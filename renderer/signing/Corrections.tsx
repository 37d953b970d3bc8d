import { createContext, useContext } from 'react';
import { momentText } from '../forms/editor/momentText.ts';
import type { SignatureState } from './words.ts';

export type Correction = SignatureState['corrections'][number];

const CorrectionsContext = createContext<ReadonlyMap<string, readonly Correction[]>>(new Map());

export const CorrectionsProvider = CorrectionsContext;

/** By the place of the value, the oldest first. */
export function byPlace(corrections: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> {
  return Map.groupBy(corrections, ({ path }) => path.join('.'));
}

const whenAndWhy = ({ by, at, reason }: Correction) =>
  [`${by} ${momentText(at)} 更正`, reason && `原因：${reason}`].filter(Boolean).join('\n');

/** 划线更正: what a value was when it was signed, struck out in its place. */
export function Struck({ path }: { path: readonly (string | number)[] }) {
  const corrections = useContext(CorrectionsContext).get(path.join('.'));
  return corrections
    ?.filter(({ before }) => before !== '')
    .map((correction) => (
      <del key={correction.revision} className="struck" title={whenAndWhy(correction)}>
        {correction.before}
      </del>
    ));
}

/** All of them as a list, for what cannot be seen in its place. */
export function CorrectionList({ corrections }: { corrections: readonly Correction[] }) {
  return (
    <table className="plain-table corrections" aria-label="划线更正">
      <thead>
        <tr>
          <th>栏目</th>
          <th>原来</th>
          <th>更正为</th>
          <th>更正人、时间</th>
          <th>原因</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map((one) => (
          <tr key={`${one.revision} ${one.place}`}>
            <td className="soft">{one.place}</td>
            <td>{one.before === '' ? <span className="faint">（空）</span> : <del>{one.before}</del>}</td>
            <td>{one.after === '' ? <span className="faint">（空）</span> : one.after}</td>
            <td className="figures">
              {one.by} {momentText(one.at)}
            </td>
            <td>{one.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
