import type { Section } from '../../../shared/forms/machinery/form.ts';
import { Completeness } from '../../list/Completeness.tsx';
import { useEditor, useLive } from './EditorContext.tsx';
import type { ScreenProblem } from './liveDocument.ts';
import { anchorOf } from './Paper.tsx';

/** Beside the paper: how complete it is, its sections, and what is to be mended. */
export function Rail({ current }: { current: string | undefined }) {
  const { live } = useEditor();
  const completeness = useLive(({ state }) => state.completeness);
  return (
    <aside className="rail">
      <div className="rail-complete">
        <span className="soft">完整度</span>
        <Completeness points={completeness} />
      </div>
      <nav className="rail-sections" aria-label="栏目">
        {live.description.sections.map((section) => (
          <SectionLink key={section.key} section={section} current={section.key === current} />
        ))}
      </nav>
      <Problems />
    </aside>
  );
}

function SectionLink({ section, current }: { section: Section; current: boolean }) {
  const { readOnly } = useEditor();
  const errors = useLive(
    ({ problems }) =>
      problems.filter((one) => one.severity === 'error' && String(one.path[0]) in section.fields).length,
  );
  const empty = useLive(
    ({ state }) =>
      Object.entries(section.fields).filter(([key, field]) => field.required && state.body[key] === undefined)
        .length,
  );
  return (
    <button
      type="button"
      className="rail-section"
      aria-current={current ? 'location' : undefined}
      onClick={() => document.getElementById(anchorOf(section))?.scrollIntoView({ block: 'start' })}
    >
      <span className="rail-title">{section.title}</span>
      {errors > 0 && <span className="count error">{errors} 处要改</span>}
      {errors === 0 && empty > 0 && !readOnly && <span className="faint">{empty} 项必填</span>}
    </button>
  );
}

function Problems() {
  const problems = useLive((live) => live.problems);
  if (problems.length === 0) return null;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return (
    <div className="rail-problems" role="status">
      {errors.length > 0 && <ProblemList title={`${errors.length} 处要改`} problems={errors} />}
      {warnings.length > 0 && <ProblemList title={`${warnings.length} 处提醒`} problems={warnings} />}
    </div>
  );
}

function ProblemList({ title, problems }: { title: string; problems: readonly ScreenProblem[] }) {
  const { jumpTo } = useEditor();
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.name} ${problem.message}`}>
            <button
              type="button"
              className={`rail-problem ${problem.severity}`}
              onClick={() => jumpTo(problem.path)}
            >
              {whereIs(problem) && <b>{whereIs(problem)}</b>}
              {problem.message}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** 「请填写到达」 names its field already, but not its row. */
function whereIs({ place, missing }: ScreenProblem): string {
  return missing ? place.split(' · ').slice(0, -1).join(' · ') : place;
}
