// A save that meets no network waits on the device; a session that has ended is begun anew in place.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, enter, save, saveWell, savedNotice, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

const waits = (page: Page) => page.locator('.queue');

test.beforeEach(async ({ page, ready, edit }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

test('a save without a network is sent once when it is back', async ({ page, context, watch, server }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await control(page, 'khoi-luong').fill('750 ml');
  await save(page);
  await expect(waits(page)).toContainText('Chờ gửi (1)');
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await context.setOffline(false);
  await expect(savedNotice(page)).toBeVisible();
  await expect(control(page, 'khoi-luong')).toHaveValue('750 ml');
  await expect(waits(page)).toBeHidden();
  expect(posts).toEqual([page.url().split('?')[0]]);
  const shown = await page.request.get(`${server.url}${FISH_SAUCE_PAGE}`);
  expect(await shown.text()).toContain('750 ml');
});

test('what waits goes also after the page was closed, and a text that somebody else has changed is shown beside it', async ({
  page,
  context,
  watch,
  stranger,
  go,
  ready,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  watch.expectStatus(409);
  await context.setOffline(true);
  await control(page, 'bao-quan').fill('Để nơi mát, của người thứ nhất');
  await save(page);
  await expect(waits(page)).toContainText('Chờ gửi (1)');
  const path = new URL(page.url()).pathname;
  const other = await stranger({ scripts: false });
  await go('/dang-nhap', 200, other);
  await enter(other, BEN_SAO.phone, BEN_SAO.password);
  await go(path, 200, other);
  await other.locator('[name="bao-quan"]').fill('Để nơi khô, của người thứ hai');
  await other.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await context.setOffline(false);
  await expect(waits(page)).toContainText('Có người đã sửa trang này');
  await waits(page).getByRole('button', { name: 'Xem và chọn' }).click();
  await ready();
  await expect(page.getByText('Để nơi khô, của người thứ hai').first()).toBeVisible();
  await expect(control(page, 'bao-quan')).toHaveValue('Để nơi mát, của người thứ nhất');
});

test('an ended session asks for the password in place, and the same text is saved', async ({ page, context, watch }) => {
  watch.expectStatus(401);
  watch.expectStatus(422);
  await control(page, 'han-dung').fill('12 tháng');
  await context.clearCookies();
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
  await dialog.getByLabel('Số điện thoại').fill(BEN_SAO.phone);
  await dialog.getByLabel('Mật khẩu').fill('một mật khẩu sai');
  await dialog.getByRole('button', { name: 'Đăng nhập và lưu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('chưa đúng');
  await dialog.getByLabel('Mật khẩu').fill(BEN_SAO.password);
  await dialog.getByRole('button', { name: 'Đăng nhập và lưu' }).click();
  await expect(dialog).toBeHidden();
  await expect(savedNotice(page)).toBeVisible();
  await expect(control(page, 'han-dung')).toHaveValue('12 tháng');
  await control(page, 'han-dung').fill('13 tháng');
  await saveWell(page);
});
