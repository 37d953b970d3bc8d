import type { TextField } from '../../../shared/forms/machinery/fields.ts';
import { normaliseCode } from '../../../shared/rules/creditCode/creditCode.ts';

/** A text as it is kept: blanks at its ends dropped, codes, numbers and addresses of the net in half width. */
export function tidyText(field: TextField, text: string): string {
  const plain = text.trim();
  switch (field.format) {
    case undefined:
      return plain;
    case 'creditCode':
      return normaliseCode(plain);
    case 'mobile':
    case 'postcode':
      return plain.normalize('NFKC').replace(/[\s-]/g, '');
    default:
      return plain.normalize('NFKC');
  }
}
