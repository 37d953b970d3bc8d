import { useState } from 'react';
import type {
  CustomerReference,
  PersonReference,
  ReferenceField,
} from '../../../shared/forms/machinery/fields.ts';
import { useReading } from '../../contract/queries.ts';
import { labelMatches } from '../entry/choiceKeys.ts';
import { isUnread } from '../values/screenValues.ts';
import { Combobox, type ComboOption } from './Combobox.tsx';
import { type EntryProps, useEntry } from './entryProps.ts';

const MOST_HITS = 12;
const NEW = 'new';

export function ReferenceEntry({ field, entry }: { field: ReferenceField; entry: EntryProps }) {
  return field.to === 'person' ? (
    <PersonEntry entry={entry} />
  ) : (
    <CustomerEntry entry={entry} mayBeNew={field.mayBeNew === true} />
  );
}

/** Found by any part of the name, pinyin, phone, code; a name that is not found becomes a new customer where allowed. */
function CustomerEntry({ entry, mayBeNew }: { entry: EntryProps; mayBeNew: boolean }) {
  const { value, set, leave } = useEntry(entry.name);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = isUnread(value) ? undefined : (value as CustomerReference | null | undefined);
  const text = typed?.trim() ?? '';
  const found = useReading(
    'customers.search',
    { text, limit: MOST_HITS },
    { enabled: text !== '', keepPrevious: true },
  );
  const hits = text === '' ? [] : (found.data?.hits ?? []);
  const options: ComboOption[] = hits.map((hit) => ({
    key: hit.id,
    label: hit.name,
    detail: [hit.code, hit.found].filter(Boolean).join('  '),
  }));
  if (mayBeNew && text !== '' && !hits.some((hit) => hit.name === text))
    options.push({ key: NEW, label: `新客户：${text}`, detail: '档案里没有，交易后建卡', apart: true });

  const take = (key: string) => {
    const hit = hits.find((one) => one.id === key);
    set(hit ? { id: hit.id, code: hit.code, name: hit.name } : { name: text });
  };
  return (
    <>
      <Combobox
        entry={entry}
        shown={isUnread(value) ? value.unread : (chosen?.name ?? '')}
        options={options}
        // What was found for the text before may not be what is meant now.
        takesFirst={!found.isPlaceholderData}
        placeholder={mayBeNew ? '名称、拼音、编号；没有的写全名' : '名称、拼音、电话、编号'}
        maxLength={100}
        onType={setTyped}
        onPick={(option) => take(option.key)}
        onLeave={(left) => {
          const name = left.trim();
          const same = hits.find((hit) => hit.name === name);
          if (name === '') set(null);
          else if (same) take(same.id);
          else if (name === chosen?.name) set(chosen);
          else set(mayBeNew ? { name } : { unread: left, message: '请从档案里选一家客户' });
          leave();
        }}
      />
      {chosen && typed === null && (
        <span className={chosen.id ? 'entry-unit' : 'entry-mark'}>{chosen.id ? chosen.code : '新客户'}</span>
      )}
    </>
  );
}

function PersonEntry({ entry }: { entry: EntryProps }) {
  const { value, set, leave } = useEntry(entry.name);
  const [typed, setTyped] = useState<string | null>(null);
  const people = useReading('people.list', undefined);
  const shown = isUnread(value) ? value.unread : (value as PersonReference | null | undefined)?.name;
  const found = (people.data ?? []).filter(
    (person) =>
      person.active &&
      (!typed || labelMatches(person.name, typed, 'person') || person.login.startsWith(typed)),
  );
  const take = (key: string | undefined) => {
    const person = found.find((one) => one.id === key);
    if (person) set({ id: person.id, name: person.name });
  };
  return (
    <Combobox
      entry={entry}
      shown={shown ?? ''}
      options={found.map((person) => ({
        key: person.id,
        label: person.name,
        ...(person.login !== person.name && { detail: person.login }),
      }))}
      takesFirst
      opensOnClick
      placeholder="姓名或拼音"
      onType={setTyped}
      onPick={(option) => take(option.key)}
      onLeave={(left) => {
        if (left.trim() === '') set(null);
        else if (found.length === 1) take(found[0]?.id);
        else
          set({
            unread: left,
            message:
              found.length === 0
                ? `没有叫“${left.trim()}”的人`
                : `有 ${found.length} 个人合于“${left.trim()}”，请选一个`,
          });
        leave();
      }}
    />
  );
}
