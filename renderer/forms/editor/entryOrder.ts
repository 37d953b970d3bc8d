/** Marks the one element of a field that takes the cursor; its value is the field's name. */
export const ENTRY = 'data-entry';

function entriesOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[${ENTRY}]`)];
}

/** The element of this field or, where it is a table or a row, the first inside it. */
export function entryNamed(root: ParentNode, name: string): HTMLElement | undefined {
  const entries = entriesOf(root);
  return (
    entries.find((entry) => entry.getAttribute(ENTRY) === name) ??
    entries.find((entry) => entry.getAttribute(ENTRY)?.startsWith(`${name}.`))
  );
}

/** The field after (or before) the one that holds `element`, in the order of the paper. */
export function entryBeside(root: ParentNode, element: Element, step: 1 | -1): HTMLElement | undefined {
  const entries = entriesOf(root);
  const here = element.closest(`[${ENTRY}]`) ?? element;
  const place = entries.indexOf(here as HTMLElement);
  if (place >= 0) return entries[place + step];
  const after = entries.findIndex(
    (entry) => (here.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  if (step === 1) return entries[after];
  return entries[(after < 0 ? entries.length : after) - 1];
}

/** Puts the cursor into a field with all of its text selected, as in a spreadsheet: typing writes anew. */
export function enter(entry: HTMLElement | undefined): void {
  if (!entry) return;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: 'nearest' });
  if (entry instanceof HTMLInputElement) entry.select();
}
