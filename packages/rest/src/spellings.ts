import { plainText, textOfMarkup } from './plain-text.js';

/** A secret in all the ways in which it may come back. */
export function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(
    /[^\x20-\x7e]/g,
    (char) => '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'),
  );
  const xml = secret.replace(/[&<>"']/g, (char) => entities[char] ?? char);
  const uri = encodeUri(secret);
  const form = String(new URLSearchParams({ '': secret })).slice(1);
  const base64 = Buffer.from(secret).toString('base64');
  const base64url = Buffer.from(secret).toString('base64url');
  const read = [secret, plainText(secret), textOfMarkup(secret)];
  const all = [...read, json, ascii, ascii.replaceAll('/', '\\/'), xml, uri, lowerHex(uri)];
  return [...new Set([...all, form, lowerHex(form), base64, base64.replace(/=+$/, ''), base64url])];
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function encodeUri(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
}
