/**
 * Puts the modules that the program reads at its start into three files instead of some forty, each of which takes Node
 * a millisecond to find and link: those before the window, those that need the archive's addon, and those that need
 * neither it nor Electron. The workers share them, so what needs Electron stays apart. The other modules stay where the bundler puts them.
 *
 * @param {string} first what runs before the window is made
 * @param {string} start what is read as soon as the window is made
 * @returns {import('rolldown').CodeSplittingNameFunction}
 */
export function startChunks(first, start) {
  /** @type {Set<string> | undefined} */
  let read;
  /** @type {Set<string> | undefined} */
  let before;
  /** @type {Map<string, Set<string>>} */
  const reached = new Map();
  return (id, context) => {
    read ??= reachedFrom(start, context);
    before ??= reachedFrom(first, context);
    if (!read.has(id) && !before.has(id)) return null;
    const needs = reached.get(id) ?? reachedFrom(id, context);
    reached.set(id, needs);
    if (needs.has('electron')) return null;
    if (before.has(id)) return 'first';
    return needs.has('better-sqlite3') ? 'archive' : 'foundation';
  };
}

/**
 * The module and all that its static imports lead to.
 *
 * @param {string} id
 * @param {import('rolldown').ChunkingContext} context
 */
function reachedFrom(id, context) {
  const found = new Set([id]);
  for (const next of found)
    for (const imported of context.getModuleInfo(next)?.importedIds ?? []) found.add(imported);
  return found;
}
