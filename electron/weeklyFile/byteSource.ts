/** Takes bytes off the front of a stream of pieces, in sizes that the reader chooses. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #refuseEnd: () => never;
  #piece: Uint8Array = new Uint8Array();

  /** `refuseEnd` throws for bytes that end before what had to follow. */
  constructor(pieces: AsyncIterable<Uint8Array>, refuseEnd: () => never) {
    this.#pieces = pieces[Symbol.asyncIterator]();
    this.#refuseEnd = refuseEnd;
  }

  async take(size: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.pass(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** The next `size` bytes in pieces as they come. */
  async *pass(size: number): AsyncGenerator<Uint8Array> {
    let missing = size;
    while (missing > 0) {
      if (this.#piece.length === 0 && !(await this.#next())) this.#refuseEnd();
      const part = this.#piece.subarray(0, missing);
      this.#piece = this.#piece.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  /** Lets go of what the bytes come from, also when not all were taken. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async ended(): Promise<boolean> {
    return this.#piece.length === 0 && !(await this.#next());
  }

  async #next(): Promise<boolean> {
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done) return false;
      if (next.value.length > 0) {
        this.#piece = next.value;
        return true;
      }
    }
  }
}
