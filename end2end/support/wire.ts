// Plain HTTP, without a browser: for headers, and for requests that no page of ours would send.
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { Account } from './people.ts';
import type { Server } from './server.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface Asked {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
  headers?: OutgoingHttpHeaders;
  /** Sent as a form. */
  form?: Iterable<[string, string]> | Record<string, string>;
  cookie?: string;
}

/** One request; redirects are not followed, nothing is decompressed. */
export function send(server: Server, path: string, asked: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  const headers: OutgoingHttpHeaders = { ...asked.headers };
  const body = asked.form ? new URLSearchParams(asked.form as Record<string, string>).toString() : undefined;
  if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
  if (asked.cookie) headers['cookie'] = asked.cookie;
  const method = asked.method ?? (body === undefined ? 'GET' : 'POST');
  return new Promise((done, fail) => {
    const call = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes, text: bytes.toString('utf8') });
      });
    });
    call.on('error', fail);
    call.end(body);
  });
}

/** The session cookie of somebody who has just signed in. */
export async function cookieOf(server: Server, account: Account): Promise<string> {
  const form = { so: account.phone, 'mat-khau': account.password, tiep: '' };
  const answer = await send(server, '/dang-nhap', { form });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${account.phone} could not sign in: ${answer.status}`);
  return cookie;
}

/** The ids of the own products, by name. */
export async function ownIds(server: Server, cookie: string): Promise<Map<string, string>> {
  const { text } = await send(server, '/api/studio/products', { cookie });
  const { rows } = JSON.parse(text) as { rows: { id: string; name: string }[] };
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** An own listing as the studio sees it. */
export async function listing(server: Server, cookie: string, id: string): Promise<Answer> {
  return send(server, `/api/studio/listing?product=${encodeURIComponent(id)}`, { cookie });
}

export const editorPath = (id: string): string => `/quan-ly/san-pham/${id}`;

/** Saves a listing as a browser without scripts would. */
export async function post(server: Server, cookie: string, id: string, fields: [string, string][]): Promise<Answer> {
  const { version } = JSON.parse((await listing(server, cookie, id)).text) as { version: number };
  const form: [string, string][] = [['phien-ban', String(version)], ...fields];
  return send(server, editorPath(id), { cookie, form });
}
