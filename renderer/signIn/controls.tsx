import { type ReactNode, type Ref, useState } from 'react';
import { RefusalText } from '../contract/RefusalText.tsx';
import './controls.css';

/**
 * The few controls of the screens before signing in, in plain HTML and with the look that antd's have: antd and its
 * styles would be half of what the first screen reads.
 */

interface TextProps {
  id: string;
  value: string;
  onValue: (value: string) => void;
  autoFocus?: boolean;
  maxLength: number;
}

export function TextInput({ onValue, ...input }: TextProps) {
  return (
    <input
      {...input}
      className="start-input"
      autoComplete="off"
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

/** Grows with its text from two lines to four. */
export function TextArea({ onValue, ...input }: TextProps) {
  return (
    <textarea
      {...input}
      className="start-input start-area"
      spellCheck={false}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

export function PasswordInput({ onValue, ref, ...input }: TextProps & { ref?: Ref<HTMLInputElement> }) {
  const [shown, setShown] = useState(false);
  return (
    <span className="start-input start-password">
      <input
        {...input}
        ref={ref}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        onChange={(event) => onValue(event.target.value)}
      />
      <button
        type="button"
        className="start-eye"
        tabIndex={-1}
        aria-pressed={shown}
        aria-label="看所输入的"
        title={shown ? '遮住' : '显示'}
        // The input keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setShown(!shown)}
      >
        <Eye open={shown} />
      </button>
    </span>
  );
}

/** An eye, with a stroke across it while the password is covered. */
function Eye({ open }: { open: boolean }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
    >
      <path d="M.9 7C2.3 4.3 4.3 3 7 3s4.7 1.3 6.1 4C11.7 9.7 9.7 11 7 11S2.3 9.7.9 7Z" />
      <circle cx="7" cy="7" r="2" />
      {!open && <path d="M1.9 12.1 12 1.9" />}
    </svg>
  );
}

/** `busy` keeps it from being pressed twice without taking the focus away. */
export function Submit({
  busy,
  disabled,
  children,
}: {
  busy: boolean;
  disabled: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="submit"
      className="start-button start-submit"
      aria-busy={busy}
      disabled={disabled}
      onClick={(event) => busy && event.preventDefault()}
    >
      {busy && <Turning />}
      <span>{children}</span>
    </button>
  );
}

export function PlainButton({
  look = 'button',
  onPress,
  children,
}: {
  look?: 'button' | 'link';
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={look === 'link' ? 'start-button start-link' : 'start-button'}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Something is being waited for. */
export function Turning() {
  return <span className="start-turning" aria-hidden="true" />;
}

/** What was refused, and why. */
export function StartNotice({ text, onRetry }: { text: ReactNode; onRetry?: () => void }) {
  return (
    <div className="start-notice" role="alert">
      <svg viewBox="0 0 13 13" width="13" height="13" aria-hidden="true">
        <circle cx="6.5" cy="6.5" r="5.7" fill="currentColor" />
        <path d="M4.6 4.6l3.8 3.8M8.4 4.6l-3.8 3.8" stroke="#fff" strokeWidth="1" />
      </svg>
      <span>{text}</span>
      {onRetry && (
        <button type="button" className="start-button start-small" onClick={onRetry}>
          重试
        </button>
      )}
    </div>
  );
}

export function StartRefusal({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return <StartNotice text={<RefusalText error={error} />} {...(onRetry && { onRetry })} />;
}
