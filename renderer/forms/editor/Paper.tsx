import { placedFields } from '../../../shared/forms/machinery/fields.ts';
import type { Section } from '../../../shared/forms/machinery/form.ts';
import { FieldCell } from '../fields/FieldCell.tsx';
import { packCells } from '../layout/packCells.ts';
import { RowsCell } from '../rows/RowsCell.tsx';
import { EditorProvider, useEditor, useLive } from './EditorContext.tsx';

export const anchorOf = (section: Section) => `section-${section.key}`;

/** All sections, one under the other, as on the paper. */
export function Paper() {
  const { live } = useEditor();
  return live.description.sections.map((section) => <PaperSection key={section.key} section={section} />);
}

function PaperSection({ section }: { section: Section }) {
  const editor = useEditor();
  const readOnly = editor.readOnly || !editor.mayFill(section);
  return (
    <EditorProvider value={readOnly === editor.readOnly ? editor : { ...editor, readOnly }}>
      <SectionCells section={section} />
    </EditorProvider>
  );
}

function SectionCells({ section }: { section: Section }) {
  // What the program writes by itself (导入原文) is hidden while there is none.
  const hidden = useLive(({ state }) =>
    Object.entries(section.fields)
      .filter(([key, field]) => field.readOnly && state.body[key] === undefined)
      .map(([key]) => key)
      .join(' '),
  ).split(' ');
  const cells = packCells(
    Object.fromEntries(Object.entries(placedFields(section.fields)).filter(([key]) => !hidden.includes(key))),
  );
  const [only] = cells;
  return (
    <section id={anchorOf(section)} className="paper-section" aria-label={section.title}>
      <h2>{section.title}</h2>
      <div className="paper">
        {cells.length === 1 && only?.field.kind === 'rows' ? (
          <RowsCell field={only.field} path={[only.key]} span={4} alone />
        ) : (
          cells.map((cell) => (
            <FieldCell key={cell.key} field={cell.field} path={[cell.key]} span={cell.span} />
          ))
        )}
      </div>
    </section>
  );
}
