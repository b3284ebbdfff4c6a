// The filters of a phone: over the page, closed by whatever closes such a thing.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { address, cards, chosen, LIST, row, total } from '../../support/list.ts';

const opener = (page: Page) => page.locator('#loc > summary');
const filters = (page: Page) => page.locator('#loc');

async function open(page: Page): Promise<void> {
  await opener(page).tap();
  await expect(filters(page)).toHaveAttribute('open');
  await expect(page.locator('.browse > section')).toHaveAttribute('inert');
}

async function isShut(page: Page): Promise<void> {
  await expect(filters(page)).not.toHaveAttribute('open');
  await expect(page.locator('.browse > section')).not.toHaveAttribute('inert');
  await expect(opener(page)).toBeFocused();
}

test('Back closes the filters and keeps what was chosen; Back again takes it back', async ({ page, go }) => {
  await go(LIST);
  await open(page);
  await row(page, 'Sao', '4 sao').tap();
  await expect(row(page, 'Sao', '4 sao')).toHaveAttribute('aria-current', 'true');
  await row(page, 'Sao', '3 sao').tap();
  await expect(row(page, 'Sao', '3 sao')).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await isShut(page);
  expect(await chosen(page)).toEqual(['Sao: 4 sao', 'Sao: 3 sao']);
  expect(address(page)).toBe('/san-pham?sao=3&sao=4');
  await page.goBack();
  await expect.poll(() => chosen(page)).toEqual([]);
  expect(address(page)).toBe(LIST);
});

test('Escape closes the filters', async ({ page, go }) => {
  await go(LIST);
  await open(page);
  await page.keyboard.press('Escape');
  await isShut(page);
  expect(address(page)).toBe(LIST);
});

test('the button below counts and closes without leaving the page', async ({ page, go }) => {
  await go(LIST);
  await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
  await open(page);
  await row(page, 'Sao', '4 sao').tap();
  await expect(row(page, 'Sao', '4 sao')).toHaveAttribute('aria-current', 'true');
  const button = page.getByRole('link', { name: `Xem ${await total(page)} sản phẩm` });
  await expect(button).toBeInViewport();
  await button.tap();
  await isShut(page);
  await expect(cards(page).first()).toBeInViewport();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('a press beside the filters closes them where there is a beside', async ({ page, go }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await go(LIST);
  await open(page);
  await page.touchscreen.tap(700, 300);
  await isShut(page);
});
