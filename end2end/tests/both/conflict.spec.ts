// Two tabs on the same listing: the second to save sees both texts, and nothing is overwritten in silence.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, priceKind, save, savedNotice, saveWell, signIn, typed } from '../../support/studio.ts';
import { cookieOf, ownIds, post } from '../../support/wire.ts';

test.use({ ownServer: true });

const TITLE = 'Có hai bản khác nhau';
const field = (page: Page, name: string) => page.locator('.conflict').getByRole('group', { name, exact: true });
const mine = (page: Page, name: string) => field(page, name).getByLabel('Bản của bạn, vừa gõ');
const theirs = (page: Page, name: string) => field(page, name).getByLabel('Bản đã lưu');

test.beforeEach(async ({ page, edit, ready, context, go, watch }) => {
  watch.expectStatus(409);
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  // The other tab saves while this one stays open.
  const other = await context.newPage();
  await go(new URL(page.url()).pathname, 200, other);
  await control(other, 'mo-ta').fill('Mô tả của thẻ kia');
  await control(other, 'bao-quan').fill('Bảo quản của thẻ kia');
  await saveWell(other);
  await other.close();
  await control(page, 'mo-ta').fill('Mô tả của thẻ này');
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('99.000');
});

async function saveIntoConflict(page: Page, scripts: boolean, ready: () => Promise<void>): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), save(page)]);
  expect(answer.status()).toBe(409);
  await expect(page.getByText(TITLE)).toBeVisible();
  if (!scripts) await ready();
}

test('both texts of each field that differs are shown, and what was typed is kept', async ({ page, scripts, ready }) => {
  const before = (await typed(page)).filter(([name]) => name !== 'phien-ban');
  await saveIntoConflict(page, scripts, ready);
  await expect(field(page, 'Mô tả')).toContainText('Mô tả của thẻ này');
  await expect(field(page, 'Mô tả')).toContainText('Mô tả của thẻ kia');
  await expect(field(page, 'Bảo quản')).toContainText('Bảo quản của thẻ kia');
  await expect(field(page, 'Bảo quản')).toContainText('(trống)');
  await expect(field(page, 'Câu chuyện')).toHaveCount(0);
  const after = (await typed(page)).filter(([name]) => name !== 'phien-ban' && !name.startsWith('chon-'));
  expect(after).toEqual(before);
});

test('nothing is saved before the choice', async ({ page, scripts, ready, go }) => {
  await saveIntoConflict(page, scripts, ready);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Mô tả của thẻ kia')).toBeVisible();
  await expect(page.getByText('Chưa có giá.')).toBeVisible();
});

test('a field of which the saved text was chosen keeps it, the others take what was typed', async ({
  page,
  scripts,
  ready,
  go,
}) => {
  await saveIntoConflict(page, scripts, ready);
  await mine(page, 'Mô tả').check();
  await theirs(page, 'Bảo quản').check();
  await save(page);
  await expect(savedNotice(page)).toBeVisible();
  await expect(page).toHaveURL(/\?da-luu=1$/);
  await ready();
  await expect(page.getByText(TITLE)).toHaveCount(0);
  await expect(control(page, 'mo-ta')).toHaveValue('Mô tả của thẻ này');
  await expect(control(page, 'bao-quan')).toHaveValue('Bảo quản của thẻ kia');
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Mô tả của thẻ này')).toBeVisible();
  await expect(page.getByText('Bảo quản của thẻ kia')).toBeVisible();
  await expect(page.locator('.price')).toHaveText('99.000 ₫');
});

test('the saved text can be taken for everything', async ({ page, scripts, ready, go }) => {
  await saveIntoConflict(page, scripts, ready);
  for (const choice of await page.locator('.conflict').getByLabel('Bản đã lưu').all()) await choice.check();
  await save(page);
  await expect(page).toHaveURL(/\?da-luu=1$/);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Mô tả của thẻ kia')).toBeVisible();
  await expect(page.getByText('Chưa có giá.')).toBeVisible();
});

test('a third save in between is a conflict again', async ({ page, scripts, ready, server }) => {
  await saveIntoConflict(page, scripts, ready);
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  await post(server, cookie, id, [['mo-ta', 'Mô tả thứ ba']]);
  await saveIntoConflict(page, scripts, ready);
  await expect(field(page, 'Mô tả')).toContainText('Mô tả của thẻ này');
  await expect(field(page, 'Mô tả')).toContainText('Mô tả thứ ba');
});
