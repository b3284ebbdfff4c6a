// What scripts add to the editor: checks while typing, and saving without leaving the page.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import {
  control,
  enter,
  priceKind,
  problem,
  save,
  savedNotice,
  saveWell,
  signIn,
  SIGN_IN,
  summary,
} from '../../support/studio.ts';

test.use({ ownServer: true });

test.beforeEach(async ({ page, edit, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

test('a problem appears on leaving the field, not while typing, and goes away when it is right', async ({ page }) => {
  const phone = control(page, 'dien-thoai');
  await phone.focus();
  await page.keyboard.type('0912');
  await expect(problem(page, 'dien-thoai')).toBeHidden();
  await phone.blur();
  await expect(problem(page, 'dien-thoai')).toBeVisible();
  await phone.fill('0912 345 678');
  await phone.blur();
  await expect(problem(page, 'dien-thoai')).toBeHidden();
  await expect(page).toHaveTitle(`${FISH_SAUCE} · Sao Quê`);
});

test('what is wrong in a field that was left is said there alone: "not saved" is said once saving was tried', async ({ page }) => {
  await control(page, 'dien-thoai').fill('0912');
  await control(page, 'dien-thoai').blur();
  await expect(problem(page, 'dien-thoai')).toBeVisible();
  await expect(summary(page)).toHaveCount(0);
  await expect(page).toHaveTitle(`${FISH_SAUCE} · Sao Quê`);
  await save(page);
  await expect(summary(page)).toContainText('Chưa lưu được: 1 chỗ cần sửa');
  await expect(page).toHaveTitle(`Lỗi: ${FISH_SAUCE} · Sao Quê`);
  await control(page, 'dien-thoai').fill('0912 345 678');
  await control(page, 'dien-thoai').blur();
  await expect(summary(page)).toHaveCount(0);
  await expect(page).toHaveTitle(`${FISH_SAUCE} · Sao Quê`);
});

test('leaving a wrong field by the keyboard leads into the next field, and what is typed goes there', async ({ page }) => {
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('mười nghìn');
  await page.keyboard.press('Tab');
  await expect(problem(page, 'gia')).toBeVisible();
  await expect(control(page, 'don-vi')).toBeFocused();
  await page.keyboard.type('chai');
  await expect(control(page, 'don-vi')).toHaveValue('chai');
});

test('the click that leaves a wrong field does what it was meant to do', async ({ page }) => {
  await control(page, 'dien-thoai').fill('12 34');
  await control(page, 'dong-y').click();
  await expect(problem(page, 'dien-thoai')).toBeVisible();
  await expect(control(page, 'dong-y')).toBeChecked();
});

test('after a refused save the summary has the focus', async ({ page }) => {
  await priceKind(page, 'Một giá').check();
  await save(page);
  await expect(summary(page)).toBeVisible();
  await expect(page.locator('#loi')).toBeFocused();
});

test('the summary takes the focus again when the next save is refused too', async ({ page }) => {
  await priceKind(page, 'Một giá').check();
  await save(page);
  await expect(page.locator('#loi')).toBeFocused();
  await control(page, 'gia').fill('không');
  await save(page);
  await expect(summary(page)).toContainText('Giá phải là số');
  await expect(page.locator('#loi')).toBeFocused();
});

test('saving keeps the document, the place and the focus, and says so', async ({ page }) => {
  await control(page, 'bao-quan').fill('Nơi mát');
  const y = await page.evaluate(() => {
    Object.assign(window, { sameDocument: true });
    return window.scrollY;
  });
  await saveWell(page);
  await expect(page.locator('.savebar__say')).toHaveText('Đã lưu');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - y)).toBeLessThan(200);
});

test('when the session ended while editing, the text stays, and is saved after signing in in another tab', async ({
  page,
  context,
  watch,
  go,
  ready,
}) => {
  await control(page, 'mo-ta').fill('Chữ gõ mất công');
  await control(page, 'bao-quan').fill('Nơi mát');
  await context.clearCookies();
  watch.expectStatus(401);
  await save(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Để sau' }).click();
  await expect(page.getByText('Chưa lưu được vì phiên làm việc đã hết.')).toBeVisible();
  await expect(control(page, 'mo-ta')).toHaveValue('Chữ gõ mất công');
  await expect(control(page, 'bao-quan')).toHaveValue('Nơi mát');

  const other = await context.newPage();
  await go(SIGN_IN, 200, other);
  await enter(other, BEN_SAO.phone, BEN_SAO.password);
  await expect(other).toHaveURL('/quan-ly');
  await ready(other);
  await other.close();

  await saveWell(page);
  await expect(page.getByText('phiên làm việc đã hết')).toHaveCount(0);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Chữ gõ mất công')).toBeVisible();
});

test('a double click saves once', async ({ page, go }) => {
  await control(page, 'bao-quan').fill('Nơi mát');
  let posts = 0;
  page.on('request', (request) => (posts += Number(request.method() === 'POST')));
  await page.getByRole('button', { name: 'Lưu thay đổi' }).dblclick();
  await expect(savedNotice(page)).toBeVisible();
  await expect(page.getByText('Có hai bản khác nhau')).toHaveCount(0);
  expect(posts).toBe(1);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Nơi mát')).toBeVisible();
});

test('the ways out of the editor keep the document; the way in makes one, so that Back asks', async ({ page, edit }) => {
  const mark = () => page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const same = () => page.evaluate(() => 'sameDocument' in window);
  await mark();
  await page.getByRole('link', { name: 'Sản phẩm của tôi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sản phẩm của tôi' })).toBeVisible();
  expect(await same()).toBe(true);
  await edit('Mắm tôm mẫu Bến Sao');
  expect(await same()).toBe(false);
  await mark();
  await page.getByRole('link', { name: 'Xem trang' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mắm tôm mẫu Bến Sao' })).toBeVisible();
  expect(await same()).toBe(true);
});

test('the own list shows a saved price on the way back', async ({ page }) => {
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('77k');
  await saveWell(page);
  await page.getByRole('link', { name: 'Sản phẩm của tôi' }).click();
  await expect(page.locator('.studio-row', { hasText: FISH_SAUCE })).toContainText('77.000 ₫');
});
