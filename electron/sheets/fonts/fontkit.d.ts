// fontkit ships no types; this is the part that the sheets use.
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly characterSet: number[];
    readonly 'OS/2'?: { readonly fsType?: { readonly noEmbedding?: boolean } };
    readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
    /** Decoded so far, by tag; fontkit itself shares them between the instances of a variable font. */
    readonly _tables: Record<string, unknown>;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export interface Collection {
    readonly fonts: Font[];
  }
  /** Of the buffers that `probe` knows, `create` then makes what the constructor returns. */
  export function registerFormat(format: {
    (stream: { buffer: Uint8Array }): Font;
    probe(buffer: Uint8Array): boolean;
  }): void;
  export function create(buffer: Uint8Array, postscriptName?: string): Font | Collection;
}
