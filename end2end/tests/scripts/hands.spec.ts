// Where the focus and the eyes are while the list changes around them.
import { expect, test } from '../../support/fixtures.ts';
import { cards, facet, LIST, more, row, searchBox, toggle, total } from '../../support/list.ts';

test('the focus stays on the value that was chosen', async ({ page, go }) => {
  await go(LIST);
  await row(page, 'Sao', '4 sao').focus();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Sao', '4 sao')).toHaveAttribute('aria-current', 'true');
  await expect(row(page, 'Sao', '4 sao')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Sao', '4 sao')).not.toHaveAttribute('aria-current');
  await expect(row(page, 'Sao', '4 sao')).toBeFocused();
});

test('after a chip is dropped the focus is on what is left', async ({ page, go }) => {
  await go('/san-pham?sao=3&huyen=hoang-hoa');
  const chip = page.getByRole('link', { name: 'Bỏ lọc: Sao: 3 sao' });
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Bỏ lọc: Huyện cũ: Hoằng Hóa' })).toBeFocused();
});

test('what was unfolded stays open', async ({ page, go }) => {
  await go(LIST);
  const districts = facet(page, 'Huyện cũ');
  await districts.getByText(/^Xem thêm/).click();
  await toggle(page, 'Sao', '4 sao');
  await expect(districts.locator('details')).toHaveAttribute('open');
  await expect(districts.getByText('Thu gọn')).toBeVisible();
});

test('a long facet is searched without marks, and stays so after a choice', async ({ page, go }) => {
  await go(LIST);
  const districts = facet(page, 'Huyện cũ');
  await districts.getByLabel('Tìm trong Huyện cũ').fill('hoang');
  const shown = districts.locator('.facet__label').filter({ visible: true });
  await expect(shown).toHaveText(['Hoằng Hóa']);
  await row(page, 'Huyện cũ', 'Hoằng Hóa').click();
  await expect(row(page, 'Huyện cũ', 'Hoằng Hóa')).toHaveAttribute('aria-current', 'true');
  await expect(shown).toHaveText(['Hoằng Hóa']);
});

test('more products: the focus is on the first new one, and it is said how many are shown', async ({ page, go }) => {
  await go(LIST);
  const all = await total(page);
  await more(page).click();
  await expect(cards(page)).toHaveCount(48);
  await expect(cards(page).nth(24).getByRole('link')).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(`Đang hiện 48 trong ${all} sản phẩm`);
});

test('Back from a product leads to the same cards, the same spot and the card that was opened', async ({ page, go }) => {
  await go('/san-pham?sao=3');
  await more(page).click();
  await expect(cards(page)).toHaveCount(48);
  const link = cards(page).nth(29).getByRole('link');
  await link.scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => window.scrollY);
  expect(y).toBeGreaterThan(500);
  await link.click();
  await expect(page.locator('.product')).toBeVisible();
  await page.goBack();
  await expect(cards(page)).toHaveCount(48);
  await expect(link).toBeFocused();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - y)).toBeLessThan(50);
});

test('a choice that changes nothing is not announced', async ({ page, go }) => {
  await go(LIST);
  const status = page.getByRole('status');
  await page.getByRole('navigation', { name: 'Xếp theo' }).getByRole('link', { name: 'Tên A–Z' }).click();
  await expect(page).toHaveURL('/san-pham?sap-xep=ten');
  await expect(status).toHaveText('');
});

test('suggestions: the arrows move, Enter opens, Escape closes, the focus stays in the box', async ({ page, go }) => {
  await go(LIST);
  const box = searchBox(page);
  await expect(box).toHaveRole('combobox');
  await box.pressSequentially('nuoc mam');
  const options = page.getByRole('option');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  expect(await options.count()).toBeLessThanOrEqual(9);
  await expect(options.first().locator('mark').first()).toHaveText(/nước/i);
  await expect(options.last()).toHaveText(/^Xem tất cả \d+ kết quả$/);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const id = (await options.first().getAttribute('id')) ?? 'none';
  await expect(box).toHaveAttribute('aria-activedescendant', id);
  await page.keyboard.press('Escape');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/san-pham?q=nuoc+mam');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
});

test('ten quick keys ask at most once, and the answer is to the last of them', async ({ page, go }) => {
  await go(LIST);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/suggest')) asked.push(request.url());
  });
  await searchBox(page).pressSequentially('nuoc mam c');
  await expect(page.locator('[data-for="nuoc mam c"]')).toBeVisible();
  expect(asked.length).toBeLessThanOrEqual(1);
});

test('a suggestion that is pressed opens', async ({ page, go }) => {
  await go('/');
  await searchBox(page).pressSequentially('hoang hoa');
  await page.getByRole('option', { name: /Hoằng Hóa/ }).first().click();
  await expect(page).toHaveURL('/san-pham?huyen=hoang-hoa');
  await expect(cards(page).first()).toBeVisible();
});

test('a choice shows at once, and two made quickly are both made', async ({ page, go }) => {
  await go(LIST);
  const marked = await page.evaluate(() => {
    const [first, second] = ['sao:3', 'sao:4'].map((key) => document.querySelector<HTMLElement>(`.facet__row[data-key="${key}"]`));
    first?.click();
    const made = first?.hasAttribute('data-made');
    second?.click();
    return made;
  });
  expect(marked).toBe(true);
  await expect(page).toHaveURL('/san-pham?sao=3&sao=4');
  for (const name of ['3 sao', '4 sao']) await expect(row(page, 'Sao', name)).toHaveAttribute('aria-current', 'true');
});
