// The same pages in English: the way there stays on the page, and everything after it is English.
import { expect, test } from '../../support/fixtures.ts';

test('the other language is one click away and stays on the page', async ({ page, go, ready }) => {
  await go('/san-pham?sao=4');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/san-pham?sao=4');
  await ready();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Products');
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await expect(page).toHaveURL('/san-pham?sao=4');
});

test('a shopper finds a product in English', async ({ page, go }) => {
  await go('/en');
  await page.getByRole('link', { name: /^4 stars/ }).click();
  await expect(page).toHaveURL('/en/san-pham?sao=4');
  await page.getByRole('link', { name: /^Hoằng Hóa/ }).first().click();
  await expect(page).toHaveURL('/en/san-pham?sao=4&huyen=hoang-hoa');
  await page.locator('.card__link').first().click();
  await expect(page).toHaveURL(/\/en\/san-pham\/[a-z0-9-]+$/);
  await expect(page.getByRole('heading', { name: 'Price and where to buy' })).toBeVisible();
  await page.getByRole('link', { name: 'Places' }).click();
  await expect(page).toHaveURL('/en/vung');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thanh Hóa, place by place');
});

test('a search in English stays in English', async ({ page, go }) => {
  await go('/en/san-pham');
  await page.locator('#q').fill('nuoc mam');
  await page.locator('#q').press('Enter');
  await expect(page).toHaveURL('/en/san-pham?q=nuoc+mam');
  await expect(page.locator('.chip').first()).toContainText('Search: nuoc mam');
});
