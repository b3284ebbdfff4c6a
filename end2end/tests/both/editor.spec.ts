// What a producer can say about a product, and where the public then reads it.
import type { Page } from '@playwright/test';
import { expect, FULL_LISTING, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, link, priceKind, savedNotice, saveWell, signIn, typed } from '../../support/studio.ts';
import { send } from '../../support/wire.ts';

test.use({ ownServer: true });

test.beforeEach(async ({ page, edit, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

/** Writes a full listing into the open form. */
async function fillAll(page: Page): Promise<void> {
  let links = 0;
  for (const [name, value] of FULL_LISTING) {
    if (name === 'kieu-gia') await priceKind(page, 'Khoảng giá').check();
    else if (name === 'dong-y' || name === 'van-dung') await control(page, name).check();
    else if (name === 'lien-ket') await link(page, (links += 1)).fill(value);
    else await control(page, name).fill(value);
  }
}

test('everything that is filled in is on the public page', async ({ page, go }) => {
  await fillAll(page);
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  const main = page.getByRole('main');
  await expect(page.locator('.price')).toHaveText('85.000 ₫ đến 150.000 ₫ / chai 500 ml');
  for (const [name, value] of FULL_LISTING) {
    if (['kieu-gia', 'gia', 'gia-den', 'lien-ket', 'dong-y', 'van-dung'].includes(name)) continue;
    for (const paragraph of value.split('\n\n')) await expect(main).toContainText(paragraph);
  }
  await expect(page.locator('section', { hasText: 'Mô tả' }).last().locator('p')).toHaveCount(2);
  const sold = page.locator('.buy').getByRole('link', { name: 'Xem trên Shopee' });
  await expect(sold).toHaveAttribute('href', 'https://shopee.vn/nuoc-mam-cot-mau');
  await expect(sold).toHaveAttribute('target', '_blank');
  await expect(sold).toHaveAttribute('rel', 'ugc nofollow noopener noreferrer');
  await expect(sold).toContainText('shopee.vn');
});

test('everything that was saved is in the form again', async ({ page, go }) => {
  await fillAll(page);
  await saveWell(page);
  await go(new URL(page.url()).pathname);
  const expected = FULL_LISTING.filter(([name]) => name !== 'van-dung').map(([name, value]) => [
    name,
    // An amount is shown with its sign, and can be saved like that.
    name.startsWith('gia') ? `${value}\u00a0₫` : value,
  ]);
  const now = (await typed(page)).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]);
  for (const pair of expected) expect(now).toContainEqual(pair);
  await saveWell(page);
});

for (const [written, shown] of [
  ['120k', '120.000 ₫'],
  ['120000', '120.000 ₫'],
  ['1,2 triệu', '1.200.000 ₫'],
  ['95.000 đồng', '95.000 ₫'],
] as const) {
  test(`a price may be written ${written}`, async ({ page, go }) => {
    await priceKind(page, 'Một giá').check();
    await control(page, 'gia').fill(written);
    await saveWell(page);
    await go(FISH_SAUCE_PAGE);
    await expect(page.locator('.price')).toHaveText(shown);
  });
}

test('a price on request is said as such', async ({ page, go }) => {
  await priceKind(page, 'Liên hệ để hỏi giá').check();
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  await expect(page.locator('.price')).toHaveText('Liên hệ để hỏi giá');
});

test('a price can be taken back', async ({ page, go }) => {
  const editor = new URL(page.url()).pathname;
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('120k');
  await saveWell(page);
  await go(editor);
  await priceKind(page, 'Chưa nói giá').check();
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Chưa có giá.')).toBeVisible();
});

test('without consent the number is nowhere on the public page', async ({ page, go, server }) => {
  await control(page, 'dien-thoai').fill('0912 345 678');
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByRole('link', { name: /^Gọi/ })).toHaveCount(0);
  for (const path of [FISH_SAUCE_PAGE, '/api/drawn?path=/san-pham/nuoc-mam-cot-mau-ben-sao', '/api/browse?query=q%3Dnuoc%20mam']) {
    expect((await send(server, path)).text, path).not.toMatch(/912.?345.?678/);
  }
});

test('with consent the number can be called, and taking consent back hides it', async ({ page, go }) => {
  const editor = new URL(page.url()).pathname;
  await control(page, 'dien-thoai').fill('+84 912.345.678');
  await control(page, 'dong-y').check();
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByRole('link', { name: /^Gọi 0912 345 678/ })).toHaveAttribute('href', 'tel:+84912345678');
  await go(editor);
  await expect(control(page, 'dien-thoai')).toHaveValue('0912 345 678');
  await control(page, 'dong-y').uncheck();
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByRole('link', { name: /^Gọi/ })).toHaveCount(0);
});

test('"still correct" sets today as the day of confirmation, and the box is empty the next time', async ({ page, go }) => {
  const editor = new URL(page.url()).pathname;
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format();
  const [date, month, year] = day.split('/').map(Number);
  await control(page, 'van-dung').check();
  await saveWell(page);
  await go(FISH_SAUCE_PAGE);
  const said = page.getByText(/^Cơ sở xác nhận lần cuối ngày/);
  await expect(said).toHaveText(new RegExp(`ngày 0?${date}/0?${month}/${year}\\.$`));
  await go(editor);
  await expect(control(page, 'van-dung')).not.toBeChecked();
});

test('the stars cannot be edited, and the form says why', async ({ page }) => {
  await expect(page.getByText('Số sao, quyết định và hạn do Văn phòng ghi, không sửa ở đây.')).toBeVisible();
  const fields = new Set((await typed(page)).map(([name]) => name));
  for (const field of ['sao', 'quyet-dinh', 'han', 'ten']) expect(fields).not.toContain(field);
});

test('the saved notice says so once and leads to the public page', async ({ page, go }) => {
  const editor = new URL(page.url()).pathname;
  await control(page, 'bao-quan').fill('Nơi khô ráo');
  await saveWell(page);
  await page.getByRole('link', { name: 'Xem trang' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: FISH_SAUCE })).toBeVisible();
  await expect(page.getByText('Nơi khô ráo')).toBeVisible();
  await go(editor);
  await expect(savedNotice(page)).toHaveCount(0);
});

test('saving twice in a row is no conflict', async ({ page }) => {
  await control(page, 'bao-quan').fill('Nơi khô ráo');
  await saveWell(page);
  await control(page, 'bao-quan').fill('Nơi mát');
  await saveWell(page);
  await expect(page.getByText('Có hai bản khác nhau')).toHaveCount(0);
  await expect(control(page, 'bao-quan')).toHaveValue('Nơi mát');
});
