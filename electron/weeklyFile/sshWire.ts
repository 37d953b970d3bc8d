/** The two encodings of SSH that signatures and keys are made of: RFC 4251 section 5, and base64 in lines. */

export function sshString(content: Uint8Array | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export function sshInteger(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Reads from the front; every method throws a RangeError where the bytes end too early. */
export class SshReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  bytes(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('SSH data end too early');
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  integer(): number {
    return this.bytes(4).readUInt32BE();
  }

  string(): Buffer {
    return this.bytes(this.integer());
  }

  text(): string {
    return this.string().toString('latin1');
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('SSH data go on after their end');
  }
}

/** ssh-keygen breaks its lines at 70 characters. */
const LINE = /.{1,70}/g;

export function armor(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').match(LINE) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * The bytes under an armor. Only the exact text that `armor` and ssh-keygen write is taken (with Windows line ends
 * as well), so that no bit of it can be changed unnoticed.
 * @throws RangeError
 */
export function unarmor(label: string, text: string): Buffer {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
  const written = armor(label, bytes);
  if (text !== written && text !== written.replaceAll('\n', '\r\n')) {
    throw new RangeError(`Not an armored ${label}`);
  }
  return bytes;
}
