/** A line of a derived paper, as high as it will be on paper (points). */
export interface Line<T> {
  height: number;
  /** Not the last of a page: a head, a band, a row above its texts. */
  withNext?: boolean;
  /** Not the first of a page: a group's total, the signatures. */
  withPrevious?: boolean;
  /** Set again where a page begins with this line: heads, and the group it belongs to. */
  repeated?: readonly Line<T>[];
  content: T;
}

/**
 * Which lines stand on which page. Lines that belong together stay together unless they fill more than a page by
 * themselves; every page has at least one line.
 */
export function pagesOf<T>(
  lines: readonly Line<T>[],
  { first, further }: { first: number; further: number },
): Line<T>[][] {
  const pages: Line<T>[][] = [[]];
  let room = first;
  const set = (line: Line<T>) => {
    pages.at(-1)?.push(line);
    room -= line.height;
  };
  const turn = (next: Line<T>) => {
    pages.push([]);
    room = further;
    for (const line of next.repeated ?? []) set(line);
  };
  for (const group of groupsOf(lines)) {
    const height = heightOf(group);
    const [leader] = group as [Line<T>];
    const begun = (pages.at(-1)?.length ?? 0) > 0;
    if (begun && height > room) turn(leader);
    for (const line of group) {
      // Only in a group that is higher than a page.
      if (line !== leader && line.height > room) turn(line);
      set(line);
    }
  }
  return pages;
}

export const heightOf = (lines: readonly { height: number }[]): number =>
  lines.reduce((sum, line) => sum + line.height, 0);

function groupsOf<T>(lines: readonly Line<T>[]): Line<T>[][] {
  const groups: Line<T>[][] = [];
  let open = false;
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && (open || line.withPrevious)) group.push(line);
    else groups.push([line]);
    open = line.withNext === true;
  }
  return groups;
}
