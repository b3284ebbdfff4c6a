// The same as tests/both/ownership.spec.ts for requests that no page of ours sends.
import { expect, FULL_LISTING, test } from '../../support/fixtures.ts';
import { BEN_SAO, DOI_SAO, FISH_SAUCE, FISH_SAUCE_PAGE, OFFICE } from '../../support/people.ts';
import type { Server } from '../../support/server.ts';
import { cookieOf, editorPath, listing, ownIds, send } from '../../support/wire.ts';

test.use({ ownServer: true });

async function state(server: Server, owner: string, id: string): Promise<unknown> {
  const pages = [FISH_SAUCE_PAGE, '/san-pham?q=nuoc+mam'].map((path) => send(server, path));
  return [(await listing(server, owner, id)).text, ...(await Promise.all(pages)).map(({ text }) => text)];
}

for (const [who, account] of [
  ['another producer', DOI_SAO],
  ['the office', OFFICE],
] as const) {
  test(`${who} gets 404 for every request about a product of somebody else, and nothing changes`, async ({ server }) => {
    const owner = await cookieOf(server, BEN_SAO);
    const id = (await ownIds(server, owner)).get(FISH_SAUCE) ?? '';
    const before = await state(server, owner, id);
    const { version } = JSON.parse((await listing(server, owner, id)).text) as { version: number };
    const cookie = await cookieOf(server, account);
    const form: [string, string][] = [['phien-ban', String(version)], ...FULL_LISTING];
    const body = new URLSearchParams(form).toString();

    expect((await send(server, editorPath(id), { cookie })).status).toBe(404);
    expect((await send(server, editorPath(id), { cookie, form })).status).toBe(404);
    expect((await listing(server, cookie, id)).status).toBe(404);
    const call = { cookie, form: { product: id, body } };
    expect((await send(server, '/api/studio/save-listing', call)).status).toBe(404);
    expect(await state(server, owner, id)).toEqual(before);
  });
}

test('nobody gets anything of the studio without signing in', async ({ server }) => {
  const owner = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, owner)).get(FISH_SAUCE) ?? '';
  const before = await state(server, owner, id);
  const form = FULL_LISTING;
  for (const cookie of ['', `__Host-ocop_sid=${'0'.repeat(64)}`, '__Host-ocop_sid=x']) {
    for (const path of ['/quan-ly', editorPath(id)]) {
      const answer = await send(server, path, { cookie });
      expect([answer.status, answer.headers.location], path).toEqual([303, `/dang-nhap?tiep=${path}`]);
    }
    const posted = await send(server, editorPath(id), { cookie, form });
    expect(posted.status, 'the sign-in that goes on with the form').toBe(401);
    expect((await send(server, '/api/studio/products', { cookie })).status).toBe(401);
    expect((await listing(server, cookie, id)).status).toBe(401);
    const call = { cookie, form: { product: id, body: new URLSearchParams(form).toString() } };
    expect((await send(server, '/api/studio/save-listing', call)).status).toBe(401);
  }
  expect(await state(server, owner, id)).toEqual(before);
});

test('a session that was ended is worth nothing afterwards', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  expect((await send(server, '/quan-ly', { cookie })).status).toBe(200);
  await send(server, '/dang-xuat', { cookie, form: {} });
  expect((await send(server, '/quan-ly', { cookie })).status).toBe(303);
  expect((await send(server, '/api/studio/products', { cookie })).status).toBe(401);
});

test('the owner cannot give the own product stars or a decision', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  const { version } = JSON.parse((await listing(server, cookie, id)).text) as { version: number };
  const forged = { sao: '5', stars: '5', 'quyet-dinh': '1/QĐ-UBND', decision_no: '1/QĐ-UBND', ten: 'Tên khác', name: 'Tên khác' };
  const answer = await send(server, editorPath(id), { cookie, form: { 'phien-ban': String(version), ...forged } });
  expect(answer.status).toBe(303);
  const whole = (await send(server, FISH_SAUCE_PAGE)).text;
  // Below stand other products with stars of their own.
  const page = whole.split('<section class="section"')[0] ?? '';
  expect(page).toContain('4 sao OCOP');
  expect(page).toContain(FISH_SAUCE);
  expect(page).not.toContain('5 sao OCOP');
  expect(page).not.toContain('Tên khác');
  expect(page).not.toContain('1/QĐ-UBND');
});
