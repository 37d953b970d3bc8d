import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useRef, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { COUNTED_WHILE_TYPING } from '../../shared/rules/customerSearch/counting.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { isComposing } from '../keyboard/composing.ts';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from './Actor.tsx';
import './searchBox.css';

interface Hit {
  id: string;
  form: string;
  name: string;
  /** The customer's code, or the form's title. */
  mark: string;
  found?: string;
}

/** Hits shown; whoever needs more types on. */
const MOST_HITS = 20;
const MOST_DOCUMENTS = 5;

/**
 * Ctrl+K: customers by any part of the name, pinyin, initials, phone, code or contact; below them reports by author, day
 * and customers visited.
 */
export function SearchBox() {
  const input = useRef<InputRef>(null);
  const list = useId();
  const { go } = useNavigation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(text.trim());
  const mayRead = useAllowed('card.read');
  const found = useReading(
    'customers.search',
    { text: asked, limit: MOST_HITS },
    { enabled: mayRead && asked !== '', keepPrevious: true },
  );
  const mayReadReports = useAllowed('report.read');
  const documents = useReading(
    'documents.search',
    { text: asked, limit: MOST_DOCUMENTS },
    { enabled: mayReadReports && asked !== '', keepPrevious: true },
  );
  const hits = asked === '' ? [] : hitsOf(found.data, documents.data);
  useShortcut('Ctrl+K', () => input.current?.focus({ cursor: 'all' }), { enabled: mayRead });

  const choose = (hit: Hit | undefined, to?: 'visitRecord' | 'folder') => {
    if (!hit) return;
    if (to && hit.form !== 'customerCard') return;
    setOpen(false);
    setText('');
    input.current?.blur();
    go(to ? { page: to, customer: hit.id } : { page: 'document', form: hit.form, id: hit.id });
  };

  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((current) => Math.min(Math.max(0, current + step), hits.length - 1));
    } else if (event.key === 'Enter') choose(hits[active], wayOf(event));
    else if (event.key === 'Escape') {
      event.preventDefault();
      setOpen(false);
      setText('');
      input.current?.blur();
    }
  };

  if (!mayRead) return <span />;
  return (
    <div className="search">
      <Input
        ref={input}
        prefix={<SearchOutlined />}
        placeholder="查找客户：名称、拼音、首字母、电话、编号、联系人（Ctrl+K）"
        value={text}
        maxLength={100}
        role="combobox"
        aria-expanded={open && asked !== ''}
        aria-controls={list}
        aria-activedescendant={hits[active] ? `${list}-${active}` : undefined}
        aria-label="查找客户"
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {open && asked !== '' && (
        <div className="search-list">
          {found.isError ? (
            <RefusalNotice error={found.error} />
          ) : (
            <>
              <div id={list} role="listbox" className="search-hits" aria-label="找到的客户">
                {hits.map((hit, place) => (
                  <div
                    key={hit.id}
                    id={`${list}-${place}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={place === active}
                    className="search-hit"
                    ref={
                      place === active
                        ? (element) => element?.scrollIntoView({ block: 'nearest' })
                        : undefined
                    }
                    // Before the input loses the focus and the list goes.
                    onMouseDown={(event) => {
                      event.preventDefault();
                      choose(hit);
                    }}
                  >
                    <span className="search-name">{marked(hit.name, asked)}</span>
                    <span className="faint figures">{marked(hit.mark, asked)}</span>
                    {hit.found && <span className="search-found soft">{marked(hit.found, asked)}</span>}
                  </div>
                ))}
              </div>
              <div className="search-foot faint" role="status">
                {footText(found.data, found.data?.hits.length ?? 0)}
                {hits.length > 0 && (
                  <span className="search-keys">Ctrl+Enter 拜访档案记录 · Shift+Enter 一户一档</span>
                )}
              </div>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** Enter opens the card; with a key held, the customer's derived papers. */
function wayOf({ ctrlKey, shiftKey }: KeyboardEvent): 'visitRecord' | 'folder' | undefined {
  if (ctrlKey) return 'visitRecord';
  return shiftKey ? 'folder' : undefined;
}

function hitsOf(
  customers: Output<'customers.search'> | undefined,
  documents: Output<'documents.search'> | undefined,
): Hit[] {
  return [
    ...(customers?.hits ?? []).map(({ code, ...hit }) => ({ ...hit, form: 'customerCard', mark: code })),
    ...(documents ?? []).map(({ id, form, title }) => ({
      id,
      form,
      name: title,
      mark: formOf(form).description.title,
    })),
  ];
}

function footText(found: Output<'customers.search'> | undefined, shown: number): string {
  if (!found) return '正在查找…';
  if (found.total === 0) return '没有找到客户。可输入名称的任意一段、拼音或首字母';
  const total = found.total >= COUNTED_WHILE_TYPING ? `${COUNTED_WHILE_TYPING} 家以上` : `${found.total} 家`;
  if (found.total > shown) return `客户共 ${total}，列出前 ${shown} 家；再多输几个字可缩小范围`;
  return `客户共 ${found.total} 家`;
}

/** The part that was typed, where it stands in the text as it is. */
function marked(shown: string, typed: string): ReactNode {
  const start = shown.toLowerCase().indexOf(typed.toLowerCase());
  if (start < 0) return shown;
  const end = start + typed.length;
  return (
    <>
      {shown.slice(0, start)}
      <mark>{shown.slice(start, end)}</mark>
      {shown.slice(end)}
    </>
  );
}
