// Headers of answers: what is kept, what is not, and what each answer carries.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { cookieOf, editorPath, ownIds, send } from '../../support/wire.ts';

const KEPT = ['/', '/san-pham', '/san-pham?sao=4&huyen=nga-son', FISH_SAUCE_PAGE, '/co-so/co-so-mau-ben-sao'];

for (const path of KEPT) {
  test(`${path} is compressed and revalidated, the same for everybody`, async ({ server }) => {
    const plain = await send(server, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['set-cookie']).toBeUndefined();
    expect(plain.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const br = await send(server, path, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['vary']?.toLowerCase()).toContain('accept-encoding');
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    const gz = await send(server, path, { headers: { 'accept-encoding': 'gzip' } });
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.body).equals(plain.body)).toBe(true);

    const etag = plain.headers['etag'] ?? '';
    expect(etag).not.toBe('');
    for (const known of [etag, `"x", ${etag}`, '*', String(etag).replace('W/', '')]) {
      const again = await send(server, path, { headers: { 'if-none-match': known, 'accept-encoding': 'br' } });
      expect([again.status, again.body.length, again.headers['etag']], known).toEqual([304, 0, etag]);
    }
    expect((await send(server, path, { headers: { 'if-none-match': 'W/"x"' } })).status).toBe(200);
  });

  test(`${path} carries no nonce: its policy names the hashes of its scripts`, async ({ server }) => {
    const { headers, text } = await send(server, path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self' ('sha256-[\w+/=]+' ?)+ ?'wasm-unsafe-eval';/);
    expect(`${policy}${text}`).not.toContain('nonce');
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
  });
}

test('a page of the list is the same for every writing of its address', async ({ server }) => {
  const tag = async (path: string): Promise<unknown> => (await send(server, path)).headers['etag'];
  expect(await tag('/san-pham?sao=4&sao=3&utm_source=x&q=')).toBe(await tag('/san-pham?sao=3&sao=4'));
});

test('a signed-in visitor gets the public pages that everybody gets', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  for (const path of KEPT) {
    expect((await send(server, path, { cookie })).body.equals((await send(server, path)).body), path).toBe(true);
  }
});

test('personal pages are never stored and have a nonce of their own each time', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  for (const path of ['/dang-nhap', '/quan-ly', editorPath(id), '/quan-ly/khong-co']) {
    const nonces = new Set<string>();
    for (let view = 0; view < 3; view += 1) {
      const { headers } = await send(server, path, { cookie });
      expect(headers['cache-control'], path).toBe('private, no-store');
      expect(headers['etag'], path).toBeUndefined();
      nonces.add(/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '');
    }
    expect(nonces.size, path).toBe(3);
  }
  for (const path of ['/quan-ly', '/api/studio/products', '/api/browse?query=', '/dang-xuat']) {
    expect((await send(server, path)).headers['cache-control'], path).toBe('private, no-store');
  }
});

test('every kind of answer carries the headers of safety', async ({ server }) => {
  const home = (await send(server, '/')).text;
  const script = /"(\/pkg\/[^"]+\.js)"/.exec(home)?.[1] ?? '';
  const style = /"(\/pkg\/[^"]+\.css)"/.exec(home)?.[1] ?? '';
  const answers: [string, number, Awaited<ReturnType<typeof send>>][] = [
    ['/', 200, await send(server, '/')],
    ['script', 200, await send(server, script)],
    ['style', 200, await send(server, style)],
    ['icon', 200, await send(server, '/favicon.svg')],
    ['font', 200, await send(server, '/fonts/be-vietnam-pro-400.woff2')],
    ['no file', 404, await send(server, '/pkg/khong-co.js')],
    ['no page', 404, await send(server, '/khong-co')],
    ['redirect', 303, await send(server, '/quan-ly')],
    ['function', 200, await send(server, '/api/browse?query=')],
    ['no function', 404, await send(server, '/api/khong-co')],
    ['wrong method', 405, await send(server, '/san-pham', { method: 'POST', form: {} })],
    ['refused', 422, await send(server, '/dang-nhap', { form: {} })],
    ['too large', 413, await send(server, '/dang-nhap', { form: { so: 'a'.repeat(600_000) } })],
    ['foreign', 403, await send(server, '/dang-nhap', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } })],
    ['alive', 200, await send(server, '/healthz')],
    ['ready', 200, await send(server, '/readyz')],
  ];
  for (const [what, status, answer] of answers) {
    expect.soft(answer.status, what).toBe(status);
    expect.soft(answer.headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) {
      expect.soft(answer.headers, what).not.toHaveProperty(name);
    }
  }
});

test('files whose name holds their hash are kept for ever, and compressed', async ({ server }) => {
  const home = (await send(server, '/')).text;
  const files = [...home.matchAll(/"(\/pkg\/[^"]+\.(?:js|css|wasm))"/g)].map((found) => found[1] ?? '');
  expect(files.length).toBeGreaterThan(1);
  for (const file of new Set(files)) {
    const { status, headers } = await send(server, file, { headers: { 'accept-encoding': 'br' } });
    expect(status, file).toBe(200);
    expect(headers['cache-control'], file).toContain('immutable');
    expect(headers['content-encoding'], file).toBe('br');
  }
});

test('what another site makes a browser send is refused', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  const host = new URL(server.url).host;
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://example.org' },
    { origin: 'null' },
    { origin: `https://${host}.example.org` },
    { origin: 'http://127.0.0.1:1' },
  ]) {
    for (const path of [editorPath(id), '/dang-xuat', '/dang-nhap', '/api/studio/save-listing']) {
      const answer = await send(server, path, { cookie, headers, form: { 'mo-ta': 'x' } });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
  expect((await send(server, '/quan-ly', { cookie })).status, 'still signed in').toBe(200);
});

test('the way on after signing in is a path of the studio, whatever was asked for', async ({ server }) => {
  for (const tiep of [
    '//example.org',
    '/\\example.org',
    'https://example.org',
    '/quan-ly@example.org',
    '/quan-ly\r\nX: y',
    '/quan-ly/%2e%2e/x',
    '/quan-ly?x=//example.org',
    '/san-pham',
    '/quan-lyx',
    'javascript:alert(1)',
  ]) {
    const form = { so: BEN_SAO.phone, 'mat-khau': BEN_SAO.password, tiep };
    const answer = await send(server, '/dang-nhap', { form });
    expect([answer.status, answer.headers.location], tiep).toEqual([303, '/quan-ly']);
  }
});

test('no GET changes anything: a listing is not saved by an address', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  const before = (await send(server, FISH_SAUCE_PAGE)).headers['etag'];
  for (const path of [
    `/api/studio/save-listing?product=${id}&body=mo-ta%3Dx`,
    `${editorPath(id)}?mo-ta=x&phien-ban=1`,
    '/dang-xuat',
  ]) {
    await send(server, path, { cookie });
  }
  expect((await send(server, FISH_SAUCE_PAGE)).headers['etag']).toBe(before);
  expect((await send(server, '/quan-ly', { cookie })).status).toBe(200);
});
