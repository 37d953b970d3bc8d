export type PostcodeRefusal = 'empty' | 'characters' | 'length';
export type ParsedPostcode =
  | { ok: true; postcode: string }
  | { ok: false; reason: PostcodeRefusal; postcode: string };

/** Six digits. Excel drops the leading 0 of 内蒙古, 山西 …: five digits are refused by length, not filled up. */
export function parsePostcode(text: string): ParsedPostcode {
  const postcode = text.normalize('NFKC').replace(/\s/g, '');
  const refuse = (reason: PostcodeRefusal): ParsedPostcode => ({ ok: false, reason, postcode });
  if (postcode === '') return refuse('empty');
  if (!/^\d+$/.test(postcode)) return refuse('characters');
  return postcode.length === 6 ? { ok: true, postcode } : refuse('length');
}

export type EmailRefusal = 'empty' | 'atSign' | 'characters' | 'domain';
export type ParsedEmail = { ok: true; email: string } | { ok: false; reason: EmailRefusal; email: string };

/** Half width; the domain in lower case. Only the form is judged, quoted local parts are not known. */
export function parseEmail(text: string): ParsedEmail {
  const written = text.normalize('NFKC').trim();
  const refuse = (reason: EmailRefusal): ParsedEmail => ({ ok: false, reason, email: written });
  if (written === '') return refuse('empty');
  const [local = '', domain, more] = written.split('@');
  if (domain === undefined || more !== undefined || local === '') return refuse('atSign');
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local) || /^\.|\.\.|\.$/.test(local)) return refuse('characters');
  const parts = domain.toLowerCase().split('.');
  const right = parts.length > 1 && parts.every((part) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(part));
  return right && /[a-z]{2,}$/.test(domain.toLowerCase())
    ? { ok: true, email: `${local}@${domain.toLowerCase()}` }
    : refuse('domain');
}
