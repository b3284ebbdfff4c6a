// Many visitors at once: pages that are drawn for each of them are drawn for all of them.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { cookieOf, editorPath, ownIds, send, type Asked } from '../../support/wire.ts';

test.use({ ownServer: true });

const AT_ONCE = 16;
const EACH = 320;

test('no page fails when many ask for it at the same time', async ({ server }) => {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  const visits: [string, number, (n: number) => [string, Asked?]][] = [
    ['list', 200, (n) => [`/san-pham?q=mam&sao=${n + 10}`]],
    ['page beyond the last', 404, (n) => [`/san-pham?trang=${n + 100}`]],
    ['no product', 404, (n) => [`/san-pham/khong-co-${n}`]],
    ['no producer', 404, (n) => [`/co-so/khong-co-${n}`]],
    ['no page', 404, (n) => [`/khong-co-${n}`]],
    ['sign-in', 200, () => ['/dang-nhap']],
    ['refused sign-in', 422, () => ['/dang-nhap', { form: { so: '', 'mat-khau': '' } }]],
    ['studio', 200, () => ['/quan-ly', { cookie }]],
    ['editor', 200, () => [editorPath(id), { cookie }]],
    ['refused listing', 422, () => [editorPath(id), { cookie, form: { 'dien-thoai': '0912' } }]],
  ];
  for (const [what, status, visit] of visits) {
    const seen = new Map<number, number>();
    let next = 0;
    const visitor = async (): Promise<void> => {
      while (next < EACH) {
        const answer = await send(server, ...visit(next++));
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, visitor));
    expect.soft(Object.fromEntries(seen), what).toEqual({ [status]: EACH });
  }
});
