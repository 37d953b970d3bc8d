import type { ReactNode } from 'react';
import './start.css';

/** The quiet sheet on which everything before the shell is shown. */
export function StartFrame({
  title,
  subtitle,
  wide = false,
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="start">
      <main className={wide ? 'start-sheet start-sheet-wide' : 'start-sheet'}>
        <header className="start-head">
          <span className="start-mark" aria-hidden="true">
            档
          </span>
          <div>
            <h1>{title}</h1>
            {subtitle && <p className="soft">{subtitle}</p>}
          </div>
        </header>
        {children}
      </main>
    </div>
  );
}
