import { type ReactNode, useId } from 'react';
import './start.css';

/** A label over its input; `children` gives the input the id that joins them. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="start-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
