// What a visitor picks stays on the device: products to find again, products to compare.
import { expect, test } from '../../support/fixtures.ts';
import { cards, LIST, names } from '../../support/list.ts';
import type { Locator, Page } from '@playwright/test';

const bar = (page: Page): Locator => page.locator('#so-sanh');
const box = (page: Page, at: number): Locator => cards(page).nth(at).getByRole('checkbox', { name: /^So sánh/ });
const heart = (page: Page, at: number): Locator => cards(page).nth(at).getByRole('button', { name: /^Lưu/ });

test('products of several pages are put side by side, and what is dropped there is dropped', async ({ page, go, ready }) => {
  await go(LIST);
  const [first] = await names(page);
  await box(page, 0).check();
  await expect(bar(page)).toContainText('Chọn thêm ít nhất một');
  await go(`${LIST}?trang=2`);
  const [second] = await names(page);
  await box(page, 0).check();
  await expect(bar(page)).toContainText('2 sản phẩm được chọn');
  await bar(page).getByRole('link', { name: 'So sánh sản phẩm đã chọn' }).click();
  await expect(page.getByRole('columnheader')).toHaveText([new RegExp(first ?? ''), new RegExp(second ?? '')]);
  await expect(page).toHaveTitle(`So sánh ${first}, ${second} · Sao Quê`);
  await page.getByRole('link', { name: `Bỏ ra ${first}` }).click();
  await expect(page.getByRole('columnheader')).toHaveText([new RegExp(second ?? '')]);
  await go(LIST);
  await ready();
  await expect(box(page, 0)).not.toBeChecked();
  await expect(bar(page)).toContainText('1 sản phẩm được chọn');
});

test('a fifth product is refused in words', async ({ page, go }) => {
  await go(LIST);
  for (const at of [0, 1, 2, 3]) await box(page, at).check();
  await expect(bar(page)).toContainText('4 sản phẩm được chọn');
  await box(page, 4).click();
  await expect(box(page, 4)).not.toBeChecked();
  await expect(bar(page)).toContainText('Chỉ so sánh được 4 sản phẩm');
  await box(page, 3).uncheck();
  await box(page, 4).check();
  await expect(bar(page)).toContainText('4 sản phẩm được chọn');
  await bar(page).getByRole('button', { name: 'Bỏ chọn hết' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(box(page, 0)).not.toBeChecked();
});

test('saved products are found again after a reload, and their address shows them to others', async ({ page, go, stranger }) => {
  await go(LIST);
  const [first, , third] = await names(page);
  await expect(page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: /Đã lưu/ })).toBeHidden();
  await heart(page, 0).click();
  await heart(page, 2).click();
  await expect(heart(page, 0)).toHaveAttribute('aria-pressed', 'true');
  await go(LIST);
  await expect(heart(page, 2)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Đã lưu 2' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sản phẩm đã lưu' })).toBeVisible();
  expect(await names(page)).toEqual([first, third]);

  const other = await stranger({ scripts: false });
  await go(new URL(page.url()).pathname + new URL(page.url()).search, 200, other);
  expect(await names(other)).toEqual([first, third]);

  await heart(page, 0).click();
  await go('/yeu-thich');
  await expect(cards(page)).toHaveCount(1);
});

test('a saved list can be kept as a file', async ({ page, go }) => {
  await go('/yeu-thich?sp=nuoc-mam-cot-mau-ben-sao&sp=to-yen-sao');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải về' }).click();
  expect((await downloaded).suggestedFilename()).toBe('sao-que.txt');
});

test('what the device keeps broken is as good as nothing', async ({ page, go }) => {
  await go(LIST);
  await page.evaluate(() => {
    localStorage.setItem('saved', '{"a":1}');
    localStorage.setItem('compared', '["<b>", 7, "../x"');
  });
  await go(LIST);
  await expect(bar(page)).toBeHidden();
  await heart(page, 0).click();
  await expect(heart(page, 0)).toHaveAttribute('aria-pressed', 'true');
});
