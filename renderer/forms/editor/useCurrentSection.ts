import { type RefObject, useEffect, useState } from 'react';
import type { FormDescription } from '../../../shared/forms/machinery/form.ts';
import { anchorOf } from './Paper.tsx';

/** A section counts as read when its title has passed this part of the height. */
const READING_LINE = 0.3;

/** The section that is being looked at. */
export function useCurrentSection(
  scroller: RefObject<HTMLElement | null>,
  description: FormDescription,
): string | undefined {
  const [current, setCurrent] = useState(description.sections[0]?.key);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => {
      const { top, height } = box.getBoundingClientRect();
      const atEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
      const passed = description.sections.filter((section) => {
        const element = document.getElementById(anchorOf(section));
        return element !== null && element.getBoundingClientRect().top <= top + height * READING_LINE;
      });
      setCurrent((atEnd ? description.sections.at(-1) : (passed.at(-1) ?? description.sections[0]))?.key);
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller, description]);
  return current;
}
