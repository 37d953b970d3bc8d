import { useDeferredValue } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useReading } from '../../contract/queries.ts';
import { useNavigation } from '../../navigation/Navigation.tsx';
import { useEditor } from '../editor/EditorContext.tsx';

/** A shorter name is like too many others to be worth a warning. */
const SHORTEST = 4;

interface Props {
  by: 'name' | 'creditCode';
  name: string;
  label: string;
}

/** Another customer of the same name or code, told while one types. */
export function DuplicateWarning({ by, name, label }: Props) {
  const { documentId } = useEditor();
  const { go } = useNavigation();
  const { control } = useFormContext();
  const value: unknown = useWatch({ control, name });
  const text = useDeferredValue(typeof value === 'string' ? value.trim() : '');
  const found = useReading(
    'customers.duplicates',
    { [by]: text, ...(documentId && { except: documentId }) },
    { enabled: text.length >= SHORTEST },
  );
  if (text.length < SHORTEST || !found.data?.length) return null;
  return (
    <p className="entry-warning">
      已有{by === 'name' ? '同名' : `同一${label}的`}客户：
      {found.data.slice(0, 3).map((one) => (
        <button
          key={one.id}
          type="button"
          className="link"
          onClick={() => go({ page: 'document', form: 'customerCard', id: one.id })}
        >
          {one.code} {one.name}
        </button>
      ))}
      {found.data.length > 3 && `等 ${found.data.length} 家`}
    </p>
  );
}
