import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';

export type CopyState =
  | { state: 'none' }
  | { state: 'keeping' }
  | { state: 'kept'; at: string }
  | { state: 'failed'; error: unknown };

/** The two calls that a keeper makes. */
export interface CopyCalls {
  keep(copy: Input<'documents.keepCopy'>): Promise<Output<'documents.keepCopy'>>;
  drop(copy: Input<'documents.dropCopy'>): Promise<void>;
}

export interface SavedState {
  form: string;
  /** Absent until the document is saved for the first time. */
  documentId: string | undefined;
  revision: number;
  /** The body as saved: what equals it needs no copy. */
  body: Body;
}

const PAUSE_MS = 800;

/** Equals no body. */
const OUTDATED = '';

/**
 * Keeps a copy of what is typed, a moment after the last key, without making a revision. One call at a time and in
 * order: an earlier copy must not overwrite a later one.
 */
export class CopyKeeper {
  readonly #calls: CopyCalls;
  #saved: SavedState;
  #body: Body;
  /** The body of the copy that main has; undefined where it has none. */
  #kept: string | undefined;
  #state: CopyState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(calls: CopyCalls, saved: SavedState, start: { body: Body; keptAt: string | undefined }) {
    this.#calls = calls;
    this.#saved = saved;
    this.#body = start.body;
    this.#kept = start.keptAt === undefined ? undefined : canonicalJson(start.body);
    this.#state = start.keptAt === undefined ? { state: 'none' } : { state: 'kept', at: start.keptAt };
  }

  /** The revision that what is typed began from. */
  get saved(): SavedState {
    return this.#saved;
  }

  get state(): CopyState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether something was typed that is not in a revision. */
  get differs(): boolean {
    return canonicalJson(this.#body) !== canonicalJson(this.#saved.body);
  }

  typed(body: Body): void {
    this.#body = body;
    if (canonicalJson(body) === (this.#kept ?? canonicalJson(this.#saved.body))) return;
    this.#tell({ state: 'keeping' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Keeps it now; done when main has it. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#queue = this.#queue.then(() => this.#keep());
    return this.#queue;
  }

  /**
   * Makes a revision of `body` by `save`, in turn with the copies: main must not get a copy of what it has just saved,
   * and what is typed meanwhile begins from the new revision. Main drops the copy with it.
   */
  saveBy(body: Body, save: () => Promise<Output<'documents.save'>>): Promise<Output<'documents.save'>> {
    clearTimeout(this.#timer);
    const saving = this.#queue.then(async () => {
      const saved = await save();
      clearTimeout(this.#timer);
      this.#saved = { form: this.#saved.form, documentId: saved.id, revision: saved.revision, body };
      this.#kept = undefined;
      this.#tell({ state: 'none' });
      return saved;
    });
    this.#queue = saving.then(
      () => undefined,
      () => undefined,
    );
    return saving;
  }

  /** Another revision was put under what is typed; the copy that main has, if any, still names the one before. */
  rebase(saved: SavedState): void {
    this.#saved = saved;
    if (this.#kept !== undefined) this.#kept = OUTDATED;
  }

  /** Throws the copy away. */
  async giveUp(): Promise<void> {
    this.#body = this.#saved.body;
    await this.flush();
  }

  async #keep(): Promise<void> {
    const text = canonicalJson(this.#body);
    if (text === this.#kept) return;
    const { form, documentId, revision } = this.#saved;
    const place = { form, ...(documentId !== undefined && { documentId }) };
    try {
      if (this.differs) {
        const { savedAt } = await this.#calls.keep({ ...place, baseRevision: revision, body: this.#body });
        this.#kept = text;
        this.#tell({ state: 'kept', at: savedAt });
      } else {
        if (this.#kept !== undefined) await this.#calls.drop(place);
        this.#kept = undefined;
        this.#tell({ state: 'none' });
      }
    } catch (error) {
      this.#tell({ state: 'failed', error });
    }
  }

  #tell(state: CopyState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
