// fontkit ships no types; this is the part that the sheets use.
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly characterSet: number[];
    readonly 'OS/2'?: { readonly fsType?: { readonly noEmbedding?: boolean } };
    readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export interface Collection {
    readonly fonts: Font[];
  }
  export function create(buffer: Uint8Array, postscriptName?: string): Font | Collection;
}
