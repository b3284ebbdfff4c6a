// Signing in and out.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { enter, signIn, SIGN_IN, STUDIO } from '../../support/studio.ts';
import { cookieOf, editorPath, ownIds } from '../../support/wire.ts';

test.use({ ownServer: true });

const WRONG = 'Số điện thoại hoặc mật khẩu chưa đúng. Kiểm tra lại cả hai.';

test('a wrong password is refused with the number kept, the password not, and an error in the title', async ({
  page,
  go,
  watch,
  ready,
}) => {
  await go(SIGN_IN);
  watch.expectStatus(422);
  await enter(page, '0900 000 001', 'khong-phai-mat-khau');
  await expect(page.getByRole('alert')).toContainText(WRONG);
  await ready();
  await expect(page).toHaveTitle('Lỗi: Đăng nhập · Sao Quê');
  await expect(page.getByLabel('Số điện thoại')).toHaveValue('0900 000 001');
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('');
  await expect(page.getByLabel('Số điện thoại')).toHaveAttribute('aria-invalid', 'true');
  expect(await page.content()).not.toContain('khong-phai-mat-khau');
});

test('a number without an account gets the very same words', async ({ page, go, watch }) => {
  await go(SIGN_IN);
  watch.expectStatus(422);
  const said: string[] = [];
  for (const phone of [BEN_SAO.phone, '0911111111', 'abc']) {
    await enter(page, phone, 'khong-phai-mat-khau');
    await expect(page.getByLabel('Số điện thoại')).toHaveValue(phone);
    said.push(await page.getByRole('main').innerText());
  }
  expect(said[0]).toContain(WRONG);
  expect(said).toEqual([said[0], said[0], said[0]]);
});

test('after many wrong passwords one has to wait, is told how long, and the right one has to wait too', async ({
  page,
  go,
  watch,
}) => {
  await go(SIGN_IN);
  watch.expectStatus(422);
  watch.expectStatus(429);
  const said = page.getByRole('alert');
  const waiting = /Đã thử sai nhiều lần\. Chờ \d+ giây rồi thử lại\./;
  // The first five are free; each further one doubles the wait, which soon is longer than a try takes.
  for (let tries = 0; tries < 16; tries += 1) {
    const phone = `${BEN_SAO.phone}${' '.repeat(tries % 2)}`;
    await enter(page, phone, 'khong-phai-mat-khau');
    await expect(page.getByLabel('Mật khẩu')).toHaveValue('');
    await expect(page.getByLabel('Số điện thoại')).toHaveValue(phone);
    const words = await said.innerText();
    if (tries < 5) expect(words).toContain(WRONG);
    if (waiting.test(words)) break;
  }
  await expect(said).toContainText(waiting);
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(said).toContainText(waiting);
  await expect(page.getByLabel('Số điện thoại')).toHaveValue(BEN_SAO.phone);
});

test('empty fields are asked for', async ({ page, go, watch }) => {
  await go(SIGN_IN);
  watch.expectStatus(422);
  await enter(page, BEN_SAO.phone, '');
  await expect(page.getByRole('alert')).toContainText('Điền cả số điện thoại và mật khẩu.');
  await expect(page.getByLabel('Số điện thoại')).toHaveValue(BEN_SAO.phone);
});

for (const phone of ['0900 000 001', '+84 900.000.001', '84900000001']) {
  test(`the number may be written ${phone}`, async ({ page, go }) => {
    await go(SIGN_IN);
    await enter(page, phone, BEN_SAO.password);
    await expect(page).toHaveURL(STUDIO);
  });
}

test('whoever is not signed in is asked to, and then gets where they wanted to go', async ({ page, go, server }) => {
  const id = (await ownIds(server, await cookieOf(server, BEN_SAO))).get(FISH_SAUCE) ?? '';
  await go(editorPath(id));
  await expect(page).toHaveURL(new RegExp(`${SIGN_IN}\\?tiep=`));
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page).toHaveURL(editorPath(id));
  await expect(page.getByRole('heading', { level: 1, name: FISH_SAUCE })).toBeVisible();
});

test('a refused sign-in still leads where one wanted to go', async ({ page, go, server, watch }) => {
  const id = (await ownIds(server, await cookieOf(server, BEN_SAO))).get(FISH_SAUCE) ?? '';
  await go(editorPath(id));
  watch.expectStatus(422);
  await enter(page, BEN_SAO.phone, 'khong-phai-mat-khau');
  await expect(page.getByRole('alert')).toBeVisible();
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page).toHaveURL(editorPath(id));
});

test('the link to the studio leads whoever is not signed in to the sign-in page', async ({ page, go }) => {
  await go('/san-pham');
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Dành cho cơ sở' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập', exact: true })).toBeVisible();
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page).toHaveURL(STUDIO);
});

test('nobody is led to another site or place after signing in', async ({ page, go }) => {
  for (const next of [
    'https://example.org/',
    '//example.org/',
    '/\\example.org',
    'javascript:alert(1)',
    '/quan-ly/..//example.org',
    '/san-pham',
  ]) {
    await go(`${SIGN_IN}?tiep=${encodeURIComponent(next)}`);
    await enter(page, BEN_SAO.phone, BEN_SAO.password);
    await expect(page, next).toHaveURL(STUDIO);
  }
});

test('the session is kept in a cookie that no script and no other site gets', async ({ page, context }) => {
  await signIn(page, BEN_SAO);
  const session = async () => (await context.cookies()).find((cookie) => cookie.name === '__Host-ocop_sid')?.value;
  const cookies = await context.cookies();
  expect(cookies.map((cookie) => cookie.name).sort()).toEqual(['__Host-ocop_may', '__Host-ocop_sid']);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  }
  const first = await session();
  await signIn(page, BEN_SAO);
  expect(await session(), 'a new sign-in is a new session').not.toBe(first);
});

test('nobody gets a cookie for looking around', async ({ page, go, context }) => {
  for (const path of ['/', '/san-pham?sao=4', SIGN_IN]) await go(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});

test('after signing out the studio asks to sign in, Back shows nothing of it', async ({ page, go, context }) => {
  await signIn(page, BEN_SAO);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page).toHaveURL(SIGN_IN);
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual(['__Host-ocop_may']);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập', exact: true })).toBeVisible();
  await expect(page.getByText(FISH_SAUCE)).toHaveCount(0);
  await go(STUDIO);
  await expect(page).toHaveURL(new RegExp(SIGN_IN));
});
